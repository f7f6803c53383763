"""The desk of a district's office. Words stand before numbers of submissions."""

from django.urls import include, path

from calendar_site.pages.organiser import (
    behalf,
    decisions,
    editing,
    events,
    pictures,
    prints,
    queue,
    submission,
)

urlpatterns = [
    path("", queue.show, name="desk"),
    path("events/", events.show, name="desk-events"),
    path("new/", behalf.choose, name="desk-new"),
    path("new/<slug:programme>/", behalf.offer, name="desk-new-in"),
    path("print/", prints.show, name="desk-prints"),
    path("print/<slug:programme>/proof/", prints.proof, name="desk-proof"),
    path("print/<slug:programme>/release/", prints.release, name="desk-release"),
    path("print/<uuid:uid>/", prints.job, name="desk-job"),
    path("print/<uuid:uid>/retry/", prints.retry, name="desk-retry"),
    path("print/<uuid:uid>/file/", prints.file, name="desk-file"),
    path("people/stored/", include("calendar_site.pages.organiser.stored.urls")),
    path("people/", include("calendar_site.pages.organiser.people_urls")),
    path("tokens/", include("calendar_site.pages.organiser.tokens_urls")),
    path("<str:number>/", submission.show, name="desk-submission"),
    path("<str:number>/edit/", editing.edit, name="desk-edit"),
    path("<str:number>/picture/", pictures.edit, name="desk-picture"),
    path("<str:number>/picture/remove/", pictures.remove, name="desk-picture-remove"),
    path("<str:number>/accept/", decisions.accept, name="desk-accept"),
    path("<str:number>/send-back/", decisions.send_back, name="desk-send-back"),
    path("<str:number>/decline/", decisions.decline, name="desk-decline"),
    path("<str:number>/reopen/", decisions.reopen, name="desk-reopen"),
    path("<str:number>/comment/", decisions.comment, name="desk-comment"),
    path("<str:number>/answer/", decisions.answer, name="desk-answer"),
    path("<str:number>/undo-answer/", decisions.undo_answer, name="desk-undo-answer"),
    path("<str:number>/report/", decisions.report, name="desk-report"),
    path("<str:number>/move/", decisions.move, name="desk-move"),
    path("<str:number>/undo-report/", decisions.undo_report, name="desk-undo-report"),
    path("<str:number>/withdraw/", decisions.withdraw, name="desk-withdraw"),
    path("<str:number>/remove/", decisions.remove, name="desk-remove"),
    path("<str:number>/link/", decisions.new_link, name="desk-link"),
    path("<str:number>/end-link/", decisions.end_link, name="desk-end-link"),
]

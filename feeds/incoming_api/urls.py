"""Addresses below /api/v1/submissions/."""

from django.urls import path

from feeds.incoming_api import acts, submissions

app_name = "incoming_api"
urlpatterns = [
    path("", submissions.Submissions.as_view(), name="submissions"),
    path("<str:number>/", submissions.OneSubmission.as_view(), name="submission"),
    path("<str:number>/report/", acts.Report.as_view(), name="report"),
    path("<str:number>/relocate/", acts.Relocate.as_view(), name="relocate"),
    path("<str:number>/withdraw/", acts.Withdraw.as_view(), name="withdraw"),
]

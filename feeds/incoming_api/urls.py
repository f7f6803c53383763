"""Addresses below /api/v1/submissions/."""

from django.urls import path

from feeds.incoming_api import actions, submissions

app_name = "incoming_api"
urlpatterns = [
    path("", submissions.Submissions.as_view(), name="submissions"),
    path("<str:number>/", submissions.OneSubmission.as_view(), name="submission"),
    path("<str:number>/report/", actions.Report.as_view(), name="report"),
    path("<str:number>/relocate/", actions.Relocate.as_view(), name="relocate"),
    path("<str:number>/withdraw/", actions.Withdraw.as_view(), name="withdraw"),
]

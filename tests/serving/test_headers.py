"""Every answer carries the headers; readers get no cookie."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from calendar_site.serving.headers import SecurityHeaders

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PUBLIC = [
    "/",
    "/de/nord/",
    "/feeds/nord.ics",
    "/api/v1/events/?district=nord",
    "/healthz",
    "/nowhere/",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_every_answer_carries_the_headers_and_sets_no_cookie(client, nord, address):
    response = client.get(address)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "camera=()" in response.headers["Permissions-Policy"].split(", ")
    assert dict(response.cookies) == {}


def test_static_files_carry_them_too(client):
    response = client.get("/static/favicon.svg")
    assert response.status_code == 200
    assert response.headers["Content-Security-Policy"] == POLICY


def test_a_view_may_send_a_policy_of_its_own():
    def view(request):
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    response = SecurityHeaders(view)(RequestFactory().get("/"))
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


def test_the_policy_allows_no_inline_code_and_no_other_origin():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY

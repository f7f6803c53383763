"""The shipped proxy in front of the shipped web server: each visitor is counted as oneself."""

import re

import pytest
import requests
from requests.adapters import HTTPAdapter

from tests import attempts, cast

OFFICE, CAFE = "127.0.0.1", "127.0.0.2"


class From(HTTPAdapter):
    """Connections that come from one address of this machine."""

    def __init__(self, source):
        self.source = source
        super().__init__()

    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, source_address=(self.source, 0), **kwargs)


class Visitor:
    """A browser at `source`; `claim` is what it says of itself in X-Forwarded-For."""

    def __init__(self, site, source, claim=None):
        self.site, self.session = site, requests.Session()
        self.session.mount("http://", From(source))
        self.session.headers["X-Forwarded-For"] = claim  # None: the header is not sent

    def log_in(self, password):
        """The status: 200 for a wrong password, 302 for the right one, 429 where it is too much."""
        page = self.session.get(f"{self.site}/account/login/", timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
        said = {"username": "aylin", "password": password, "csrfmiddlewaretoken": token}
        answer = self.session.post(
            page.url, data=said, headers={"Referer": page.url}, allow_redirects=False, timeout=30
        )
        return answer.status_code


@pytest.fixture
def site(transactional_db, settings, web_processes):
    """The address of the proxy, before a web server that believes one proxy."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    cast.person("aylin", cast.district("nord", "16001"))
    for address in (OFFICE, CAFE):
        attempts.forget("aylin", at=address)
    return web_processes.proxy(web_processes.web(TRUSTED_PROXIES="1"))


def test_who_guesses_too_often_is_stopped_and_nobody_else(site):
    office, cafe = Visitor(site, OFFICE), Visitor(site, CAFE)
    guesses = [cafe.log_in("falsch") for _ in range(attempts.AT_MOST)]
    assert guesses == [200] * attempts.AT_MOST
    assert cafe.log_in("geheim") == 429
    assert office.log_in("geheim") == 302
    # Whom a request claims to come from changes nothing, for oneself and for others.
    for claim in (OFFICE, "198.51.100.7", f"198.51.100.7, {OFFICE}", "rubbish"):
        assert Visitor(site, CAFE, claim).log_in("geheim") == 429
        assert Visitor(site, OFFICE, CAFE).log_in("geheim") == 302

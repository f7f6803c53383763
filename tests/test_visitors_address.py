"""The shipped proxy in front of the shipped web server: each visitor is counted as oneself."""

import re

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from requests.adapters import HTTPAdapter

from programme.models.journal import Entry
from tests import attempts, cast, factors

OFFICE, CAFE = "127.0.0.1", "127.0.0.2"
EMAIL, SECRET = "aylin@nord.example", totp.generate_totp_secret()
CLAIMS = (OFFICE, "198.51.100.7", f"198.51.100.7, {OFFICE}", "rubbish")


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
        return self.send("/account/login/", username="aylin", password=password)

    def send(self, page, **said):
        """The status of a form that was opened first."""
        page = self.session.get(f"{self.site}{page}", timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
        answer = self.session.post(
            page.url,
            data=said | {"csrfmiddlewaretoken": token},
            headers={"Referer": page.url},
            allow_redirects=False,
            timeout=30,
        )
        return answer.status_code


@pytest.fixture
def site(transactional_db, settings, web_processes):
    """The address of the proxy, before a web server that believes one proxy."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    aylin = cast.person("aylin", cast.district("nord", "16001"))
    aylin.email = EMAIL
    aylin.save()
    EmailAddress.objects.create(user=aylin, email=EMAIL, verified=True, primary=True)
    totp.TOTP.activate(aylin, SECRET)
    for address in (OFFICE, CAFE):
        attempts.forget_person(aylin, at=address)
    return web_processes.proxy(web_processes.web(TRUSTED_PROXIES="1"))


def test_who_guesses_too_often_is_stopped_and_nobody_else(site):
    office, cafe = Visitor(site, OFFICE), Visitor(site, CAFE)
    guesses = [cafe.log_in("falsch") for _ in range(attempts.AT_MOST)]
    assert guesses == [200] * attempts.AT_MOST
    assert cafe.log_in("geheim") == 429
    assert office.log_in("geheim") == 302
    # Whom a request claims to come from changes nothing, for oneself and for others.
    for claim in CLAIMS:
        assert Visitor(site, CAFE, claim).log_in("geheim") == 429
        assert Visitor(site, OFFICE, CAFE).log_in("geheim") == 302


@pytest.mark.parametrize(
    ("page", "mailed"),
    # One link for a new password is enough for some minutes, whoever asks for it.
    [("/account/password/reset/", [1, 1, 1]), ("/account/login/code/", [5, 5, 6])],
)
def test_who_asks_for_too_many_letters_is_stopped_and_nobody_else(site, page, mailed):
    def ask(source, claim=None):
        return Visitor(site, source, claim).send(page, email=EMAIL)

    def letters():
        return Entry.objects.filter(verb="letter_asked").count()

    counts = []
    assert [ask(CAFE) for _ in range(attempts.LETTERS)] == [302] * attempts.LETTERS
    counts.append(letters())
    assert {ask(CAFE, claim) for claim in (None, *CLAIMS)} == {429}
    counts.append(letters())
    assert ask(OFFICE, CAFE) == 302
    assert [*counts, letters()] == mailed


def test_who_knows_the_password_cannot_keep_the_owner_from_the_second_step(site):
    cafe, office = Visitor(site, CAFE), Visitor(site, OFFICE)
    second = "/account/second-factor/authenticate/"
    assert [cafe.log_in("geheim"), office.log_in("geheim")] == [302, 302]
    for _ in range(attempts.AT_MOST):
        assert cafe.send(second, code="000000") in (200, 429)
    right = factors.shown_by_app(SECRET)
    assert cafe.send(second, code=right) in (200, 429)
    assert office.send(second, code=right) == 302

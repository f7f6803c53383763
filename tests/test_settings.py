"""What the environment makes of the settings, each time in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

SHOW = """
import json
from calendar_site import settings
print(json.dumps({name: getattr(settings, name, None) for name in %r}, default=str))
"""


@pytest.fixture
def settings_of(tmp_path):
    """The named settings of a fresh process that has only these variables; or its error."""

    def read(*names, **variables):
        bare = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "VAR_DIR": str(tmp_path)}
        return subprocess.run(
            [sys.executable, "-c", SHOW % (names,)],
            env=bare | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    return read


def values(process):
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


def test_a_missing_secret_is_refused_clearly(settings_of):
    refused = settings_of("SECRET_KEY")
    assert refused.returncode == 1
    assert "ImproperlyConfigured: SECRET_KEY is not set." in refused.stderr


def test_a_trial_makes_a_secret_and_keeps_it_for_the_owner(settings_of, tmp_path):
    first = values(settings_of("SECRET_KEY", EMBEDDED="1"))
    second = values(settings_of("SECRET_KEY", EMBEDDED="1"))
    assert first == second
    assert len(first["SECRET_KEY"]) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_each_trial_has_a_secret_of_its_own(settings_of, tmp_path):
    one = values(settings_of("SECRET_KEY", EMBEDDED="1", VAR_DIR=str(tmp_path / "a")))
    other = values(settings_of("SECRET_KEY", EMBEDDED="1", VAR_DIR=str(tmp_path / "b")))
    assert one != other


@pytest.mark.parametrize(
    ("site", "secure"), [("https://a.example", True), ("http://a.example", False)]
)
def test_https_switches_secure_cookies_on(settings_of, site, secure):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")
    assert values(settings_of(*names, SECRET_KEY="x", SITE_URL=site)) == {
        "SESSION_COOKIE_SECURE": secure,
        "CSRF_COOKIE_SECURE": secure,
        "SECURE_HSTS_SECONDS": 31_536_000 if secure else 0,
        "ALLOWED_HOSTS": ["a.example", "localhost", "127.0.0.1", "[::1]"],
    }


def test_a_proxy_is_believed_only_when_the_environment_says_so(settings_of):
    name = "SECURE_PROXY_SSL_HEADER"
    assert values(settings_of(name, SECRET_KEY="x")) == {name: None}
    behind = values(settings_of(name, SECRET_KEY="x", TRUSTED_PROXIES="1"))
    assert behind == {name: ["HTTP_X_FORWARDED_PROTO", "https"]}


def test_the_password_may_stand_beside_the_database_address(settings_of):
    given = {"DATABASE_URL": "postgres://a@db/b", "DATABASE_PASSWORD": "p@ss/w:rd%"}
    default = values(settings_of("DATABASES", SECRET_KEY="x", **given))["DATABASES"]["default"]
    assert {name: default[name] for name in ("HOST", "NAME", "USER", "PASSWORD")} == {
        "HOST": "db",
        "NAME": "b",
        "USER": "a",
        "PASSWORD": "p@ss/w:rd%",
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://redis:6379/0", "redis://:p%40ss%2Fw%3Ard%25@redis:6379/0"),
        ("redis://:other@redis:6379/0", "redis://:other@redis:6379/0"),
        ("", ""),
    ],
)
def test_the_password_may_stand_beside_the_address_of_redis(settings_of, url, expected):
    given = {"REDIS_URL": url, "REDIS_PASSWORD": "p@ss/w:rd%"}
    names = ("REDIS_URL", "CELERY_BROKER_URL")
    found = values(settings_of(*names, SECRET_KEY="x", **given))
    assert found == {"REDIS_URL": expected, "CELERY_BROKER_URL": expected or "filesystem://"}


def test_mail_goes_into_a_folder_until_a_server_is_named(settings_of, tmp_path):
    names = ("EMAIL_BACKEND", "EMAIL_FILE_PATH", "EMAIL_HOST", "EMAIL_USE_TLS")
    trial = values(settings_of(*names, EMBEDDED="1"))
    assert trial["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert trial["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    named = {"SECRET_KEY": "x", "EMAIL_URL": "smtp+tls://u:p@mail.example.org:587"}
    real = values(settings_of(*names, **named))
    assert real["EMAIL_BACKEND"] == "worker.mail_server.MailServer"
    assert (real["EMAIL_HOST"], real["EMAIL_USE_TLS"]) == ("mail.example.org", True)


def test_a_trial_serves_static_files_as_they_lie_and_production_collected_ones(settings_of):
    names = ("WHITENOISE_USE_FINDERS", "STORAGES")
    trial, production = (
        values(settings_of(*names, **given)) for given in ({"EMBEDDED": "1"}, {"SECRET_KEY": "x"})
    )
    assert (trial["WHITENOISE_USE_FINDERS"], production["WHITENOISE_USE_FINDERS"]) == (True, False)
    backend = production["STORAGES"]["staticfiles"]["BACKEND"]
    assert backend == "whitenoise.storage.CompressedManifestStaticFilesStorage"

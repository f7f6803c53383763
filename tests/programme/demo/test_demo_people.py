"""Who works in the demo's offices, and by which logins one gets in."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from programme import access
from programme.demo import loading, people
from programme.demo.demo_files import DISTRICTS
from programme.models.membership import Membership

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def demo(once_per_file):
    """Loaded once for this file; each test runs inside its transaction."""
    loading.load(NOW)


OFFICE = "wartburgkreis, wartburgkreis-vertretung, wartburgkreis-redaktion, wartburgkreis-lesen"
LOGINS = [OFFICE] + [*("ilm-kreis", "kyffhaeuserkreis", "saalekreis", "sonneberg")]
NAMES = ", ".join(LOGINS).split(", ")
KNOWN = ["Demo logins (password 'demo', only for trying things out)", *LOGINS]
KEPT = ["Demo logins with a password that was given earlier", ", ".join(NAMES)]


def test_each_office_decides_for_its_own_district_only():
    users = get_user_model().objects
    for slug in DISTRICTS:
        for name in people.usernames(slug):
            desks = access.desks(users.get(username=name))
            assert [district.slug for district in desks] == [slug]


def test_an_office_has_every_role_and_everybody_an_address_that_cannot_be():
    rows = Membership.objects.order_by("pk").values_list(
        "user__username", "role", "user__email", "user__emailaddress__email"
    )
    roles = ["organiser", "deputy", "editor", "reader", *["organiser"] * 4]
    assert list(rows) == [
        (name, role, f"{name}@buero.example", f"{name}@buero.example")
        for name, role in zip(NAMES, roles, strict=True)
    ]
    assert not EmailAddress.objects.filter(verified=False).exists()


def test_an_older_demo_keeps_its_roles_and_gets_addresses():
    people_then = Membership.objects.filter(user__username__startswith="wartburgkreis-")
    people_then.filter(role="deputy").update(role="organiser")
    people_then.filter(role="reader").delete()
    get_user_model().objects.filter(username="wartburgkreis-lesen").delete()
    EmailAddress.objects.all().delete()
    get_user_model().objects.exclude(username="sonneberg").update(email="")
    loading.load(NOW)
    roles = list(people_then.order_by("pk").values_list("user__username", "role"))
    assert roles == [
        ("wartburgkreis-vertretung", "organiser"),
        ("wartburgkreis-redaktion", "editor"),
        ("wartburgkreis-lesen", "reader"),
    ]
    with_one = EmailAddress.objects.order_by("pk").values_list("user__username", flat=True)
    assert sorted(with_one) == sorted(set(NAMES) - {"sonneberg"})


def test_a_demo_grows_although_its_organiser_decides_no_more():
    Membership.objects.filter(user__username="sonneberg").update(role="reader")
    assert loading.load(NOW.replace(year=NOW.year + 1)) > 0


def test_a_production_is_asked_first(settings):
    settings.EMBEDDED = settings.DEBUG = False
    with pytest.raises(CommandError, match="--yes"):
        call_command("load_demo", quiet=True, stdout=StringIO())


def load_demo(*options):
    """What the command writes to standard output, in lines, and to standard error."""
    out, err = StringIO(), StringIO()
    call_command("load_demo", *options, stdout=out, stderr=err)
    return [line.strip() for line in out.getvalue().splitlines()], err.getvalue()


def test_the_command_prints_the_logins_and_is_quiet_when_asked(time_machine):
    time_machine.move_to(NOW)
    assert load_demo("--quiet") == (KNOWN, "")
    assert load_demo()[1].startswith("  Wartburgkreis: 0 new events in 9 programmes\n")


@pytest.mark.parametrize("is_trial", [True, False])
def test_own_passwords_are_told_once_and_open_the_desk(time_machine, client, settings, is_trial):
    """A production has them by itself."""
    time_machine.move_to(NOW)
    settings.EMBEDDED = is_trial
    own = ("--quiet", "--passwords", "own") if is_trial else ("--quiet", "--yes")
    title, *rows = load_demo(*own)[0]
    given = dict(row.split() for row in rows)
    assert (title, list(given)) == ("Demo logins and their passwords, shown this once", NAMES)
    assert len(set(given.values())) == len(NAMES)
    assert not client.login(username="sonneberg", password="demo")
    assert all(client.login(username=name, password=word) for name, word in given.items())
    assert load_demo(*own)[0] == load_demo("--quiet", "--yes")[0] == KEPT
    assert load_demo("--quiet", "--yes", "--passwords", "known")[0] == KNOWN
    assert client.login(username="sonneberg", password="demo")

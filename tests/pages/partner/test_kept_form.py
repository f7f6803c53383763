"""The questions of an empty form are drawn once; whatever they depend on is seen at once."""

from django.core.cache import caches

from programme.models.vocabulary import Category
from tests.pages.partner.filling import STAMMTISCH, send, typed


def questions(client, address) -> str:
    """The page without what differs at each visit and above its questions."""
    page = client.get(address).content.decode()
    return page[page.index("<fieldset") :]


def test_it_is_the_same_form_again(client, address):
    caches["pages"].clear()
    assert questions(client, address) == questions(client, address)


def test_each_language_has_its_own(client, address):
    german = address.replace("/en/", "/de/")
    assert "<legend>What?</legend>" in questions(client, address)
    assert "<legend>Was?</legend>" in questions(client, german)


def test_a_new_kind_a_funding_and_another_year_are_there_at_once(client, address, week, nord):
    before = questions(client, address)
    Category.objects.create(code="kino", labels={"en": "Cinema"})
    nord.fundings.create(code="leader", name="LEADER")
    week.starts_on = week.ends_on = week.starts_on.replace(year=2027)
    week.save()
    after = questions(client, address)
    for words in ("Cinema", "LEADER", ".2027"):
        assert (words in before, words in after) == (False, True)


def test_the_office_is_asked_what_the_office_needs(client, address, aylin):
    questions(client, address)
    client.force_login(aylin)
    both = address, "/en/nord/desk/new/ikw-2026/"
    of_partner, of_office = (questions(client, each).count(">(needed)<") for each in both)
    assert of_partner == of_office + 2  # the short text and the organiser


def test_nothing_of_a_person_is_kept(client, address):
    caches["pages"].clear()
    link = send(client, address, **STAMMTISCH)["Location"].removesuffix("receipt/")
    said = "Mehrgenerationenhaus", "bruno@verein.example", "Verein Miteinander"
    page = client.get(f"{link}another/").content.decode()
    assert [words in page for words in said] == [True] * 3
    fresh = typed(client.get(address))
    assert not any(words in value for _, value in fresh.items() for words in said)

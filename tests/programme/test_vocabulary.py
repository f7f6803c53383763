"""Words of the start are translated; rows keep what an office calls them instead."""

from importlib import import_module

from django.apps import apps

from programme.models.vocabulary import Category

forget = import_module(
    "programme.migrations.0012_words_of_the_start_are_translated"
).forget_translations


def test_labels_of_older_releases_give_way_to_the_catalogue(db):
    film = Category.objects.filter(code="film")
    film.update(labels={"de": "Kino", "en": "Film", "ar": "فيلم"})
    forget(apps, None)
    assert film.get().labels == {"de": "Kino"}
    assert [film.get().label(code) for code in ("de", "en", "ar")] == ["Kino", "Film", "فيلم"]


def test_every_label(db):
    assert Category.objects.get(code="fest").every_label() == {
        "Fest und Begegnung",
        "Celebration and encounter",
        "احتفال ولقاء",
    }

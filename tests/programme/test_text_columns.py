"""Every column that can hold words is public, technical, or has a rule that ends it."""

from django.apps import apps
from django.db import models

from programme import mentions, retention

WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
# What anybody may read: of the programme, of the register, of the office.
PUBLIC = {
    "district": "name office street postcode town phone email website responsible imprint privacy "
    "accessibility disclaimer",
    "programme": "title motto about greeting funding_note",
    "edition": "snapshots",
    "partner": "name aliases website",
    "town": "name aliases",
    "venue": "name aliases street postcode locality",
    "category": "labels",
    "audience": "labels",
    "feature": "labels",
    "funding": "name sentence",
    "picture": "alt author licence_text",
    "event": "room place_note bad_weather_place end_place audience_text price reductions "
    "registration_only_for registration_text registration_url website public_contact "
    "rule period date_text search",
    "eventtext": "title summary description",
    "occurrence": "note room place_note",
    "fragment": "body",
    "storedindex": "body",
}
# What people told the office, or the office said to itself: by which rule of retention it ends.
RULED = {
    "submission": dict.fromkeys(("contact_name", "contact_email", "contact_phone"), "submissions"),
    "revision": {"data": "submissions", "remark": "submissions"},
    "entry": {"reason": "submissions", "data": "submissions", "error": "errors"},
    "link": {"email": "links"},
    "invitation": {"email": "invitations"},
    "source": dict.fromkeys(("name", "url", "email", "defaults"), "imports"),
    "intake": dict.fromkeys(("items", "problems", "chosen", "entered"), "imports"),
    "brought": {"key": "imports", "data": "submissions"},
    "apitoken": {"name": "tokens", "contact_email": "tokens"},
    "keptanswer": {"body": "answers"},
    "session": {"session_data": "sessions"},
    "user": dict.fromkeys(("username", "first_name", "last_name", "email"), "memberships"),
    "emailaddress": {"email": "memberships"},
    "authenticator": {"data": "memberships"},
    "usersession": {"user_agent": "user_sessions"},
    "officeinvitation": {"email": "office_invitations"},
}
# Codes, digests, addresses in the product: nobody writes words there.
TECHNICAL = {
    "district": "slug ags languages time_zone domain colour",
    "programme": "slug",
    "edition": "versions",
    "partner": "slug",
    "submission": "language origin origin_key number",
    "revision": "actor",
    "picture": "uid digest",
    "town": "slug",
    "venue": "slug",
    "category": "code",
    "audience": "code",
    "feature": "code",
    "funding": "code",
    "event": "slug",
    "eventtext": "language",
    "occurrence": "key",
    "occurrencelanguage": "language",
    "invitation": "language",
    "entry": "verb old_state new_state actor role",
    "officeinvitation": "language digest",
    "user": "password",
    "permission": "name codename",
    "group": "name",
    "emailconfirmation": "key",
    "usersession": "session_key data",
    "link": "digest",
    "source": "digest language etag last_modified content",
    "apitoken": "public_id digest scopes",
    "keptanswer": "key_digest request_digest",
    "fragment": "language kind digest",
    "pastfacets": "facets",
    "storedindex": "state",
    "session": "session_key",
    "job": "language message path digest findings",
}
# Found by the person's address itself (programme.personal_data), not as words.
BY_ADDRESS = {
    ("submission", "contact_email"),
    ("link", "email"),
    ("invitation", "email"),
    ("source", "email"),
    ("apitoken", "contact_email"),
    ("officeinvitation", "email"),
    ("emailaddress", "email"),
    ("user", "username"),
    ("user", "email"),
}
# Told and erased with the login of the person, who alone writes there: the name of a passkey (what
# is secret beside it stays unread), and what the browser calls itself.
WITH_LOGIN = {
    ("authenticator", "data"),
    ("usersession", "user_agent"),
}
# Rendered from what stands elsewhere, sealed, or too short for an address.
MADE = {("fragment", "body"), ("event", "rule"), ("district", "postcode"), ("venue", "postcode")}
MADE |= {("session", "session_data"), ("storedindex", "body")}
SHARED = {"town", "category", "audience", "feature"}  # vocabularies of all districts


def columns():
    """(model, column) of everything that is not one of a few choices."""
    for app in ("programme", "feeds", "sessions", "auth", "account", "mfa", "usersessions"):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, WORDS) and not field.choices:
                    yield str(model._meta.model_name), field.name


def named(table):
    return {
        (model, name)
        for model, names in table.items()
        for name in (names.split() if isinstance(names, str) else names)
    }


def test_every_column_with_words_is_public_or_technical_or_ends_by_a_rule():
    known = [named(PUBLIC), named(RULED), named(TECHNICAL)]
    assert set(columns()) == set.union(*known)
    assert sum(map(len, known)) == len(set.union(*known))


def test_the_rules_are_those_of_every_night():
    assert {rule for names in RULED.values() for rule in names.values()} <= set(retention.RULES)


def test_every_column_with_words_is_searched_for_an_address():
    searched = {
        (place.model._meta.model_name, name) for place in mentions.PLACES for name in place.columns
    }
    words = named(PUBLIC) | named(RULED)
    shared = {each for each in words if each[0] in SHARED}
    assert words - shared - MADE - BY_ADDRESS - WITH_LOGIN == searched

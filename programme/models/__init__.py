"""One module per noun; this list only registers them with Django."""

from programme.models.district import District
from programme.models.edition import Edition
from programme.models.event import Event, EventText, Occurrence, OccurrenceLanguage
from programme.models.invitation import Invitation
from programme.models.journal import Entry
from programme.models.link import Link
from programme.models.membership import Membership, OfficeInvitation
from programme.models.partner import Partner
from programme.models.past_facets import PastFacets
from programme.models.picture import Picture
from programme.models.programme import Programme
from programme.models.session import Session
from programme.models.source import Brought, Intake, Source
from programme.models.stored_index import StoredIndex
from programme.models.submission import Revision, Submission
from programme.models.token import ApiToken, KeptAnswer
from programme.models.venue import Town, Venue
from programme.models.vocabulary import Audience, Category, Feature, Funding

__all__ = [
    "ApiToken",
    "Audience",
    "Brought",
    "Category",
    "District",
    "Edition",
    "Entry",
    "Event",
    "EventText",
    "Feature",
    "Funding",
    "Intake",
    "Invitation",
    "KeptAnswer",
    "Link",
    "Membership",
    "Occurrence",
    "OccurrenceLanguage",
    "OfficeInvitation",
    "Partner",
    "PastFacets",
    "Picture",
    "Programme",
    "Revision",
    "Session",
    "Source",
    "StoredIndex",
    "Submission",
    "Town",
    "Venue",
]

"""What was typed and could not be taken: it comes back into its fields, and nothing is done.

The login may be over, the page may have been open for too long, somebody else may have been faster.
`request.unsent` is then set. The request is treated as a reading one, so that no view can act on
it; base.html says why, and a page takes what belongs into its fields (`take`). What no page has
taken stands beside the reason, to be copied.
"""

from functools import wraps

from django.core import signing
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from calendar_site.tenancy import is_spoken
from programme.regular_expressions import expression

LOGGED_OUT, STALE, OVERTAKEN, FAILED = "logged_out", "stale", "overtaken", "failed"
FACTOR = "second_factor"  # it is needed first
FIELD = "unsent"  # of the login form, of the session, and in the address of the page with the form
ASIDE = "unsent_aside"  # of the session: of a form of one's own account, beside that of an office
SALT = "calendar_site.unsent"
DAY = 24 * 3600  # seconds for which a login page carries what was typed
LONGEST = 100_000  # characters of it, sealed; beyond it stands on the page alone, to be copied
# Never shown as text, by the last part of the name: what is a secret, what only the form says, and
# what was chosen or ticked (its value is a code).
NOT_TYPED = {
    *("csrfmiddlewaretoken", "password", FIELD, "altcha", "form_key", "version", "next", "confirm"),
    *("further", "state_read"),
    *("seen", "number", "programme", "too_heavy", "drawn", "key", "keys", "value", "despite"),
    *("add", "remove", "keep", "page", "wish", "take", "take_all", "gone", "all_gone", "follow"),
    *("field", "status", "clock", "finish", "venue", "category", "openness", "language", "life"),
    *(
        "licence",
        "people",
        "nth",
        "repeat",
        "rhythm",
        "weekdays",
        "registration",
        "is_free",
        "wheelchair",
    ),
    *("audiences", "features", "languages", "online", "open_end", "end_about", "signed"),
    *("to_follow", "by_arrangement", "invite_again", "is_new", "everywhere"),
    *("role", "tokens"),
    *("oldpassword", "password1", "password2", "code", "credential", "recipient", "action"),
    *("session", "action_add", "action_send", "action_remove", "action_primary"),
}
_CHOSEN = expression(r"(?:answer|kind)-|.*_FORMS$")


class Unsent:
    """`data` as it was sent to `path`; `loose`: its texts while no page has taken them.

    It `is_back` where it comes from the session, and not from this very request.
    """

    def __init__(
        self, why: str, path: str, data: QueryDict, *, had_files=False, is_back=False
    ) -> None:
        self.why, self.path, self.data, self.had_files = why, path, data, had_files
        self.is_back = is_back
        self.loose = texts(data)

    @property
    def is_too_long(self) -> bool:
        """Whether the login cannot carry it."""
        return not sealed(self)


def texts(data: QueryDict) -> list[str]:
    """What people wrote, in the order of the page."""
    typed = [values for name, values in data.lists() if _is_typed(name)]
    return [text for values in typed for text in values if text.strip()]


def _is_typed(name: str) -> bool:
    return not _CHOSEN.match(name) and name.rpartition("-")[2] not in NOT_TYPED


def hold(request, why: str) -> Unsent:
    """Make a request to write into one to read, which carries what was sent."""
    path, files = request.get_full_path(), bool(request.FILES)
    request.unsent = Unsent(why, path, request.POST, had_files=files)
    request.method, request.POST, request._files = "GET", QueryDict(), MultiValueDict()
    return request.unsent


def take(request) -> QueryDict | None:
    """What belongs into the fields of the page at this address, if anything does."""
    kept = _kept(request)
    if kept is None:
        return None
    kept.loose = []
    return kept.data


def said(request) -> QueryDict:
    """What is sent, or what came back; a look alone takes nothing."""
    kept = _kept(request)
    return kept.data if kept else request.POST


def _kept(request) -> Unsent | None:
    held = getattr(request, "unsent", None)
    if held is None and FIELD in request.GET:
        held = request.unsent = _remembered(request)
    return held


# --- Through the login -----------------------------------------------------------------------


def sealed(held: Unsent) -> str:
    """For a hidden field of the login form; empty where it is too much."""
    field = signing.dumps(_said(held), salt=SALT, compress=True)
    return field if len(field) <= LONGEST else ""


def opened(field: str) -> dict | None:
    """What is in a sealed field; None if it is not one of ours, or too old."""
    try:
        return signing.loads(field, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return None


def remember(request, said: dict):
    """Keep in the session what was in a sealed field."""
    request.session[FIELD] = said


def keep(request, held: Unsent) -> str:
    """Keep in the session what somebody with a login sent; the address where it comes back."""
    return _keep(request, _said(held) | {"why": held.why})


def _said(held: Unsent) -> dict:
    return {"path": held.path, "data": held.data.urlencode(), "files": held.had_files}


def _keep(request, said: dict, place=FIELD) -> str:
    request.session[place] = said
    return address_of(said)


def address_of_waiting(request, place=FIELD) -> str:
    """Where something that waits in the session comes back; empty if nothing does."""
    if (said := request.session.get(place)) is None:
        return ""
    return address_of(said)


def address_of(said: dict) -> str:
    """Where it comes back."""
    path, _, query = said["path"].partition("?")
    return f"{path}?{query}{'&' if query else ''}{urlencode({FIELD: 1})}"


def put_aside(request) -> str:
    """Keep in the session what was typed, and nothing secret; the address where it comes back."""
    typed = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if _is_typed(name):
            typed.setlist(name, values)
    if not typed:
        return request.path
    held = Unsent(FAILED, request.path, typed)
    return _keep(request, _said(held) | {"why": FAILED}, ASIDE)


def _waiting(request) -> dict[str, dict]:
    """What waits in the session to come back at this address, by its place there."""
    kept = {place: request.session.get(place) for place in (FIELD, ASIDE)}
    return {
        place: said
        for place, said in kept.items()
        if said and _in_no_language(said["path"]) == _in_no_language(request.path)
    }


def _in_no_language(path: str) -> list[str]:
    """One may come back to a page in another language than that in which one wrote."""
    first, *rest = path.partition("?")[0].strip("/").split("/")
    return rest if is_spoken(first) else [first, *rest]


def _remembered(request) -> Unsent | None:
    said = next(iter(_waiting(request).values()), None)
    if said is None:
        return None
    why, data = said.get("why", LOGGED_OUT), QueryDict(said["data"])
    return Unsent(why, said["path"], data, had_files=said["files"], is_back=True)


def give_back(request):
    """Show what waits in the session on this page too, to be copied: it has no page to come to."""
    if (said := request.session.get(FIELD)) and getattr(request, "unsent", None) is None:
        data, had_files = QueryDict(said["data"]), said["files"]
        request.unsent = Unsent(FAILED, said["path"], data, had_files=had_files, is_back=True)


def forget(request):
    """What comes by a button of the desk now is what counts."""
    if request.method == "POST" and FIELD in request.session:
        del request.session[FIELD]


def forget_here(request):
    """What is sent to this address now is what counts; what belongs elsewhere still waits."""
    for place in _waiting(request):
        del request.session[place]


def withhold(request):
    """Nothing comes back to somebody who may not open the page it was typed on, and who may be
    another person than the one who typed it. What this very request sent is shown."""
    if getattr(request, "unsent", None) and request.unsent.is_back:
        request.unsent = None
    request.session.pop(FIELD, None)


# --- Addresses of buttons ----------------------------------------------------------------------


def acts_only(page: str, *, without: str = ""):
    """A view that only acts. Read, its address leads to the page on which its button is.

    `page` is the name of that page's address; `without` the part of the own address that it lacks.
    """

    def around(view):
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def inside(request, **kwargs):
            if request.method == "POST":
                return view(request, **kwargs)
            there = {name: value for name, value in kwargs.items() if name != without}
            address = reverse(page, kwargs=there)
            if _kept(request) is None:
                return redirect(address)
            match = resolve(address)
            return match.func(request, *match.args, **match.kwargs)

        return inside

    return around

"""Every address of the project that has a name, and what each person is answered there.

A new address needs its row: tests/pages/test_doors.py walks the tables as everybody, and
tests/pages/test_doors_browser.py opens what answers 200 in a browser.

`login` means: log in first, and what was typed comes along. An address of a button, read, leads to
the page with its button (tests/pages/test_unsent.py); so it has a row for `post` alone. Where a
form is sent that is not complete, or that this state does not take, the page comes again: 200, 409.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.account_doors import ACCOUNT

# Rosa, Emil, Deniz and Aylin work in district Nord, Chiara organises Süd.
OFFICE = ("reader", "editor", "deputy", "organiser")
SIGNED_IN = (*OFFICE, "foreign")
PROGRAMS = ("token", "foreign token", "ended token")
LOGIN = "login"
REFUSALS = ("login", "401", "403", "404", "405")

# The address alone decides.
EVERYBODY = """
healthz                       get   503
district-feed                 get   200
programme-feed                get   200
event-calendar                get   200
api:start                     get   302
api:districts                 get   200
api:district                  get   200
api:programmes                get   400
api:events                    get   400
api:event                     get   200
api:categories                get   200
api:audiences                 get   200
api:features                  get   200
api:towns                     get   400
api:schema                    get   200
api:docs                      get   200
districts                     get   200
language                      get   302
robots                        get   200
sitemap                       get   200
district-sitemap              get   200
all-themes                    get   200
too-large                     get   413
demo-post                     get   404
district                      get   200
theme                         get   200
imprint                       get   200
privacy                       get   200
accessibility                 get   200
programme                     get   200
prints                        get   200
print-file                    get   404
event                         get   200
submit                        get   200
submit                        post  200
submit-to                     get   200
submit-to                     post  200
check                         post  200
busy-days                     get   200
paste                         get   200
paste                         post  200
challenge                     get   200
lost-link                     get   200
lost-link                     post  200
import                        get   200
import                        post  200
import-template               get   200
"""

# The address is a secret: whoever has it, nobody else, whatever office one works in.
BY_LINK = """
edit-submission               get   200
edit-submission               post  200
receipt                       get   200
submit-another                get   200
submit-another                post  200
submit-again                  post  404
report                        post  200
move                          post  200
undo-report                   post  302
withdraw                      post  302
picture                       get   200
picture                       post  200
picture-remove                post  302
picture-file                  get   200
renew-link                    post  302
invite                        post  302
my-events                     get   200
open-my-event                 post  404
renew-my-link                 post  302
invite-me                     post  302
import-mine                   get   200
import-mine                   post  200
import-attempt                get   200
import-attempt                post  302
import-source                 post  302
"""

# The same, of an invitation to the office: somebody who is signed in as another person is told.
BY_INVITATION = """
join                          get   200    200
join                          post  200    409
"""

#                                   nobody reader editor deputy organiser foreign
DESK = """
desk                          get   login  200    200    200    200       404
desk-events                   get   login  200    200    200    200       404
desk-new                      get   login  403    302    302    302       404
desk-new-in                   get   login  403    200    200    200       404
desk-new-in                   post  login  403    200    200    200       404
desk-prints                   get   login  200    200    200    200       404
desk-proof                    post  login  403    302    302    302       404
desk-release                  post  login  403    403    302    302       404
desk-job                      get   login  200    200    200    200       404
desk-retry                    post  login  403    302    302    302       404
desk-file                     get   login  404    404    404    404       404
desk-tokens                   get   login  403    403    200    200       404
desk-tokens                   post  login  403    403    302    302       404
desk-token-revoke             post  login  403    403    302    302       404
desk-people                   get   login  403    403    403    200       404
desk-people                   post  login  403    403    403    200       404
desk-people-one               get   login  403    403    403    200       404
desk-people-one               post  login  403    403    403    200       404
desk-people-end               post  login  403    403    403    302       404
desk-people-forget            post  login  403    403    403    302       404
desk-people-stored            post  login  403    403    403    302       404
desk-people-revoke            post  login  403    403    403    302       404
desk-people-again             post  login  403    403    403    302       404
desk-people-leave             get   login  200    200    200    200       404
desk-people-leave             post  login  302    302    302    302       404
desk-people-second-factor     get   login  403    403    403    200       404
desk-people-second-factor     post  login  403    403    403    200       404
desk-stored                   get   login  403    403    403    200       404
desk-stored                   post  login  403    403    403    200       404
desk-stored-file              post  login  403    403    403    302       404
desk-stored-erase             post  login  403    403    403    302       404
desk-submission               get   login  200    200    200    200       404
desk-edit                     get   login  403    200    200    200       404
desk-edit                     post  login  403    200    200    200       404
desk-picture                  get   login  403    200    200    200       404
desk-picture                  post  login  403    200    200    200       404
desk-picture-remove           post  login  403    302    302    302       404
desk-accept                   post  login  403    403    302    302       404
desk-send-back                post  login  403    403    302    302       404
desk-decline                  post  login  403    403    302    302       404
desk-reopen                   post  login  403    403    409    409       404
desk-comment                  post  login  403    302    302    302       404
desk-answer                   post  login  403    200    200    200       404
desk-undo-answer              post  login  403    409    409    409       404
desk-report                   post  login  403    403    200    200       404
desk-move                     post  login  403    403    200    200       404
desk-undo-report              post  login  403    403    409    409       404
desk-withdraw                 post  login  403    403    302    302       404
desk-remove                   post  login  403    403    409    409       404
desk-link                     post  login  403    403    302    302       404
desk-end-link                 post  login  403    403    302    302       404
import-mine desk              get   login  403    403    200    200       404
import-mine desk              post  login  403    403    200    200       404
import-attempt desk           get   login  403    403    200    200       404
import-attempt desk           post  login  403    403    302    302       404
import-source desk            post  login  403    403    302    302       404
picture-copy                  get   404    200    200    200    200       404
"""

# A login opens none of these.  nobody and people, token, of another district, ended
BY_TOKEN = """
incoming_api:submissions      get   401    200    200    401
incoming_api:submissions      post  401    400    400    401
incoming_api:submission       get   401    200    404    401
incoming_api:submission       patch 401    428    404    401
incoming_api:report           post  401    409    404    401
incoming_api:relocate         post  401    400    404    401
incoming_api:withdraw         post  401    200    404    401
"""


@dataclass(frozen=True)
class Door:
    """How one knocks at an address, and by person what is answered."""

    name: str  # "import-mine desk" is the address "import-mine" with this token
    how: str
    answers: dict[str, str]
    table: str

    def __str__(self) -> str:
        return f"{self.name} {self.how}"


def _read(table: str, text: str, *columns: Iterable[str]) -> Iterator[Door]:
    """One door for each line; a column may stand for several people."""
    for line in text.strip().splitlines():
        words = line.split()
        answers, (*name, how) = words[-len(columns) :], words[: -len(columns)]
        people = zip(columns, answers, strict=True)
        said = {person: answer for column, answer in people for person in column}
        yield Door(" ".join(name), how, said, table)


NOBODY = ("nobody",)
DOORS = (
    *_read("everybody", EVERYBODY, (*NOBODY, "reader", "foreign")),
    *_read("link", BY_LINK, (*NOBODY, "reader", "foreign")),
    *_read("link", BY_INVITATION, NOBODY, ("reader", "foreign")),
    *_read("account", ACCOUNT, NOBODY, (*OFFICE[:-1], "foreign"), OFFICE[-1:]),
    *_read("desk", DESK, NOBODY, *([person] for person in SIGNED_IN)),
    *_read("token", BY_TOKEN, (*NOBODY, *SIGNED_IN), *([program] for program in PROGRAMS)),
)

"""What each role may do in an office, in a sentence: for letters and pages.

The rights themselves stand in programme/access.py.
"""

from django.utils.translation import gettext_lazy as _

from programme.models.membership import Role

MAY = {
    Role.ORGANISER: _(
        "Everything: decides on events, prints, hands out access, and says who works here."
    ),
    Role.DEPUTY: _(
        "Everything about events, print and API access; not who works here, and not what "
        "holds for the whole district."
    ),
    Role.EDITOR: _(
        "Reads everything, corrects, comments and makes proofs; decides nothing and hands nothing "
        "out."
    ),
    Role.READER: _(
        "Looks at the desk and changes nothing. Closed events and contact details are left out."
    ),
}


def name(role: str) -> str:
    """The role as people call it; a role of former times as it was stored."""
    return str(Role(role).label) if role in Role.values else role


def may(role: str) -> str:
    """What people of this role may do."""
    return str(MAY[Role(role)])

"""The words of what is stored of one person: its kinds, where they lie, what becomes of them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from calendar_site.pages.organiser import history

# kind of programme.personal_data.stored -> its heading, in the order of the page
KINDS = {
    "accounts": _("Login"),
    "memberships": _("Access to the office"),
    "access_changes": _("Changes of the access"),
    "office_invitations": _("Invitations to the office"),
    "claimed": _("Entered for another login, not confirmed"),
    "acted": _("What this person did in the office"),
    "invited": _("Invitations this person sent"),
    "issued": _("Tokens this person issued"),
    "submissions": _("Submissions"),
    "links": _("Links to all events of the address"),
    "invited_again": _("Wish to be invited again"),
    "tokens": _("Tokens with this address for questions"),
    "sources": _("Imports"),
    "mentions": _("Texts in which the address stands"),
}
GOES = {
    "accounts": _("The login with its password, second factors and sessions."),
    "memberships": _("Role and dates."),
    "access_changes": _("The lines stay; whose access it was goes."),
    "office_invitations": _("The address with its role; a link that was not used works no more."),
    "claimed": _("The address there; that login stays."),
    "acted": _("The lines stay with the role; that it was this person goes."),
    "invited": _("The invitations stay; who sent them goes."),
    "issued": _("The tokens stay and work on; who issued them goes."),
    "submissions": _(
        "Name, e-mail address, telephone number, links, wishes, reasons and remarks, and every "
        "word that was declined, withdrawn or never sent. What is published stays."
    ),
    "links": _("The links work no more."),
    "invited_again": _("There is no letter next year."),
    "tokens": _("The address; the tokens work on."),
    "sources": _("The source ends; the events that it brought stay."),
    "mentions": _("The address in them; the other words stay."),
}
# model in which something stays -> what an office calls it
PLACES = {
    "login": _("Login"),
    "user": _("Login"),
    "submission": _("An event"),
    "revision": _("A version of a submission"),
    "entry": _("A line of the history"),
    "source": _("An import"),
    "brought": _("What an import brought"),
    "intake": _("An attempt to import"),
    "keptanswer": _("An answer to a program"),
    "apitoken": _("A token"),
    "picture": _("A picture"),
    "event": _("An event"),
    "eventtext": _("The text of an event"),
    "occurrence": _("A date of an event"),
    "edition": _("A print edition"),
    "programme": _("What the office says of a programme"),
    "partner": _("The register of organisations"),
    "venue": _("The register of places"),
    "funding": _("A funding"),
    "district": _("What the office says of itself"),
}
VERBS = {
    **history.VERBS,
    **history.BESIDES,
    "draft": _("draft kept"),
    "drop_change": _("change taken back"),
    "drop_answer": _("answer taken back"),
    "link_requested": _("link sent"),
    "token_issued": _("token issued"),
    "token_revoked": _("token revoked"),
    "print_requested": _("booklet ordered"),
    "published": pgettext_lazy("history", "published"),
    "taken_back": _("taken off the website"),
    "touched": _("published anew"),
    "person_erased": _("data of a person erased"),
    "signed_in": _("signed in"),
    "sign_in_failed": _("could not sign in"),
    "account_changed": _("changed the login"),
    "invited": _("invited somebody to the office"),
    "invitation_revoked": _("took an invitation back"),
    "letter_asked": _("had a letter about the login sent"),
    "access_regained": _("got access again"),
    "joined": _("joined the office"),
    "role_changed": _("changed a role"),
    "access_ended": _("ended an access"),
    "second_factor_required": _("required a second factor"),
    "second_factor_forgotten": _("had a second factor forgotten"),
}
FACTORS = {
    "totp": _("App that shows codes"),
    "webauthn": _("Passkey or security key"),
    "recovery_codes": _("Recovery codes"),
}
LINKS = {"edit": _("Link to edit the submission"), "partner": _("Link to all events")}

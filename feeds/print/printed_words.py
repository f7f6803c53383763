"""The words the booklet itself says, in the language of the reader."""

from django.utils.translation import gettext, override

from programme.wording.lists import comma


def labels(language):
    """All words of the template in `language` ({key: text}).

    `{page}`, `{title}` and `{number}` stay as they are: the template fills them, because only it
    knows the page.
    """
    with override(language):
        return {**_headings(), **_facts(), **_sentences()}


def _headings():
    return {
        "about": gettext("What is the Intercultural Week?"),
        "contents": gettext("Contents"),
        "overview": gettext("At a glance"),
        "ongoing": gettext("Over several days"),
        "days": gettext("Day by day"),
        "legend": gettext("Signs in this booklet"),
        "partners": gettext("Our partners"),
        "funding": gettext("Funding"),
        "imprint": gettext("Imprint"),
        "notes": gettext("Notes"),
    }


def _facts():
    return {
        "time": gettext("Time"),
        "event": gettext("Event"),
        "town": gettext("Town"),
        "page": gettext("Page"),
        "price": gettext("Admission"),
        "registration": gettext("Registration"),
        "audience": gettext("For whom"),
        "languages": gettext("Languages"),
        "organisers": gettext("Organised by"),
        "funded_by": gettext("Funded by"),
        "more_dates": gettext("All dates"),
        "changes": gettext("Please note"),
        "responsible": gettext("Responsible under press law"),
        "released": gettext("As of"),
        "cleaned": gettext("cleaned on"),
        "undated": gettext("date to be announced"),
        "untitled": gettext("Event without a title"),
        "more": gettext("more on the website, see the QR code"),
        "more_on_web": gettext("{number} more, see the QR code"),
        "comma": comma().strip(),
    }


def _sentences():
    return {
        "national": gettext("Nationwide Intercultural Week"),
        "see_page": gettext("Details on page {page}"),
        "code": gettext("QR code: current details of “{title}” on the internet"),
        "code_programme": gettext("QR code: the current programme on the internet"),
        "live": gettext("Scan for the current programme"),
        "live_note": gettext(
            "Dates may change after printing. "
            "The QR code beside each event leads to its current details."
        ),
        "edition": gettext("Edition {number}"),
    }

"""What came of an import, in a headline that is true: nothing has arrived where nothing was new."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.models.source import Intake

NOTHING_NEW = gettext_lazy("Nothing new was found")
NOTHING_TAKEN = gettext_lazy("Nothing could be taken")
HEADINGS = {
    "new": gettext_lazy("Thank you, your events have arrived"),
    "changed": gettext_lazy("Thank you, your changes have arrived"),
    "gone": gettext_lazy("The events are withdrawn"),
    "same": NOTHING_NEW,
    "refused": NOTHING_TAKEN,
    "": gettext_lazy("Nothing was entered"),
}


def told(intake: Intake) -> dict:
    """Heading and first sentence for an attempt that is done."""
    return {"heading": HEADINGS[intake.result], "lead": _lead(intake)}


def _lead(intake: Intake) -> str:
    if intake.result in ("new", "changed"):
        if intake.source.email:
            return _(
                "The office looks at every event before it is public. You hear of each decision "
                "by mail."
            )
        return _("They wait in the queue; nothing is public before somebody has decided.")
    if intake.result == "gone":
        return _("They are not in the programme any more.")
    return _("Nothing was changed. What is here already stays as it is.")


def understood(counts: dict, *, may_choose: bool) -> dict:
    """Heading and first sentence for what was read and waits for an answer."""
    if may_choose:
        lead = _(
            "Please look at it. What is ticked enters when you press the button at the end; the "
            "office then decides on each event."
        )
        return {"heading": _("This is what we understood"), "lead": lead}
    heading = NOTHING_TAKEN if counts["refused"] and not counts["same"] else NOTHING_NEW
    return {
        "heading": heading,
        "lead": _("Nothing was changed. What is here already stays as it is."),
    }

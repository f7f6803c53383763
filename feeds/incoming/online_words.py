"""Whether the words for a place say that people meet online: "Zoom", "Online (Teams)"."""

from programme.plain_text import fold
from programme.regular_expressions import expression

_SAYS_IT = expression(
    r"online|zoom|teams|webex|jitsi|skype|bigbluebutton|bbb|gotomeeting|videokonferenz|livestream|"
    r"webinar|digital|virtuell|virtual|googlemeet|meet|edudip|alfaview|discord|الانترنت|اونلاين|زوم"
)
_PROGRAM = expression(r"google meet|big blue button|jitsi meet|go to meeting")
_BESIDE = expression(
    r"microsoft|ms|besprechung|meetings?|veranstaltung|konferenz|call|event|via|per|uber|auf|by|on|"
    r"mit|im|als|und|oder|raum|termin|link|folgt|room|stream|or|and|عبر|علي|تطبيق|برنامج|او"
)
_WORD = expression(r"[^\W_]+")


def is_online(text: str) -> bool:
    """True only where nothing else is said; "Zoom-Bar" and "Café Digital" are places."""
    words = _WORD.findall(_PROGRAM.sub(lambda match: match[0].replace(" ", ""), fold(text)))
    said = [word for word in words if _SAYS_IT.fullmatch(word)]
    return bool(said) and all(_BESIDE.fullmatch(word) for word in words if word not in said)

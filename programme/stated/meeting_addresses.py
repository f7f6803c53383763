"""Web addresses behind which a video meeting is: Zoom, BigBlueButton, Teams, Jitsi, Webex …"""

import re
from urllib.parse import urlsplit

from programme.regular_expressions import expression

# Hosts of programs whose rooms are anywhere on them.
_HOST = expression(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|zoom-x\.de|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com|"
    r"webex\.com|meet\.google\.com|meet\.jit\.si|jit\.si|8x8\.vc|meet\.ffmuc\.net|whereby\.com|"
    r"gotomeet\.me|gotomeeting\.com|goto\.com|join\.skype\.com|meet\.lync\.com|alfaview\.com|"
    r"senfcall\.de|fairmeeting\.net|edudip\.com|edudip-next\.com|edudip\.market|clickmeeting\.com|"
    r"bluejeans\.com|v\.ringcentral\.com|opentalk\.eu|livestorm\.co|yulinc\.com|visavid\.de)$"
    # Servers of one's own are named after the program.
    r"|(?:^|\.)(?:jitsi(?:-?meet)?|meet|bbb|bigbluebutton|greenlight|opentalk)\d*\."
)
_NO_ROOM = expression(
    r"(?:/(?:de|en|de-de|en-us))?/?(?:(?:anfahrt|kontakt|impressum|datenschutz|privacy|hilfe|help|"
    r"support|about|ueber-uns|agb|terms|downloads?|pricing|preise|test|blog|features|funktionen|"
    r"hc|programm|termine|veranstaltungen|events?|tickets?|login|signin|signup|registrieren)(?:[/.].*)?)?/?",
    re.IGNORECASE,
)
# Rooms on servers with any name: BigBlueButton's Greenlight 2 and 3, Moodle and ILIAS, Nextcloud
# Talk, OpenTalk.
_ROOM = expression(
    r"/b/(?:[a-z0-9]{3}-){1,3}[a-z0-9]{3}$|/rooms/(?:[a-z0-9]{3}-){1,3}[a-z0-9]{3}(?:/join)?$|"
    r"/bigbluebutton/|/mod/bigbluebuttonbn/|/(?:index\.php/)?call/(?=[a-z]*\d)[a-z0-9]{8,}$|"
    r"/(?:room|invite)/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f-]{17}",
    re.IGNORECASE,
)
# As people write them, without "https://".
BARE = expression(
    r"(?<![\w@./=-])(?:[a-z0-9-]+\.)*(?:zoom\.us|zoom-x\.de|meet\.jit\.si|meet\.google\.com|"
    r"teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|senfcall\.de|meet\.ffmuc\.net|"
    r"alfaview\.com|edudip\.com|jitsi\.[a-z0-9.-]+\.[a-z]{2,}|bbb\.[a-z0-9.-]+\.[a-z]{2,})/\S*[^\s,;.)\]>]",
    re.IGNORECASE,
)
_LINK = expression(r"(?:https?://|\bwww\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]", re.IGNORECASE)


def in_text(text: str) -> list[str]:
    """The meeting addresses that a text names, as written, also without "https://"."""
    links = [match[0] for pattern in (_LINK, BARE) for match in pattern.finditer(text)]
    return [link for link in dict.fromkeys(links) if is_meeting(link)]


def is_meeting(address: str) -> bool:
    """Whether people meet at this address; a map, a ticket shop or a home page is no meeting."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if _ROOM.search(parts.path):
        return True
    return bool(_HOST.search(host)) and not _NO_ROOM.fullmatch(parts.path)

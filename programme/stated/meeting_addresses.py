"""Web addresses behind which a video meeting is: Zoom, BigBlueButton, Teams, Jitsi, Webex …"""

import re
from urllib.parse import urlsplit

_HOST = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|zoom-x\.de|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com|"
    r"webex\.com|meet\.google\.com|meet\.jit\.si|jit\.si|8x8\.vc|meet\.ffmuc\.net|whereby\.com|"
    r"gotomeet\.me|gotomeeting\.com|goto\.com|join\.skype\.com|alfaview\.com)$"
    # Servers of one's own are named after the program.
    r"|(?:^|[.-])(?:jitsi|meet|bbb|bigbluebutton|zoom|webex|greenlight)\d*[.-]"
)
_ROOM = re.compile(r"/(?:b|rooms)/[a-z0-9]{3}-[a-z0-9]{3}|/bigbluebutton/", re.IGNORECASE)


def is_meeting(address: str) -> bool:
    """Whether people meet at this address; a map, a ticket shop or a home page is no meeting."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    return bool(_HOST.search(host) or _ROOM.search(parts.path))

"""Web addresses behind which a video meeting is: Zoom, BigBlueButton, Teams, Jitsi, Webex …"""

import re
from urllib.parse import urlsplit

_HOST = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|zoom-x\.de|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com|"
    r"webex\.com|meet\.google\.com|meet\.jit\.si|jit\.si|8x8\.vc|meet\.ffmuc\.net|whereby\.com|"
    r"gotomeet\.me|gotomeeting\.com|goto\.com|join\.skype\.com|alfaview\.com|senfcall\.de|"
    r"fairmeeting\.net)$"
    # Servers of one's own are named after the program.
    r"|(?:^|\.)(?:jitsi|meet|bbb|bigbluebutton|greenlight)\d*\."
)
_NO_ROOM = re.compile(r"/?(?:anfahrt|kontakt|impressum|datenschutz|hilfe|help|about)?/?", re.I)
_ROOM = re.compile(
    r"/(?:b|rooms)/[a-z0-9]{3}-[a-z0-9]{3}|/bigbluebutton/|/(?:index\.php/)?call/[a-z0-9]{8,}$",
    re.IGNORECASE,
)
# As people write them, without "https://".
BARE = re.compile(
    r"(?<![\w@./=-])(?:[a-z0-9-]+\.)*(?:zoom\.us|meet\.jit\.si|meet\.google\.com|teams\.microsoft\.com"
    r"|teams\.live\.com|webex\.com|whereby\.com|senfcall\.de)/\S*[^\s,;.)\]>]",
    re.IGNORECASE,
)


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

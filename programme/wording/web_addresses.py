"""Addresses of the web that may become links, and how people write them."""

from urllib.parse import urlsplit


def web_address(text: str) -> str:
    """`text` as an address a browser may open, or nothing: never `javascript:` or the like."""
    text = text.strip()
    if text and "://" not in text and not text.partition(":")[2]:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


def shown_address(url: str) -> str:
    """An address as people write it: without "https://" and without a slash at its end."""
    return url.partition("://")[2].removesuffix("/")

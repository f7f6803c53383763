"""Where planted words stand: public answers, rows, files, Redis."""

import gzip
import io
from pathlib import Path

import pypdfium2
import redis
from django.apps import apps
from django.conf import settings as product
from django.http import HttpResponse

from tests.planted_words import PLANTED

LANGUAGES = ("de", "en", "ar")


def addresses(event) -> list[str]:
    """All public answers that tell, or told, of the event."""
    of_event = f"/feeds/nord/ikw-2026/{event.slug}"
    pages = [f"/{lang}/nord/{path}" for lang in LANGUAGES for path in (
        "", "ikw-2026/", f"ikw-2026/{event.slug}/", f"ikw-2026/{event.slug}/?text=en",
        "ikw-2026/?category=fest", "ikw-2026/?town=neustadt", "ikw-2026/print/", "submit/ikw-2026/",
    )]  # fmt: skip
    feeds = [
        f"/feeds/nord{below}{lang}.ics{query}"
        for below in ("", "/ikw-2026")
        for lang in ("", ".en", ".ar")
        for query in ("", "?category=fest", "?town=neustadt")
    ]
    api = [f"/api/v1/{path}" for path in (
        "events/?district=nord", "events/?district=nord&lang=en", f"events/{event.uid}/",
        f"events/{event.uid}/?lang=en", "events/?district=nord&category=fest", "districts/",
        "programmes/?district=nord", "towns/?district=nord", "events/?district=nord&lang=uk",
    )]  # fmt: skip
    alone = ["/", "/sitemap.xml", "/sitemap/nord.xml", f"{of_event}.ics", f"{of_event}.en.ics"]
    return [*alone, *pages, *feeds, *api]


def body(answer: HttpResponse) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.replace(b"\r\n ", b"").decode()


def in_answers(client, event) -> dict[str, set[str]]:
    """Which planted words each public answer says; the old address is none of them."""
    told = {address: body(client.get(address, follow=True)) for address in addresses(event)}
    return found(told, event)


def in_rows(event) -> dict[str, set[str]]:
    """… each table, in any column."""
    told: dict[str, str] = {}
    for model in apps.get_models():
        for row in model._base_manager.all():
            said = [_plain(getattr(row, field.attname)) for field in model._meta.concrete_fields]
            told[model._meta.label] = told.get(model._meta.label, "") + " ".join(said)
    return found(told, event)


def _plain(value) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).replace(b"\r\n ", b"").decode(errors="replace")
    return str(value)


def in_files(root: Path, event) -> dict[str, set[str]]:
    """… each file below the folders of the product."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return found({str(path.relative_to(root)): _read(path) for path in files}, event)


def _read(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(io.BytesIO(content))
        return " ".join(page.get_textpage().get_text_range() for page in document)
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return _plain(content)


def in_redis(url, event) -> dict[str, set[str]]:
    """… each key of this run."""
    server = redis.Redis.from_url(url)
    read = {
        b"string": server.get,
        b"hash": server.hgetall,
        b"list": lambda key: server.lrange(key, 0, -1),
        b"set": server.smembers,
        b"zset": lambda key: server.zrange(key, 0, -1),
    }
    keys = server.scan_iter(f"{product.REDIS_PREFIX}*")
    return found({str(key): str(read[server.type(key)](key)) for key in keys}, event)


def found(told: dict[str, str], event) -> dict[str, set[str]]:
    hits = {
        where: {word.lower() for word in PLANTED.findall(words.replace(event.slug, ""))}
        for where, words in told.items()
    }
    return {where: words for where, words in hits.items() if words}

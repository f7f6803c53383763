"""Texts that broke typesetters, pasted by partners or by people who wished us ill."""

from tests.feeds.print.programme import SITE, THURSDAY, day, event, snapshot
from tests.feeds.print.setting import set_pages

TEXTS = {
    "markup": '#import "x" $a$ *b* _c_ <d> @e `f` \\g ] } {{ x }} {% y %} ~ -- // /* */ = H',
    "code": '#read("/etc/passwd") #eval("1+1") #panic("no") #sys.inputs',
    "html": "<script>alert('x')</script> &amp; <b>fett</b> &nbsp;",
    "control": "a\x00b\x01c\x07d\x1be\x7ff\x85g\u2028h\u2029i\tj\r\nk",
    "bidi": "\u202egnirts \u202b\u202a\u2066\u2067\u2068 \u2069\u2069\u2069\u2069 abc",
    "open isolate": "\u2067 abc \u2066 def",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u180eh",
    "only zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "emoji": "Fest 🎉🎊 👩‍👩‍👧‍👦 🇩🇪 👍🏽 1️⃣ ❤️ ☎ ✉ →",
    "chinese": "漢字 かな 한글",
    "only chinese": "跨文化周",
    "other scripts": "हिन्दी עברית ไทย ქართული Հայերեն தமிழ்",
    "empty": "",
    "blank": " \u00a0\u3000\t",
    "dots": "...",
    "long word": "A" * 10_000,
    "long word with marks": "Straße" * 1_000,
    "wide word": "W" * 35,
    "long text": "Wort " * 3_000,
    "many lines": "\n".join("abc"),
    "stacked marks": "Z" + "\u0301\u0302\u0303\u0308\u030a\u0327" * 50 + "algo",
    "mark first": "\u0301abc \u064b\u0301x ا\u0301\u064b\u064c\u064d\u0651",
    "lone surrogate": "a\ud800b\udfffc\ud83d",
    "private use": "\ue000\uf8ff\U000f0000 x",
    "not characters": "\ufffe\uffff\U0001ffff\ufdd0 x",
    "bold letters": "𝐅𝐞𝐬𝐭 𝓓𝓮𝓻 Ｆｕｌｌ ①㎡",
    "decomposed": "Gru\u0308ße aus Tu\u0308bingen, J\u030c",
    "arabic": "أهلاً وسهلاً (برنامج) 03695 80160 نص، می‌خواهم",
    "mixed": "عربي German עברית 123 (abc) «def» – ghi.",
    "ethiopic": "ሰላም እንቋዕ ብደሓን መጻእኩም።",
    "numbers": "٠١٢٣ ۴۵۶ ½ ² ₂ № €",
    "address": "https://example.org/" + "sehr/lang/" * 60 + "?a=b&c=d",
    "quotes": "\"'„“”‚‘’«»‹›",
    "percent": "100 % {page} {title} {number} %(x)s ${y}",
}
# Texts to judge in the parts around the events, where each takes a file of its own.
QUICKEST = "mixed"  # to judge
HARDEST = ["emoji", "empty", "long word"]


def event_full_of(n, text):
    """An event with `text` in every field that takes words."""
    times = [
        day(f"2023-09-{n:02}", text, text, status="cancelled", status_label=text, note=text),
        day(f"2023-10-{n:02}", text, text, place=text),
    ]
    return event(
        n,
        text,
        kind=("dates", "series", "period")[n % 3],
        language=("de", "ar", text)[n % 3],
        days=times,
        place=dict.fromkeys(("name", "room", "street", "postcode", "town", "note"), text),
        url=f"{SITE}{text}",
        **dict.fromkeys(("summary", "description", "category", "wording", "period"), text),
        **dict.fromkeys(("price", "registration", "audience", "languages"), text),
        **dict.fromkeys(("organisers", "hours", "funding", "marks"), [text, text]),
    )


def frame_full_of(text):
    """The parts around the events, with `text` everywhere."""
    whole = snapshot()
    programme = dict.fromkeys(whole["programme"], text)
    greeting = dict.fromkeys(whole["programme"]["greeting"], text)
    return {
        "programme": programme | {"about": [text, text], "greeting": greeting},
        "district": dict.fromkeys(whole["district"], text),
        "edition": {"number": text, "released": text, "released_on": "2023-08-20"},
        "imprint": {"publisher": [text], "responsible": text, "disclaimer": text},
        "funding": [{"name": text, "sentence": text}],
        "partners": [text, text],
        "marks": [{"code": "free", "label": text}, {"code": text, "label": text}],
    }


def framed(name, folder):
    """A booklet with one event and the hostile text `name` in everything around it."""
    whole = snapshot(event(1, "Fest", days=[day("2023-09-28", THURSDAY, "9 Uhr")]))
    return set_pages(whole | frame_full_of(TEXTS[name]), folder / f"{name}.pdf")

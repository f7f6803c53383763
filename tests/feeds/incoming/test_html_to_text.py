"""HTML and escaped HTML as readable text, with the targets of its links."""

import pytest

from feeds.incoming import html_to_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<a href="https://a.example/x?id=7&amp;y=1">hier</a>.',
            "hier (https://a.example/x?id=7&y=1).",
        ),
        ('<a href="mailto:kurs@a.example?subject=x">schreiben</a>', "schreiben (kurs@a.example)"),
        ('<a href="tel:+493691999999">anrufen</a>', "anrufen (+493691999999)"),
        ('<a href="tel:+493691999999">03691 999999</a>', "03691 999999"),
        ('<a href="https://www.a.example/">www.a.example</a>', "www.a.example"),
        (
            '<a href="https://a.example/anmelden">https://a.example/anm…</a>',
            "https://a.example/anmelden",
        ),
        ('<a href="https://a.example"><img src="x.png"></a>', "https://a.example"),
        ('<a href="https://a.example"><b>Hier</b> mehr</a>', "Hier mehr (https://a.example)"),
        ('<a href="javascript:alert(1)">hier</a> <a href="/innen">da</a>', "hier da"),
        (
            "mehr<https://a.example/x> von Anna <anna@a.example>",
            "mehr (https://a.example/x) von Anna (anna@a.example)",
        ),
        ("&lt;p&gt;Kaffee &amp;amp; Tee&lt;/p&gt;", "Kaffee & Tee"),
        ("Kaffee &amp;amp; Tee &amp;uuml;ber &nbsp;alles", "Kaffee & Tee über alles"),
        (
            '<a href="https://www.google.com/url?q=https://a.example/x%3Fy&amp;sa=D">hier</a>',
            "hier (https://a.example/x?y)",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=5",
            "https://a.example/",
        ),
        ("https://www.google.com/url?sa=D", "https://www.google.com/url?sa=D"),
        ("[vc_row][vc_column_text]Für Kinder.[/vc_column_text][/vc_row]", "Für Kinder."),
        ('[caption id="7" align="left"]Der Hof[/caption] [mit Musik]', "Der Hof [mit Musik]"),
        ("_____________________\nTreffen\n----------------\nHof", "Treffen\n\nHof"),
        ("2 < 3, a & b, <3", "2 < 3, a & b, <3"),
        ("<div>eins<div>zwei</div></div>drei", "eins\nzwei\ndrei"),
        ("<table><tr><td>10</td><td>Uhr</td></tr><tr><td>Fest</td></tr></table>", "10 Uhr\nFest"),
        ("<style>p {}</style><p>Text</p><script>x()</script>", "Text"),
        ("Zeile\n<b>fett</b>\nnoch", "Zeile\nfett\nnoch"),
    ],
)
def test_nothing_is_lost_but_the_markup(text, expected):
    assert html_to_text.lines(text) == expected


def test_a_title_is_one_line_without_markup():
    assert html_to_text.line("<b>Kaffee</b><br>&amp; Kuchen") == "Kaffee & Kuchen"


def test_of_a_page_without_end_only_its_beginning_is_parsed():
    whole = html_to_text.lines("<a>x</a>" * 60_000)
    assert whole == "x" * (html_to_text.LONGEST // len("<a>x</a>"))
    assert html_to_text.lines("<div>" * 60_000 + "Ende" + "</div>" * 60_000) == "Ende"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<p>a <img alt="x>y" src="data:image/png;base64,AAAA"> b</p>', "a b"),
        ("<p>3 < 5 und <3 <o:p>Herz</o:p></p>", "3 < 5 und <3 Herz"),
        ("<p title=\"it's\">a <b class='x\"y'>b</b></p>", "a b"),
    ],
)
def test_tags_that_are_nothing_for_us_go(page, text):
    assert html_to_text.lines(page) == text

"""A rhythm beside a title, and remarks on days that are left out, are no part of the title."""

import pytest

from feeds.incoming.invitation import reading

REMARK = "Der Treff fällt am 29.9. und 6.10. aus."


@pytest.mark.parametrize(
    "text",
    [
        "Sprachtreff jeden Mittwoch\nab 22.9.2027 bis 13.10.2027, 17 Uhr",
        "Sprachtreff mittwochs\n22.9. bis 13.10.2027, 17 Uhr",
        f"Sprachtreff jeden Mittwoch vom 22.9. bis 13.10.2027, 17 Uhr. {REMARK}",
        f"{REMARK} Sprachtreff jeden Mittwoch vom 22.9. bis 13.10.2027, 17 Uhr",
        f"{REMARK}\nSprachtreff – jeden 2. Mittwoch im Monat\nvom 22.9. bis 13.10.2027, 17 Uhr",
    ],
)
def test_the_title_alone(text, week):
    assert reading.read(text, week).draft.title == "Sprachtreff"


@pytest.mark.parametrize("title", ["Montags", "Tanz in den Mai"])
def test_other_titles_stay_whole(title, week):
    assert reading.read(f"{title}\n22.9.2027, 17 Uhr", week).draft.title == title

"""Files that are no pictures, or do harm: refused in clear words, and nothing typed is lost."""

import io

import pytest

from calendar_site.pages.shared import picture_page
from programme import rate_limits
from programme.credentials import edit_links
from programme.models.picture import Picture
from programme.models.submission import Submission
from programme.pictures import storage
from tests import cast
from tests.pages.partner.picturing import SAID, current, errors, sent
from tests.programme.pictures import drawing


@pytest.fixture(autouse=True)
def nobody_uploaded_before():
    rate_limits.reset("picture", "127.0.0.1")


@pytest.fixture
def offered(week):
    return cast.offered(week)


@pytest.fixture
def link(offered):
    return f"/en/nord/submit/edit/{edit_links.to_submission(offered, at=cast.AT)}/"


@pytest.fixture
def address(link):
    return f"{link}picture/"


REFUSED = [
    (b"", "The file is empty. Please choose it again."),
    (b"<svg onload='alert(1)'/>", "A drawing (SVG) can hold programs."),
    (b"\0\0\0\x18ftypheic" + bytes(99), "The picture is incomplete or damaged."),
    (b"PK\x03\x04" + bytes(99), "This is no picture."),
    (drawing.photo()[:900], "The picture is incomplete or damaged."),
    (drawing.saved(drawing.plain((150, 150))), "The picture is too small."),
    (drawing.saved(drawing.plain((2000, 300))), "The picture is too narrow."),
]


@pytest.mark.parametrize(("source", "words"), REFUSED)
def test_a_refused_file_is_explained_and_the_words_stay(client, address, source, words):
    answer = sent(client, address, source)
    assert answer.status_code == 200
    (error,) = errors(answer)
    assert error.startswith(f"Picture – {words}")
    assert SAID["alt_de"] in answer.content.decode()
    assert (Picture.objects.count(), Submission.objects.get().revisions.count()) == (0, 1)


def test_a_bomb_is_refused(client, address):
    (error,) = errors(sent(client, address, drawing.bomb(), name="harmless.jpg"))
    assert error.startswith("Picture – The picture has too many pixels.")


def test_a_refused_file_leaves_the_picture_that_was_there(client, address, offered):
    sent(client, address, drawing.photo())
    there = current(offered)
    (error,) = errors(sent(client, address, b"%PDF-1.7", author="Jemand anders"))
    assert error.startswith("Another picture instead – This is no picture.")
    assert current(offered) == there


@pytest.mark.parametrize("name", ["a.exe", "../../x.php", "x.svg", "ohne", "x" * 300 + ".png"])
def test_the_name_of_a_file_decides_nothing(client, address, offered, name):
    assert sent(client, address, drawing.photo(), name=name).status_code == 302
    folder = storage.folder(current(offered).uid)
    assert sorted(file.name for file in folder.iterdir()) == ["480.webp", "800.webp"]


class Unread(io.BytesIO):
    """A body that counts how much of it was read."""

    def __init__(self, size):
        super().__init__()
        self.size, self.taken = size, 0

    def read(self, size=-1):
        part = min(self.size - self.taken, size if size >= 0 else self.size)
        self.taken += part
        return bytes(part)


def test_fifty_megabytes_are_refused_without_being_read(client, address):
    body = Unread(50_000_000)
    answer = client.generic("POST", address, b"", content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 200
    request = {
        "CONTENT_LENGTH": str(body.size),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": body,
    }
    answer = client.post(address, **request)
    assert (answer.status_code, body.taken) == (413, 0)
    assert "The file is larger than 25 MB." in answer.content.decode()
    assert 'name="author"' in answer.content.decode()


def test_a_little_too_much_is_refused_too(client, address, settings):
    settings.PICTURE_MEGABYTES = 1
    answer = sent(client, address, drawing.photo() + bytes(1_010_000))
    assert answer.status_code == 200
    assert errors(answer)[0].startswith("Picture – The file is larger than 1 MB.")


def test_a_whole_office_may_upload_but_not_a_machine(client, address, monkeypatch):
    monkeypatch.setitem(picture_page.UPLOADS, "at_most", 2)
    colours = [drawing.RED, drawing.BLUE, drawing.WHITE]
    answers = [sent(client, address, drawing.photo(colour)) for colour in colours]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    again = "Picture – Only the file could not be kept. Please choose it again."
    assert errors(answers[-1]) == [again.replace("Picture", "Another picture instead")]
    # Words go on.
    assert sent(client, address, author="Aylin").status_code == 302


def test_a_file_that_stayed_behind_is_not_said_to_be_saved(client, address, offered):
    sent(client, address, drawing.photo())
    there = current(offered)
    response = sent(client, address, too_heavy="1", author="Carla Beispiel")
    page = client.get(response["Location"]).content.decode()
    assert ("Saved." in page, "The picture is still the one from before." in page) == (False, True)
    assert (current(offered).digest, current(offered).author) == (there.digest, "Carla Beispiel")

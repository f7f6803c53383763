"""Partners who submit and two organisers who decide, over HTTP, as stubborn as people are."""

import contextlib
import re
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import requests

DISTRICT, PROGRAMME, PASSWORD = "nord", "woche", "geheim"
VERBS: dict[str, tuple[str, dict[str, Any]]] = {
    "aylin": ("accept", {}),
    "berta": ("decline", {"reason": "Zu spät."}),
}
ORGANISERS = tuple(VERBS)
PATIENCE = 10  # seconds for one answer
PAUSE = 2.2  # seconds before the form may be confirmed
EVENT: dict[str, Any] = {
    "summary": "Ein Abend zum Kennenlernen.", "category": "fest", "openness": "public",
    "organisers": ["Verein Miteinander"], "place": {"name": "Bürgerhaus", "town": "Neustadt"},
}  # fmt: skip
ROWS = [f"{name}-{count}" for name in ("dates", "hours", "texts") for count in ("TOTAL", "INITIAL")]


@dataclass
class Crowd:
    """What people met: `acknowledged` are titles whose partner was told that they have arrived."""

    site: str
    token: str
    day: str  # of all events, as 2027-09-28
    end: float = 0  # monotonic time at which everybody gives up
    acknowledged: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    decided: list[str] = field(default_factory=list)
    signed_in: dict[str, dict[str, Any]] = field(default_factory=dict)  # name -> cookies

    def act(self, titles: list[str]) -> None:
        """Submit all of `titles` and decide on each, until all is done or time is up."""
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(self._whole_story, enumerate(titles)))

    def _whole_story(self, numbered: tuple[int, str]) -> None:
        number, title = numbered
        if self._by_form(title) if number % 3 == 0 else self._by_program(title):
            self.acknowledged.append(title)
            self._decide_together(title)

    def ask(self, session, method: str, address: str, good: tuple[int, ...], **more):
        """Ask until one of the `good` answers comes; None when time is up."""
        while time.monotonic() < self.end:
            try:
                answer = session.request(
                    method, self.site + address, timeout=PATIENCE, allow_redirects=False, **more
                )
            except requests.RequestException:
                self.met["no answer"] += 1
            else:
                if answer.status_code in good:
                    return answer
                self.met[str(answer.status_code)] += 1
            time.sleep(0.3)
        return None

    def _by_program(self, title: str) -> bool:
        body = EVENT | {"programme": PROGRAMME, "title": title, "external_id": title}
        body["whens"] = [{"starts_on": self.day, "start_time": "18:00"}]
        body["contact"] = {"name": "Bruno", "email": f"{uuid.uuid4().hex}@verein.example"}
        said = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": uuid.uuid4().hex}
        with requests.Session() as session:
            address = "/api/v1/submissions/"
            return bool(self.ask(session, "POST", address, (201,), json=body, headers=said))

    def _by_form(self, title: str) -> bool:
        address = f"/de/{DISTRICT}/submit/{PROGRAMME}/"
        with requests.Session() as session:
            form = self._fields(title)
            if not self._open_form(session, address, form):
                return False
            while time.monotonic() < self.end:
                answer = self.ask(session, "POST", address, (200, 302), data=form)
                if answer is None or answer.status_code == 302:
                    return answer is not None
                form["confirm"] = _value(answer.text, "confirm")
                time.sleep(PAUSE)
        return False

    def _open_form(self, session, address: str, form: dict) -> bool:
        shown = self.ask(session, "GET", address, (200,))
        for name in ("form_key", "csrfmiddlewaretoken") if shown else ():
            form[name] = _value(shown.text, name)
        return shown is not None

    def _fields(self, title: str) -> dict[str, Any]:
        rows = {f"{row}_FORMS": str(int(row.endswith("TOTAL"))) for row in ROWS}
        year, month, day = self.day.split("-")
        return rows | {
            "language": "de", "title": title, "summary": EVENT["summary"], "category": "fest",
            "dates-0-day": f"{day}.{month}.{year}", "dates-0-start": "18", "name": "Bürgerhaus",
            "town": "Neustadt", "organiser": "Verein Miteinander", "openness": "public",
            "contact_email": f"{uuid.uuid4().hex}@verein.example",
        }  # fmt: skip

    def _decide_together(self, title: str) -> None:
        """Both open the case and press at once, one "accept", the other one "decline"."""
        together = threading.Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda name: self._press(name, title, together), ORGANISERS))
        if any(found):
            self.decided.append(title)

    def _press(self, name: str, title: str, together: threading.Barrier) -> bool:
        with requests.Session() as session:
            session.cookies.update(self.signed_in[name])
            case = self._case(session, title)
            verb, typed = VERBS[name]
            first = True
            while case and time.monotonic() < self.end:
                page = self.ask(session, "GET", case, (200,))
                if page is None:
                    return False
                if first:
                    first = False
                    _meet(together)
                version = _value(page.text, "version")
                if not version:
                    return True  # somebody has decided, and nothing is left to press
                said = typed | _hidden(page.text) | {"version": version}
                said["despite"] = re.findall(r'name="despite"[^>]* value="([^"]*)"', page.text)
                answer = self._try(session, f"{case}{verb}/", said)
                if answer in (302, 409):
                    return True
                time.sleep(0.3)
            _meet(together) if first else None
            return False

    def _try(self, session, address: str, said: dict) -> int:
        """Press once: whether a press without an answer has counted is seen on the page."""
        try:
            answer = session.post(
                self.site + address, data=said, timeout=PATIENCE, allow_redirects=False
            )
        except requests.RequestException:
            self.met["no answer"] += 1
            return 0
        if answer.status_code not in (302, 409):
            self.met[str(answer.status_code)] += 1
        return answer.status_code

    def sign_in(self) -> None:
        """Let both organisers in; their sessions last as long as the run."""
        for name in ORGANISERS:
            with requests.Session() as session:
                shown = self.ask(session, "GET", "/account/login/", (200,))
                said = _hidden(shown.text) | {"username": name, "password": PASSWORD}
                self.ask(session, "POST", "/account/login/", (302,), data=said)
                self.signed_in[name] = session.cookies.get_dict()

    def _case(self, session, title: str) -> str | None:
        """The address of the case, from the list of the desk."""
        address = f"/de/{DISTRICT}/desk/?{urlencode({'q': title, 'state': 'all'})}"
        while time.monotonic() < self.end:
            listed = self.ask(session, "GET", address, (200,))
            found = listed and re.search(rf'"(/de/{DISTRICT}/desk/\w+-\d+-\w+/)', listed.text)
            if found:
                return found[1]
            time.sleep(0.3)
        return None


def _hidden(html: str) -> dict[str, Any]:
    return {"csrfmiddlewaretoken": _value(html, "csrfmiddlewaretoken")}


def _value(html: str, name: str) -> str:
    """What a hidden field says; empty where there is none."""
    found = re.search(rf'name="{name}" value="([^"]+)"', html)
    return found[1] if found else ""


def _meet(together: threading.Barrier) -> None:
    with contextlib.suppress(threading.BrokenBarrierError):
        together.wait(PATIENCE)

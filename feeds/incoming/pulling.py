"""Look at a calendar on the web: fetch, read, compare, and show or enter what is new."""

import hashlib
from datetime import timedelta

from feeds.incoming import any_file, compare, confirm, decoding, items, lookup
from feeds.incoming.items import Reading, Unreadable
from feeds.incoming.web import fetch
from programme import database_clock
from programme.importing import sources
from programme.models.source import Intake, Source

LEASE = timedelta(minutes=10)  # for which one worker holds a source; longer than a pull may take


def claim(pk: int) -> Source | None:
    """The source, if it is due and no other worker holds it, by the database's clock."""
    rows = Source.objects.filter(pk=pk, next_pull_at__lte=database_clock.now())
    if not rows.update(next_pull_at=database_clock.until(LEASE)):
        return None
    return Source.objects.select_related("programme__district").get(pk=pk)


def pull(source: Source, *, at, get=fetch.get) -> Intake | None:
    """Look once; the attempt, or None where nothing has changed since the last time.

    Nothing enters from a calendar that is not followed: it waits as a preview. One that is followed
    enters at once; where so much is missing that it looks like a mistake, nothing leaves before a
    person says so, and where its letters are mixed up nothing enters.
    """
    asked = source.intakes.filter(state=Intake.State.WAITING).first()
    try:
        answer = _fetched(source, get, anew=bool(asked))
        digest = hashlib.sha256(answer.data or b"").hexdigest()
        if not asked and (answer.data is None or digest == source.content):
            _remember(source, answer, source.content, at)
            return None
        found = _read(source, answer.data)
    except Unreadable as problem:
        return _failed(source, asked, problem, at)
    intake = asked or source.intakes.create(at=at)
    intake = _go_on(source, intake, found, at)
    _remember(source, answer, digest, at)
    return intake


def _fetched(source: Source, get, *, anew: bool):
    if anew:
        return get(source.url)
    return get(source.url, etag=source.etag, last_modified=source.last_modified)


def _read(source: Source, data: bytes) -> Reading:
    """A calendar that was cut off on its way would look as if events were gone."""
    text = decoding.text(data).upper()
    if text.count("BEGIN:VCALENDAR") > text.count("END:VCALENDAR"):
        raise Unreadable("cut_off")
    insider = not source.email  # the office itself
    return any_file.read(data, lookup.of(source.programme, source.language, insider=insider))


def _is_mixed_up(told: list[dict]) -> bool:
    """Whether letters had to be guessed; a person is to say that they were guessed right."""
    return any(each["code"] == "encoded_twice" for each in told)


def _is_unsure(source: Source, told: list[dict]) -> bool:
    """Whether nobody has said so yet of what the source brought last."""
    done = source.intakes.filter(state=Intake.State.DONE).first()
    return _is_mixed_up(told) and not (done and _is_mixed_up(done.problems))


def _remember(source, answer, digest, at):
    etag = answer.etag or (source.etag if answer.data is None else "")
    modified = answer.last_modified or (source.last_modified if answer.data is None else "")
    sources.pulled(source, at=at, etag=etag, last_modified=modified, content=digest)


def _failed(source, asked, problem: Unreadable, at) -> Intake:
    intake = asked or source.intakes.create(at=at)
    sources.fail(intake, items.stored([problem.problem]), at=at)
    sources.stumbled(source, at=at)
    return intake


def _go_on(source: Source, intake: Intake, found: Reading, at) -> Intake:
    """Show it, ask, or let it in; what is new does not wait for the answer about what is gone."""
    for old in source.intakes.filter(state__in=(Intake.State.PREVIEW, Intake.State.ASKS)):
        sources.discard(old, at=at)
    stored, problems = items.stored(found.items), items.stored(found.problems)
    compared = compare.compare(source, found.items, at=at)
    is_followed = source.state == Source.State.FOLLOWED
    enters = any(row.enters for row in compared.rows)
    is_unsure = enters and _is_unsure(source, problems)
    asks = is_followed and (compared.misses_much or is_unsure)
    if is_followed and not is_unsure and (enters or not asks):
        sources.take(intake, stored, problems, at=at, without_gone=asks)
        confirm.run(intake, at=at)
        if not asks:
            return intake
        intake = source.intakes.create(at=at)
        compared = compare.compare(source, found.items, at=at)
    sources.propose(intake, stored, problems, compared.counts(), at=at, asks=asks)
    return intake

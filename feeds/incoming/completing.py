"""What holds where a source says nothing: asked once for the whole file, kept with the source."""

from dataclasses import replace

from programme.drafts.event_draft import EventDraft, Place, from_data, to_data


def defaults(
    *,
    organiser: str = "",
    openness: str = "",
    category: str = "",
    place: Place = Place(),  # noqa: B008
    town: str = "",
) -> dict:
    """As JSON, for `Source.defaults`; `town` is that of a registered house."""
    said = {"organiser": organiser, "openness": openness, "category": category}
    said |= {"town": town} if town else {}
    return said | ({"place": to_data(place)} if place != Place() else {})


def completed(draft: EventDraft, said: dict, *, category: str = "") -> EventDraft:
    """`draft` with its gaps filled. `category` is the answer for this one event."""
    return replace(
        draft,
        category=category or draft.category or said.get("category", ""),
        openness=draft.openness or said.get("openness", ""),
        organisers=draft.organisers or tuple(filter(None, [said.get("organiser", "")])),
        place=_placed(draft.place, from_data(said.get("place", {}), Place), said.get("town", "")),
    )


def _placed(place: Place, usual: Place, town: str) -> Place:
    """The usual place where none is named; only its town where a place has none."""
    if place.venue or place.online or place.to_follow or place.town:
        return place
    if place.name or place.street:
        return replace(place, town=usual.town or town)
    return replace(usual, note=place.note or usual.note)

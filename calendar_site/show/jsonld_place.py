"""Where an event takes place, as https://schema.org/Place and VirtualLocation."""

from programme.events.standing import Spot


def where(at: Spot, url: str) -> dict:
    """How one takes part, and where: houses, the network, or both."""
    found = [_place(at)] if at.venue or (at.place_note and not at.is_online) else []
    if at.is_online:
        found.append({"@type": "VirtualLocation", "url": url})
    mode = "Offline" if not at.is_online else "Mixed" if at.venue else "Online"
    return {
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": found[0] if len(found) == 1 else found,
    }


def _place(at: Spot) -> dict:
    venue = at.venue
    if venue is None:
        return {"@type": "Place", "name": at.place_note}
    return {
        "@type": "Place",
        "name": str(venue),
        "address": {"@type": "PostalAddress"} | _address(venue),
        **_on_the_map(venue),
    }


def _address(venue) -> dict:
    known = {
        "streetAddress": venue.street,
        "postalCode": venue.postcode,
        "addressLocality": venue.town.name if venue.town else "",
        "addressCountry": "DE",
    }
    return {name: value for name, value in known.items() if value}


def _on_the_map(venue) -> dict:
    if venue.latitude is None or venue.longitude is None:
        return {}
    degrees = {"latitude": float(venue.latitude), "longitude": float(venue.longitude)}
    return {"geo": {"@type": "GeoCoordinates"} | degrees}

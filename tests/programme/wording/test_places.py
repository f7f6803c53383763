"""Places in words."""

from programme.models.venue import Town, Venue
from programme.wording import places


def test_a_venue_is_said_with_its_town_but_never_twice():
    venue = Venue(name="Neustadt", town=Town(name="Neustadt"), locality="Oberdorf")
    assert places.town(venue) == "Neustadt, Oberdorf"
    assert places.name_and_town(venue) == "Neustadt, Oberdorf"
    house = Venue(name="Bürgerhaus Neustadt", town=Town(name="Neustadt"))
    assert places.name_and_town(house) == "Bürgerhaus Neustadt"
    bare = Venue(street="Weg 1", postcode="99999", town=Town(name="Neustadt"))
    assert places.street_line(bare) == "Weg 1, 99999 Neustadt"

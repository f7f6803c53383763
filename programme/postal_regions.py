"""Where a postcode lies: its first two digits in the Länder (and just beyond their borders)."""

_REGIONS = {
    "BB": "01 03 04 12 13 14 15 16 17 19 39",
    "BE": "10 12 13 14",
    "BW": "63 64 68 69 70 71 72 73 74 75 76 77 78 79 88 89 97",
    "BY": "63 64 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97",
    "HB": "27 28",
    "HE": "34 35 36 37 55 57 59 60 61 63 64 65 68 69",
    "HH": "20 21 22 27",
    "MV": "17 18 19 23",
    "NI": "19 21 22 26 27 28 29 30 31 32 34 37 38 48 49",
    "NW": "31 32 33 34 37 40 41 42 44 45 46 47 48 49 50 51 52 53 56 57 58 59",
    "RP": "51 53 54 55 56 57 65 66 67 76",
    "SH": "21 22 23 24 25",
    "SL": "54 66",
    "SN": "01 02 03 04 06 07 08 09",
    "ST": "04 06 14 19 29 38 39",
    "TH": "04 06 07 34 36 37 96 97 98 99",
}


def is_far(postcode: str, land: str) -> bool:
    """Whether a German postcode of five digits cannot be in the Land, as far as it is known."""
    regions = _REGIONS.get(land, "").split()
    return bool(regions) and postcode[:2] not in regions

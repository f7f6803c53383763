"""The sizes of the booklet: one table, so that a new format is a new row."""

# Lengths in millimetres, type in points. `side` is the column of time, signs and QR code.
FORMATS = {
    "a5": {
        "width": 148,
        "height": 210,
        "inside": 16,
        "outside": 13,
        "top": 20,
        "bottom": 18,
        "side": 24,
        "gutter": 4.5,
        "type": 8.8,
    },
    # The office printer's sheet, in large print.
    "a4": {
        "width": 210,
        "height": 297,
        "inside": 22,
        "outside": 20,
        "top": 26,
        "bottom": 24,
        "side": 34,
        "gutter": 7,
        "type": 12.2,
    },
}

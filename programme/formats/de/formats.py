"""German as newspapers print it: 18 Uhr, 9.30 Uhr, Do 28.9., 3. und 10. Oktober."""

CLOCK_FORMAT = "G.i"
FULL_HOUR_FORMAT = "G"
MIDNIGHT_FORMAT = "24"
SHORT_DAY_FORMAT = "D j.n."
SHARED_MONTH_DAY_FORMAT = "j."

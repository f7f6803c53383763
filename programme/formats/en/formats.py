"""English for readers in Europe: 28 September 2026, and a clock of 24 hours."""

DATE_FORMAT = "j F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j/n/Y"
TIME_FORMAT = "H:i"
SHORT_DATETIME_FORMAT = "j/n/Y H:i"

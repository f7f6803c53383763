"""How days and times are written: `<language>/formats.py`, where Django's own has no good answer.

Besides Django's names there are four of ours, which `programme.wording.timing` reads:

- CLOCK_FORMAT, a time of day; FULL_HOUR_FORMAT, the same where there are no minutes.
- SHORT_DAY_FORMAT, a day in a tight place.
- SHARED_MONTH_DAY_FORMAT, the number of a day where the month is said once, after several of them;
  a language without it names the month with every day.

A language that has no file here is written as Django writes it, with a clock of 24 hours; one that
Django does not know is written like English.
"""

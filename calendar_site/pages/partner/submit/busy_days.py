"""One month of a district's public events, for the small calendar beside a field of a day."""

from calendar import Calendar
from collections import Counter
from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache

from calendar_site.serving.only_read import only_read
from calendar_site.tenancy import of_district
from programme.drafts import dates
from programme.events.by_day import on_days
from programme.models.event import Event, Occurrence
from programme.regular_expressions import expression
from programme.wording import timing

MONDAY = date(2024, 1, 1)
LONGEST = timedelta(6)  # what lasts longer takes no guests from a day, as no exhibition does
_MONTH = expression(r"(\d{4})-(0[1-9]|1[0-2])")


@only_read
@of_district
@never_cache
def busy_days(request, district, programme):
    """A part of a page for static/js/calendar.js: ?month=2027-09, default the programme's first."""
    found = get_object_or_404(district.programmes, slug=programme, is_public=True)
    month = _month(request.GET.get("month")) or found.starts_on.replace(day=1)
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    counts = busy(district, weeks[0][0], weeks[-1][-1])
    context = {
        "month": month,
        "before": month - timedelta(1),
        "after": month + timedelta(31),
        "weekdays": [
            {"short": timing.weekdays([n]), "long": date_format(MONDAY + timedelta(n), "l")}
            for n in range(7)
        ],
        "weeks": [[_cell(day, month, counts, found) for day in week] for week in weeks],
    }
    return render(request, "partner/busy_days.html", context)


def busy(district, first: date, last: date) -> Counter[date]:
    """How many public dates take place on each day from `first` to `last`."""
    rows = Occurrence.objects.filter(
        on_days(first, last),
        programme__in=district.programmes.filter(is_public=True),
        event__in=Event.objects.filter(district=district, period={}),
    )
    counts: Counter[date] = Counter()
    for begins, ends in rows.exclude(status="cancelled").values_list("starts_on", "ends_on"):
        if ends - begins <= LONGEST:
            counts.update(begins + timedelta(n) for n in range((ends - begins).days + 1))
    return counts


def _cell(day: date, month: date, counts, programme) -> dict:
    return {
        "date": day,
        "is_here": day.month == month.month,
        "typed": f"{day.day}.{day.month}.{day.year}",
        "count": counts[day],
        "inside": programme.starts_on <= day <= programme.ends_on,
    }


def _month(said: str | None) -> date | None:
    match = _MONTH.fullmatch(said or "")
    if said and not (match and dates.EARLIEST.year < int(match[1]) < dates.LATEST.year):
        raise Http404(said)
    return date(int(match[1]), int(match[2]), 1) if match else None

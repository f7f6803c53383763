"""Problems of files and addresses in words: what is wrong, and what one can do."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from feeds.incoming.items import Problem

WORDS = {
    # The file as a whole
    "empty": _("The file is empty."),
    "encoded_twice": _(
        "The letters of this file are mixed up: it says “{words}”. We read “{right}”. Is this "
        "right? If not, please save the file anew as UTF-8."
    ),
    "too_big": _("This is more than {limit} MB. Please export fewer events or a shorter time."),
    "no_text": _("This is no calendar and no table. Please choose a file .ics, .csv or .xlsx."),
    "no_letter": _(
        "This is no plain text. Please save the invitation as .txt, or choose a calendar (.ics) or "
        "a table (.csv, .xlsx)."
    ),
    "no_organiser": _("Please say which organisation holds the events."),
    "web_page": _(
        "This is a web page and not a calendar. Please look on that page for “iCal”, “ICS” or "
        "“Subscribe”, and take that address or file."
    ),
    "no_calendar": _("There is no calendar in this file. Please export it as iCalendar (.ics)."),
    "no_events": _("There are no events in this calendar. Please check what you exported."),
    "too_many_events": _(
        "These are {count} events; at most {limit} can be read. Please export a shorter time."
    ),
    "too_many_dates_in_all": _(
        "These events have more than {limit} dates in all. Please check how they repeat, or export "
        "a shorter time."
    ),
    "too_many_without_link": _(
        "Without a link from a mail at most {limit} events can be brought at once. Please divide "
        "the file, or ask for the link to your events first."
    ),
    "too_many_columns": _("These are more than {limit} columns. Please leave some out."),
    "too_many_sheets": _("These are more than {limit} sheets. Please divide the file."),
    "too_many_rows": _("These are more than {limit} rows. Please divide the table."),
    "bad_csv": _("Row {row} cannot be read. Please save the table as .xlsx and try again."),
    "open_quote": _(
        'In row {row} a quotation mark (") is open; it swallows the rows below. Please remove it, '
        "or save the table as .xlsx."
    ),
    "bad_sheet": _("This table is damaged. Please save it again as .xlsx or .csv."),
    "old_sheet": _(
        "This is an old Excel file, or one with a password. Please save it as .xlsx without "
        "a password."
    ),
    "open_document": _("Please save the table as .xlsx or .csv (in LibreOffice: “Save as”)."),
    "bomb": _("This file unpacks to something huge and was not opened. Please save it as .csv."),
    "formulas": _(
        "Formulas in this file have no results yet. "
        "Please open it in Excel or LibreOffice and save it."
    ),
    "no_header": _(
        "No header was found. One row must name the columns, at least “Title” and “Date”. "
        "The template shows how."
    ),
    "no_rows": _("Below the header there are no events."),
    # One event of a calendar
    "no_start": _("It has no date."),
    "bad_start": _("Its date cannot be read."),
    "end_before_start": _("It ends before it starts. Please correct it in your calendar."),
    "midnight": _("It begins at 0:00 and has no end. Is this right, or is it a whole day?"),
    "bad_rule": _("How it repeats cannot be understood. Please enter its dates one by one."),
    "too_many_dates": _(
        "It has {count} dates in the programme; one event can have {limit}. Please check how it "
        "repeats, or divide it into several events in your calendar."
    ),
    "too_many_listed": _(
        "So many dates are listed in it that it was not read. Please check how it repeats."
    ),
    "broken": _("This entry is damaged and cannot be read."),
    "shared_uid": _("Your program gives different events the same number; please check it."),
    "series_cut": _("Only its dates within the programme are taken."),
    "state_in_title": _(
        "The title says “{title}”. This is taken as the status of the dates. Please check it."
    ),
    "unknown_words": _("These keywords have no place here; the office reads them: {words}"),
    "told_in_text": _(
        "Some of these facts stand in its description and were taken from there. Please look at "
        "them."
    ),
    "unread_text": _(
        "The texts of this file are very long: whatever this one says of costs or registration was "
        "not taken from it."
    ),
    "calendar_owner": _(
        "Your calendar names “{name}” as its owner. If they organise the event, please write them "
        "as its organiser."
    ),
    "comment": _(
        "“{words}” stands there as a comment, which only the office reads. If it belongs to the "
        "description, please write it there."
    ),
    "lines_as_text": _(
        "These lines look like fields of a calendar and were read as part of the text: {words}"
    ),
    "unknown_zone": _("The time zone “{zone}” is not known; its time is taken as German time."),
    "lines_skipped": _("Parts of this entry could not be read ({count}). Please look at it."),
    # The calendar as a whole, read
    "private": _("Private entries that were not read: {count}"),
    "outside": _("Outside the programme and left out: {count} ({titles})"),
    # One row of a table
    "carried_day": _("No day stands here; that of the row above was taken. Is it right?"),
    "about": _("“{words}” is taken as {time}; its note says that this is about."),
    "one_end": _("Several times and one end: please write each time with its end, “10–12, 14–16”."),
    "two_ends": _("“{words}” tells an end too; “{end}” was taken. Is this right?"),
    "formula": _("“{words}” is an error of a formula."),
    "unknown_kind": _("“{words}” is not a kind of event here."),
    "unknown_openness": _("“{words}” does not say who may come. Write for example “everybody”."),
    "unknown_status": _(
        "“{words}” is not a state we know. Please write for example “cancelled” or “postponed”."
    ),
    "unknown_language": _("“{words}” is not a language we know."),
    "unknown_answer": _("“{words}” was not understood. Please write yes, no or partly."),
    "unknown_funding": _("“{words}” is not on the list of fundings."),
    # The table as a whole, read
    "unknown_column": _("This column is not known and was left out."),
    "no_event_rows": ngettext_lazy(
        "This row holds no event and was left out: {rows}",
        "These rows hold no event and were left out: {rows}",
        "count",
    ),
    "hidden_row": _("This row is hidden in your table. Should it come in? Then tick it."),
    "hidden_rows": ngettext_lazy(
        "Hidden in your table: row {rows}. Should it come in? It has no tick yet; please set it "
        "if it should.",
        "Hidden in your table: rows {rows}. Should they come in? They have no tick yet; please set "
        "it where they should.",
        "count",
    ),
    "hidden_column": _(
        "This column is hidden in your table and was read. Please check that nothing stands there "
        "that is only for you."
    ),
    "hidden_sheet": _(
        "This sheet is hidden and was not read. Should its events come in? Then show the sheet, "
        "save the table and bring it again."
    ),
    "sheet_without_header": _(
        "This sheet has days but no header and was not read. Should its events come in? Then name "
        "its columns in the first row."
    ),
    "second_column": _(
        "This column stands there twice; the second was taken as “{name}”. Is this right?"
    ),
    "private_row": _("This entry is marked as private. Should it come in? Then tick it."),
    "unknown_price": _("“{words}” does not say what it costs. Please write an amount, or “free”."),
    "second_cell": _("“{words}” stands here too and was not taken: “{name}” counts."),
    "for_the_office": _(
        "Only the office reads this column. What everybody is to read belongs under “Description” "
        "or “Public contact”."
    ),
    "double_column": _("This column stands there twice; the first one was taken."),
    # An address
    "not_web": _("This is not a web address. It should begin with https:// or webcal://."),
    "credentials": _(
        "The address contains a password. Please use an address that your calendar has made public."
    ),
    "port": _("Addresses with a port of their own are not asked."),
    "unknown_host": _("There is no server of this name. Please check the address."),
    "private_address": _("This address leads into a private network and is not asked."),
    "redirects": _("The address leads on and on. Please use the last one."),
    "downgrade": _("The address leads from a protected page to an unprotected one."),
    "certificate": _("The server cannot prove who it is (its certificate is not valid)."),
    "unreachable": _("The server does not answer. Please try again later."),
    "too_slow": _("The server was too slow. Please try again later."),
    "encoding": _("The server answers in a form that cannot be read."),
    "forbidden": _(
        "The server does not give this calendar to everybody. Please make it public, or save it as "
        "a file and bring that."
    ),
    "gone": _("There is nothing at this address (any more). Please check it."),
    "status": _(
        "The server answers with an error ({status}). Please try again later, or save the calendar "
        "as a file and bring that."
    ),
    "cut_off": _("The calendar was cut off on its way. Please try again later."),
    # Together with what is here
    "not_taken": _("“{label}”: {reason}"),
    "duplicate": _("An event like this on the same days is here already. Is it the same?"),
    "twice": _("The same event stands in this file twice."),
}


def text(problem: Problem):
    """The problem as a sentence in the reader's language (lazy)."""
    if problem.code == "unclear":  # says itself what is wrong
        return problem.values["message"]
    number = {"count": int(problem.values["count"])} if "count" in problem.values else {}
    words = format_lazy(WORDS[problem.code], **problem.values | number)
    if said := problem.values.get("said"):
        return format_lazy("{} {}", words, format_lazy(_("The server says: “{said}”"), said=said))
    return words

"""Arabic as Django has it; a moment in short, which it would write as an American does."""

SHORT_DATETIME_FORMAT = "j\u200f/n\u200f/Y H:i"  # the marks keep day before month

"""The words every district starts with, by code and in their order; catalogues translate them."""

from django.utils.translation import pgettext_lazy as _

CATEGORIES = {
    "fest": _("category", "Celebration and encounter"),
    "film": _("category", "Film"),
    "ausstellung": _("category", "Exhibition"),
    "vortrag": _("category", "Reading, talk, debate"),
    "workshop": _("category", "Workshop and course"),
    "kochen": _("category", "Cooking and eating"),
    "musik": _("category", "Music, theatre, dance"),
    "sport": _("category", "Sports and games"),
    "religion": _("category", "Religion and worship"),
    "fuehrung": _("category", "Guided tour and trip"),
    "familie": _("category", "Children and family"),
    "beratung": _("category", "Advice, information, work"),
    "sonstiges": _("category", "Other"),
}
AUDIENCES = {
    "alle": _("audience", "Everybody"),
    "familien": _("audience", "Families"),
    "kinder": _("audience", "Children"),
    "jugendliche": _("audience", "Young people"),
    "frauen": _("audience", "Women"),
    "maenner": _("audience", "Men"),
    "eltern": _("audience", "Parents"),
    "senioren": _("audience", "Older people"),
    "zugewanderte": _("audience", "Newcomers"),
    "arbeitsuchende": _("audience", "Job seekers"),
    "behinderung": _("audience", "People with disabilities"),
    "fachkraefte": _("audience", "Professionals"),
    "schule": _("audience", "School or day-care groups"),
}
FEATURES = {
    "childcare": _("feature", "Childcare"),
    "women_only": _("feature", "Women only"),
    "easy_language": _("feature", "Plain language"),
    "hearing_loop": _("feature", "Hearing loop"),
    "subtitles": _("feature", "Subtitles"),
    "accessible_toilet": _("feature", "Accessible toilet"),
    "companion_free": _("feature", "Companion free"),
    "bring_something": _("feature", "Bring something"),
    "food": _("feature", "Food and drink"),
}

WORDS = {
    (kind, code): word
    for kind, words in (("category", CATEGORIES), ("audience", AUDIENCES), ("feature", FEATURES))
    for code, word in words.items()
}

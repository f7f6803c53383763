"""Forms in KERN's markup: label, hint, error and input belong together; nothing typed is lost."""

from html.parser import HTMLParser

from django import forms

from calendar_site.forms.renderer import KernRenderer
from calendar_site.templatetags import page as tags
from tests.pages.gallery import SampleForm


class Elements(HTMLParser):
    """All elements of a text as (tag, attributes)."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def where(self, **wanted):
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [(t, a) for t, a in self.found if wanted.items() <= a.items()]


def rendered(data=None):
    return str(SampleForm(data))


def test_each_input_has_a_label_or_a_legend():
    elements = Elements(rendered())
    labelled = {attrs.get("for") for tag, attrs in elements.found if tag == "label"}
    inputs = {
        attrs["id"]
        for tag, attrs in elements.found
        if tag in ("input", "select", "textarea") and attrs.get("type") != "hidden"
    }
    assert inputs - labelled == set()
    assert [tag for tag, _ in elements.found].count("legend") == 3


def test_hint_and_error_are_read_with_their_input():
    elements = Elements(rendered({"email": "kein"}))
    [(_, email)] = elements.where(name="email")
    assert email["aria-describedby"] == "id_email_helptext id_email_error"
    assert email["aria-invalid"] == "true"
    assert len(elements.where(id="id_email_helptext")) == 1
    assert len(elements.where(id="id_email_error")) == 1


def test_a_group_of_inputs_carries_its_hint_and_error_at_the_fieldset():
    groups = [a for tag, a in Elements(rendered({})).found if tag == "fieldset"]
    assert [each.get("aria-describedby") for each in groups] == [
        "id_when_helptext id_when_error",
        "id_audience_error",
        None,
    ]


def test_the_summary_leads_to_each_wrong_field():
    form = SampleForm({"title": "Ein Abend", "kind": "film", "agreed": "on"})
    elements = Elements(str(form))
    links = [a["href"] for tag, a in elements.found if tag == "a"]
    assert links == ["#id_text", "#id_when_0", "#id_audience_0", "#id_email"]
    for link in links:
        assert len(elements.where(id=link[1:])) == 1


def test_a_good_form_has_no_summary():
    assert 'id="form-summary"' not in rendered()


def test_what_was_typed_is_kept_and_shown_harmlessly():
    html = rendered({"title": '"><script>', "text": "</textarea><b>", "audience": "house"})
    assert 'value="&quot;&gt;&lt;script&gt;"' in html
    assert "&lt;/textarea&gt;&lt;b&gt;" in html
    [(_, chosen)] = Elements(html).where(name="audience", value="house")
    assert "checked" in chosen


def test_hints_are_text_unless_they_are_made_as_markup():
    class Hinted(forms.Form):
        default_renderer = KernRenderer()
        name = forms.CharField(help_text="<b>fett</b>")

    assert "&lt;b&gt;fett&lt;/b&gt;" in str(Hinted())


def test_widgets_get_their_class_once_however_often_they_are_drawn():
    form = SampleForm()
    assert str(form["title"]) == str(form["title"])
    [(_, title)] = Elements(str(form["title"])).where(name="title")
    assert title["class"] == "kern-form-input__input"
    [(_, kind)] = Elements(str(form["kind"])).where(name="kind")
    assert kind["class"] == "kern-form-input__select"


def test_only_what_may_be_left_out_is_marked():
    assert rendered().count("kern-label__optional") == 2


def test_the_parts_of_an_answer_have_names_of_their_own():
    html = str(SampleForm()["when"])
    assert '<label for="id_when_0">Tag</label>' in html
    assert '<label for="id_when_1">Uhrzeit</label>' in html


def test_the_target_of_an_error_is_an_input():
    form = SampleForm({})
    targets = [tags.error_target(form[name]) for name in ("title", "when", "audience", "features")]
    assert targets == ["id_title", "id_when_0", "id_audience_0", "id_features_0"]

"""Django's forms in KERN's markup: the setting FORM_RENDERER names KernRenderer."""

from django.forms.renderers import DjangoTemplates

INPUT = "kern-form-input__input"
# The class a widget gets, by its template; anything else that is an input gets INPUT.
CLASSES = {
    "django/forms/widgets/select.html": "kern-form-input__select",
    # Native boxes, coloured by the stylesheet, so that they keep their shape in high contrast.
    "django/forms/widgets/checkbox.html": "",
    "django/forms/widgets/checkbox_option.html": "",
    "django/forms/widgets/radio_option.html": "",
    "django/forms/widgets/hidden.html": "",
}
# Widgets which are drawn by our own template.
TEMPLATES = {
    "django/forms/widgets/select.html": "forms/select.html",
    "django/forms/widgets/radio.html": "forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "forms/choices.html",
    "django/forms/widgets/multiwidget.html": "forms/several.html",
    "django/forms/widgets/splitdatetime.html": "forms/several.html",
    "django/forms/widgets/select_date.html": "forms/several.html",
}


class KernRenderer(DjangoTemplates):
    """Finds the templates of all apps and of Django's forms; adds KERN's classes to widgets.

    Each part of a widget of several inputs should carry an `aria-label`: it becomes the visible
    label of that part.
    """

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"

    def render(self, template_name, context, request=None):
        if "widget" in context:
            _dress(context["widget"])
            template_name = TEMPLATES.get(template_name, template_name)
        return super().render(template_name, context, request)


def _dress(widget):
    """Add the class to the context of one widget, or to those of the widgets inside it."""
    if inside := _inside(widget):
        for part in inside:
            _dress(part)
        return
    attrs = dict(widget["attrs"])
    attrs.pop("maxlength", None)  # a browser would cut what is pasted, without a word
    classes = [attrs.pop("class", ""), CLASSES.get(widget["template_name"], INPUT)]
    widget["label"] = widget.get("label") or attrs.pop("aria-label", "")
    if names := " ".join(filter(None, classes)):
        attrs["class"] = names
    widget["attrs"] = attrs


def _inside(widget):
    """The inputs a widget consists of: parts, radio buttons, boxes; an option is no input."""
    if widget["template_name"] == "django/forms/widgets/select.html":
        return []
    options = [option for _, group, _ in widget.get("optgroups", ()) for option in group]
    return [*widget.get("subwidgets", ()), *options]

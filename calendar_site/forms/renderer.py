"""Django's forms in KERN's markup: the setting FORM_RENDERER names KernRenderer."""

from django.forms.renderers import DjangoTemplates

from calendar_site.forms import field_html, widget_html


class KernRenderer(DjangoTemplates):
    """Draws fields and widgets in Python; a whole form by a template.

    Finds the templates of all apps and of Django's forms.
    """

    form_template_name = "forms/form.html"
    field_template_name = "forms/field"  # names field_html, no file

    def render(self, template_name, context, request=None):
        if "widget" in context:
            return widget_html.draw(context["widget"]).strip()
        if template_name == self.field_template_name:
            return field_html.draw(context["field"])
        return super().render(template_name, context, request)

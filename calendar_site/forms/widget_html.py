"""The inputs of a form as HTML in KERN's classes, from the contexts that Django's widgets give.

Written in Python, not as templates: the form of an event has some 130 inputs, and a template for
each, its attributes and its options took four fifths of the time of its page. Each value passes
through `text`.
"""

from html import escape

from django.utils.safestring import SafeString, mark_safe

INPUT = "kern-form-input__input"
SELECT = "kern-form-input__select"
# Native boxes, coloured by the stylesheet, so that they keep their shape in high contrast.
PLAIN = {"checkbox", "radio", "hidden"}
MANY = 6  # choices; more of them stand side by side


def draw(widget: dict) -> SafeString:
    """One input, or the boxes of one question, or the parts of one answer.

    Each part of an answer should carry an `aria-label`: it becomes its visible label.
    """
    kind = widget["template_name"].removeprefix("django/forms/widgets/")
    return mark_safe(_DRAWN.get(kind, _input)(widget))  # noqa: S308


def text(value) -> str:
    """`value` in HTML: escaped, unless it is HTML already."""
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))


def _input(widget) -> str:
    kind, value = widget["type"], widget["value"]
    said = "" if value is None else f' value="{text(value)}"'
    attributes = _attributes(widget["attrs"], "" if kind in PLAIN else INPUT)
    return f'<input type="{kind}" name="{text(widget["name"])}"{said}{attributes}>'


def _textarea(widget) -> str:
    attributes = _attributes(widget["attrs"], INPUT)
    said = text(widget["value"] or "")
    return f'<textarea name="{text(widget["name"])}"{attributes}>\n{said}</textarea>'


def _select(widget) -> str:
    attributes = _attributes(widget["attrs"], SELECT)
    options = "".join(map(_options, widget["optgroups"]))
    html = f'<select name="{text(widget["name"])}"{attributes}>{options}\n</select>'
    if widget["attrs"].get("multiple"):
        return html
    return f'<div class="kern-form-input__select-wrapper">{html}\n</div>'


def _options(group) -> str:
    name, options, _index = group
    drawn = "".join(map(_option, options))
    return f'\n  <optgroup label="{text(name)}">{drawn}\n  </optgroup>' if name else drawn


def _option(option) -> str:
    attributes, label = _attributes(option["attrs"]), text(option["label"])
    return f'\n  <option value="{text(option["value"])}"{attributes}>{label}</option>\n'


def _choices(widget) -> str:
    """Radio buttons or boxes of one question, in the fieldset of field_html."""
    groups = widget["optgroups"]
    wide = " choices--wide" if len(groups) > MANY else ""
    return f'<div class="choices{wide}">\n  {"".join(map(_group, groups))}\n</div>'


def _group(group) -> str:
    name, options, _index = group
    title = f'<p class="choices__group">{text(name)}</p>' if name else ""
    return f"\n    {title}\n    {''.join(map(_choice, options))}\n  "


def _choice(option) -> str:
    label = f'<label for="{text(option["attrs"].get("id", ""))}">{text(option["label"])}</label>'
    return f"""
      <div class="choice">
        {_input(option)}

        {label}
      </div>
    """


def _several(widget) -> str:
    """One answer in several inputs (date and time): each with its own label."""
    return f'<div class="field__several">{"".join(map(_part, widget["subwidgets"]))}\n</div>'


def _part(widget) -> str:
    attrs = dict(widget["attrs"])
    named = text(attrs.pop("aria-label", ""))
    label = f'<label for="{text(attrs["id"])}">{named}</label>' if named else ""
    drawn = draw(widget | {"attrs": attrs})
    return f'\n  <div class="field__part">\n    {label}\n    {drawn}\n  </div>'


def _attributes(attrs: dict, look="") -> str:
    """As HTML, with the class that gives the input its `look`.

    Without `maxlength`: a browser would cut what is pasted, without a word.
    """
    own = attrs.get("class", "")
    looks = f"{own} {look}".strip()
    said = "".join(
        f" {name}" if value is True else f' {name}="{text(value)}"'
        for name, value in attrs.items()
        if value is not False and name not in ("class", "maxlength")
    )
    return f'{said} class="{text(looks)}"' if looks else said


_DRAWN = {
    "textarea.html": _textarea,
    "select.html": _select,
    "radio.html": _choices,
    "checkbox_select.html": _choices,
    "multiwidget.html": _several,
    "splitdatetime.html": _several,
}

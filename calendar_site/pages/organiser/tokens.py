"""API tokens of partners: issue one (its secret is shown once), see them, revoke them."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from calendar_site.forms.repeated_forms import opened_or_sent
from calendar_site.forms.token import TokenForm
from calendar_site.pages.organiser.desk import address, at_desk, desk_context
from calendar_site.pages.shared import office_role
from calendar_site.serving import shown_once, unsent
from calendar_site.serving.unsent import acts_only
from programme.credentials import api_tokens

STATES = {"valid": _("valid"), "ended": _("ended"), "revoked": _("revoked")}


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def show(request, district):
    """All tokens of the district, and the form for a new one."""
    office_role.require(request, "tokens")
    if request.method != "POST":
        form = opened_or_sent(TokenForm, None, unsent.take(request), district=district)
        return _page(request, district, form)
    form = TokenForm(request.POST, district=district)
    if not form.is_valid():
        return _page(request, district, form)
    token, secret = api_tokens.issue_to(
        district,
        form.cleaned_data["organisation"],
        name=form.cleaned_data["name"],
        life=form.cleaned_data["life"],
        contact_email=form.cleaned_data["contact_email"],
        by=request.by,
        at=timezone.now(),
    )
    if secret:
        shown_once.put(request, "token", token.public_id, secret)
    return redirect(address(request, "desk-tokens") + f"?issued={token.public_id}")


@acts_only("desk-tokens", without="public_id")
@at_desk
def revoke(request, district, public_id):
    """End a token at once. What came with it stays."""
    office_role.require(request, "tokens")
    token = get_object_or_404(api_tokens.of_district(district), public_id=public_id)
    api_tokens.revoke(token, by=request.by, at=timezone.now())
    return redirect(address(request, "desk-tokens") + "?done=revoked")


def _issued(request, tokens) -> dict | None:
    """The token that was just issued; its secret only where it was not shown yet."""
    public_id = request.GET.get("issued", "")
    token = next((row for row in tokens if row.public_id == public_id), None)
    return token and {"token": token, "secret": shown_once.take(request, "token", public_id)}


def _page(request, district, form):
    now = timezone.now()
    tokens = list(api_tokens.of_district(district))
    return render(
        request,
        "organiser/tokens.html",
        desk_context(request, "tokens")
        | {
            "form": form,
            "issued": _issued(request, tokens),
            "action": address(request, "desk-tokens"),
            "rows": [_row(request, token, now) for token in tokens],
            "partners": list(district.partners.values_list("name", flat=True)),
            "done": request.GET.get("done", ""),
        },
    )


def _row(request, token, now) -> dict:
    state = "valid"
    if token.revoked_at:
        state = "revoked"
    elif token.expires_at and token.expires_at <= now:
        state = "ended"
    return {
        "token": token,
        "state": state,
        "state_label": STATES[state],
        "revoke_url": address(request, "desk-token-revoke", token.public_id),
    }

"""People of one office are changed one after the other: each sees what the last one left."""

from programme.models.district import District


def hold(district: District) -> None:
    """Wait for everybody who changes people of this district; call it inside the transaction."""
    District.objects.select_for_update(no_key=True).get(pk=district.pk)

"""The contact details of a district's office."""

import re

from programme.wording.web_addresses import shown_address, web_address


def address(district) -> list[str]:
    """Name, office and postal address, a line each."""
    town = f"{district.postcode} {district.town}".strip()
    return [line for line in (district.name, district.office, district.street, town) if line]


def tel(number: str) -> str:
    """A link that dials the number as it was written: "03695 61-0" becomes tel:03695610."""
    digits = re.sub(r"[^\d+]", "", number)
    return f"tel:{digits}" if digits else ""


def contact_details(district) -> dict:
    """The context of templates/public/office.html."""
    return {
        "lines": address(district),
        "phone": district.phone,
        "tel": tel(district.phone),
        "email": district.email,
        "website": web_address(district.website),
        "website_label": shown_address(web_address(district.website)),
    }

"""A browser at the pages of an account: fill them in, and a key that a finger would open."""

# Keys of the browser itself, as its devtools make them.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def press(page, name):
    """The button of the form that has a field of this name."""
    page.locator(f"main form:has([name={name}]) button[type=submit]:visible").first.click()


def by_password(page):
    page.fill("[name=username]", "aylin")
    page.fill("[name=password]", "geheim")
    press(page, "username")


def show_again(page):
    """The password once more, before something that matters."""
    page.wait_for_selector("[name=password]")
    page.fill("[name=password]", "geheim")
    press(page, "password")


def with_authenticator(page):
    """The page's devtools and the number of its key."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    made = tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return tools, made["authenticatorId"]

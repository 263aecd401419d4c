"""Known barriers on a page, as axe-core finds them."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
RULES_BUT_COLOUR = {
    **ALL_RULES,
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}},
}
RULES_OF_COLOUR = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


def barriers(page: Page, options: dict) -> list[str]:
    """What axe-core finds, whatever its impact: the rule, the place and what is wrong."""
    return [
        f"{violation['id']} ({violation['impact']}) at {node['target']}: {node['failureSummary']}"
        for violation in Axe().run(page, options=options).response["violations"]
        for node in violation["nodes"]
    ]

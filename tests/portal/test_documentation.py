"""Every setting and command is named where operators look for it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()

READ_BY_SETTINGS = re.compile(r"""env(?:iron)?\.\w+\(\s*["']([A-Z_]+)["']""")


def settings_names() -> set[str]:
    """All that the settings and the web server read from the environment."""
    files = [*(ROOT / "portal" / "settings").glob("*.py"), ROOT / "portal" / "gunicorn.py"]
    return {name for file in files for name in READ_BY_SETTINGS.findall(file.read_text())}


def commands() -> set[str]:
    """Our own commands of manage.py."""
    return {file.stem for file in ROOT.glob("*/management/commands/[a-z]*.py")}


def targets() -> set[str]:
    """The targets that ``make`` lists."""
    return set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", sorted(settings_names()))
def test_setting_is_documented(name):
    assert f"`{name}`" in OPERATIONS


@pytest.mark.parametrize("name", sorted(commands()))
def test_command_is_documented(name):
    assert f"python manage.py {name}" in OPERATIONS


@pytest.mark.parametrize("name", sorted(targets() - {"help"}))
def test_make_target_is_documented(name):
    assert f"`make {name}`" in OPERATIONS


def test_the_lists_above_are_not_empty():
    assert {"SECRET_KEY", "PORT"} <= settings_names()
    assert "load_catalogue" in commands()
    assert "run" in targets()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / target).exists(), target

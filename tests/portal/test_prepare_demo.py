"""A demonstration is made from nothing, once, and never for the public."""

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from accounts.actions.make_demo_editors import make_demo_editors
from accounts.models import User
from portal.management.commands import prepare_demo
from portal.static_stamp import collect_is_due, note_collected

pytestmark = pytest.mark.django_db

EMAILS = {"contributor@example.org", "editor@example.org", "second-editor@example.org", "admin@example.org"}


@pytest.fixture
def called(settings, tmp_path, monkeypatch) -> list[str]:
    """The commands that the preparation calls; none of them is run."""
    settings.DEMO_EDITORS = True
    settings.DEMO_PASSWORD = ""
    settings.DEMO_PASSWORD_FILE = tmp_path / "demo-password"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    commands: list[str] = []
    monkeypatch.setattr(prepare_demo, "call_command", lambda name, **options: commands.append(name))
    return commands


def test_first_start_does_everything_in_order(called):
    call_command("prepare_demo")

    assert called == ["migrate", "collectstatic", "load_catalogue", "make_pages"]


def test_second_start_collects_nothing_again(called):
    call_command("prepare_demo")
    called.clear()

    call_command("prepare_demo")

    assert "collectstatic" not in called


def test_static_files_are_collected_again_after_a_change(called, settings, tmp_path):
    note_collected()
    assert not collect_is_due()
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "new.css").write_text("a {}")

    settings.STATICFILES_DIRS = [*django_settings.STATICFILES_DIRS, folder]

    assert collect_is_due()


def test_demo_editors_share_a_random_password_that_is_shown_and_kept(called, settings, capsys):
    call_command("prepare_demo")

    password = settings.DEMO_PASSWORD_FILE.read_text().strip()
    assert set(User.objects.values_list("email", flat=True)) == EMAILS
    assert all(user.check_password(password) for user in User.objects.all())
    assert password in capsys.readouterr().out
    assert settings.DEMO_PASSWORD_FILE.stat().st_mode & 0o777 == 0o600


def test_only_the_administrator_has_all_rights(called):
    call_command("prepare_demo")

    assert [user.email for user in User.objects.filter(is_superuser=True)] == ["admin@example.org"]
    assert User.objects.get(email="editor@example.org").groups.get().name == "Editors"
    assert not User.objects.get(email="editor@example.org").is_staff


def test_given_password_is_used_and_neither_shown_nor_kept(called, settings, capsys):
    settings.DEMO_PASSWORD = "a password of my own"

    call_command("prepare_demo")

    assert all(user.check_password("a password of my own") for user in User.objects.all())
    assert "a password of my own" not in capsys.readouterr().out
    assert not settings.DEMO_PASSWORD_FILE.exists()


def test_given_password_replaces_an_earlier_one(called, settings):
    call_command("prepare_demo")
    settings.DEMO_PASSWORD = "a password of my own"

    call_command("prepare_demo")

    assert all(user.check_password("a password of my own") for user in User.objects.all())


def test_editors_that_are_there_are_left_alone(called):
    call_command("prepare_demo")
    User.objects.filter(email="second-editor@example.org").delete()

    call_command("prepare_demo")

    assert not User.objects.filter(email="second-editor@example.org").exists()


def test_refused_where_the_settings_are_for_the_public(called, settings):
    settings.DEMO_EDITORS = False

    with pytest.raises(CommandError):
        call_command("prepare_demo")
    with pytest.raises(Exception, match="never made"):
        make_demo_editors("a long enough password")

    assert not User.objects.exists()
    assert called == []


def test_the_output_says_where_mails_go(called, settings, capsys):
    settings.EMAIL_BACKEND = prepare_demo.MAIL_FILES
    call_command("prepare_demo")
    assert f"written to {settings.MAIL_FOLDER}/" in capsys.readouterr().out

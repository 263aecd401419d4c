"""The scheduler does what is due, survives failures and ends when told to."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.management.commands import run_scheduler

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_one_round_runs_each_periodic_command(monkeypatch):
    called = []
    monkeypatch.setattr(run_scheduler, "call_command", lambda name, **options: called.append(name))

    call_command("run_scheduler", once=True)

    assert called == [
        "publish_scheduled",
        "forget_reporters",
        "forget_sign_ups",
        "send_confirmations",
        "send_alerts",
    ]


@pytest.mark.django_db
def test_links_are_checked_last_and_for_a_short_time_where_that_is_switched_on(monkeypatch, settings):
    called = []
    monkeypatch.setattr(run_scheduler, "call_command", lambda name, **options: called.append((name, options)))
    settings.LINK_CHECKS = True

    call_command("run_scheduler", once=True)

    assert called[-1] == ("check_links", {"verbosity": 0, "seconds": 20})


@pytest.mark.django_db
def test_failure_is_logged_and_the_others_go_on(monkeypatch, caplog):
    called = []

    def fail_first(name, **options):
        called.append(name)
        if name == "first":
            raise RuntimeError("the disk is full")

    monkeypatch.setattr(run_scheduler, "PERIODIC", ("first", "second"))
    monkeypatch.setattr(run_scheduler, "call_command", fail_first)

    call_command("run_scheduler", once=True)

    assert called == ["first", "second"]
    assert "first failed" in caplog.text
    assert "the disk is full" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_scheduler_ends_cleanly_when_told_to(number, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_scheduler"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "portal.settings.testing",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
            "LOG_LEVEL": "INFO",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    # The tables are missing, so that the first round ends in a line of the log: the sign that it goes round.
    assert "will be tried again" in process.stderr.readline()
    time.sleep(0.2)

    process.send_signal(number)

    _output, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "KeyboardInterrupt" not in errors

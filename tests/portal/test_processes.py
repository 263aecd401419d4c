"""Ctrl-C is how the processes end, and no failure."""

import pytest

from portal import processes


@pytest.mark.parametrize(
    ("code", "expected"), [(130, 0), (143, 0), (0, 0), (None, 0), (1, 1), (3, 1), (-9, 1)]
)
def test_exit_code_tells_a_failure_from_a_request(monkeypatch, code, expected):
    def end(arguments):
        assert arguments == ["start"]
        raise SystemExit(code)

    monkeypatch.setattr(processes, "run_procfile", end)

    assert processes.main() == expected

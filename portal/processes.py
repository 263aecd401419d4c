"""Runs the processes of the Procfile together until Ctrl-C, which is the way to end them and no failure."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from honcho.command import main as run_procfile

# What a shell reports of a program that ended by SIGINT or SIGTERM.
ENDED_ON_REQUEST = (128 + signal.SIGINT, 128 + signal.SIGTERM)


def main() -> int:
    """Run until a process ends or somebody asks; 0 in the second case."""
    with terminal_of_our_own():
        try:
            run_procfile(["start"])
        except SystemExit as end:
            return 0 if end.code in (None, 0, *ENDED_ON_REQUEST) else 1
    return 0


@contextmanager
def terminal_of_our_own() -> Iterator[None]:
    """Have Ctrl-C reach this program alone, and not the make that started it and would call it an error."""
    if not sys.stdin.isatty():
        yield
        return
    terminal, group_before = sys.stdin.fileno(), os.getpgrp()
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(terminal, group_before)


if __name__ == "__main__":
    sys.exit(main())

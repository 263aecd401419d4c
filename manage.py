#!/usr/bin/env python
"""The portal's commands, with the settings that the environment names or else those of the demonstration."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

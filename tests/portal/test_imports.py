"""Imports run one way: portal, accounts, initiatives."""

from importlinter.cli import lint_imports


def test_imports_run_one_way(capsys):
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, capsys.readouterr().out

"""Records are written through the actions and nowhere else: a stray save publishes a draft."""

import ast
from pathlib import Path

import initiatives

ROOT = Path(initiatives.__file__).parent
WRITES = {"save", "update", "delete", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
WRITERS = {"actions", "migrations"}
# A publication with what follows from it, a form of the desk that holds its content without storing it,
# spreadsheets, and a counter.
ALLOWED = {
    "models/editorial.py: keep_version: approval.save",
    "models/editorial.py: keep_version: Approval.objects.of(self).open().delete",
    # The workflow, made after migrations as roles are.
    "workflow/sync.py: sync_workflow: SecondReading.objects.get_or_create",
    "workflow/sync.py: sync_workflow: Workflow.objects.get_or_create",
    "workflow/sync.py: sync_workflow: WorkflowTask.objects.get_or_create",
    "models/indicator.py: follow_publication: self.observations.update",
    "admin/forms.py: is_valid: self.save",
    "dataset/spreadsheet.py: workbook_of: workbook.save",
    "exports/xlsx_file.py: _template: workbook.save",
    "coverage/narrow.py: counts_of: counts[name].update",
}


def modules() -> list[Path]:
    """The modules of the catalogue that have no business to write."""
    return [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in WRITERS]


def writes_of(path: Path) -> set[str]:
    """Functions of a module that call a method by which Django writes, as ``function: call``."""
    found = set()
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in WRITES:
                    found.add(f"{function.name}: {ast.unparse(call.func)}")
    return found


def test_only_actions_write():
    found = {f"{path.relative_to(ROOT)}: {write}" for path in modules() for write in writes_of(path)}
    assert found == ALLOWED


def test_a_stray_save_is_seen(tmp_path):
    """What the test above would say of a view that puts a draft before the public."""
    view = tmp_path / "view.py"
    view.write_text(
        "def show(record):\n    record.get_latest_revision_as_object().save()\n", encoding="utf-8"
    )
    assert writes_of(view) == {"show: record.get_latest_revision_as_object().save"}

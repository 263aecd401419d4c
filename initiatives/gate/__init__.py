"""The publish gate: what must be mended in the words of a record before the public may read them.

Each rule is a module with one function that takes the record and its texts, and yields pairs of a field and
an error. That a record has a source, a day of check and dates in order is asked by ``Record`` itself.
"""

from initiatives.gate.problems import problems_of
from initiatives.gate.report import GateProblem, gate_report, problems_in

__all__ = ["GateProblem", "gate_report", "problems_in", "problems_of"]

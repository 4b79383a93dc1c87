"""Why an event is as it is: the words, the rule or head that decided, its score, and what was passed over.

The coder gives the same answer twice. So a report is read again with every stage's records kept, and asked.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.explain.asking import explain_archived, explain_reading, explain_report
    from readout.explain.findings import FIELDS, Account, Explanation, Finding, Passed

__all__ = [
    "FIELDS",
    "Account",
    "Explanation",
    "Finding",
    "Passed",
    "explain_archived",
    "explain_reading",
    "explain_report",
]


def __getattr__(name: str) -> Any:
    # Loaded at first use: `import readout` imports this room, and must stay instant.
    if name not in __all__:
        raise AttributeError(f"module 'readout.explain' has no attribute {name!r}")
    home = "readout.explain.asking" if name.startswith("explain_") else "readout.explain.findings"
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value

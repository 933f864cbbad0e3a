"""The Analytic Hierarchy Process from text files: weights, consistency, recovery of matrices.

Names are imported when first used, so that ``import ahp`` costs next to nothing.
"""

from __future__ import annotations

from ahp.common.version import __version__ as __version__

TYPE_CHECKING = False  # importing typing would be felt
if TYPE_CHECKING:
    from typing import Any

    from ahp.check.check import check_paths
    from ahp.common.findings import AhpError
    from ahp.compare.experts import compare_experts
    from ahp.core.random_index import random_index
    from ahp.files import load_model, read_matrix, write_matrix
    from ahp.model.analysis import Analysis, analyze
    from ahp.model.anonymous.numbers import Anonymous
    from ahp.model.draws.doubt import Doubt
    from ahp.model.draws.sampler import WeightDraws, WeightSampler
    from ahp.model.group.group import Group
    from ahp.model.group.settings import GroupSettings
    from ahp.model.hierarchy import Hierarchy, Node
    from ahp.model.matrix import PairwiseMatrix
    from ahp.model.model import Model
    from ahp.recovery.recovery import recover
    from ahp.report.checklists.thesis import judgment_facts, thesis_items
    from ahp.report.report import report_parts, write_report
    from ahp.sensitivity.sensitivity import weight_sensitivity

__all__ = [
    "AhpError",
    "Analysis",
    "Anonymous",
    "Doubt",
    "Group",
    "GroupSettings",
    "Hierarchy",
    "Model",
    "Node",
    "PairwiseMatrix",
    "WeightDraws",
    "WeightSampler",
    "analyze",
    "check_paths",
    "compare_experts",
    "judgment_facts",
    "load_model",
    "random_index",
    "read_matrix",
    "recover",
    "report_parts",
    "thesis_items",
    "weight_sensitivity",
    "write_matrix",
    "write_report",
]

_HOMES = {
    "AhpError": "ahp.common.findings",
    "Analysis": "ahp.model.analysis",
    "Anonymous": "ahp.model.anonymous.numbers",
    "Doubt": "ahp.model.draws.doubt",
    "Group": "ahp.model.group.group",
    "GroupSettings": "ahp.model.group.settings",
    "Hierarchy": "ahp.model.hierarchy",
    "Model": "ahp.model.model",
    "Node": "ahp.model.hierarchy",
    "PairwiseMatrix": "ahp.model.matrix",
    "WeightDraws": "ahp.model.draws.sampler",
    "WeightSampler": "ahp.model.draws.sampler",
    "analyze": "ahp.model.analysis",
    "check_paths": "ahp.check.check",
    "compare_experts": "ahp.compare.experts",
    "judgment_facts": "ahp.report.checklists.thesis",
    "load_model": "ahp.files",
    "random_index": "ahp.core.random_index",
    "read_matrix": "ahp.files",
    "recover": "ahp.recovery.recovery",
    "report_parts": "ahp.report.report",
    "thesis_items": "ahp.report.checklists.thesis",
    "weight_sensitivity": "ahp.sensitivity.sensitivity",
    "write_matrix": "ahp.files",
    "write_report": "ahp.report.report",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'ahp' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

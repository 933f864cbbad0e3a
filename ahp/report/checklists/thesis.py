"""What theses that use the AHP are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.document.book.checklist import Checklist, Evidence, Item, Rule, items_of
from ahp.common.findings import AhpError
from ahp.model.analysis import Analysis
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.report.checklists.wording import (
    ADVICE,
    THESIS_GROUPS,
    THESIS_ITEMS,
    THESIS_REASONS,
    THESIS_SOURCE,
    THESIS_TITLE,
)

JUDGED = ("judgments",)


def _rule(
    key: str, *names: str, also: tuple[str, ...] = (), applies: tuple[str, ...] = JUDGED
) -> Rule:
    return Rule(key, THESIS_ITEMS[key], names, also=also, applies=applies, advice=ADVICE.get(key))


GROUPS = (
    (
        THESIS_GROUPS["structure"],
        (
            _rule("thesis-problem", applies=()),
            _rule("thesis-hierarchy", "figure:hierarchy", applies=()),
            _rule("thesis-basis", applies=()),
        ),
    ),
    (
        THESIS_GROUPS["judgments"],
        (
            _rule("thesis-scale", "table:scale"),
            _rule("thesis-questionnaire"),
            _rule("thesis-experts", "table:experts"),
            _rule("thesis-qualifications", "experts.attribute-*"),
            _rule("thesis-response", "experts.judged"),
            _rule("thesis-group", "table:experts", applies=(*JUDGED, "group")),
            _rule("thesis-agreement", "table:consensus*", applies=(*JUDGED, "group")),
        ),
    ),
    (
        THESIS_GROUPS["ranking"],
        (
            _rule("thesis-matrices", "table:matrix-*"),
            _rule("thesis-method", "judgments-method", "section-method", "table:consistency"),
            _rule("thesis-single", "matrix-*.weight"),
            _rule(
                "thesis-consistency",
                "consistency.lambda_max",
                also=("consistency.ci", "consistency.ri", "consistency.cr"),
            ),
            _rule("thesis-random-index", "table:ri"),
            _rule("thesis-revision", applies=(*JUDGED, "failing")),
        ),
    ),
    (
        THESIS_GROUPS["total"],
        (
            _rule("thesis-total", "table:weights", "indicators.global"),
            _rule(
                "thesis-total-consistency",
                "table:consistency-levels",
                applies=(*JUDGED, "levels"),
            ),
            _rule("thesis-sensitivity", "section-uncertainty", "table:robust-ranks-*", applies=()),
            _rule("thesis-software", "section-provenance", "part-provenance", applies=()),
        ),
    ),
)  # fmt: skip
"""The rules, step by step."""


def judgment_facts(
    judged: Model | Group | None, analyses: Mapping[str, Analysis] | None = None
) -> frozenset[str]:
    """Return what is true of judgments that decides which items apply.

    Parameters
    ----------
    judged : Model or Group, optional
        Whose weights a report has; None where they come from no judgments.
    analyses : mapping of str to Analysis, optional
        By default by the model's own settings.

    Returns
    -------
    frozenset of str
        Of ``judgments``: items are compared; ``group``: weights of several people; ``levels``:
        more than one matrix; ``failing``: a matrix does not pass.

    Examples
    --------
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> own = {"car": PairwiseMatrix.from_upper(["price", "style"], [3])}
    >>> sorted(judgment_facts(Model(Hierarchy(nodes), own))), judgment_facts(None)
    (['judgments'], frozenset())
    """
    if judged is None:
        return frozenset()
    if analyses is None:
        try:
            analyses = judged.analyses()
        except AhpError:  # a matrix has no CR: beyond the table of RI, say
            analyses = {}
    rated = (one for one in analyses.values() if one.rated)
    found = {
        "judgments": bool(judged.hierarchy.judged),
        "group": isinstance(judged, Group),
        "levels": len(judged.hierarchy.judged) > 1,
        "failing": any(not one.consistent for one in rated),
    }
    return frozenset(fact for fact, there in found.items() if there)


def thesis_items(evidence: Evidence) -> tuple[Item, ...]:
    """Return what theses are asked for of judgments, as far as a document has it.

    Parameters
    ----------
    evidence : Evidence
        Its facts are those of `judgment_facts`.

    Returns
    -------
    tuple of Item

    Examples
    --------
    >>> sorted({one.status for one in thesis_items(Evidence(facts=frozenset({"judgments"})))})
    ['not applicable', 'not reported']
    """
    return items_of(GROUPS, evidence, THESIS_REASONS)


def thesis(evidence: Evidence) -> Checklist:
    """Return the checklist for a thesis."""
    return Checklist("thesis", THESIS_TITLE, THESIS_SOURCE, thesis_items(evidence))

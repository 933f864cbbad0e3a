"""Whether printed weights add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.intervals import Interval, decimal_text, weighted_total
from index.audit.relations import Declared, Table, WeightModel, WeightRelation
from index.audit.wording import AUDIT_SUM


def check_weights(declared: Declared) -> Iterator[Check]:
    """Check that printed weights add up: children to parents, or a table to a number."""
    for relation in declared.relations:
        if isinstance(relation, WeightRelation):
            if relation.table is not None:
                yield from _table_weights(relation, declared.tables[relation.table])
            elif relation.model is not None:
                yield from _model_weights(relation, relation.model)


def _table_weights(relation: WeightRelation, table: Table) -> Iterator[Check]:
    for year in table.years:
        figures = [
            figure
            for row in table.rows[year]
            if (figure := table.figure(row, year, "score")) is not None
        ]
        yield _weight_check(relation, figures, table=table.code, year=year)


def _model_weights(relation: WeightRelation, model: WeightModel) -> Iterator[Check]:
    for code, parent in model.parents.items():
        children = [child for child, above in model.parents.items() if above == code]
        figures = [model.printed[child] for child in children if child in model.printed]
        whole = model.printed.get(code)
        if children and len(figures) == len(children) and (whole is not None or parent is None):
            yield _weight_check(relation, figures, whole, table="weights", row=code)


def _weight_check(
    relation: WeightRelation,
    figures: Sequence[Figure],
    whole: Figure | None = None,
    *,
    table: str,
    row: str | None = None,
    year: int | None = None,
) -> Check:
    """Compare a printed weight, or the number all weights add up to, with its parts."""
    implied = weighted_total((Interval.printed(figure), Fraction(1)) for figure in figures)
    own = Interval.exactly(relation.equals) if whole is None else Interval.printed(whole)
    printed = printed_text(whole) or decimal_text(relation.equals)
    finding = None
    if not implied.meets(own):
        low, high = implied.texts()
        parts = " + ".join(str(figure.value) for figure in figures)
        details = {"printed": printed, "parts": parts, "low": low, "high": high}
        finding = Finding(AUDIT_SUM, details)
    return Check.of(
        relation,
        "weights",
        table,
        row=row,
        year=year,
        role="score",
        printed=printed,
        implied=implied,
        finding=finding,
    )

"""Reading relations of ``audit.toml``: unknown weights, ends of a scale, changes, means."""

from __future__ import annotations

from fractions import Fraction

from index.audit.keys import UNKNOWN_WEIGHTS, RelationSection
from index.audit.relations import (
    ChangeRelation,
    EndsRelation,
    GrimRelation,
    Relation,
    UnknownWeights,
)
from index.audit.wording import (
    AUDIT_NO_ENDS,
    AUDIT_NOT_ABOVE_0,
    AUDIT_NOT_TOGETHER,
    AUDIT_ONLY_UNKNOWN,
    AUDIT_ZERO_FACTOR,
)


def check_sum(section: RelationSection) -> None:
    """Note keys of ``[[sum]]`` that contradict each other, or mean nothing together."""
    unknown = section["weights"] == UNKNOWN_WEIGHTS
    if not section["factor"]:
        section.note(AUDIT_ZERO_FACTOR, "factor")
    if section["unlisted"]:
        for key, clashes in {
            "skipped": section["skipped"],
            "weights": unknown,
            "rule": section["rule"] in ("geometric", "harmonic"),
        }.items():
            if clashes:
                said = {True: "true"}.get(section[key], f'"{section[key]}"')
                other = f"{key} = {said}"
                section.note(AUDIT_NOT_TOGETHER, "unlisted", key="unlisted", other=other)
    if unknown and section["exact"]:
        other = f'weights = "{UNKNOWN_WEIGHTS}"'
        section.note(AUDIT_NOT_TOGETHER, "exact", key="exact", other=other)
    if not unknown:
        for key in ("equals", "yearly"):
            if key in section:
                section.note(AUDIT_ONLY_UNKNOWN, key, key=key)


def read_unknown(section: RelationSection) -> Relation:
    """Read a sum or mean whose weights are to be found."""
    total = section.known_tables("total", section["total"])
    equals = section["equals"]
    if equals is None and section["rule"] != "sum":
        equals = Fraction(1)
    _above_0(section, "equals", equals)
    return UnknownWeights(
        total=total[0] if total else "", parts=section.table_list("parts"), equals=equals,
        **{key: section[key] for key in ("rule", "factor", "constant", "skipped", "yearly")},
        **section.common(),
    )  # fmt: skip


def read_ends(section: RelationSection) -> Relation:
    """Read which ends of their scale some tables reach."""
    if "low" not in section and "high" not in section:
        section.note(AUDIT_NO_ENDS, "high")
    given = {key: section[key] for key in ("low", "high", "pooled")}
    return EndsRelation(tables=section.table_list(), **given, **section.common())


def read_change(section: RelationSection) -> Relation:
    """Read which table's scores are the changes of which table's ranks."""
    before = section.known_tables("before", section["before"])
    return ChangeRelation(
        tables=section.table_pairs(),
        before=before[0] if before else None,
        positive=section["positive"],
        **section.common(),
    )


def read_grim(section: RelationSection) -> Relation:
    """Read which scores are means of whole numbers, and of how many."""
    records = section["records"]
    if isinstance(records, str):
        section.known_tables("records", [records])
    else:
        _above_0(section, "records", records)
    for key in ("items", "scale"):
        _above_0(section, key, section[key])
    return GrimRelation(
        tables=section.table_list(),
        records=records,
        items=section["items"],
        scale=section["scale"],
        **section.common(),
    )


def _above_0(section: RelationSection, key: str, value: Fraction | int | None) -> None:
    if value is not None and value <= 0:
        section.note(AUDIT_NOT_ABOVE_0, key, key=key)

"""Reading relations of ``audit.toml``: unknown weights, ends of a scale, changes, means."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from index.audit.checks.wording import AUDIT_NOT_BELOW, AUDIT_TWICE
from index.audit.keys import UNKNOWN_WEIGHTS, RelationSection
from index.audit.relations import (
    ChangeRelation,
    EndsRelation,
    GrimRelation,
    Relation,
    UnknownWeights,
)
from index.audit.wording_declared import (
    AUDIT_NO_ENDS,
    AUDIT_NOT_ABOVE_0,
    AUDIT_NOT_TOGETHER,
    AUDIT_ONLY_UNKNOWN,
    AUDIT_ZERO_FACTOR,
)


def check_sum(section: RelationSection) -> None:
    """Note keys of ``[[sum]]`` that contradict each other, or mean nothing together."""
    for code in (code for code, count in Counter(section["parts"]).items() if count > 1):
        section.note(AUDIT_TWICE, "parts", name=code)
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
    total = section.one_table("total")
    equals = section["equals"]
    if equals is None and section["rule"] != "sum":
        equals = Fraction(1)
    above_0(section, "equals", equals)
    return UnknownWeights(
        total=total or "", parts=section.table_list("parts"), equals=equals,
        **{key: section[key] for key in ("rule", "factor", "constant", "skipped", "yearly")},
        **section.common(),
    )  # fmt: skip


def read_ends(section: RelationSection) -> Relation:
    """Read which ends of their scale some tables reach."""
    if "low" not in section and "high" not in section:
        section.note(AUDIT_NO_ENDS, "high")
    check_limits(section)
    given = {key: section[key] for key in ("low", "high", "pooled")}
    return EndsRelation(tables=section.table_list(), **given, **section.common())


def read_change(section: RelationSection) -> Relation:
    """Read which table's scores are the changes of which table's ranks."""
    before = section.one_table("before")
    return ChangeRelation(
        tables=section.table_pairs(),
        before=before,
        positive=section["positive"],
        **section.common(),
    )


def read_grim(section: RelationSection) -> Relation:
    """Read which scores are means of whole numbers, and of how many."""
    records = section["records"]
    if isinstance(records, str):
        section.known_tables("records", [records])
    else:
        above_0(section, "records", records)
    for key in ("items", "scale"):
        above_0(section, key, section[key])
    return GrimRelation(
        tables=section.table_list(),
        records=records,
        items=section["items"],
        scale=section["scale"],
        **section.common(),
    )


def check_limits(section: RelationSection) -> None:
    """Note a lowest score that is not below the highest."""
    low, high = section["low"], section["high"]
    if low is not None and high is not None and low >= high:
        section.note(AUDIT_NOT_BELOW, "low")


def above_0(section: RelationSection, key: str, value: Fraction | int | None) -> None:
    """Note a number that is not above 0; None is none."""
    if value is not None and value <= 0:
        section.note(AUDIT_NOT_ABOVE_0, key, key=key)

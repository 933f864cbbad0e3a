"""Audit results as a document; no arithmetic happens here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ahp.common.document.parts import (
    Column,
    Document,
    Gap,
    Grid,
    Heading,
    Items,
    Lines,
    Members,
    Part,
    Sheet,
    Source,
    Text,
    grid_columns,
)
from ahp.common.names import name_in
from ahp.common.wording import BETWEEN, Count, Language
from index.audit.intervals import Interval
from index.audit.joint import Joint
from index.audit.relations import Relation
from index.audit.result import AuditFinding, AuditResult, Recomputed
from index.audit.tried import Trial
from index.audit.unknown.show import weight_parts, weight_records
from index.audit.wording import (
    ALL_FIT,
    AND_FOLLOWING,
    AT_LEAST,
    AT_MOST,
    CERTAINTIES,
    CHECK_KINDS,
    CHECKED,
    COLUMN_NAMES,
    CUT_FEASIBLE,
    CUT_FEWER,
    EVIDENCE,
    FEASIBLE,
    FIGURES,
    FINDINGS,
    FROM_TO,
    INFEASIBLE,
    INFEASIBLE_MANY,
    JOINT,
    METHOD,
    NO,
    NOT_RECOMPUTABLE,
    NOT_UNIQUE,
    NOTHING_FOUND,
    OR,
    RECOMPUTED,
    RECOMPUTED_TALLY,
    ROUNDING_TRIED,
    RULES_TRIED,
    SOME_DO_NOT,
    SOURCE,
    TALLY,
    TITLE,
    TOGETHER,
    UNIQUE,
    YES,
)

KEYS = (
    "table",
    "row",
    "year",
    "column",
    "printed",
    "implied_low",
    "implied_high",
    "severity",
    "relation",
    "message",
)


def document(result: AuditResult, lang: Language) -> Document:
    """Return the findings of an audit as a document.

    Examples
    --------
    >>> import sys
    >>> from ahp.common.document.formats import write
    >>> from index.audit.relations import Declared
    >>> from index.audit.result import audit
    >>> write(document(audit(Declared("", {}, "", {})), "en"), "json", sys.stdout)
    {"ok": true, "checked": 0, "findings": []}
    """
    records = [
        ("ok", result.ok),
        ("checked", result.checked),
        ("findings", Lines(finding_record(one, lang) for one in result.findings)),
    ]
    if trials := result.tried.trials:
        records.append(("rounding", Lines(map(_trial_record, trials))))
    if weights := weight_records(result):
        records.append(("weights", Lines(weights)))
    return Document(
        _page(result, lang),
        Members(records),
        Sheet.of(KEYS, _rows(result, lang)),
        lang,
        _screen(result, lang),
        _title(result, lang),
    )


def recomputed(result: AuditResult, lang: Language) -> Document:
    """Return every printed figure beside the recomputed one: within rounding or not."""
    rows = result.recomputed()
    shown = ("table", "row", "year", "column", "printed", "implied", "within", "relation")
    cells = [_shown_recomputed(one, lang) for one in rows]
    columns = tuple(Column(key, COLUMN_NAMES[key](lang)) for key in shown)
    grid = Grid(columns, [[row[key] for key in shown] for row in cells])
    records = list(map(_record_of, rows))
    keys = ("table", "row", "year", "column", "printed", "low", "high", "within", "relation")
    parts: list[Part] = [grid, Gap(), Text(_recomputed_tally(rows, lang))]
    return Document(parts, records, Sheet.of(keys, records), lang, title=_title(result, lang))


def finding_record(found: AuditFinding, lang: Language) -> dict[str, object]:
    """Turn a finding into its record in JSON; an open side of an interval is null."""
    return {
        "table": found.table,
        "row": found.row,
        "year": found.year,
        "column": found.column,
        "printed": found.printed,
        "implied": None if found.implied is None else list(found.implied.texts()),
        "severity": found.severity,
        "relation": found.relation,
        "message": found.message(lang),
    }


def _rows(result: AuditResult, lang: Language) -> Iterator[dict[str, object]]:
    for one in result.findings:
        low, high = one.implied.texts() if one.implied else (None, None)
        yield {**finding_record(one, lang), "implied_low": low, "implied_high": high}


def _title(result: AuditResult, lang: Language) -> str:
    return TITLE(lang, title=name_in(result.declared.title, lang, result.declared.folder))


def _screen(result: AuditResult, lang: Language) -> Iterator[Part]:
    if result.findings:
        yield from (_findings(result, lang), Gap())
    yield from _rounding(result, lang)
    yield from weight_parts(result, lang, Text)
    yield from (Text(_joint_line(joint, result, lang)) for joint in result.joint)
    yield Text(_tally(result, lang))


def _page(result: AuditResult, lang: Language) -> Iterator[Part]:
    yield Heading(_title(result, lang), 1)
    if result.declared.source:
        yield Source(SOURCE(lang, source=result.declared.source))
    yield from (Text(METHOD(lang)), Text(_tally(result, lang)))
    if result.joint:
        yield Heading(TOGETHER(lang))
        yield Items(tuple(_joint_line(joint, result, lang) for joint in result.joint))
    yield Heading(FINDINGS(lang))
    yield _findings(result, lang) if result.findings else Text(NOTHING_FOUND(lang))
    yield from _rounding(result, lang)
    yield from weight_parts(result, lang, Heading)
    yield from (Heading(CHECKED(lang)), _relations(result, lang))
    yield Heading(RECOMPUTED(lang))
    yield Text(_recomputed_tally(result.recomputed(), lang))


def _findings(result: AuditResult, lang: Language) -> Grid:
    keys = ("severity", "where", "printed", "implied", "relation", "message")
    shown = [_shown(one, result, lang) for one in result.findings if not one.told]
    columns = tuple(Column(key, COLUMN_NAMES[key](lang)) for key in keys)
    return Grid(columns, [[row[key] for key in keys] for row in shown])


def _rounding(result: AuditResult, lang: Language) -> Iterator[Part]:
    """Say which totals fit only by some rules of rounding."""
    for one in result.tried.trials:
        left = one.count - one.fits
        rest = SOME_DO_NOT(lang, count=left) if left else ALL_FIT(lang)
        rules = OR(lang).join(RULES_TRIED[rule](lang) for rule in one.best)
        counts = {"only": one.only, "count": one.count}
        yield Text(ROUNDING_TRIED(lang, **counts, relation=one.relation, rules=rules, rest=rest))


def _trial_record(one: Trial) -> dict[str, object]:
    counts = {"relation": one.relation, "totals": one.count, "only": one.only}
    return {**counts, "rules": [*one.best], "fitting": {**one.fitting}}


def _relations(result: AuditResult, lang: Language) -> Grid:
    keys = ("relation", "meaning", "kind", "instances", "failed")
    columns = grid_columns([COLUMN_NAMES[key](lang) for key in keys], (3, 4))
    return Grid(columns, [_relation_row(*one, lang) for one in result.relation_counts()])


def _shown(one: AuditFinding, result: AuditResult, lang: Language) -> dict[str, object]:
    declared = result.declared.tables
    tables = [one.table] if one.table in declared else one.table.split(", ")
    name = BETWEEN(lang).join(
        name_in(declared[code].names, lang, code) if code in declared else code for code in tables
    )
    place = [name, one.row, None if one.year is None else str(one.year), _column(one.column, lang)]
    return {
        "severity": CERTAINTIES[one.severity](lang),
        "where": " · ".join(part for part in place if part),
        "printed": one.printed or "",
        "implied": _interval(one.implied, lang),
        "relation": JOINT(lang) if one.relation == "joint" else one.relation,
        "message": "".join(
            [
                one.message(lang),
                *(EVIDENCE(lang, name=e.relation, what=e.message(lang)) for e in one.evidence),
            ]
        ),
    }


def _record_of(one: Recomputed) -> dict[str, object]:
    low, high = one.implied.texts() if one.implied else (None, None)
    return {
        "table": one.table,
        "row": one.row,
        "year": one.year,
        "column": one.column,
        "printed": one.printed,
        "low": low,
        "high": high,
        "within": one.within,
        "relation": one.relation,
    }


def _shown_recomputed(one: Recomputed, lang: Language) -> dict[str, object]:
    within = NOT_RECOMPUTABLE if one.within is None else YES if one.within else NO
    return {
        **_record_of(one),
        "column": _column(one.column, lang),
        "implied": _interval(one.implied, lang),
        "within": within(lang),
    }


def _relation_row(
    relation: Relation, kind: str, instances: int, failed: int, lang: Language
) -> Sequence[str]:
    reason = name_in(relation.reason, lang, "")
    return (relation.name, reason, CHECK_KINDS[kind](lang), str(instances), str(failed))


def _interval(interval: Interval | None, lang: Language) -> str:
    low, high = interval.texts() if interval else (None, None)
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    words = AT_MOST if low is None else AT_LEAST if high is None else FROM_TO
    return words(lang, low=low, high=high)


def _joint_line(joint: Joint, result: AuditResult, lang: Language) -> str:
    cut = next((one for one in result.tried.joint if one.year == joint.year), None)
    if cut is None:
        return _year_line(joint, lang)
    said = CUT_FEASIBLE(lang) if cut.feasible else CUT_FEWER(lang, size=cut.size)
    return _year_line(joint, lang) + said


def _year_line(joint: Joint, lang: Language) -> str:
    year = joint.year if joint.year is not None else "-"
    if joint.feasible:
        return FEASIBLE(lang, year=year)
    if not joint.complete:
        return INFEASIBLE_MANY(lang, year=year, size=joint.size)
    choice = (UNIQUE if joint.unique else NOT_UNIQUE)(lang)
    return INFEASIBLE(lang, year=year, size=joint.size, choice=choice)


def _tally(result: AuditResult, lang: Language) -> str:
    severities = [one.severity for one in result.findings if not one.told]
    following = severities.count("consequence")
    return TALLY(
        lang,
        checked=result.checked,
        found=len(severities) - following,
        certain=severities.count("certain"),
        suspected=severities.count("suspected"),
        rest=AND_FOLLOWING(lang, count=Count(following)) if following else "",
    )


def _recomputed_tally(rows: Iterable[Recomputed], lang: Language) -> str:
    """Count printed figures; one that any relation does not explain is not within rounding."""
    within: dict[tuple[object, ...], bool | None] = {}
    for one in rows:
        place = (one.table, one.row, one.year, one.column)
        within[place] = one.within if within.get(place, True) else False
    verdicts = list(within.values())
    return RECOMPUTED_TALLY(
        lang,
        cells=len(verdicts),
        recomputed=len(verdicts) - verdicts.count(None),
        within=verdicts.count(True),
        beyond=verdicts.count(False),
        rest=verdicts.count(None),
    )


def _column(column: str | None, lang: Language) -> str:
    if column is None:
        return ""
    return FIGURES[column](lang) if column in FIGURES else column

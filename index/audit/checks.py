"""One function for each kind of check: every relation instance is evaluated, none is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby, pairwise

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.instances import Equation, Ranked, Ranking, equations, ranges, rankings
from index.audit.intervals import Interval, decimal_text, weighted_total
from index.audit.relations import (
    CONVENTIONS,
    Cell,
    CopyRelation,
    Declared,
    GroupRelation,
    Relation,
    Role,
    RowsRelation,
    SameRelation,
    Severity,
    Table,
    Ties,
    WeightRelation,
)
from index.audit.wording import (
    AUDIT_BLANK,
    AUDIT_CONVENTIONS,
    AUDIT_COPY,
    AUDIT_COPY_UNLIKE,
    AUDIT_GROUP,
    AUDIT_NAME,
    AUDIT_PART_MISSING,
    AUDIT_RANGE,
    AUDIT_RANK_EXACT,
    AUDIT_RANK_FROM,
    AUDIT_RANK_ORDER,
    AUDIT_ROW_COUNT,
    AUDIT_ROW_EXTRA,
    AUDIT_ROW_MISSING,
    AUDIT_ROW_TWICE,
    AUDIT_SAME,
    AUDIT_SEQUENCE,
    AUDIT_SUM,
    COMPARED,
    TIES_STATED,
)


@dataclass(frozen=True)
class Check:
    """One relation instance, evaluated.

    Attributes
    ----------
    relation : Relation
    kind : str
        The kind of check.
    table : str
    row : str or None
        None where the check is of a whole column or table.
    year : int or None
    role : str or None
        ``rank`` or ``score``.
    printed : str or None
        What is printed there.
    implied : Interval or None
        What the relation implies.
    finding : Finding or None
        Why it does not hold; None where it does.
    severity : str
        ``certain`` where the finding is proved by interval arithmetic, else ``suspected``.
    """

    relation: Relation
    kind: str
    table: str
    row: str | None = None
    year: int | None = None
    role: Role | None = None
    printed: str | None = None
    implied: Interval | None = None
    finding: Finding | None = None
    severity: Severity = "certain"

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.finding is None

    @property
    def cell(self) -> Cell | None:
        """The cell that was checked; None where it is none."""
        if self.row is None or self.role is None:
            return None
        return Cell(self.table, self.row, self.year, self.role)


def run_checks(declared: Declared) -> tuple[Check, ...]:
    """Evaluate every declared relation but what the text claims, kind by kind.

    >>> run_checks(Declared("", {}, "", {}))
    ()
    """
    checkers = (
        check_rows, check_equations, check_weights, check_ranges, check_rankings, check_same,
        check_copies,
    )  # fmt: skip
    return tuple(check for checker in checkers for check in checker(declared))


def printed_text(figure: Figure | None) -> str | None:
    """Return a figure as it is printed.

    >>> printed_text(Figure.parse("83.0"))
    '83.0'
    """
    return None if figure is None else str(figure.value)


def table_name(declared: Declared, code: str) -> Finding:
    """Return what readers call a table, to be put into words in their language."""
    names = declared.tables[code].names
    any_name = next(iter(names.values()), code)
    return Finding(AUDIT_NAME, {"en": names.get("en", any_name), "zh": names.get("zh", any_name)})


# ----- rows


def check_rows(declared: Declared) -> Iterator[Check]:
    """Check that no row is listed twice, missing, or one too many, and no cell is left blank."""
    for relation in declared.relations:
        if isinstance(relation, RowsRelation):
            first = declared.tables[relation.tables[0]] if relation.tables else None
            for code in relation.tables:
                assert first is not None
                yield from _table_rows(declared, relation, declared.tables[code], first)


def _table_rows(
    declared: Declared, relation: RowsRelation, table: Table, first: Table
) -> Iterator[Check]:
    years = [*first.years, *(year for year in table.years if year not in first.rows)]
    for year in years:
        listed, expected = table.rows.get(year, ()), first.rows.get(year, ())
        if relation.count is not None:
            finding = None
            if len(listed) != relation.count:
                details = {"count": len(listed), "expected": relation.count}
                finding = Finding(AUDIT_ROW_COUNT, details)
            yield Check(relation, "rows", table.code, year=year, finding=finding)
        for row in dict.fromkeys((*expected, *listed)):
            yield _row_check(declared, relation, table, first, row, year)


def _row_check(
    declared: Declared,
    relation: RowsRelation,
    table: Table,
    first: Table,
    row: str,
    year: int | None,
) -> Check:
    finding: Finding | None = None
    role: Role | None = None
    other = table_name(declared, first.code)
    if (row, year) in table.repeated:
        finding = Finding(AUDIT_ROW_TWICE, {"row": row})
    elif row not in table.rows.get(year, ()):
        finding = Finding(AUDIT_ROW_MISSING, {"row": row, "other": other})
    elif row not in first.rows.get(year, ()):
        finding = Finding(AUDIT_ROW_EXTRA, {"row": row, "other": other})
    else:
        for one in table.columns:
            if table.prints(year, one) and table.figure(row, year, one) is None:
                finding, role = Finding(AUDIT_BLANK, {"row": row}), one
    severity = relation.severity or "certain"
    return Check(relation, "rows", table.code, row, year, role, finding=finding, severity=severity)


# ----- totals


def check_equations(declared: Declared) -> Iterator[Check]:
    """Check every total against its parts: what the parts can stand for, added up."""
    for equation in equations(declared):
        yield _equation_check(declared, equation)


def _equation_check(declared: Declared, equation: Equation) -> Check:
    total = equation.total
    kind = "group" if isinstance(equation.relation, GroupRelation) else "sum"
    figure = declared.figure(total)
    implied = finding = None
    severity: Severity = "certain"
    if equation.missing:
        missing = ", ".join(f"{cell.row} ({cell.table})" for cell in equation.missing)
        finding, severity = Finding(AUDIT_PART_MISSING, {"missing": missing}), "suspected"
    else:
        assert figure is not None  # otherwise the total itself is missing
        implied = implied_total(declared, equation)
        if not implied.meets(Interval.printed(figure)):
            details = _parts_details(declared, equation, implied)
            code = AUDIT_GROUP if kind == "group" else AUDIT_SUM
            finding = Finding(code, {"printed": printed_text(figure), **details})
    return Check(
        equation.relation,
        kind,
        total.table,
        total.row,
        total.year,
        "score",
        printed_text(figure),
        implied,
        finding,
        equation.relation.severity or severity,
    )


def implied_total(declared: Declared, equation: Equation) -> Interval:
    """Return what the parts of an equation add up to."""
    terms = [(_interval(declared, cell), weight) for cell, weight in equation.terms]
    return weighted_total(terms) + equation.slack


def _interval(declared: Declared, cell: Cell) -> Interval:
    figure = declared.figure(cell)
    assert figure is not None  # terms are printed
    return Interval.printed(figure)


def _parts_details(
    declared: Declared, equation: Equation, implied: Interval
) -> Mapping[str, object]:
    parts = []
    for cell, weight in equation.terms:
        text = printed_text(declared.figure(cell))
        parts.append(f"{text}" if weight == 1 else f"{decimal_text(weight)} × {text}")
    low, high = implied.texts()
    return {"parts": " + ".join(parts), "low": low, "high": high}


def check_weights(declared: Declared) -> Iterator[Check]:
    """Check that printed weights add up: children to parents, or a table to a number."""
    for relation in declared.relations:
        if isinstance(relation, WeightRelation):
            if relation.table is not None:
                yield from _table_weights(declared, relation, declared.tables[relation.table])
            elif relation.model is not None:
                yield from _model_weights(relation)


def _table_weights(declared: Declared, relation: WeightRelation, table: Table) -> Iterator[Check]:
    for year in table.years:
        figures = [
            figure
            for row in table.rows[year]
            if (figure := table.figure(row, year, "score")) is not None
        ]
        yield _weight_check(relation, table.code, None, year, None, figures)


def _model_weights(relation: WeightRelation) -> Iterator[Check]:
    model = relation.model
    assert model is not None
    for code, parent in model.parents.items():
        children = [child for child, above in model.parents.items() if above == code]
        figures = [model.printed[child] for child in children if child in model.printed]
        whole = model.printed.get(code)
        if children and len(figures) == len(children) and (whole is not None or parent is None):
            yield _weight_check(relation, "weights", code, None, whole, figures)


def _weight_check(
    relation: WeightRelation,
    table: str,
    row: str | None,
    year: int | None,
    whole: Figure | None,
    figures: Sequence[Figure],
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
    severity = relation.severity or "certain"
    return Check(
        relation, "weights", table, row, year, "score", printed, implied, finding, severity
    )


def check_ranges(declared: Declared) -> Iterator[Check]:
    """Check every score against the least and greatest one that can be attained."""
    for one in ranges(declared):
        figure = declared.figure(one.cell)
        assert figure is not None  # ranges are of printed cells
        finding = None
        if not one.limits.meets(Interval.printed(figure)):
            low, high = one.limits.texts()
            details = {"printed": printed_text(figure), "low": low or "-∞", "high": high or "∞"}
            finding = Finding(AUDIT_RANGE, details)
        yield Check(
            one.relation,
            "range",
            one.cell.table,
            one.cell.row,
            one.cell.year,
            "score",
            printed_text(figure),
            one.limits,
            finding,
            one.relation.severity or "certain",
        )


# ----- ranks


def check_rankings(declared: Declared) -> Iterator[Check]:
    """Check ranks against scores, and against each other by the tie convention."""
    grouped: dict[int, list[Ranking]] = {}
    for ranking in rankings(declared):
        grouped.setdefault(id(ranking.relation), []).append(ranking)
    for group in grouped.values():
        relation = group[0].relation
        for ranking in group:
            if not relation.excerpt:
                yield _sequence_check(ranking)
            yield from _order_checks(ranking)
        if relation.ties == "one" and not relation.excerpt:
            yield _one_convention(declared, group)


def conventions(ranks: Sequence[Fraction]) -> tuple[Ties, ...]:
    """Return the tie conventions by which some ranks follow each other without a gap.

    >>> conventions([Fraction(rank) for rank in (1, 2, 2, 4)])
    ('competition',)
    >>> conventions([Fraction(rank) for rank in (1, 2, 3)])
    ('competition', 'dense', 'average')
    """
    counts = sorted(Counter(ranks).items())
    fitting = set(CONVENTIONS)
    above = 0
    for distinct, (rank, count) in enumerate(counts, start=1):
        expected = {
            "competition": Fraction(above + 1),
            "dense": Fraction(distinct),
            "average": Fraction(2 * above + count + 1, 2),
        }
        fitting -= {name for name in CONVENTIONS if rank != expected[name]}
        above += count
    return tuple(name for name in CONVENTIONS if name in fitting)


def _sequence_check(ranking: Ranking) -> Check:
    relation = ranking.relation
    ranks = [Fraction(one.rank.value) for one in ranking.rows]
    fitting = conventions(ranks)
    if relation.ties == "none":
        right = sorted(ranks) == list(range(1, len(ranks) + 1))
    else:
        right = bool(fitting) if relation.ties in ("one", "any") else relation.ties in fitting
    finding = None
    rows = None
    if not right:
        steps = _steps(ranking, ranks)
        rows = "、".join(_rows_involved(ranking, ranks)) or None
        known = Finding(TIES_STATED[relation.ties])
        finding = Finding(AUDIT_SEQUENCE, {"steps": steps, "convention": known})
    return Check(
        relation,
        "rank sequence",
        ranking.table,
        rows,
        ranking.year,
        "rank",
        finding=finding,
        severity=relation.severity or "certain",
    )


def _steps(ranking: Ranking, ranks: Sequence[Fraction]) -> str:
    """Write the ranks where they are repeated or skip: ``2×9, 11; 17×11, 18``."""
    counts = sorted(Counter(ranks).items())
    steps = []
    for (rank, count), (following, _) in pairwise(counts):
        if count > 1 or following != rank + 1:
            times = f"{count}×" if count > 1 else ""
            steps.append(f"{times}{decimal_text(rank)}, {decimal_text(following)}")
    if not counts or counts[0][0] != 1:
        steps.insert(0, decimal_text(counts[0][0]) if counts else "")
    return "; ".join(steps)


def _rows_involved(ranking: Ranking, ranks: Sequence[Fraction]) -> list[str]:
    """Return the rows of tied ranks that do not lead on by the one declared convention."""
    counts = sorted(Counter(ranks).items())
    wanted = ranking.relation.ties
    if wanted in ("one", "any"):
        return []
    above = 0
    involved: set[Fraction] = set()
    for (rank, count), (following, _) in pairwise(counts):
        above += count
        expected = {
            "competition": rank + count,
            "dense": rank + 1,
            "average": rank + Fraction(count + 1, 2),
        }
        if count > 1 and following != expected.get(wanted):
            involved.add(rank)
    if counts and counts[-1][1] > 1 and wanted == "none":
        involved.add(counts[-1][0])
    return [one.row for one in ranking.rows if Fraction(one.rank.value) in involved]


def _one_convention(declared: Declared, group: Sequence[Ranking]) -> Check:
    """Check that one convention fits all columns that any convention fits."""
    needs: dict[tuple[Ties, ...], list[Ranking]] = {}
    for ranking in group:
        fitting = conventions([Fraction(one.rank.value) for one in ranking.rows])
        if fitting:
            needs.setdefault(fitting, []).append(ranking)
    common = set(CONVENTIONS).intersection(*map(set, needs)) if needs else set(CONVENTIONS)
    finding = None
    tables = list(dict.fromkeys(ranking.table for ranking in group))
    if not common:
        strict = {fit: rows for fit, rows in needs.items() if len(fit) < len(CONVENTIONS)}
        uses = [
            (name, [one for fit, rows in strict.items() if fit == (name,) for one in rows])
            for name in CONVENTIONS
        ]
        details: dict[str, object] = {
            name: ", ".join(f"{one.table} {one.year or ''}".strip() for one in rows) or "-"
            for name, rows in uses
        }
        finding = Finding(AUDIT_CONVENTIONS, details)
        needed = {one.table for _, rows in uses for one in rows}
        tables = [table for table in tables if table in needed] or tables
    relation = group[0].relation
    return Check(
        relation,
        "tie convention",
        ", ".join(tables),
        role="rank",
        finding=finding,
        severity=relation.severity or "suspected",
    )


def _order_checks(ranking: Ranking) -> Iterator[Check]:
    """Check each row's rank against its score: the fewest rows are held to be out of order."""
    scored = [one for one in ranking.rows if one.score is not None]
    if ranking.relation.basis == "rounded" and not ranking.relation.excerpt:
        yield from _rounded_checks(ranking, scored)
        return
    kept = _longest_consistent(scored, ranking.relation.ascending)
    for one in scored:
        implied = implied_rank(ranking, one.row, kept)
        finding = None
        if one.row not in kept:
            finding = _order_finding(one, implied)
        yield _rank_check(ranking, one, implied, finding)


def _rounded_checks(ranking: Ranking, scored: Sequence[Ranked]) -> Iterator[Check]:
    """Check ranks that follow the printed scores: each can only be one."""
    sign = 1 if ranking.relation.ascending else -1
    values = [sign * one.score.value for one in scored if one.score is not None]
    distinct = sorted(set(values))
    for one, value in zip(scored, values, strict=True):
        better = sum(other < value for other in values)
        equal = sum(other == value for other in values)
        rank = {
            "dense": Fraction(distinct.index(value) + 1),
            "average": better + Fraction(equal + 1, 2),
        }.get(ranking.relation.ties, Fraction(better + 1))
        implied = Interval.exactly(rank)
        wrong = rank != Fraction(one.rank.value)
        yield _rank_check(ranking, one, implied, _order_finding(one, implied) if wrong else None)


def _order_finding(one: Ranked, implied: Interval) -> Finding:
    low, high = implied.texts()
    details = {"rank": str(one.rank.value), "score": printed_text(one.score)}
    if low == high:
        return Finding(AUDIT_RANK_EXACT, {**details, "low": low})
    if high is None:
        return Finding(AUDIT_RANK_FROM, {**details, "low": low})
    return Finding(AUDIT_RANK_ORDER, {**details, "low": low, "high": high})


def _rank_check(ranking: Ranking, one: Ranked, implied: Interval, finding: Finding | None) -> Check:
    return Check(
        ranking.relation,
        "rank order",
        ranking.table,
        one.row,
        ranking.year,
        "rank",
        str(one.rank.value),
        implied,
        finding,
        ranking.relation.severity or "certain",
    )


def certainly_less(a: Figure, b: Figure) -> bool:
    """Whether what ``a`` was rounded from is less than what ``b`` was rounded from.

    Figures with as many decimals were rounded alike, and rounding keeps the order.

    >>> certainly_less(Figure.parse("7.3"), Figure.parse("7.4"))
    True
    >>> certainly_less(Figure.parse("7.3"), Figure.parse("7.35"))
    False
    """
    if a.decimals == b.decimals:
        return a.value < b.value
    return a.interval()[1] < b.interval()[0]


def _worse(a: Ranked, b: Ranked, ascending: bool) -> bool:
    """Whether a row certainly belongs below another."""
    assert a.score is not None
    assert b.score is not None
    return certainly_less(b.score, a.score) if ascending else certainly_less(a.score, b.score)


def _longest_consistent(rows: Sequence[Ranked], ascending: bool) -> frozenset[str]:
    """Return the most rows whose ranks and scores agree (longest chain, rank by rank)."""

    def follows(later: Ranked, earlier: Ranked) -> bool:
        if _worse(earlier, later, ascending):
            return False
        tied = later.rank.value == earlier.rank.value
        return not (tied and _worse(later, earlier, ascending))

    length: list[int] = []
    before: list[int | None] = []
    for place, row in enumerate(rows):
        links = [other for other in range(place) if follows(row, rows[other])]
        best = max(links, key=lambda other: length[other], default=None)
        length.append(1 + (length[best] if best is not None else 0))
        before.append(best)
    kept: list[str] = []
    place_kept: int | None = max(range(len(rows)), key=lambda i: length[i], default=None)
    while place_kept is not None:
        kept.append(rows[place_kept].row)
        place_kept = before[place_kept]
    return frozenset(kept)


def implied_rank(ranking: Ranking, row: str, kept: frozenset[str] | None = None) -> Interval:
    """Return the ranks that a row's score allows beside the rows that are right.

    Parameters
    ----------
    ranking : Ranking
    row : str
        With a score.
    kept : frozenset of str, optional
        The rows to compare with; all by default.

    Returns
    -------
    Interval
        Open above where nothing ranks below it.
    """
    ascending = ranking.relation.ascending
    own = next(one for one in ranking.rows if one.row == row)
    half = Fraction(1, 2) if ranking.relation.ties == "average" else Fraction(1)
    low: Fraction = Fraction(1)
    high = None if ranking.relation.excerpt else Fraction(len(ranking.rows))
    for other in ranking.rows:
        if other.row == row or other.score is None or (kept is not None and other.row not in kept):
            continue
        rank = Fraction(other.rank.value)
        if _worse(own, other, ascending):
            low = max(low, rank + half)
        elif _worse(other, own, ascending):
            high = rank - half if high is None else min(high, rank - half)
    return Interval(low, high)


# ----- heuristics


def check_same(declared: Declared) -> Iterator[Check]:
    """Compare the scores of what stands in two tables."""
    for relation in declared.relations:
        if isinstance(relation, SameRelation):
            for first, second in relation.tables:
                for year in declared.tables[first].years:
                    for row in relation.rows:
                        figures = [
                            declared.figure(Cell(code, row, year, "score"))
                            for code in (first, second)
                        ]
                        if figures[0] is not None and figures[1] is not None:
                            yield _same_check(
                                declared, relation, (first, second), row, year, figures
                            )


def _same_check(
    declared: Declared,
    relation: SameRelation,
    tables: tuple[str, str],
    row: str,
    year: int | None,
    figures: Sequence[Figure | None],
) -> Check:
    own, other = figures
    assert own is not None
    assert other is not None
    implied = Interval.printed(other)
    if relation.comparison == "at-least":
        implied = Interval(implied.low, None)
    elif relation.comparison == "at-most":
        implied = Interval(None, implied.high)
    finding = None
    if not implied.meets(Interval.printed(own)):
        details = {
            "printed": printed_text(own),
            "other": printed_text(other),
            "table": table_name(declared, tables[1]),
            "comparison": Finding(COMPARED[relation.comparison]),
            "reason": _reason(relation),
        }
        finding = Finding(AUDIT_SAME, details)
    return Check(
        relation,
        "same",
        tables[0],
        row,
        year,
        "score",
        printed_text(own),
        implied,
        finding,
        relation.severity or "suspected",
    )


def _reason(relation: Relation) -> Finding:
    """Return the declared reason, after a colon, to be put into words; nothing if there is none."""
    reason = relation.reason
    if not reason:
        return Finding(AUDIT_NAME, {"en": "", "zh": ""})
    any_reason = next(iter(reason.values()))
    return Finding(
        AUDIT_NAME,
        {"en": f": {reason.get('en', any_reason)}", "zh": f"：{reason.get('zh', any_reason)}"},
    )


def check_copies(declared: Declared) -> Iterator[Check]:
    """Look for columns of ranks that repeat the order of another column, row by row."""
    for relation in declared.relations:
        if isinstance(relation, CopyRelation):
            columns = [
                (code, year, _rank_column(declared.tables[code], year))
                for code in relation.tables
                for year in declared.tables[code].years
            ]
            for first, second in combinations(columns, 2):
                check = _copy_check(declared, relation, columns, first, second)
                if check is not None:
                    yield check


_Column = tuple[str, int | None, Mapping[str, Fraction]]


def _rank_column(table: Table, year: int | None) -> Mapping[str, Fraction]:
    ranks = {row: table.figure(row, year, "rank") for row in table.rows[year]}
    return {row: Fraction(rank.value) for row, rank in ranks.items() if rank is not None}


def _copy_check(
    declared: Declared,
    relation: CopyRelation,
    columns: Sequence[_Column],
    first: _Column,
    second: _Column,
) -> Check | None:
    """Compare two columns; None where they share too few rows to tell."""
    shared = first[2].keys() & second[2].keys()
    if len(shared) < relation.least:
        return None
    finding = None
    if _blocks(first[2], shared) == _blocks(second[2], shared):
        details: dict[str, object] = {
            "other": table_name(declared, first[0]),
            "year": first[1] if first[1] is not None else "",
            "count": len(shared),
        }
        agreements = _agreements(columns, first, second)
        if agreements:
            percent = [f"{100 * float(share):.0f}" for share in (min(agreements), max(agreements))]
            details |= {"low": percent[0], "high": percent[1]}
        finding = Finding(AUDIT_COPY_UNLIKE if agreements else AUDIT_COPY, details)
    return Check(
        relation,
        "copy",
        second[0],
        None,
        second[1],
        "rank",
        finding=finding,
        severity=relation.severity or "suspected",
    )


def _blocks(column: Mapping[str, Fraction], shared: set[str]) -> list[frozenset[str]]:
    """Return the shared rows in order, tied ones together."""
    ordered = sorted(shared, key=lambda row: column[row])
    return [frozenset(rows) for _, rows in groupby(ordered, key=lambda row: column[row])]


def _agreements(columns: Sequence[_Column], first: _Column, second: _Column) -> list[Fraction]:
    """Return the share of pairs in the same order, for the same two tables in other years."""
    if first[0] == second[0] or first[1] != second[1]:
        return []
    ranks = {(code, year): column for code, year, column in columns}
    shares = []
    for code, year in ranks:
        if code == first[0] and year != first[1] and (second[0], year) in ranks:
            a, b = ranks[code, year], ranks[second[0], year]
            pairs = list(combinations(sorted(a.keys() & b.keys()), 2))
            alike = sum((a[x] < a[y]) == (b[x] < b[y]) for x, y in pairs)
            if pairs:
                shares.append(Fraction(alike, len(pairs)))
    return shares

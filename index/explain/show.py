"""An explanation as tables: the tree of points, a circle's members, and each judgment matrix."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise

from ahp import Analysis, PairwiseMatrix
from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import Language
from index.check.show import brief
from index.explain.explain import Explanation, Measured, Traced, number
from index.explain.records import records_tables
from index.explain.scales import ends_of, scale_notes
from index.explain.sure import Sure, sure_figures, sure_said, sure_table
from index.explain.weights import weight_tables
from index.explain.wording import (
    ENDS,
    EXPLAIN_CIRCLE,
    EXPLAIN_FILE,
    EXPLAIN_JUDGES,
    EXPLAIN_MATRIX,
    EXPLAIN_NO_POINTS,
    EXPLAIN_POINTS,
    EXPLAIN_POINTS_MEAN,
    EXPLAIN_POINTS_USED,
    EXPLAIN_SPREAD,
    EXPLAIN_STAGES,
    EXPLAIN_SUM,
    EXPLAIN_SUMMARY,
    EXPLAIN_TITLE,
    IMPUTED,
    IMPUTED_QUOTIENT,
    MEMBER,
    TREATED,
    UNIT,
    VALID,
    WEIGHT_USED,
)
from index.project.regions import CIRCLE, Group
from index.project.steps import DEFAULT_STEPS
from index.project.wording import (
    GLOBAL,
    ITEM,
    POINTS,
    RANK,
    RECORDS,
    RULE_NAMES,
    SCORE,
    VALUE_COLUMN,
    WEIGHT,
    pool_word,
)
from index.robust.headings import provenance as of_runs
from index.steps.pools import provenance
from index.steps.provenance.described import best_words
from index.steps.provenance.heading import stage_name, steps_taken
from index.steps.sequence.order import plain_scores

_DIGITS = 6  # significant ones: from what stands there a score can be computed again


def explained(
    found: Explanation, lang: Language = "en", sure: Sure | None = None
) -> tuple[Table, ...]:
    """Lay an explanation out: points down the tree, members of a circle, weights, judgments.

    Parameters
    ----------
    found : Explanation
    lang : str
    sure : Sure, optional
        How sure the rank is.

    Returns
    -------
    tuple of Table

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.explain.explain import explain
    >>> table = explained(explain(build(tiny()), "west"))[0]
    >>> table.notes[0]
    'Score 50.0, rank 2 of 3 (provinces).'
    """
    tables = [_tree(found, lang, sure)]
    if sure is not None and (table := sure_table(found, sure, lang)) is not None:
        tables.append(table)
    if (stages := _stages(found, lang)) is not None:
        tables.append(stages)
    if found.group is not None:
        tables.append(_members(found, found.group, lang))
    tables += [*records_tables(found, lang), *weight_tables(found, lang)]
    return (*tables, *(_matrix(found, code, one, lang) for code, one in found.judgments.items()))


def _tree(found: Explanation, lang: Language, sure: Sure | None) -> Table:
    result = found.result
    measured = any(one.measured for one in found.nodes)
    treated = any(one.measured and _changed(one.measured) for one in found.nodes)
    counted = any(one.measured and one.measured.records is not None for one in found.nodes)
    ends = _ends(found) if measured else ()
    columns = [
        Column("item", ITEM(lang)),
        Column("score", SCORE(lang), 0),
        Column("global", GLOBAL(lang), 0),
        *([Column("used", WEIGHT_USED(lang), 0)] if _spread(found) else []),
        Column("points", POINTS(lang), 0),
        Column("rank", RANK(lang), 0),
    ]
    if measured:
        columns.append(Column("value", VALUE_COLUMN(lang), 0))
        columns.append(Column("unit", UNIT(lang)))
    if counted:
        columns.append(Column("records", RECORDS(lang), 0))
        columns.append(Column("valid", VALID(lang), 0))
    if treated:
        columns.append(Column("treated", TREATED(lang), 0))
    columns += [Column(end, ENDS[end](lang), 0) for end in ends]
    region = result.project.region(found.region)
    title = EXPLAIN_TITLE(
        lang,
        region=region.name(lang),
        year=found.year_name,
        node=result.weights.name(found.node, lang),
    )
    table = Table(
        f"explain-{found.region}-{found.year_name}",
        title,
        tuple(_notes(found, lang)),
        tuple(columns),
        tuple(_row(found, one, lang) for one in found.nodes),
        tuple(_record(found, one, lang) for one in found.nodes),
        provenance(result, found.pool.name),
        tuple(one.level for one in found.nodes),
    )
    return table if sure is None else _with_sure(table, found, sure, lang)


def _with_sure(table: Table, found: Explanation, sure: Sure, lang: Language) -> Table:
    """Say in the tree, too, how sure the rank of its root is."""
    summary, *others = table.notes
    table = replace(table, notes=(summary, *sure_said(sure, found, lang), *others))
    if sure.block is None:
        return table
    figures = sure_figures(sure)
    none = dict.fromkeys(figures)
    return replace(
        table,
        rows=({**table.rows[0], "rank": sure.rank}, *table.rows[1:]),
        records=(
            {**table.records[0], **figures},
            *({**record, **none} for record in table.records[1:]),
        ),
        provenance={**table.provenance, **of_runs(sure.found, found.pool.name)},
    )


def _stages(found: Explanation, lang: Language) -> Table | None:
    """Lay out what became of each figure in each stage that changed one.

    None where all of it stands in the table above: a value, what was normalized, a score.
    """
    result, stages = found.result, found.stages
    names = [str(name) for name in stages]
    if not names:
        return None
    if result.settings.steps == DEFAULT_STEPS:
        changed = [
            name
            for before, name in pairwise(names)
            if not stages[name].equals(stages[before]) and name not in ("normalized", "scores")
        ]
        if len(changed) < 2:
            return None
        names = [names[0], *changed, "normalized"]
    stages = stages[names].dropna(how="all")
    if stages.empty:
        return None
    rows: list[Record] = []
    records: list[Record] = []
    for code in stages.index:
        name = result.weights.name(code, lang)
        figures = {key: number(stages.at[code, key]) for key in names}
        rows.append({"item": name, **{key: brief(one, _DIGITS) for key, one in figures.items()}})
        said = {"region": found.region, "year": found.year_name, "node": code, "name": name}
        records.append({**said, **figures})
    columns = [Column("item", ITEM(lang)), *(Column(n, stage_name(n, lang), 0) for n in names)]
    region = result.project.region(found.region).name(lang)
    return Table(
        f"stages-{found.region}-{found.year_name}",
        EXPLAIN_STAGES(lang, region=region, year=found.year_name),
        (steps_taken(result.settings.steps, lang),),
        tuple(columns),
        tuple(rows),
        tuple(records),
        provenance(result, found.pool.name),
    )


def _notes(found: Explanation, lang: Language) -> list[str]:
    result, total = found.result, found.total
    settings, decimals = result.settings, result.settings.decimals
    rank = "-" if total.rank is None else f"{total.rank:g}"
    notes = [
        EXPLAIN_SUMMARY(
            lang,
            score=shown(total.score, decimals),
            rank=rank,
            count=found.count,
            pool=pool_word(found.pool.name, lang),
        )
    ]
    notes.append(result.heading(lang, found.pool.name))
    if found.pool.name == CIRCLE:
        return notes
    plain = settings.means == {"arithmetic"} and plain_scores(settings)
    if _spread(found):
        share = number(result.weight_present.at[(found.year, found.region), found.node])
        notes.append(EXPLAIN_SPREAD(lang, share=share))
        notes.append((EXPLAIN_POINTS_USED if plain else EXPLAIN_POINTS_MEAN)(lang))
    else:
        notes.append((EXPLAIN_POINTS if plain else EXPLAIN_POINTS_MEAN)(lang))
    if not all(map(result.has_points, result.weights.codes)):
        notes.append(EXPLAIN_NO_POINTS(lang))
    measured = [one.measured.indicator for one in found.nodes if one.measured]
    notes += scale_notes(measured, settings, lang)
    leaves = [one for one in found.leaves if one.points is not None]
    summed = shown(sum(one.points or 0.0 for one in leaves), 4)
    if found.node == result.weights.goal and summed == shown(total.score, 4):
        notes.append(EXPLAIN_SUM(lang, count=len(leaves), total=summed))
    return notes


def _spread(found: Explanation) -> bool:
    """Whether weights of missing values were spread over others."""
    return any(one.used is not None for one in found.nodes)


def _ends(found: Explanation) -> tuple[str, ...]:
    settings = found.result.settings
    needed = {
        end
        for one in found.nodes
        if one.measured is not None
        for end in ends_of(one.measured.indicator, settings)
    }
    return tuple(end for end in ENDS if end in needed)


def _changed(measured: Measured) -> bool:
    return measured.value is not None and measured.treated != measured.value


def _row(found: Explanation, one: Traced, lang: Language) -> Record:
    decimals = found.result.settings.decimals
    row: dict[str, object] = {
        "item": found.result.weights.name(one.code, lang),
        "score": shown(one.score, decimals),
        "global": shown(one.global_, 4),
        "used": "" if one.used is None else shown(one.used, 4),
        "points": shown(one.points, max(2, decimals)),
        "rank": "" if one.rank is None else f"{one.rank:g}",
    }
    measured = one.measured
    if measured is not None:
        value = brief(measured.value, _DIGITS)
        if measured.filled_by:
            below = measured.indicator.denominator
            words = IMPUTED_QUOTIENT if measured.filled_of == "quotient" else IMPUTED
            name = below and found.result.project.indicator(below).name(lang)
            filled = measured.filled_by[lang]
            value = words(lang, value=value, method=filled, denominator=name)
        indicator = measured.indicator
        arrow = "↓" if indicator.direction < 0 else ""
        if indicator.best is not None:
            arrow = f"→ {best_words(indicator.best)}"
        row |= {
            "value": value,
            "unit": " ".join(part for part in (indicator.unit, arrow) if part),
            "records": "" if measured.records is None else f"{measured.records:,}",
            "valid": "" if measured.valid is None else f"{measured.valid:,}",
            "treated": brief(measured.treated, _DIGITS) if _changed(measured) else "",
            **{
                end: brief(measured.reference[end], _DIGITS)
                for end in ends_of(indicator, found.result.settings)
            },
        }
    return row


def _record(found: Explanation, one: Traced, lang: Language) -> Record:
    measured = one.measured
    return {
        "region": found.region,
        "year": found.year_name,
        "node": one.code,
        "name": found.result.weights.name(one.code, lang),
        "parent": found.result.weights.parent(one.code),
        "level": one.level,
        "local": one.local,
        "global": one.global_,
        **({"used": one.used} if _spread(found) else {}),
        "score": one.score,
        "points": one.points,
        "rank": one.rank,
        "value": measured.value if measured else None,
        "unit": measured.indicator.unit if measured else None,
        "direction": measured.indicator.direction if measured else None,
        **_own_choices(found, measured),
        "filled": measured.filled if measured else None,
        "treated": measured.treated if measured else None,
        **_counts(found, measured),
        **{
            end: measured.reference[end] if measured else None
            for end in ("low", "high", "mean", "sd")
        },
        "source": measured.indicator.source if measured else None,
    }


def _own_choices(found: Explanation, measured: Measured | None) -> Record:
    """Return what is best and how it is normalized, in a project where indicators differ."""
    indicators, settings = found.result.indicators, found.result.settings
    row: dict[str, object] = {}
    indicator = measured.indicator if measured else None
    if any(one.normalization is not None for one in indicators):
        row["normalization"] = indicator.method(settings) if indicator else None
    if any(one.best is not None for one in indicators):
        low, high = (indicator.best if indicator else None) or (None, None)
        row |= {"best_low": low, "best_high": high}
    return row


def _counts(found: Explanation, measured: Measured | None) -> Record:
    """Return the records behind a value, in a project that has a sample database."""
    if found.result.project.sample is None:
        return {}
    counts = (measured.records, measured.valid) if measured else (None, None)
    return dict(zip(("records", "valid"), counts, strict=True))


def _members(found: Explanation, group: Group, lang: Language) -> Table:
    result, decimals = found.result, found.result.settings.decimals
    rows: list[Record] = []
    records: list[Record] = []
    for member, weight in zip(group.members, group.weights, strict=True):
        score = _member_score(found, member)
        name = result.project.region(member).name(lang)
        row = {"name": name, "score": shown(score, decimals)}
        rows.append({**row, "weight": f"{weight:g}"})
        record = {"circle": group.circle, "year": found.year_name, "node": found.node}
        records.append({**record, "member": member, "name": name, "score": score, "weight": weight})
    columns = [Column("name", MEMBER(lang)), Column("score", SCORE(lang), decimals)]
    if len(set(group.weights)) > 1:
        columns.append(Column("weight", WEIGHT(lang), 0))
    title = EXPLAIN_CIRCLE(
        lang,
        circle=result.project.region(group.circle).name(lang),
        rule=RULE_NAMES[group.rule](lang),
    )
    return Table(
        f"members-{group.circle}-{found.year_name}",
        title,
        (),
        tuple(columns),
        tuple(rows),
        tuple(records),
        provenance(result, found.pool.name),
    )


def _member_score(found: Explanation, member: str) -> float | None:
    key = found.year, member
    groups = found.result.groups
    for scores in (found.result.scores, None if groups is None else groups.scores):
        if scores is not None and key in scores.index:
            return number(scores.at[key, found.node])
    return None


def _mean(matrix: PairwiseMatrix, a: str, b: str) -> str:
    """Write the mean of a group's judgments, which has too many digits to read."""
    mean = matrix.judgment(a, b)
    return "" if mean is None else f"{float(mean):.4g}"


def _matrix(found: Explanation, code: str, analysis: Analysis, lang: Language) -> Table:
    weights, matrix = found.result.weights, analysis.matrix
    method = analysis.method_name(lang)
    name = weights.name(code, lang)
    title = EXPLAIN_MATRIX(
        lang,
        **{"node": name, "lambda_max": analysis.lambda_max, "cr": analysis.cr},
        **{"random_index": analysis.ri_source.message(lang), "method": method},
    )
    columns = [Column("item", ITEM(lang))]
    columns += [Column(str(j), str(j), 0) for j in range(1, matrix.n + 1)]
    columns.append(Column("weight", WEIGHT(lang), 0))
    rows: list[Record] = []
    records: list[Record] = []
    for i, label in enumerate(matrix.labels, start=1):
        row: dict[str, object] = {"item": f"{i} {weights.name(label, lang)}"}
        for j, other in enumerate(matrix.labels, start=1):
            judgment = matrix.judgment_text(label, other)
            row[str(j)] = judgment if weights.whose != "group" else _mean(matrix, label, other)
            if i < j:
                record = {"node": code, "a": label, "b": other, "judgment": judgment}
                records.append(
                    {
                        **record,
                        "weight_a": analysis.weights[label],
                        "weight_b": analysis.weights[other],
                        **{"cr": analysis.cr, "random_index": analysis.random_index},
                        "missing": analysis.missing,
                    }
                )
        rows.append({**row, "weight": f"{analysis.weights[label]:.4f}"})
    path = found.paths.get(code)
    notes = [EXPLAIN_FILE(lang, path=os.path.normpath(path))] if path else []
    if weights.judges:
        notes.insert(0, EXPLAIN_JUDGES(lang, judges=weights.judges[lang]))
    return Table(
        f"judgments-{code}",
        title,
        tuple(notes),
        tuple(columns),
        tuple(rows),
        tuple(records),
        {"method": analysis.method, "random_index": analysis.random_index},
    )

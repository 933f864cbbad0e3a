"""Importance beside weight, as tables: in the node above, and in the goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.wording import Count, Language
from index.check.data import Data
from index.check.importance import ESTIMATORS, FEWEST
from index.check.importance_rows import Part, against_weight, importance, importance_in_goal
from index.check.sections import Choices
from index.check.show import stage_used, table_of, titled
from index.check.wording import (
    AGAINST_WEIGHT,
    FLAG,
    IMPORTANCE,
    IMPORTANCE_ESTIMATED,
    IMPORTANCE_GOAL,
    IMPORTANCE_GOAL_NOTE,
    IMPORTANCE_NOTE,
    INDICATOR_OR_NODE,
    KINDS,
    LEVEL,
    LIGHTER,
    LINEAR,
    NO_CORRELATIONS,
    NODE,
    PART,
    PER_WEIGHT,
    RATIO,
    SHARE_PERCENT,
    WEIGHT_PERCENT,
    WITH_GOAL,
    WITH_NODE,
)
from index.steps.provenance.described import listed

_NAMED = 2  # items that weigh less and matter more


def importance_tables(data: Data, choices: Choices, lang: Language = "en") -> tuple[Table, ...]:
    """Set the weight of every item beside how much its node, and the goal, follow it.

    Examples
    --------
    >>> from index.check.data import data_of
    >>> from index.project.example import tiny
    >>> [one.name for one in importance_tables(data_of(tiny())[0][0], Choices())]
    ['check-importance-province', 'check-importance-goal-province']
    """
    return _in_node(data, choices, lang), _in_goal(data, choices, lang)


def _in_node(data: Data, choices: Choices, lang: Language) -> Table:
    rows = importance(data, choices)
    columns = [
        Column("node_name", NODE(lang)),
        Column("name", PART(lang)),
        *_figures(lang),
        Column("r", WITH_NODE(lang), 3),
        Column("flag", FLAG(lang)),
    ]
    notes = _notes(data, choices, rows, lang)
    title = titled(IMPORTANCE, data, lang)
    return _table(data, choices, "importance", (title, notes, columns), rows, lang)


def _in_goal(data: Data, choices: Choices, lang: Language) -> Table:
    rows = importance_in_goal(data, choices)
    columns = [
        Column("level", LEVEL(lang), 0),
        Column("name", INDICATOR_OR_NODE(lang)),
        *_figures(lang),
        Column("r", WITH_GOAL(lang), 3),
    ]
    notes = [IMPORTANCE_GOAL_NOTE(lang), *_notes(data, choices, rows, lang)]
    title = titled(IMPORTANCE_GOAL, data, lang)
    return _table(data, choices, "importance-goal", (title, notes, columns), rows, lang)


def _figures(lang: Language) -> list[Column]:
    return [
        Column("weight", WEIGHT_PERCENT(lang), 1),
        Column("share", SHARE_PERCENT(lang), 1),
        Column("per_weight", PER_WEIGHT(lang), 2),
        Column("ratio", RATIO(lang), 3),
        Column("linear", LINEAR(lang), 3),
    ]


def _notes(data: Data, choices: Choices, rows: Sequence[Part], lang: Language) -> list[str]:
    kind = KINDS[choices.correlation](lang)
    notes = [IMPORTANCE_NOTE(lang, kind=kind, least=FEWEST)]
    if data.result is None:
        return [*notes, NO_CORRELATIONS(lang)]
    made = Counter(one.ratio.estimator for one in rows if one.ratio is not None)
    if made:
        notes.append(IMPORTANCE_ESTIMATED(lang, **{name: made[name] for name in ESTIMATORS}))
        against, pairs = against_weight(rows)
        notes.append(AGAINST_WEIGHT(lang, against=against, pairs=Count(pairs)))
    return [*notes, data.result.heading(lang, data.pool)]


def _table(
    data: Data,
    choices: Choices,
    section: str,
    words: tuple[str, list[str], list[Column]],
    rows: Sequence[Part],
    lang: Language,
) -> Table:
    title, notes, columns = words
    lines: list[tuple[Record | None, Record]] = [_line(data, one, lang) for one in rows]
    used = stage_used(data, data.averaged) | {"stage": "scores", "correlation": choices.correlation}
    return table_of(data, section, title, notes, columns, lines, **used)


def _line(data: Data, one: Part, lang: Language) -> tuple[Record, Record]:
    name, node = data.name(one.code, lang), data.name(one.node, lang)
    ratio = one.ratio
    record: dict[str, object] = {"year": data.year_name, "node": one.node, "node_name": node}
    record |= {"level": one.level, "code": one.code, "name": name, "weight": one.weight}
    record |= {"r": one.r, "ratio": None if ratio is None else ratio.value}
    record |= {"linear": None if ratio is None else ratio.linear}
    record |= {"estimator": None if ratio is None else ratio.estimator}
    record |= {"bandwidth": None if ratio is None else ratio.bandwidth}
    record |= {"regions": None if ratio is None else ratio.regions, "share": one.share}
    record |= {"share_per_weight": one.per_weight, "r_goal": one.goal}
    record |= {"lighter_matters_more": " ".join(one.lighter)}
    row = {**record, "level": str(one.level), "weight": 100 * one.weight}
    row |= {"share": None if one.share is None else 100 * one.share}
    row |= {"per_weight": one.per_weight, "flag": ""}
    if one.lighter:
        names = listed([data.name(code, lang) for code in one.lighter], lang, _NAMED)
        row["flag"] = LIGHTER(lang, names=names)
    return row, record

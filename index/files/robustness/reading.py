"""Reading what is doubted: ``[robustness]`` and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ahp.common.findings import Problems
from ahp.common.io.section import (
    FLAG,
    TABLE,
    Key,
    Keys,
    Section,
    Type,
    number,
    one_of,
    texts,
    whole,
)
from ahp.common.io.toml import Document
from ahp.common.names import suggestion
from index.files.robustness.wording import (
    DATA_HOW,
    EXPERT_UNKNOWN,
    KIND_WITHOUT_KEY,
    NAMED_TWICE,
    SET_UNKNOWN,
    SETS_NOT_NAMED,
    TYPE_DRAWS,
    TYPE_PART,
    TYPE_PROBABILITY,
    TYPE_SEED,
    TYPE_SPREAD,
    TYPE_STEPS_OFF,
    WEIGHTS_BOTH,
)
from index.project.doubts import (
    DISTRIBUTIONS,
    EVERY,
    FILLS,
    PARTS,
    SOURCES,
    TREATMENTS,
    DataDoubt,
    Doubts,
    WeightDoubt,
)
from index.project.settings import MEANS, NORMALIZATIONS
from index.project.weights import GROUP, Doubt, load_model
from index.records.wording import TYPE_TEXTS

NAME = "robustness"
_MOST_SEED = 2**63 - 1


def _within(low: float, high: float, *, ends: bool) -> Any:
    def read(value: Any) -> float:
        found = number(value)
        if found < low or found >= high or (found == low and not ends):
            raise ValueError
        return found

    return read


DRAWS = Type(TYPE_DRAWS, "10000", whole(1))
SEED = Type(TYPE_SEED, "1", whole(0, _MOST_SEED))
STEPS = Type(TYPE_STEPS_OFF, "1", whole(0, 16))
PROBABILITY = Type(TYPE_PROBABILITY, "0.9", _within(0, 1, ends=False))
PART = Type(TYPE_PART, "0.25", _within(0, 1, ends=True))
SPREAD = Type(TYPE_SPREAD, "0.2", _within(0, float("inf"), ends=True))
WORDS = Type(TYPE_TEXTS, '["...", "..."]', texts)

KEYS: Keys = {
    "draws": Key(DRAWS, default=10_000),
    "seed": Key(SEED, default=1),
    "probability": Key(PROBABILITY, default=0.9),
    **{name: Key(TABLE) for name in SOURCES},
}


def _methods(known: Iterable[str], default: tuple[str, ...]) -> Keys:
    example = "[" + ", ".join(f'"{one}"' for one in default) + "]"
    return {"methods": Key(WORDS, tuple(known), default, example=example)}


TABLES: Mapping[str, Keys] = {
    "judgments": {
        "kind": one_of("steps", "inconsistency", "intervals", "experts", default="steps"),
        "steps": Key(STEPS, default=1),
        "spread": Key(SPREAD),
        "consistent": Key(FLAG, default=True),
    },
    "experts": {"use": Key(WORDS, default=(), example='["group", "CODE"]')},
    "sets": {"use": Key(WORDS, default=(), example='["ahp", "equal"]')},
    "weights": {"share": Key(PART, default=0.25), "any": Key(FLAG, default=False)},
    "leave-out": {"of": one_of(*PARTS, default="indicator")},
    "imputation": _methods(FILLS, EVERY.imputation or ()),
    "outliers": _methods(TREATMENTS, EVERY.outliers or ()),
    "normalization": _methods(NORMALIZATIONS, EVERY.normalization or ()),
    "aggregation": _methods(MEANS, EVERY.aggregation or ()),
    "data": {
        "share": Key(PART, example="0.05"),
        "column": Key(example='"error"'),
        "file": Key(example='"errors.csv"'),
        "records": Key(FLAG, default=False),
        "distribution": one_of(*DISTRIBUTIONS, default="normal"),
    },
}
"""The keys of the table of each source."""


def read_doubts(
    document: Document, sets: Iterable[str], model_folder: str | None = None
) -> Doubts | None:
    """Read what is doubted; None where nothing is said of it. Note what is wrong.

    Parameters
    ----------
    document : Document
        An ``index.toml``.
    sets : iterable of str
        The names of the sets of weights.
    model_folder : str, optional
        Whose experts can be named; without it that is not checked.
    """
    if NAME not in document.tables:
        return None
    top = document.section(NAME, KEYS)
    read = {name: top.table(name, TABLES[name]) for name in SOURCES if name in top.values}
    found: dict[str, Any] = {name: top[name] for name in ("draws", "seed", "probability")}
    for name in ("imputation", "outliers", "normalization", "aggregation"):
        if name in read:
            found[name] = _once(read[name], "methods")
    for name in ("experts", "sets"):
        if name in read:
            found[name] = _once(read[name], "use")
    if "sets" in read:
        _check_sets(read["sets"], found["sets"], tuple(sets))
    if "experts" in read and found["experts"] and model_folder is not None:
        _check_experts(read["experts"], found["experts"], model_folder)
    if "leave-out" in read:
        found["leave_out"] = read["leave-out"]["of"]
    for name, make in (("judgments", _judgments), ("weights", _weights), ("data", _data)):
        if name in read:
            found[name] = make(read[name])
    return Doubts(**found)


def _once(section: Section, key: str) -> tuple[str, ...]:
    words: tuple[str, ...] = section[key]
    for name in dict.fromkeys(word for k, word in enumerate(words) if word in words[:k]):
        section.note(NAMED_TWICE, key, name=name)
    return words


def _check_sets(section: Section, names: tuple[str, ...], known: tuple[str, ...]) -> None:
    if not known:
        section.note(SETS_NOT_NAMED, "use")
        return
    for name in names:
        if name not in known:
            section.note(SET_UNKNOWN, "use", name=name, suggestion=suggestion(name, known))


def _check_experts(section: Section, names: tuple[str, ...], folder: str) -> None:
    model = load_model(folder, Problems())
    if model is None:  # what is wrong with it is told with the weights
        return
    codes = [one.code for one in model.experts]
    called = {name for one in model.experts for name in one.names.values()}
    for name in names:
        if name not in (GROUP, *codes) and name not in called:
            hint = suggestion(name, (GROUP, *codes))
            section.note(EXPERT_UNKNOWN, "use", name=name, model=folder, suggestion=hint)


def _judgments(section: Section) -> Doubt:
    kind = section["kind"]
    for key, own in (("steps", "steps"), ("spread", "inconsistency")):
        if key in section and kind != own:
            section.note(KIND_WITHOUT_KEY, key, key=key, kind=own)
    return Doubt(kind, section["steps"], section["spread"], section["consistent"])


def _weights(section: Section) -> WeightDoubt:
    if section["any"] and "share" in section:
        section.note(WEIGHTS_BOTH, "share")
    return WeightDoubt(section["share"], section["any"])


def _data(section: Section) -> DataDoubt:
    given = [section[key] is not None for key in ("share", "column", "file")]
    count = sum(given) + bool(section["records"])
    wrong = any(key in section and key not in section.values for key in section.keys)
    if count != 1 and not wrong:
        section.note(DATA_HOW, "share", count=count)
    return DataDoubt(
        *(section[key] for key in ("share", "column", "file", "records", "distribution"))
    )

"""A project as COINr has it: iMeta and iData, and what neither has a place for.

References
----------
Becker, W., Caperna, G., Del Sorbo, M., Norlen, H., Papadimitriou, E. and Saisana, M. (2022).
COINr: An R package for developing composite indicators. Journal of Open Source Software 7(78),
4567. doi:10.21105/joss.04567
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from ahp.common.findings import Finding, told
from ahp.common.io.spreadsheet import as_text
from ahp.common.wording import Language
from index.export.coinr_lost import Row, lost_in
from index.export.wording import COINR_README
from index.intake.meta import INSERTED, number_text
from index.intake.project import KIND, PARENT
from index.project.indicators import COUNT_UNITS, Indicator
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Region

_R_NAME = re.compile(r"[^\W\d_][\w.]*")
_NOT_IN_R_NAME = re.compile(r"[^\w.]+")
_NA = "NA"
_OTHERS = ("uName_zh", "uName_en", PARENT)
_META = ("iCode", "iName", "Level", "Type", "Parent", "Direction", "Weight", "Unit")
_MORE = ("Denominator", "Source", "Target", "goalpost_lower", "goalpost_upper", "zscore_mean",
         "zscore_sd")  # fmt: skip


def coinr_files(
    project: IndexProject, lang: Language = "en"
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Return iMeta, iData and a README, and what could not be carried over.

    Parameters
    ----------
    project : IndexProject
    lang : str
        Of the names and of the README.

    Returns
    -------
    files : dict of str to bytes
        UTF-8 without a mark in front, which R takes for part of the first heading.
    lost : tuple of Finding
    """
    rows = [*_tree(project)]
    regions = [one for one in project.regions if one.kind != CIRCLE]
    below = [one for one in project.indicators if one.code not in project.weights.codes]
    groups = _groups(regions, lang)
    codes = r_names([*(row.code for row in rows), *(one.code for one in below), *groups])
    units = _units(regions, codes)
    shares = _weights(project)
    meta = [_meta(project, row, codes, shares, lang) for row in rows]
    meta += [_denominator(project, one, codes, lang) for one in below]
    meta += [
        {"iCode": codes[one], "iName": one, "Type": "Other" if one in _OTHERS else "Group"}
        for one in groups
    ]
    header = [*_META, *(one for one in _MORE if any(one in row for row in meta))]
    header += sorted({name for row in meta for name in row} - {*_META, *_MORE})
    table = ([row.get(name, "" if name == "Unit" else _NA) for name in header] for row in meta)
    lost = lost_in(project, rows, codes, units, sorted({*header} - {*_META, *_MORE, INSERTED}))
    files = {
        "iMeta.csv": _bytes(header, table),
        "iData.csv": _data(project, codes, units, groups, lang),
        "README.md": _readme(lost, lang),
    }
    return files, lost


def r_names(codes: Sequence[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return codes that R takes as names of columns: a letter in front, no blanks or signs.

    >>> r_names(["gdp", "1a", "life-expectancy", "life expectancy"])
    {'gdp': 'gdp', '1a': 'x1a', 'life-expectancy': 'life_expectancy', \
'life expectancy': 'life_expectancy_2'}
    """
    fine = [code for code in codes if _R_NAME.fullmatch(code)]
    used = {*taken, "uCode", "uName", "Time", _NA}
    found: dict[str, str] = {}
    for code in sorted(codes, key=lambda one: one not in fine):
        name = _NOT_IN_R_NAME.sub("_", code)
        stem = name = name if _R_NAME.fullmatch(name) else f"x{name}"
        number = 1
        while name in used:
            number += 1
            name = f"{stem}_{number}"
        used.add(name)
        found[code] = name
    return {code: found[code] for code in codes}


def _tree(project: IndexProject) -> Iterator[Row]:
    """Yield every node, with levels inserted above indicators that are not deep enough."""
    weights = project.weights
    depth = max(weights.level(code) for code in weights.leaves)
    taken = {*weights.codes, *(one.code for one in project.indicators)}
    for code in weights.codes:
        parent, level = weights.parent(code), depth - weights.level(code) + 1
        if code in weights.leaves:
            for between in range(level, 1, -1):
                name = f"{code}_{between}"
                while name in taken:
                    name += "_"
                taken.add(name)
                yield Row(name, parent, between, code)
                parent = name
            level = 1
        yield Row(code, parent, level)


def _weights(project: IndexProject) -> Mapping[str, float]:
    """Return weights as they were given, where those of siblings are; else their shares."""
    weights = project.weights
    found: dict[str, float] = {}
    for code in weights.codes:
        below = weights.children(code)
        local = [weights.node(one).local for one in below]
        given = [weights.given[one].value for one in below if one in weights.given]
        total = sum(given)
        as_given = len(given) == len(below) and total > 0
        same = as_given and np.allclose(np.array(given) / total, local, rtol=1e-12, atol=1e-15)
        found |= dict(zip(below, given if same else local, strict=True))
    return {weights.goal: 1.0, **found}


def _meta(
    project: IndexProject,
    row: Row,
    codes: Mapping[str, str],
    shares: Mapping[str, float],
    lang: Language,
) -> dict[str, str]:
    own, weights = row.above or row.code, project.weights
    leaf = row.code in weights.leaves
    cells = {
        "iCode": codes[row.code],
        "iName": weights.name(own, lang),
        "Level": str(row.level),
        "Type": "Indicator" if leaf else "Aggregate",
        "Parent": _NA if row.parent is None else codes[row.parent],
        "Direction": "1",
    }
    cells["Weight"] = number_text(shares[own]) if weights.parent(own) == row.parent else "1"
    if row.above is not None:
        cells[INSERTED] = "TRUE"
        return cells
    indicator = project.indicator(row.code) if leaf else None
    names = {**(indicator.names if indicator else {}), **weights.node(row.code).names}
    if indicator is not None:
        cells |= _indicator(project, indicator, codes)
        cells["Direction"] = str(indicator.direction)
    return cells | _names(names, row.code, lang)


def _names(names: Mapping[str, str], code: str, lang: Language) -> dict[str, str]:
    """Return the name in English, with the Chinese one beside it; the other way in Chinese."""
    zh, en = names.get("zh"), names.get("en")
    shown = (zh or en) if lang == "zh" else (en or zh)
    cells = {"iName": shown or code}
    if zh and shown != zh:
        cells["iName_zh"] = zh
    if en and shown != en:
        cells["iName_en"] = en
    return cells


def _denominator(
    project: IndexProject, one: Indicator, codes: Mapping[str, str], lang: Language
) -> dict[str, str]:
    cells = {"iCode": codes[one.code], "Type": "Denominator"}
    return cells | _indicator(project, one, codes) | _names(one.names, one.code, lang)


def _indicator(project: IndexProject, one: Indicator, codes: Mapping[str, str]) -> dict[str, str]:
    leaves = [project.indicator(code) for code in project.weights.leaves]
    aimed = all(leaf.target is not None for leaf in leaves)  # COINr wants all or none
    bounds = one.bounds
    if one.unit.casefold() in COUNT_UNITS and bounds[0] == 0:
        bounds = (None, bounds[1])
    low, high = one.best or (None, None)
    numbers = {
        "goalpost_lower": one.goalposts[0],
        "goalpost_upper": one.goalposts[1],
        "Target" if aimed else "target": one.target,
        "zscore_mean": one.z_mean,
        "zscore_sd": one.z_sd,
        "cap_low": one.caps[0],
        "cap_high": one.caps[1],
        "minimum": bounds[0],
        "maximum": bounds[1],
        "per": None if one.per == 1 else one.per,
        "best": low if low == high else None,
        "best_low": low if low != high else None,
        "best_high": high if low != high else None,
        "skewness": one.skewness,
        "kurtosis": one.kurtosis,
        "winsorize_most": one.most_winsorized,
        "error": one.error,
    }
    texts = {
        "Unit": one.unit,
        "Denominator": "" if one.denominator is None else codes[one.denominator],
        "Source": one.source,
        "transform": "" if one.transform == "none" else one.transform,
        "outside": one.outside,
        "reference": one.reference,
        "recompute": one.recompute,
        "normalization": one.normalization,
        "ties": one.ties,
        "treatment": one.treatment,
        "missing": "; ".join(map(number_text, one.missing_codes)),
    }
    found = {name: number_text(value) for name, value in numbers.items() if value is not None}
    return found | {name: text for name, text in texts.items() if text}


def _groups(regions: Sequence[Region], lang: Language) -> list[str]:
    """Return the columns beside values that iData has."""
    found = []
    if any({"zh", "en"} <= one.names.keys() for one in regions):
        found.append(_other_name(lang))
    if any(one.kind != "region" for one in regions):
        found.append(KIND)
    if any(one.parent for one in regions):
        found.append(PARENT)
    return [*found, *dict.fromkeys(name for one in regions for name in one.groupings)]


def _other_name(lang: Language) -> str:
    """Return the column of the names that are not in the language of ``uName``."""
    return "uName_en" if lang == "zh" else "uName_zh"


def _units(regions: Sequence[Region], codes: Mapping[str, str]) -> dict[str, str]:
    """Return the codes of regions, none of which is that of a column: COINr refuses these."""
    used = {*codes.values(), "uCode", "uName", "Time", _NA}
    found = {}
    for one in regions:
        name = one.code
        while name in used:
            name += "_"
        used.add(name)
        found[one.code] = name
    return found


def _data(
    project: IndexProject,
    codes: Mapping[str, str],
    units: Mapping[str, str],
    groups: Sequence[str],
    lang: Language,
) -> bytes:
    measured = [one.code for one in project.indicators]
    header = ["uCode", "uName", "Time", *(codes[one] for one in (*groups, *measured))]

    def rows() -> Iterator[list[str]]:
        values = project.values[measured]
        for (year, code), numbers in zip(values.index, values.to_numpy(dtype=float), strict=True):
            if code not in units:
                continue
            region = project.region(code)
            name = region.name(lang)
            other = region.names.get("en" if lang == "zh" else "zh", "")
            cells = {
                _other_name(lang): "" if other == name else other,
                KIND: region.kind,
                PARENT: units.get(region.parent or "", ""),
                **region.groupings,
            }
            yield [
                units[code], name, str(year), *(cells.get(one) or _NA for one in groups),
                *(number_text(float(number)) or _NA for number in numbers),
            ]  # fmt: skip

    return _bytes(header, rows())


def _readme(lost: Sequence[Finding], lang: Language) -> bytes:
    lines = [f"- {text}" for _, text in told(lost, lang)]
    return "\n".join([COINR_README(lang), "", *lines, ""]).encode()


def _bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode()

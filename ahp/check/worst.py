"""The judgments that disturb an inconsistent matrix, as a table for a reader."""

from __future__ import annotations

from ahp.check.check import Checked, MatrixCheck
from ahp.check.wording import (
    CR_AFTER,
    CR_AFTER_NEAREST,
    ERROR_RATIO,
    GIVEN,
    GROUP_ROW,
    IMPLIED,
    WORST_TITLE,
)
from ahp.common.document.parts import Grid, grid_columns
from ahp.common.wording import ASIDE, Language
from ahp.model.judgment import format_judgment
from ahp.model.wording import JUDGMENT
from ahp.model.worst import WorstJudgment

COLUMNS = (JUDGMENT, GIVEN, ERROR_RATIO, IMPLIED, CR_AFTER, CR_AFTER_NEAREST)


def worst_judgments(matrix: MatrixCheck) -> tuple[WorstJudgment, ...]:
    """Return what to reconsider in an inconsistent matrix; nothing for a consistent one."""
    rated = matrix.analysis.rated
    return () if matrix.analysis.consistent or not rated else matrix.analysis.worst_judgments()


def worst_title(one: Checked, matrix: MatrixCheck, lang: Language) -> str:
    """Say whose judgments follow, and the CR they bring about."""
    name = one.name(matrix.code, lang)
    if matrix.expert and one.model:
        name += ASIDE(lang, text=one.model.expert(matrix.expert).name(lang))
    elif matrix.whose == "group":
        name += ASIDE(lang, text=GROUP_ROW(lang))
    return WORST_TITLE(
        lang,
        code=name,
        cr=matrix.analysis.cr,
        random_index=matrix.analysis.ri_source.message(lang),
    )


def given(matrix: MatrixCheck, worst: WorstJudgment) -> str:
    """Write the judgment as it was given; one of a group is a mean, with all digits a long one."""
    joint = matrix.whose == "group"
    return (
        f"{float(worst.value):.4g}"
        if joint
        else matrix.analysis.matrix.judgment_text(worst.a, worst.b)
    )


def worst_grid(one: Checked, matrix: MatrixCheck, lang: Language, title: str = "") -> Grid | None:
    """Return a row for each judgment to reconsider; None if there is none."""
    rows = [
        [
            f"{one.name(worst.a, lang)} : {one.name(worst.b, lang)}",
            given(matrix, worst),
            f"{worst.error_ratio:.2f}",
            f"{worst.implied:.3g}",
            f"{worst.cr_after:.4f}",
            f"{worst.cr_after_nearest:.4f}" + ASIDE(lang, text=format_judgment(worst.nearest)),
        ]
        for worst in worst_judgments(matrix)
    ]
    return (
        Grid(grid_columns([column(lang) for column in COLUMNS], range(1, 6)), rows, title)
        if rows
        else None
    )

"""Where the figures come from: files with hashes, settings, versions, and the command."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ahp.common.document.parts import Grid, Part, Span, Text, grid_columns
from ahp.common.version import __version__
from ahp.model.wording import METHOD_NAMES, scale_shown
from ahp.report.context import Report
from ahp.report.parts.wording import (
    COMMAND,
    DOUBT,
    FILE,
    FILES_TITLE,
    HASH,
    MADE_BY,
    RI_TABLE,
    SCALE_SET,
    SEED,
    SETTING,
    SETTINGS_TITLE,
    THRESHOLD,
    VALUE,
    VERSION,
    WEIGHT_METHOD,
    WHOSE,
)


def parts(report: Report) -> tuple[Part, ...]:
    """Return the command, the settings and the files."""
    lang, origin = report.lang, report.origin
    made: list[Part] = []
    if origin.files:
        made.append(Text(MADE_BY(lang)))
    if origin.command:
        made.append(Text((Span(COMMAND(lang)), Span(origin.command, "code"))))
    columns = grid_columns([SETTING(lang), VALUE(lang)], ())
    made.append(Grid(columns, [*_settings(report)], SETTINGS_TITLE(lang), name="settings"))
    if origin.files:
        columns = grid_columns([FILE(lang), HASH(lang)], ())
        rows = [[one.path, one.sha256] for one in origin.files]
        made.append(Grid(columns, rows, FILES_TITLE(lang), name="files"))
    return tuple(made)


def _settings(report: Report) -> Iterator[list[str]]:
    lang, settings = report.lang, report.settings
    yield [WEIGHT_METHOD(lang), METHOD_NAMES[report.method](lang)]
    yield [RI_TABLE(lang), report.random_index]
    yield [THRESHOLD(lang), f"{settings.threshold:g}"]
    yield [SCALE_SET(lang), scale_shown(settings.scale, lang)]
    yield [WHOSE(lang), report.judged.whose.said(lang)]
    found = report.uncertainty
    if found is not None and found.drawn is not None:
        yield [DOUBT(lang), found.drawn.said(lang)]
        yield [SEED(lang), str(found.drawn.seed)]
    yield [VERSION(lang), f"ahp {__version__}, numpy {np.__version__}"]

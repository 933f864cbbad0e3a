"""The formulas that this report was computed by, each with its source."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Heading, Part, Source, Text
from ahp.common.wording import Words
from ahp.model.wording import METHOD_NAMES
from ahp.report.context import Report
from ahp.report.parts import formulas
from ahp.report.parts.scale import source_of
from ahp.report.parts.wording import (
    AIJ_TEXT,
    AIP_ARITHMETIC,
    AIP_GEOMETRIC,
    CI_TEXT,
    COLUMN_SUM,
    CONSENSUS_METHOD,
    CONSENSUS_TEXT,
    CONSISTENCY_OF,
    CR_TEXT,
    EIGENVECTOR,
    EIGENVECTOR_SOURCE,
    EXPERT_WEIGHTS,
    FORMAN,
    GEOMETRIC,
    GEOMETRIC_SOURCE,
    GLOBAL_OF,
    GLOBAL_TEXT,
    GOEPEL,
    GROUP_METHOD,
    INTERVALS_OF,
    INTERVALS_TEXT,
    LAMBDA_OTHER,
    LLS,
    MISSING_OF,
    MISSING_SOURCES,
    MISSING_TEXT,
    ONLY_CONSISTENT,
    RI_FROM,
    SAATY_1980,
    SOURCE_SAID,
    TRIMMED,
    WEIGHTS_OF,
    WHOLE_TEXT,
)

_OF_METHOD = {
    "eigenvector": (EIGENVECTOR, formulas.EIGENVECTOR, EIGENVECTOR_SOURCE),
    "geometric-mean": (GEOMETRIC, formulas.GEOMETRIC, GEOMETRIC_SOURCE),
    "column-sum": (COLUMN_SUM, formulas.COLUMN_SUM, SAATY_1980),
}


def parts(report: Report) -> tuple[Part, ...]:
    """Return the formulas that were used, and no others."""
    return (
        *_weights(report),
        *_intervals(report),
        *_consistency(report),
        *_missing(report),
        *_whole(report),
        *_group(report),
        *_consensus(report),
    )


def _source(report: Report, words: Words) -> Source:
    return Source(SOURCE_SAID(report.lang, source=words(report.lang)))


def _weights(report: Report) -> Iterator[Part]:
    lang, method = report.lang, report.method
    if not report.hierarchy.judged:
        return
    text, equation, source = _OF_METHOD[method]
    yield Heading(WEIGHTS_OF(lang, method=METHOD_NAMES[method](lang)), 3)
    yield from (Text(text(lang)), equation, _source(report, source))


def _intervals(report: Report) -> Iterator[Part]:
    if any(one.intervals for one in report.judged.intervals.values()):
        yield Heading(INTERVALS_OF(report.lang), 3)
        yield Text(INTERVALS_TEXT(report.lang))


def _consistency(report: Report) -> Iterator[Part]:
    lang = report.lang
    if not report.rates:
        return
    yield from (Heading(CONSISTENCY_OF(lang), 3), Text(CI_TEXT(lang)))
    if report.method != "eigenvector":
        yield Text(LAMBDA_OTHER(lang))
    yield from (formulas.CI, Text(CR_TEXT(lang, threshold=report.settings.threshold)), formulas.CR)
    yield _source(report, SAATY_1980)
    table = report.random_index
    yield Source(RI_FROM(lang, table=table, source=source_of(table, lang)))


def _missing(report: Report) -> Iterator[Part]:
    missing = [one for one in report.analyses.values() if one.missing]
    if not missing:
        return
    yield from (Heading(MISSING_OF(report.lang), 3), Text(MISSING_TEXT(report.lang)))
    yield formulas.COMPLETION
    if any(one.method == "log-least-squares" for one in missing):
        yield from (Text(LLS(report.lang)), formulas.LEAST_SQUARES)
    yield _source(report, MISSING_SOURCES)


def _whole(report: Report) -> Iterator[Part]:
    lang = report.lang
    yield Heading(GLOBAL_OF(lang), 3)
    yield from (Text(GLOBAL_TEXT(lang)), formulas.GLOBAL)
    if len(report.analyses) > 1:
        yield from (Text(WHOLE_TEXT(lang)), formulas.WHOLE)
    yield _source(report, SAATY_1980)


def _group(report: Report) -> Iterator[Part]:
    group, lang = report.group, report.lang
    if group is None:
        return
    settings = group.settings
    yield Heading(GROUP_METHOD(lang), 3)
    if settings.aggregation == "judgments":
        yield from (Text(AIJ_TEXT(lang)), formulas.AIJ)
    elif settings.mean == "geometric":
        yield from (Text(AIP_GEOMETRIC(lang)), formulas.AIP_GEOMETRIC)
    else:
        yield from (Text(AIP_ARITHMETIC(lang)), formulas.AIP_ARITHMETIC)
    alike = settings.weights == "given" and len({one.weight for one in group.experts}) == 1
    yield Text(EXPERT_WEIGHTS["equal" if alike else settings.weights](lang))
    if settings.consistent is not None:
        yield Text(ONLY_CONSISTENT(lang, threshold=settings.consistent))
    if settings.trim:
        yield Text(TRIMMED(lang, trim=settings.trim))
    yield _source(report, FORMAN)


def _consensus(report: Report) -> Iterator[Part]:
    if report.agreement is None:
        return
    lang = report.lang
    yield Heading(CONSENSUS_METHOD(lang), 3)
    yield from (Text(CONSENSUS_TEXT(lang)), formulas.CONSENSUS, _source(report, GOEPEL))

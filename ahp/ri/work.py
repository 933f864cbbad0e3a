"""The work of ``ahp ri``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.formats import check_format, write
from ahp.common.document.grid import grid_document, grid_of
from ahp.common.document.parts import Column, Document, Gap, Items, Part, Sheet, Text
from ahp.common.findings import RandomIndexError, UsageError
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import Bar
from ahp.common.wording import BAD_COUNT, Language
from ahp.core.random_index import NAMES, SOURCES
from ahp.core.random_index.incomplete import (
    COMPLETIONS,
    incomplete_random_index,
    share_kept,
    simulate_incomplete_random_index,
)
from ahp.ri.wording import (
    BAD_ORDER,
    COMPLETION,
    COMPLETION_ALONE,
    MISSING_COLUMN,
    MISSING_SOURCE,
    RI_TABLE,
    SAMPLES,
    SEED,
    SIMULATED_RI,
    SIMULATING,
    SIMULATION_ALONE,
    SOURCES_ZH,
    STANDARD_ERROR,
    TOO_FEW_SAMPLES,
    TOO_MANY_SAMPLES,
)

LARGEST_N = 100  # of a simulated RI; nobody judges so many items
FEWEST_SAMPLES = 2  # a standard error needs two
MOST_SAMPLES = 100_000_000
_SAMPLES, _SEED = 100_000, 2022  # where none are asked for
SHOWN = [name for name in NAMES if name != "simulated"]


def run(args: argparse.Namespace) -> int:
    """Print the random-index tables, or a simulated one."""
    style = check_format(args.format)
    orders = _orders(args.n)
    share_kept(orders[-1], args.missing)  # raises when not even the largest can miss so many
    if args.completion is not None and not (args.simulate and args.missing):
        raise UsageError.of(COMPLETION_ALONE)
    idle = [f"--{name}" for name in ("samples", "seed") if getattr(args, name) is not None]
    if idle and not args.simulate:
        raise UsageError.of(SIMULATION_ALONE, options=idle)
    found = _simulate(orders, args) if args.simulate else _tables(orders, args)
    write(found, style, sys.stdout)
    return 0


def _orders(text: str) -> range:
    first, dash, last = text.partition("-")
    try:
        low, high = int(first), int(last if dash else first)
    except ValueError:
        low = high = 0
    if not 1 <= low <= high <= LARGEST_N:
        raise UsageError.of(BAD_ORDER, text=text, largest=LARGEST_N)
    return range(low, high + 1)


def _tables(orders: range, args: argparse.Namespace) -> Document:
    columns = [Column("table", RI_TABLE(args.lang))]
    columns += [Column(str(n), f"n = {n}", 4) for n in orders]
    rows = [
        {
            "table": name,
            **{str(n): _value(n, args.missing, name) for n in orders},
            "source": _source(name, args.lang),
        }
        for name in SHOWN
    ]
    colon = "：" if args.lang == "zh" else ": "
    parts: list[Part] = [grid_of(columns, rows), Gap()]
    parts.append(Items(tuple(f"{name}{colon}{_source(name, args.lang)}" for name in SHOWN)))
    if args.missing:
        parts += [Gap(), Text(MISSING_SOURCE(args.lang, count=args.missing))]
    sheet = Sheet.of([*(column.key for column in columns), "source"], rows)
    return Document(parts, rows, sheet, args.lang, title=RI_TABLE(args.lang))


def _source(name: str, lang: Language) -> str:
    return SOURCES_ZH[name] if lang == "zh" else SOURCES[name]


def _value(n: int, missing: int, name: str) -> float | None:
    try:
        return incomplete_random_index(n, missing, name)
    except RandomIndexError:  # the table ends before, or so many cannot be missing
        return None


def _simulate(orders: range, args: argparse.Namespace) -> Document:
    samples = _SAMPLES if args.samples is None else args.samples
    seed = _SEED if args.seed is None else args.seed
    if seed < 0:
        raise UsageError.of(BAD_COUNT, what="--seed", value=seed, least=0)
    if samples < FEWEST_SAMPLES:
        raise UsageError.of(TOO_FEW_SAMPLES, samples=samples, fewest=FEWEST_SAMPLES)
    if samples > MOST_SAMPLES:
        raise UsageError.of(TOO_MANY_SAMPLES, samples=samples, most=MOST_SAMPLES)
    completion = args.completion or "free"
    if completion not in COMPLETIONS:
        raise unknown_choice("--completion", completion, COMPLETIONS)
    bar = Bar()
    rows = []
    try:
        for done, n in enumerate(orders):
            bar.show(SIMULATING(args.lang, n=n), done / len(orders))
            found = simulate_incomplete_random_index(n, args.missing, samples, seed, completion)
            rows.append(
                {
                    "n": n,
                    "missing": found.missing,
                    **({"completion": completion} if args.missing else {}),
                    "ri": found.value,
                    "standard_error": found.standard_error,
                    "samples": found.samples,
                    "seed": found.seed,
                }
            )
    finally:
        bar.close()
    columns = [
        Column("n", "n", 0),
        Column("missing", MISSING_COLUMN(args.lang), 0),
        *([Column("completion", COMPLETION(args.lang))] if args.missing else []),
        Column("ri", SIMULATED_RI(args.lang), 4),
        Column("standard_error", STANDARD_ERROR(args.lang), 5),
        Column("samples", SAMPLES(args.lang), 0),
        Column("seed", SEED(args.lang), 0),
    ]
    return grid_document(columns, rows, args.lang, SIMULATED_RI(args.lang))

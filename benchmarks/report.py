"""What a report costs: that of ``examples/records-to-index``, and its writers beside peers.

Run ``python benchmarks/report.py``. It makes the 64,000 synthetic records in a folder of its own
and rolls them up once. Then pieces of work take turns, each in a process of its own: building the
index alone, and the report as Word and HTML with its charts; the tables of that report as a Word
book, and by python-docx used plainly; as a page, and by pandas' ``to_html``. What counts is
processor time, imports not counted for the writers, as medians of ratios of one turn.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

# A benchmark beside this one has the name of the package it measures, and comes first on the path.
sys.path[:] = [place for place in sys.path if place != os.path.dirname(os.path.abspath(__file__))]
ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

if TYPE_CHECKING:
    from ahp.common.document.parts import Grid

EXAMPLE = ROOT / "examples" / "records-to-index"
MOST_SECONDS, MOST_MIB, MOST_HTML_MB = 20, 500, 5
MOST_TIMES = {"docx": 1.0, "html": 1.5}
"""Of a writer, as times of its peer's processor time."""


def prepared(folder: Path) -> Path:
    """Return a copy of the example with its records, rolled up."""
    project = folder / "project"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("records", "output", ".*"))
    text = (project / "index.toml").read_text(encoding="utf-8")
    text = text.replace("../../matrices", (ROOT / "matrices").as_posix())
    (project / "index.toml").write_text(text, encoding="utf-8")
    for command in (["sample", "new", str(project / "records")], ["build", str(project)]):
        call = [sys.executable, "-m", "index", *command]
        subprocess.run(call, check=True, capture_output=True, cwd=ROOT)
    return project


def tables(project: str, pickled: str) -> None:
    """Keep the tables of the project's report, in a process of its own: its memory is inherited."""
    from ahp.common.document.parts import Grid
    from index.files.project import load_project
    from index.report.assembled import assembled
    from index.report.built import standing_of
    from index.report.context import Context
    from index.report.made import judged_of
    from index.steps.build import build

    loaded = load_project(Path(project))
    result = build(loaded)
    judged = judged_of(loaded, result)
    book, _ = assembled(Context(standing_of(result), "zh", result=result, judged=judged))
    grids = [part for part in book.parts if isinstance(part, Grid)]
    Path(pickled).write_bytes(pickle.dumps(grids))


def book_of(grids: list[Grid], path: str) -> bytes:
    """Write tables as a book, in the form that a path ends with."""
    from ahp.common.document.book.book import Book
    from ahp.common.document.book.forms import book_files

    return book_files(Book("Tables", grids, "zh", layout="thesis"), path)[path]


def by_python_docx(grids: list[Grid]) -> bytes:
    """Write tables as python-docx's documentation does: row by row, cell by cell."""
    import docx

    from ahp.common.document.parts import plain

    document = docx.Document()
    document.add_heading("Tables", 0)
    for grid in grids:
        document.add_paragraph(grid.title, style="Caption")
        rows = [grid.headings, *([plain(cell) for cell in row] for row in grid.shown())]
        table = document.add_table(len(rows), len(grid.columns), style="Table Grid")
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        for note in grid.notes:
            document.add_paragraph(note)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def by_pandas(grids: list[Grid]) -> bytes:
    """Write tables as pages are made with pandas."""
    import pandas as pd

    from ahp.common.document.parts import plain

    pieces = ["<!DOCTYPE html><meta charset='utf-8'><title>Tables</title>"]
    for grid in grids:
        rows = [[plain(cell) for cell in row] for row in grid.shown()]
        frame = pd.DataFrame(rows, columns=grid.headings)
        pieces += [f"<h2>{grid.title}</h2>", frame.to_html(index=False), *grid.notes]
    return "\n".join(pieces).encode()


WRITERS = {
    "docx": lambda grids: book_of(grids, "tables.docx"),
    "python-docx": by_python_docx,
    "html": lambda grids: book_of(grids, "tables.html"),
    "pandas": by_pandas,
}


def write(name: str, pickled: str) -> None:
    """Do the work of one writer in this process; print seconds, peak MiB and bytes."""
    grids = pickle.loads(Path(pickled).read_bytes())
    WRITERS[name](grids[:1])  # imports, styles and templates are loaded
    start = process_time()
    made = WRITERS[name](grids)
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak, len(made)]))


def apart(option: str, *words: str) -> str:
    """Do a piece of work in a process of its own; return what it prints."""
    call = [sys.executable, __file__, option, *words]
    process = subprocess.run(call, check=True, capture_output=True, encoding="utf-8", cwd=ROOT)
    return process.stdout


def writer(name: str, pickled: Path) -> tuple[float, float, int]:
    """Return what `write` prints."""
    seconds, peak, size = json.loads(apart("--write", name, str(pickled)))
    return seconds, peak, size


def command(*arguments: str) -> tuple[float, float]:
    """Run a command of the index; return its processor time and peak memory in MiB."""
    call = [sys.executable, "-m", "index", *arguments]
    child = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(call)}: {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(arguments: list[str] | None = None) -> int:
    """Print seconds, memory and ratios; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="medians are of so many (5)")
    parser.add_argument("--write", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--tables", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.write:
        write(*options.write)
        return 0
    if options.tables:
        tables(*options.tables)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = prepared(folder)
        goals = [*whole(project, folder, options.rounds), *writers(project, folder, options.rounds)]
    for goal, met in goals:
        print(f"{goal}: {'met' if met else 'MISSED'}")
    return int(not all(met for _, met in goals))


def whole(project: Path, folder: Path, rounds: int) -> list[tuple[str, bool]]:
    """Measure the whole report beside building the index; return the goals."""
    beyond, peaks = [], []
    page, document = folder / "report.html", folder / "report.docx"
    outputs = ["-o", str(document), "-o", str(page), "--lang", "zh", "--force"]
    for _ in range(rounds):
        built, _peak = command("build", str(project))
        made, peak = command("report", str(project), *outputs)
        beyond.append(made - built)
        peaks.append(peak)
    seconds, peak = median(beyond), max(peaks)
    megabytes = page.stat().st_size / 1e6
    print(f"report beyond building: {seconds:.1f} s, {peak:.0f} MiB")
    print(
        f"sizes: HTML {megabytes:.2f} MB, docx {document.stat().st_size / 1e6:.2f} MB", flush=True
    )
    return [
        (f"at most {MOST_SECONDS} s beyond building", seconds <= MOST_SECONDS),
        (f"within {MOST_MIB} MiB", peak <= MOST_MIB),
        (f"HTML below {MOST_HTML_MB} MB", megabytes < MOST_HTML_MB),
    ]


def writers(project: Path, folder: Path, rounds: int) -> list[tuple[str, bool]]:
    """Measure the writers of tables beside their peers; return the goals."""
    pickled = folder / "tables.pickle"
    apart("--tables", str(project), str(pickled))
    grids = pickle.loads(pickled.read_bytes())
    print(f"\n{len(grids)} tables with {sum(len(grid.rows) for grid in grids):,} rows")
    print("| writer | ours s | peak MiB | KB | peer | s | peak MiB | KB | times |")
    print("| :--- | ---: | ---: | ---: | :--- | ---: | ---: | ---: | ---: |")
    goals = []
    for own, peer in (("docx", "python-docx"), ("html", "pandas")):
        turns = [(writer(own, pickled), writer(peer, pickled)) for _ in range(rounds)]
        times = median(ours[0] / theirs[0] for ours, theirs in turns)
        shown = []
        for side in zip(*turns, strict=True):
            seconds, peak, size = (median(column) for column in zip(*side, strict=True))
            shown.append(f"{seconds:.3f} | {peak:.0f} | {size / 1e3:.0f}")
        print(f"| {own} | {shown[0]} | {peer} | {shown[1]} | {times:.2f} |", flush=True)
        most = MOST_TIMES[own]
        goals.append((f"{own} at most {most:g} times {peer}", times <= most))
    return goals


if __name__ == "__main__":
    sys.exit(main())

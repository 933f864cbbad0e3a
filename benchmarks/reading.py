"""Reading workbooks beside python-calamine alone: values of 30,000 x 24 cells, and 500 matrices.

Run: python benchmarks/reading.py
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from ahp.common.findings import Problems
from ahp.common.io.grid import read_grid
from ahp.files import read_matrices

ROUNDS = 5


def values(path: Path) -> None:
    """Write a table of values."""
    book, rng = Workbook(write_only=True), random.Random(1)
    sheet = book.create_sheet("values")
    sheet.append(["region", "year", *(f"x{k}" for k in range(22))])
    for k in range(30_000):
        row = [round(rng.uniform(0, 1000), 3) for _ in range(22)]
        sheet.append([f"r{k % 1000}", 1995 + k // 1000, *row])
    book.save(path)


def squares(path: Path) -> None:
    """Write 500 matrices of five items on one sheet."""
    book, rng = Workbook(write_only=True), random.Random(2)
    sheet = book.create_sheet("judgments")
    for _ in range(500):
        sheet.append([None, *"abcde"])
        for i, item in enumerate("abcde"):
            sheet.append([item, *[None] * i, 1, *(rng.randint(1, 9) for _ in range(4 - i))])
        sheet.append([])
    book.save(path)


def alone(path: Path) -> object:
    """Read with python-calamine alone."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def main() -> None:
    """Print the least time of processing of each, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        for write, read in ((values, read_grid), (squares, read_matrices)):
            path = Path(folder, f"{write.__name__}.xlsx")
            write(path)
            times: dict[str, float] = {}
            for _ in range(ROUNDS):  # in turns, so that a busy machine slows both alike
                for name, work in (
                    ("alone", alone),
                    ("here", lambda p, r=read: r(str(p), Problems())),
                ):
                    start = time.process_time()
                    work(path)
                    times[name] = min(times.get(name, 1e9), time.process_time() - start)
            here, least = times["here"], times["alone"]
            print(f"{write.__name__}: alone {least:.3f} s, here {here:.3f} s, {here / least:.2f}x")


if __name__ == "__main__":
    main()

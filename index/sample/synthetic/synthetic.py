"""A synthetic sample database: the report's sizes times a scale, written as it is drawn."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, get_args

from ahp.common.findings import Finding, UsageError
from ahp.common.io.outputs import whole_folder
from ahp.common.io.write import text_bytes
from ahp.common.names import unknown_choice
from index.project.regions import Region
from index.records.engines.parts import MARKER
from index.sample.wording import SAMPLE_SCALE, SAMPLE_SEED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from index.sample.synthetic.geography import Geography

Format = Literal["csv", "parquet"]
Progress = Callable[[str, float], None]


_ROW_GROUP = 2**17  # rows, about what DuckDB reads at a time
_README = """\
合成数据 / SYNTHETIC DATA

本文件夹中的全部记录均由程序按种子 {seed} 随机生成（规模 {scale:g}），
不是任何真实的企业、机构或地区的数据；各地区的多少也是随机排定的，不反映任何地区的真实情况。
金额单位为万元。XA 至 XE 为不代表任何国家的代码。

Every record in this folder was drawn by a program from seed {seed} (scale {scale:g}). None is of
a real enterprise, institution or place; which regions have many is drawn too, and says nothing
about them. Amounts are in 10,000 yuan. XA to XE are codes that stand for no country.
"""
_README_DIRT = """
有意放入了约千分之一有问题的记录，供检查之用。
About one record in a thousand is spoilt on purpose, for the check to find.
"""
_LARGEST = 100_000  # 660 million people: ids of nine digits hold them, and the planted ones


def write_sample(
    folder: str | os.PathLike[str],
    seed: int = 2022,
    scale: float = 1,
    format: Format = "csv",
    regions: Sequence[Region] | None = None,
    dirt: bool = True,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Write a synthetic sample database; memory stays the same at any scale.

    The same arguments give the same records on every machine, and the same bytes: of CSV always,
    of Parquet with the same version of pyarrow, which writes its name into each file.

    Parameters
    ----------
    folder : path
        Made where it does not exist; must be empty. It appears when all is written.
    seed : int
    scale : float
        1 is the size of the report's database: 2200 enterprises, 44,000 relations.
    format : str
        ``csv`` or ``parquet``.
    regions : sequence of Region, optional
        The places of records, see `Geography.drawn`; by default the provinces of China and 63
        cities.
    dirt : bool
        Whether to plant spoilt records, beyond the good ones.
    progress : callable, optional
        Called with the name of the table being written, and the share of the work done.

    Returns
    -------
    tuple of str
        The files written.

    Raises
    ------
    UsageError
        For a seed, scale or format that cannot be.
    FileError
        When the folder holds files already, or cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     paths = write_sample(os.path.join(place, "records"), scale=0.01)
    ...     [os.path.basename(path) for path in paths][-4:]
    ['foreign.csv', 'relations.csv', 'README.txt', 'SYNTHETIC.toml']
    """
    # deferred: Arrow takes a third of a second, which a wrong option should not cost
    from index.sample.synthetic.invented import Invention, sizes
    from index.sample.synthetic.planted import plant

    _check(seed, scale, format)
    size = sizes(scale)
    invention = Invention.of(seed, scale, regions)
    done, total = 0, sum(size.values())

    def counted(table: str) -> Iterator[Any]:
        nonlocal done
        before = 0
        for chunk in invention.chunks(table):
            yield plant(chunk, table, before, invention.geography) if dirt else chunk
            before += len(chunk)
            done += len(chunk)
            if progress is not None:
                progress(table, min(1.0, done / total))

    notes = {
        "README.txt": _README.format(seed=seed, scale=scale) + (_README_DIRT if dirt else ""),
    }
    with whole_folder(folder) as temporary:
        for table in size:
            path = os.path.join(temporary, f"{table}.{format}")
            if format == "csv":
                _write_csv(path, counted(table), _quoting(invention.geography))
            else:
                _write_parquet(path, counted(table))
        notes[MARKER] = f"seed = {seed}\nscale = {scale:.15g}\n" + _recorded(temporary)
        for name, text in notes.items():
            with open(os.path.join(temporary, name), "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
    names = [*(f"{table}.{format}" for table in size), *notes]
    return tuple(os.path.join(os.fspath(folder), name) for name in names)


def _recorded(folder: str) -> str:
    """Return the fingerprints of the tables as they are on disk, for ``sample check``."""
    from index.records.definitions import Definitions
    from index.records.engines.sources import connect
    from index.records.fingerprints import fingerprints  # deferred: Ibis takes most of a second

    definitions = Definitions("", folder)
    with connect(definitions) as source:
        found = fingerprints(source, definitions)
    return "".join(
        f'\n[tables.{name}]\nrecords = {one.records}\nfingerprint = "{one.fingerprint}"\n'
        for name, one in found.items()
    )


def _check(seed: int, scale: float, format: str) -> None:
    if format not in get_args(Format):
        raise unknown_choice("format", format, get_args(Format))
    findings = []
    if seed < 0:
        findings.append(Finding(SAMPLE_SEED, {"seed": str(seed)}))
    if not (math.isfinite(scale) and 0 < scale <= _LARGEST):
        findings.append(Finding(SAMPLE_SCALE, {"scale": f"{scale:g}", "most": f"{_LARGEST:,}"}))
    if findings:
        raise UsageError(findings)


def _write_csv(path: str, chunks: Iterable[Any], quoting: str) -> None:
    """Write CSV as spreadsheets take it: UTF-8 with a byte-order mark, dates as 2021-12-31."""
    from pyarrow import csv

    with open(path, "wb") as file:
        writer = None
        for chunk in chunks:
            if writer is None:
                file.write(text_bytes(path, ",".join(chunk.column_names) + "\n"))
                options = csv.WriteOptions(include_header=False, quoting_style=quoting)
                writer = csv.CSVWriter(file, chunk.schema, write_options=options)
            writer.write_table(chunk)
        if writer is not None:
            writer.close()


def _quoting(geography: Geography) -> str:
    """Leave texts unquoted, as only the name of a place could need it."""
    texts = (*geography.names, *geography.shorts, *geography.city)
    plain = not any(set(text or "") & set(',"\r\n') for text in texts)
    return "none" if plain else "needed"


def _write_parquet(path: str, chunks: Iterable[Any]) -> None:
    """Write Parquet in row groups of a good size, with nothing about who wrote it when."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    writer = None
    held: list[Any] = []
    try:
        for chunk in chunks:
            if writer is None:
                writer = parquet.ParquetWriter(path, chunk.schema, store_schema=False)
            held.append(chunk)
            if sum(map(len, held)) >= _ROW_GROUP:
                _write_group(writer, pa.concat_tables(held))
                held.clear()
        if writer is not None and held:
            _write_group(writer, pa.concat_tables(held))
    finally:
        if writer is not None:
            writer.close()


def _write_group(writer: Any, table: Any) -> None:
    writer.write_table(table, row_group_size=len(table))

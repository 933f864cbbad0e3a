"""Giving an answer: on stdout, or into a file."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable

from ahp.common.document.formats import write
from ahp.common.document.parts import Document
from ahp.common.io.outputs import write_file
from ahp.common.shell.tell import tell
from ahp.common.wording import WRITTEN


def give(
    document: Document, style: str, args: argparse.Namespace, inputs: Iterable[str] = ()
) -> None:
    """Write an answer to stdout, or into the file that ``-o`` names.

    A file of CSV begins with a byte-order mark, without which a spreadsheet takes it for text in
    an old code page.

    Raises
    ------
    FileError
        When the file is an input, or exists and differs and ``--force`` is not given, or cannot
        be written.
    """
    if args.output is None:
        write(document, style, sys.stdout)
        return
    out = io.StringIO(newline="")
    write(document, style, out)
    data = out.getvalue().encode("utf-8-sig" if style == "csv" else "utf-8")
    write_file(args.output, data, inputs=inputs, force=args.force)
    tell(WRITTEN(args.lang, path=args.output))

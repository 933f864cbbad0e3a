"""Write report.zh.md and report.en.md: the report's text and tables, as its command writes them.

Charts, matrices and hashes of files are left out, so that the two are small and stay readable
side by side with an earlier version.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ahp.common.document.book.forms import book_files
from ahp.common.wording import Language
from index.report.assembled import assembled
from index.report.printed.work import Wanted, printed_report

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def text_of(lang: Language) -> bytes:
    """Return the Markdown of the report in a language."""
    report = printed_report(str(HERE.parent), Wanted(lang))
    parts = ("overview", "method", "leagues", "differences", "rules")
    reporting = replace(report.reporting, parts=parts)
    book, _ = assembled(replace(report, charts=None, reporting=reporting))
    (text,) = book_files(book, "report.md").values()
    return text


if __name__ == "__main__":
    for lang in LANGUAGES:
        (HERE / f"report.{lang}.md").write_bytes(text_of(lang))

"""The words of books, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

TABLE_NUMBER = Words("Table {number}", "表 {number}")
FIGURE_NUMBER = Words("Figure {number}", "图 {number}")
EQUATION_NUMBER = Words("Eq. ({number})", "式（{number}）")
SECTION_NUMBER = Words("Section {number}", "第 {number} 节")
APPENDIX_NUMBER = Words("Appendix {number}", "附录 {number}")
CONTENTS = Words("Contents", "目录")

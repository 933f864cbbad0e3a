"""The words of books, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

TABLE_NUMBER = Words("Table {number}", "表 {number}")
FIGURE_NUMBER = Words("Figure {number}", "图 {number}")
EQUATION_NUMBER = Words("Eq. ({number})", "式（{number}）")
SECTION_NUMBER = Words("Section {number}", "第 {number} 节")
APPENDIX_NUMBER = Words("Appendix {number}", "附录 {number}")
CONTENTS = Words("Contents", "目录")
BOOK_SUFFIX = error(
    "book-suffix",
    "a report is written as {known}, not {suffix!r}",
    "报告可存为 {known}，不能存为 {suffix!r}",
    "end the name of the file in one of these",
    "请让文件名以其中之一结尾",
)
BOOK_PDF = error(
    "book-pdf",
    "a report is not written as PDF itself",
    "报告不能直接存为 PDF",
    "write it as .html and print that to a PDF file in the browser, or as .docx and save that as "
    "PDF in Word or LibreOffice",
    "请先存为 .html，在浏览器中打印为 PDF；或存为 .docx，在 Word 或 LibreOffice 中另存为 PDF",
)
BOOK_TWICE = error(
    "book-twice",
    "{path} is to be written twice",
    "{path} 要写入两次",
    "give each -o a file of its own",
    "请为每个 -o 另给一个文件",
)
BOOK_OPEN = error(
    "book-open",
    "the file is open in another program, which keeps {lock} beside it",
    "文件正在另一个程序中打开（旁边有其锁定文件 {lock}）",
    "close it there; if no program has it open, delete {lock}",
    "请先在该程序中关闭；若没有程序打开它，请删除 {lock}",
)
BOOK_LOCKED = error(
    "book-locked",
    "the file cannot be replaced: {reason}",
    "无法替换该文件：{reason}",
    "if it is open in Word or another program, close it there; else name another file",
    "若它正在 Word 等程序中打开，请先关闭；否则请换一个文件名",
)

"""What is told about ``[report]`` of an ``index.toml``."""

from __future__ import annotations

from ahp.common.wording import error, note

TYPE_BY_LANGUAGE = note(
    "type-by-language",
    "a text that is not blank, or such texts by language",
    "非空的文本，或按语言分列的非空文本",
)
TYPE_AUTHORS = note(
    "type-authors",
    "a text or a list of texts that are not blank",
    "非空的文本，或其列表",
)
TYPE_DATE = note("type-date", "a date in quotation marks", "加引号的日期")
TYPE_TEXTS_OR_NONE = note(
    "type-texts-or-none", "a list of texts, which may be empty", "文本的列表，可为空"
)
TYPE_TOP = note("type-top", "a whole number from 1 to 1000", "1 到 1000 的整数")
TYPE_TIERS = note("type-tiers", "a whole number from 2 to 100", "2 到 100 的整数")
REPORT_TWICE = error(
    "report-named-twice",
    "{key} names {name!r} twice",
    "{key} 中 {name!r} 出现了两次",
    "name it once",
    "请只写一次",
)
REPORT_ORDER = error(
    "report-appendix-first",
    "the part {later!r} stands behind {first!r}, which is an appendix",
    "{later!r} 排在附录 {first!r} 之后",
    "put the appendices last: {appendices}",
    "请把附录放在最后：{appendices}",
)
REPORT_KEY = error(
    "report-part-unknown",
    "{key} names no part of a report: {name!r}",
    "{key} 中的 {name!r} 不是报告的任何部分",
    "{suggestion}",
    "{suggestion}",
)
REPORT_UNIT = error(
    "report-unit-unknown",
    "no region is called {name!r}",
    "没有名为 {name!r} 的地区",
    "{suggestion}",
    "{suggestion}",
)
REPORT_NO_FILE = error(
    "report-file-missing",
    "the text of one's own for {part} is no file that is there: {file!r}",
    "{part} 的自写文字不是已有的文件：{file!r}",
    "write it, or leave the key out",
    "请写好该文件，或删去这个键",
)
REPORT_FILE_SUFFIX = error(
    "report-file-suffix",
    "text of one's own is Markdown, in a file that ends with .md: {file!r}",
    "自写文字应为 Markdown，文件名以 .md 结尾：{file!r}",
    "name a .md file",
    "请给出 .md 文件",
)

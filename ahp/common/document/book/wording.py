"""The words of books, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, warning

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

HTML_SHOWN = warning(
    "own-text-html",
    "{count:tag|tags} of HTML in all, the first of them {tag}: reports show HTML as text",
    "有 {count} 处 HTML 标记，第一处为 {tag}；报告中按普通文字显示",
    "write Markdown instead, or remove the tags",
    "请改用 Markdown 写法，或删去这些标记",
)
PICTURE_LEFT_OUT = warning(
    "own-text-picture",
    "the picture {source} is not taken into reports, which have no figures but their own",
    "图片 {source} 不会放入报告：报告中只有自带的图",
    "insert it into the document that is written, or say in words what it shows",
    "请在生成的文档中插入该图，或用文字说明其内容",
)
LINK_LEFT_OUT = warning(
    "own-text-link",
    "the link to {address} leads to no page of the web, no mail and no part of the report: "
    "only its text is shown",
    "链接 {address} 指向的不是网页、邮件地址或报告中的部分，只显示其文字",
    "begin it with https://, http:// or mailto:, or with # and the name of a part",
    "请以 https://、http:// 或 mailto: 开头，或写 # 加部分的名称",
)
FORMULA_NOT_READ = warning(
    "own-text-formula",
    "cannot read the formula {formula}, which is shown as it is written",
    "无法识别公式 {formula}，按原样显示",
    "use common LaTeX such as \\frac{{a}}{{b}}, x_{{ij}}, \\sum, \\begin{{cases}}",
    "请使用常见的 LaTeX 写法，如 \\frac{{a}}{{b}}、x_{{ij}}、\\sum、\\begin{{cases}}",
)
FORMULA_NOT_CLOSED = warning(
    "own-text-formula-open",
    "a formula begins with $$ here and does not end",
    "此处以 $$ 开始的公式没有结束",
    "end it with $$",
    "请在公式末尾加上 $$",
)
FORMULA_IN_LINE = warning(
    "own-text-formula-in-line",
    "{count:formula|formulas} within lines, the first of them {formula}: reports show them there "
    "as they are written",
    "行内有 {count} 处公式，第一处为 {formula}；报告中按原样显示",
    "give a formula lines of its own between $$ and $$, or write it in plain signs",
    "请把公式单独成行，写在 $$ 与 $$ 之间，或改用普通符号",
)
FOOTNOTE_SHOWN = warning(
    "own-text-footnote",
    "{count:mark|marks} of footnotes, the first of them {mark}: reports show them as text",
    "有 {count} 处脚注标记，第一处为 {mark}；报告中按普通文字显示",
    "say it in the text, or in brackets",
    "请写入正文，或放在括号中",
)
MARKS_SHOWN = warning(
    "own-text-marks",
    "{count:time|times} ** marks nothing, the first time in {text}: reports show it as text",
    "有 {count} 处 ** 没有起到加粗作用，第一处在 {text}；报告中按原样显示",
    "let no blank stand inside next to the **, and no punctuation where a letter of English stands "
    "outside; where stars are meant, write \\*\\*",
    "** 内侧不要紧挨着写空格；外侧紧邻英文字母时，内侧也不要写标点；如要显示星号，请写作 \\*\\*",
)
TOO_DEEP = warning(
    "own-text-deep",
    "lists and quotes stand too deep within each other here: the text from here on is left out",
    "此处列表或引用嵌套过深，自此处起的内容未放入报告",
    "let them stand less deep",
    "请减少嵌套层数",
)

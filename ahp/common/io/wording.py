"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error, note

NO_SUCH_PATH = error(
    "no-such-path", "there is no such file or folder", "没有这个文件或文件夹", "", ""
)
UNREADABLE = error("unreadable", "cannot be read: {reason}", "无法读取：{reason}")
UNWRITABLE = error("unwritable", "cannot be written: {reason}", "无法写入：{reason}")
KEPT_ASIDE = error(
    "kept-aside",
    "could not be put back as it was before; what it held is kept in {kept}",
    "未能恢复原状；原内容保存在 {kept}",
    "move it back by hand once nothing else holds the file open",
    "请关闭占用该文件的程序，再手动移回",
)
OUTPUT_IS_INPUT = error(
    "output-is-input",
    "what is written here would lie over or beside {input}, which is read",
    "这里要写入的内容会覆盖或混入所读取的 {input}",
    "give a folder of its own",
    "请另用一个单独的文件夹",
)
OUTPUT_OUTSIDE = error(
    "output-outside",
    "this does not lie in {folder}",
    "它不在 {folder} 之内",
    "take links out of the folder, or give another one",
    "请去掉该文件夹中的链接，或换一个文件夹",
)
OUTPUT_DIFFERS = error(
    "output-differs",
    "{files} would be replaced by something else",
    "{files} 已存在且内容不同",
    "give --force to replace what differs, or name another place",
    "要覆盖请加 --force，或换一个位置",
)
NOT_A_FILE = error(
    "not-a-file", "this is a pipe or a device, not a file", "这是管道或设备，不是文件"
)
EMPTY_FILE = error(
    "empty-file",
    "the file is empty; a labeled square matrix was expected",
    "文件为空，应为带名称的判断矩阵",
    "write the labels into the first row and the first column",
    "请在第一行和第一列写上名称",
)
EMPTY_TABLE = error(
    "empty-table",
    "the file is empty; a table was expected",
    "文件为空，应为表格",
    "write the headings into the first row",
    "请在第一行写上列名",
)
BINARY_FILE = error(
    "binary-file",
    "this is not text but binary data",
    "这不是文本，而是二进制数据",
    "check that it is the right file; a table is saved as CSV (UTF-8)",
    "请检查是否选错文件；表格请另存为 CSV（UTF-8）",
)
CONTROL_CHARACTER = error(
    "control-character",
    "there is a control character, {sign}, which nobody sees",
    "有看不见的控制字符 {sign}",
    "delete it, or type the text anew",
    "请删去该字符，或重新输入这段文字",
)
WORKBOOK_NOT_TEXT = error(
    "workbook-not-text",
    "this is an Excel workbook, although its name says it is text",
    "这是 Excel 工作簿，而文件名表明是文本",
    "rename it to end in .xlsx, or save it as CSV",
    "请将扩展名改为 .xlsx，或另存为 CSV",
)
OLD_WORKBOOK = error(
    "old-workbook",
    "this is a workbook of an old Excel (.xls)",
    "这是旧版 Excel 工作簿（.xls）",
    "save it as .xlsx or as CSV",
    "请另存为 .xlsx 或 CSV",
)
NOT_WORKBOOK = error(
    "not-workbook",
    "this is not an Excel workbook: {reason}",
    "这不是 Excel 工作簿：{reason}",
    "save it anew as .xlsx, or as CSV",
    "请重新另存为 .xlsx 或 CSV",
)
WRONG_ENCODING = error(
    "wrong-encoding",
    "the text is neither UTF-8 nor GB18030: byte 0x{byte:02x} cannot be read",
    "文本既不是 UTF-8 也不是 GB18030 编码：字节 0x{byte:02x} 无法读取",
    "save the file as CSV UTF-8",
    "请将文件另存为 CSV UTF-8",
)
WRONG_ENCODING_DECLARED = error(
    "wrong-encoding-declared",
    "the file begins as {encoding}, but byte 0x{byte:02x} is not {encoding}",
    "文件以 {encoding} 标记开头，但字节 0x{byte:02x} 不是 {encoding} 编码",
    "save the file as CSV UTF-8",
    "请将文件另存为 CSV UTF-8",
)
FILE_TOO_LARGE = error(
    "file-too-large",
    "there are more than {limit} MB, too much for such a file",
    "超过 {limit} MB，这类文件不会这么大",
    "check that it is the right file",
    "请检查是否选错文件",
)
FULL_WIDTH_DELIMITER = error(
    "full-width-delimiter",
    "the cells are separated by {found!r}, the full-width sign",
    "单元格用全角符号 {found!r} 分隔",
    "separate them by {expected!r}",
    "请改用半角符号 {expected!r}",
)
SHEET_TOO_LARGE = error(
    "sheet-too-large",
    "the sheet reaches as far as cell {cell}, over more than {limit} cells",
    "工作表一直到单元格 {cell}，超过 {limit} 个单元格",
    "delete what stands far away from the table",
    "请删去远离表格的内容",
)
TABLE_TOO_LONG = error(
    "table-too-long",
    "the table has more than {limit:,} rows, too many for such a table",
    "表格超过 {limit:,} 行，这类表格不会这么长",
    "check that it is the right file",
    "请检查是否选错文件",
)
TABLE_TOO_WIDE = error(
    "table-too-wide",
    "a row has more than {limit:,} cells, too many for such a table",
    "一行超过 {limit:,} 格，这类表格不会这么宽",
    "check that it is the right file",
    "请检查是否选错文件",
)
NO_SUCH_SHEET = error(
    "no-such-sheet",
    "the workbook has no sheet {sheet!r}",
    "工作簿中没有工作表 {sheet!r}",
    "{suggestion}",
    "{suggestion}",
)
TOML_SYNTAX = error(
    "toml-syntax",
    "this is not TOML: {reason}",
    "不符合 TOML 语法：{reason}",
    "compare the line with its neighbors; text stands in double quotes, and so does a name that "
    "has more than letters of English, digits, - and _",
    '请与相邻各行对照；文字应放在英文双引号内，中文的键名也是，如 [weights.sets."熵值法"]',
)
TOML_ENCODING = error(
    "toml-encoding",
    "this is not UTF-8 text",
    "这不是 UTF-8 文本",
    "save the file as UTF-8",
    "请将文件另存为 UTF-8",
)
FORMAT_VERSION = error(
    "format-version",
    "the format version is {found}, but this program knows version {known}",
    "格式版本为 {found}，本程序只支持版本 {known}",
    "write format = {known}, or use a newer version of this program",
    "请写 format = {known}，或使用更新版本的程序",
)
MISSING_KEY = error(
    "missing-key",
    "a required key is missing",
    "缺少必需的键",
    "add it, for example: {example}",
    "请补上，例如：{example}",
)
UNKNOWN_KEY = error(
    "unknown-key", "no key is named {key}", "没有名为 {key} 的键", "{suggestion}", "{suggestion}"
)
WRONG_TYPE = error(
    "wrong-type",
    "{key} is {found}, which is not {expected}",
    "{key} 的值 {found} 不符合要求：应为 {expected}",
    "write it like this: {example}",
    "请这样写：{example}",
)
TYPE_TEXT = note("type-text", "text", "文字")
TYPE_TABLE = note("type-table", "a table", "表")
FOLDER_IN_USE = error(
    "folder-in-use",
    "the folder already holds {files}",
    "文件夹中已有 {files}",
    "choose another folder",
    "请换一个文件夹",
)
TABLE_SUFFIX = error(
    "table-suffix",
    "this is no table by its name, which should end in one of {suffixes}",
    "从文件名看不是表格，应以 {suffixes} 之一结尾",
    "save it as CSV or as an Excel workbook (.xlsx)",
    "请另存为 CSV 或 Excel 工作簿（.xlsx）",
)
TABLE_EMPTY = error("table-empty", "the table is empty", "表格为空")
CSV_BROKEN = error(
    "csv-broken",
    "the row cannot be taken apart: {reason}",
    "此行无法解析：{reason}",
    "check the quotation marks",
    "请检查引号",
)
COLUMN_WITHOUT_HEADING = error(
    "column-without-heading",
    "the column has values but no heading",
    "该列有数据但没有标题",
    "write a heading, or delete the column",
    "请写上标题，或删除该列",
)
COLUMN_UNKNOWN = error(
    "column-unknown",
    "{column!r} is no heading of this table",
    "{column!r} 不是本表可用的列标题",
    "{suggestion}",
    "{suggestion}",
)
COLUMN_TWICE = error(
    "column-twice",
    "the column {column!r} stands twice",
    "列 {column!r} 出现两次",
    "keep one of the two",
    "请只保留一列",
)
COLUMN_MISSING = error(
    "column-missing",
    "the column {column} is missing",
    "缺少{column}列",
    "add it to the heading",
    "请在标题行补上",
)
ROW_TOO_LONG = error(
    "row-too-long",
    "the row has {cells:cell|cells}, but the table has {headings:heading|headings}",
    "此行有 {cells} 格，而标题只有 {headings} 个",
    "check for a comma too many, or put the cell into quotation marks",
    "请检查是否多了逗号，或给该单元格加引号",
)
ROW_TOO_SHORT = error(
    "row-too-short",
    "the row has {cells:cell|cells}, but the table has {headings:heading|headings}",
    "此行只有 {cells} 格，而标题有 {headings} 个",
    "a cell may have been lost; keep the separators of blank cells, too",
    "可能漏了单元格；空白单元格也要保留分隔符",
)
CELL_MERGED = error(
    "cell-merged",
    "cells are merged ({cells})",
    "单元格已合并（{cells}）",
    "unmerge them; every figure needs a cell of its own",
    "请取消合并，每个数据应独占一格",
)
BLANK_UNSURE = error(
    "blank-unsure",
    "the cell seems to be blank, but in this kind of workbook error values and merged cells "
    "seem so too",
    "该单元格看似空白，但在这类工作簿中，错误值和合并单元格看起来也是空白",
    "save the workbook as .xlsx or as CSV, which tell them apart",
    "请另存为 .xlsx 或 CSV，其中可以区分",
)
CELL_FORMULA = error(
    "cell-formula",
    "the formula has no saved value",
    "公式没有已保存的计算结果",
    "open the workbook in Excel, save it, and try again; or type the value",
    "请用 Excel 打开并保存后再试，或直接填写数值",
)
CELL_ERROR = error(
    "cell-error",
    "{value} is a spreadsheet's error value",
    "{value} 是电子表格的错误值",
    "correct the cell, or leave it blank if there is no value",
    "请更正该单元格；没有数据请留空",
)
CELL_DATE = error(
    "cell-date",
    "{value} is a date, not a number",
    "{value} 是日期，不是数字",
    "format the cell as a number and type it anew",
    "请将单元格设为数字格式后重新输入",
)
CELL_INFINITE = error(
    "cell-infinite",
    "{value} is not a finite number",
    "{value} 不是有限的数",
    "leave the cell blank if there is no value",
    "没有数据请留空",
)
CELL_COMMA = error(
    "cell-comma",
    "{value} has a comma where a decimal has a point",
    "{value} 用逗号作了小数点",
    "write {guess}",
    "请写 {guess}",
)
CELL_PERCENT = error(
    "cell-percent",
    "{value} is a percentage",
    "{value} 是百分数",
    "write {guess}, and the unit % in indicators.csv",
    "请写 {guess}，并在 indicators.csv 中写单位 %",
)
CELL_NOT_NUMBER = error(
    "cell-not-number",
    "{value} is not a number",
    "{value} 不是数字",
    "write a number, or leave the cell blank if there is no value",
    "请写数字；没有数据请留空",
)
CELL_COMMA_UNCLEAR = error(
    "cell-comma-unclear",
    "{value} may be {guess} or {other}",
    "{value} 可能是 {guess}，也可能是 {other}",
    "write whichever is meant, in all of the column; nothing else in the file shows whether "
    "its commas are decimal signs or part thousands",
    "请写成其中之一，整列都要改；文件中的其他数值也无法说明逗号是小数点还是千位分隔符",
)
CELL_NOT_EMPTY = error(
    "cell-not-empty",
    "{column} is {value}, which is no number; only an empty cell means that none is given",
    "{column} 的值 {value} 不是数字；只有空单元格才表示未给出",
    "write a number, or empty the cell",
    "请写数字，或清空该单元格",
)
WORD_UNKNOWN = error(
    "word-unknown",
    "{column} is {found!r}, which is not known",
    "{column} 的值 {found!r} 无法识别",
    "{suggestion}",
    "{suggestion}",
)

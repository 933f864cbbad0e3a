"""The messages and words of outlines, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

HOW = Words(
    "an outline has one item a line, indented below what it belongs to:\n"
    "  City competitiveness\n    Innovation\n    Business climate\n"
    "or its columns are goal, criteria and indicators (.xlsx, .csv, or pasted)",
    "提纲每行一项，下级向右缩进：\n"
    "  城市竞争力\n    创新能力\n    营商环境\n"
    "也可用目标层、准则层、指标层各占一列的表格（.xlsx、.csv，或直接粘贴）",
)
MORE = Words(" ({count} more like it)", "（另有 {count} 处相同）")

OUTLINE_TOO_LONG = error(
    "outline-too-long",
    "the outline has more than {limit:,} lines, too many for a hierarchy",
    "提纲超过 {limit:,} 行，指标体系不会这么大",
    "check that it is the right file",
    "请检查是否选错文件",
)
OUTLINE_EMPTY = error("outline-empty", "the outline is empty", "提纲为空", HOW.en, HOW.zh)
OUTLINE_NO_ITEMS = error(
    "outline-no-items",
    "the outline has only {goal}, and no items below it",
    "提纲中只有“{goal}”，没有下级指标",
    HOW.en,
    HOW.zh,
)
OUTLINE_NOTHING_TO_COMPARE = error(
    "outline-nothing-to-compare",
    "no entry of the outline has two items to compare",
    "提纲中没有哪一项包含两个以上可比较的下级",
    HOW.en,
    HOW.zh,
)
OUTLINE_FORMAT = error(
    "outline-format",
    "this is {what}, which is not read",
    "{what}无法读取",
    "copy its list or table into a text file or a sheet of a workbook; {how}",
    "请将其中的列表或表格复制到文本文件或 Excel 工作表中。{how}",
)
WORD_DOCUMENT = Words("a Word document", "Word 文档")
YAAHP_FILE = Words("a file of yaahp", "yaahp 文件")
PRESENTATION = Words("a presentation", "演示文稿")
PDF_FILE = Words("a PDF file", "PDF 文件")
MIND_MAP = Words("a mind map", "思维导图文件")
MARKUP = Words("HTML, XML or JSON", "HTML、XML 或 JSON")
BINARY = Words("no text and no workbook", "非文本、非工作簿的文件")
OUTLINE_INDENT = error(
    "outline-indent",
    "the indentation of {found} is none of those above: {known}{more}",
    "缩进 {found} 与上文的缩进（{known}）都不相同{more}",
    "indent items of one node by the same amount",
    "同一节点下的各项缩进应相同",
)
OUTLINE_SECOND_GOAL = error(
    "outline-second-goal",
    "{text!r} is not indented, but the goal {goal!r} stands above already{more}",
    "“{text}”没有缩进，而上文已有目标“{goal}”{more}",
    "indent it below the goal",
    "请将其缩进到目标之下",
)
OUTLINE_SECOND_TOP = error(
    "outline-second-top",
    "the first column has {text!r} beside {goal!r}, and no heading says what it holds{more}",
    "首列除“{goal}”外还有“{text}”，而没有标题说明首列是什么{more}",
    "put headings above the columns: goal, criteria, indicators; or level 1, level 2, level 3",
    "请在各列上方写标题：目标层、准则层、指标层，或一级指标、二级指标、三级指标",
)
OUTLINE_COLUMN_UNCLEAR = error(
    "outline-column-unclear",
    "the last column has one entry beside each name, such as {text!r}, so it may be no level",
    "末列在每个名称旁各有一项，如“{text}”，未必是一个层次",
    "put headings above the columns, such as goal, criteria, indicators, note",
    "请在各列上方写标题，如目标层、准则层、指标层、说明",
)
OUTLINE_COLUMNS_UNCLEAR = error(
    "outline-columns-unclear",
    "blanks do not say which column {text!r} belongs to",
    "仅凭空格看不出“{text}”在哪一列",
    "separate the columns by tabs or commas",
    "请用制表符或逗号分隔各列",
)
OUTLINE_TWO_GOALS = error(
    "outline-two-goals",
    "the column of the goal has {text!r} beside {goal!r}{more}",
    "目标列中除“{goal}”外还有“{text}”{more}",
    "a hierarchy has one goal; call the column level 1 if these are its items",
    "层次结构只有一个目标；如果这些是目标的下级，请将该列标题改为“一级指标”",
)
OUTLINE_MIXED_INDENT = error(
    "outline-mixed-indent",
    "tabs and spaces are mixed in an indentation{more}",
    "缩进中混用了制表符和空格{more}",
    "use one of them throughout",
    "请统一使用其中一种",
)
OUTLINE_NO_NAME = error("outline-no-name", "the line has no name", "该行没有名称")
OUTLINE_CONTRADICTION = error(
    "outline-contradiction",
    "{text!r} belongs to {by_number!r} by its number, but to {by_indent!r} by its "
    "indentation{more}",
    "按编号，“{text}”属于“{by_number}”；按缩进，却属于“{by_indent}”{more}",
    "correct the number or the indentation, or take one of them away throughout",
    "请更正编号或缩进，或全部去掉其中一种",
)
OUTLINE_NUMBER_ALONE = error(
    "outline-number-alone",
    "{text!r} has no line above that it could belong to: {wanted} is missing{more}",
    "“{text}”没有所属的上级：上文缺少编号 {wanted}{more}",
    "add the line, or correct the number",
    "请补上该行，或更正编号",
)
OUTLINE_NUMBER_AGAIN = error(
    "outline-number-again",
    "the numbers start again at {text!r}, so they do not say what it belongs to{more}",
    "编号在“{text}”处重新开始，无法确定它属于哪一项{more}",
    "indent the items of each node, or number them 1.1, 1.2",
    "请将各项的下级缩进，或编号为 1.1、1.2",
)
OUTLINE_NUMBER_BELOW_PLAIN = error(
    "outline-number-below-plain",
    "{text!r} is numbered and stands below {above!r}, which is not{more}",
    "“{text}”有编号，而其上一行“{above}”没有，无法确定层次{more}",
    "number all lines, or indent them",
    "请为各行都编号，或用缩进表示层次",
)
OUTLINE_CODES_UNCLEAR = error(
    "outline-codes-unclear",
    "the codes do not say what {text!r} belongs to{more}",
    "从代码看不出“{text}”属于哪一项{more}",
    "put each item below its own: A, B1, C1, C2, B2, C3; or write B1, C11, C12, B2, C21",
    "请将各项排在所属项之后，如 A、B1、C1、C2、B2、C3，或编码为 B1、C11、C12、B2、C21",
)
OUTLINE_TWICE = error(
    "outline-twice",
    "{text!r} stands twice below {parent!r}{more}",
    "“{parent}”下有两个“{text}”{more}",
    "keep one of them, or give each its own name",
    "请只保留一个，或改用不同名称",
)
OUTLINE_GOAL_UNKNOWN = error(
    "outline-goal-unknown",
    "the entries {text!r} and {other!r} both stand at the top, and no goal above them",
    "“{text}”和“{other}”同在最上层，上面没有目标",
    "write the goal on a line of its own above them",
    "请在最前面单独一行写上目标",
)
OUTLINE_GOAL_NAMED = note(
    "outline-goal-named",
    "the outline names no goal; it is called {goal!r} after the file",
    "提纲没有写目标，以文件名“{goal}”作为目标",
    "its name can be changed in hierarchy.toml",
    "可在 hierarchy.toml 中修改名称",
)
OUTLINE_HEADING = error(
    "outline-heading",
    "the heading {heading!r} of the column is not understood",
    "不认识列标题“{heading}”",
    "levels: goal, criteria, indicators, level 1, level 2; beside them: code, unit, note, "
    "direction, weight, source; delete or rename the column",
    "层次列：目标层、准则层、指标层、一级指标、二级指标；其他列：代码、单位、说明、方向、权重、来源。"
    "请改名或删除该列",
)
OUTLINE_NO_LEVELS = error(
    "outline-no-levels",
    "no column holds a level of the hierarchy; the headings are {headings}",
    "没有表示层次的列；现有标题：{headings}",
    "name the columns goal, criteria, indicators, or level 1, level 2",
    "请将列标题写为目标层、准则层、指标层，或一级指标、二级指标",
)
OUTLINE_COLUMNS_SKIPPED = note(
    "outline-columns-skipped",
    "columns that a hierarchy has no place for were left out: {headings}",
    "以下各列不属于层次结构，未读入：{headings}",
)
OUTLINE_WEIGHTS_SKIPPED = note(
    "outline-weights-skipped",
    "{count:weight is|weights are} not taken: weights are no judgments",
    "有 {count} 个权重未采用：权重不是判断",
    "judge the pairs, or seek matrices that give these weights: ahp recover",
    "请逐对判断，或用 ahp recover 反推判断矩阵",
)
OUTLINE_ROWS_SKIPPED = note(
    "outline-rows-skipped",
    "{count:line|lines} beside the outline left out: {texts}",
    "略去提纲以外的 {count} 行：{texts}",
)
OUTLINE_SHEETS_SKIPPED = note(
    "outline-sheets-skipped",
    "the outline is read from the sheet {sheet}; others are left out: {others}",
    "提纲取自工作表 {sheet}，未读其他工作表：{others}",
)
OUTLINE_AHP_OS = error(
    "outline-ahp-os",
    "{text!r} is not what AHP-OS writes",
    "“{text}”不符合 AHP-OS 的写法",
    "write it so: Goal: Cost, Comfort; Cost: Price, Fuel;",
    "请这样写：目标: 成本, 舒适; 成本: 价格, 油耗;",
)
OUTLINE_AHP_OS_CYCLE = error(
    "outline-ahp-os-cycle",
    "{text} is not connected with the goal {goal!r}",
    "{text} 与目标“{goal}”没有联系",
    "let each stand among the items of one other",
    "每一项都应是另一项的下级",
)
OUTLINE_YAML = error(
    "outline-yaml",
    "this YAML cannot be read: {reason}",
    "无法读取 YAML：{reason}",
    "compare the indentation with the lines around it",
    "请与相邻各行对照缩进",
)
OUTLINE_YAML_SHAPE = error(
    "outline-yaml-shape",
    "{found} where the R package ahp has {expected}",
    "此处为 {found}，而 R 包 ahp 的文件此处应为 {expected}",
    "its files read so:\nGoal:\n  name: Car\n  children:\n    Cost:\n    Comfort:",
    "该包的文件写法：\nGoal:\n  name: 选车\n  children:\n    成本:\n    舒适:",
)
OUTLINE_JUDGMENTS_SKIPPED = note(
    "outline-judgments-skipped",
    "{count:preference is|preferences are} not taken over; only the hierarchy is read",
    "有 {count} 处偏好（preferences）未读入：这里只读取层次结构",
    "give the judgments with ahp elicit, or in the matrices",
    "请用 ahp elicit 或在判断矩阵中给出判断",
)
OUTLINE_ALTERNATIVES_SKIPPED = note(
    "outline-alternatives-skipped",
    "the alternatives are not taken over: {names}; the hierarchy ends with its criteria",
    "方案 {names} 未读入：层次结构到准则为止",
)

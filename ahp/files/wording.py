"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note, warning

TOO_LARGE = error(
    "too-large",
    "the file has more than {limit} MB, too much for a matrix of at most {items} items",
    "文件超过 {limit} MB，而判断矩阵最多 {items} 个指标，不会这么大",
    "check that it is the right file",
    "请检查是否选错文件",
)
NOT_SQUARE = error(
    "not-square",
    "the matrix is not square: {rows:labeled row|labeled rows}, "
    "{columns:labeled column|labeled columns}{difference}",
    "矩阵不是方阵：有名称的行 {rows} 行、列 {columns} 列{difference}",
    "put the same labels, in the same order, into the first row and the first column",
    "第一行与第一列应写上相同的名称，且次序相同",
)
NO_ROW_FOR = note("no-row-for", "; no row for {labels}", "；缺少行：{labels}")
NO_COLUMN_FOR = note("no-column-for", "; no column for {labels}", "；缺少列：{labels}")
NO_ROW_OR_COLUMN_FOR = note(
    "no-row-or-column-for",
    "; no row for {columns}; no column for {rows}",
    "；缺少行：{columns}；缺少列：{rows}",
)
NOTHING = note("nothing", "", "")
LABELS_DIFFER = error(
    "labels-differ",
    "rows and columns have different labels (row ≠ column): {differences}",
    "行与列的名称不一致（行 ≠ 列）：{differences}",
    "put the same labels, in the same order, into the first row and the first column",
    "第一行与第一列应写上相同的名称，且次序相同",
)
LABELS_ORDER = error(
    "labels-order",
    "rows and columns have the same labels in different orders (row ≠ column): {differences}",
    "行与列的名称相同但次序不同（行 ≠ 列）：{differences}",
    "reorder the rows, each with its judgments, as the columns are",
    "请按列的次序重排各行（连同其判断）",
)
NO_SQUARE = error(
    "no-square",
    "no labeled square is found",
    "没有找到带名称的方阵",
    "put the same labels, in the same order, into the first row and the first column",
    "第一行与第一列应写上相同的名称，且次序相同",
)
LITERAL_CELL = error(
    "literal-cell",
    "{value} is not a judgment",
    "{value} 不是判断值",
    "write an integer such as 3, a fraction such as 1/3, a decimal such as 1.5, or NaN where the "
    "pair was not judged",
    "请写整数（如 3）、分数（如 1/3）、小数（如 1.5）；未判断处写 NaN",
)
LITERAL_ROW = error(
    "literal-row",
    "the row has {count:judgment|judgments}, but the matrix {expected:row|rows}",
    "该行有 {count} 个判断，而矩阵有 {expected} 行",
    "a judgment matrix has as many columns as rows, such as 1 3; 1/3 1",
    "判断矩阵的行数与列数应相同，如 1 3; 1/3 1",
)
LITERAL_BRACKETS = error(
    "literal-brackets",
    "{opened:bracket is|brackets are} opened, but {closed} closed",
    "方括号开 {opened} 个，闭 {closed} 个",
    "write it as in [1 3; 1/3 1] or [[1, 3], [1/3, 1]]",
    "请写成 [1 3; 1/3 1] 或 [[1, 3], [1/3, 1]]",
)
SHEET_WITHOUT_SQUARE = note(
    "sheet-without-square",
    "the sheet has no square of judgments and is skipped",
    "该工作表中没有判断矩阵，已跳过",
)
SKIPPED = note(
    "skipped",
    "judgments are read from {cells}; {count:other cell is|other cells are} skipped: {examples}",
    "判断取自 {cells}；另有 {count} 个单元格已跳过：{examples}",
)
ITEMS_NUMBERED = note(
    "items-numbered",
    "the judgments in {cells} have no labels; the items are numbered 1 to {count}",
    "{cells} 中的判断没有名称，各指标依次编号为 1 至 {count}",
    "write the labels above the judgments to have them named",
    "如需显示名称，请在判断上方写上指标名称",
)
BLANK_OR_ERROR = error(
    "blank-or-error",
    "pairs are blank in {cells}, and in this format a blank cell and an error value look the same",
    "{cells} 中有成对的空白单元格，而此格式无法区分空白与错误值",
    "save the workbook as .xlsx",
    "请将工作簿另存为 .xlsx",
)
BAD_CELLS = error(
    "bad-cells",
    "{cells!r} is no area of cells",
    "{cells!r} 不是单元格区域",
    "write the first and the last cell, such as B3:F7",
    "请写出首末两个单元格，如 B3:F7",
)
SEVERAL_SQUARES = error(
    "several-squares",
    "there are several matrices: {cells}",
    "其中有多个判断矩阵：{cells}",
    "name the cells of the one to read, such as B3:F7",
    "请指定要读取的单元格区域，如 B3:F7",
)
JUDGMENT_MERGED = error(
    "judgment-merged",
    "the cell is merged with others ({cells})",
    "该单元格与其他单元格合并（{cells}）",
    "unmerge the cells; every judgment needs a cell of its own",
    "请取消合并单元格，每个判断应独占一格",
)
CELL_OUTSIDE = error(
    "cell-outside",
    "{value} stands outside the labeled square",
    "{value} 位于有名称的方阵之外",
    "label its row and column, or delete it",
    "请为其所在行列写上名称，或将其删除",
)
IN_MODEL = error(
    "in-model",
    "this lies in a model folder and is none itself",
    "这在模型文件夹之内，本身不是模型文件夹",
    "give the model folder: {folder}",
    "请给出模型文件夹：{folder}",
)
MATRIX_IN_MODEL = error(
    "matrix-in-model",
    "this is a matrix in a model folder, not the folder",
    "这是模型文件夹中的判断矩阵文件，不是模型文件夹",
    "give the model folder: {folder}; the matrix alone: ahp check {file}",
    "请给出模型文件夹：{folder}；只看该矩阵：ahp check {file}",
)
UNKNOWN_SUFFIX = error(
    "unknown-suffix",
    "this is no matrix file by its name, which should end in one of {suffixes}",
    "文件名不是判断矩阵文件的名称，应以 {suffixes} 之一结尾",
    "save the matrix as CSV or as an Excel workbook (.xlsx)",
    "请将矩阵另存为 CSV 或 Excel 工作簿（.xlsx）",
)
PRINTED_WORKBOOK = error(
    "printed-workbook",
    "this is an Excel workbook, which keeps 0.70 as 0.7: how many decimals were printed is "
    "lost in it",
    "这是 Excel 工作簿，其中 0.70 存为 0.7，原文的小数位数已丢失",
    "write the figures as printed into a CSV file",
    "请将数字按原样写入 CSV 文件",
)
SEVERAL_SHEETS = error(
    "several-sheets",
    "the workbook has several matrices, in the sheets {sheets}",
    "工作簿中有多个判断矩阵，工作表：{sheets}",
    "name the sheet to read",
    "请指定要读取的工作表",
)
BAD_SHEET_NAME = error(
    "bad-sheet-name",
    "{sheet!r} cannot name a sheet of an Excel workbook",
    "{sheet!r} 不能作为 Excel 工作表名",
    "use at most 31 characters, none of them [ ] : * ? / \\ and no apostrophe at an end",
    "最多 31 个字符，不能含 [ ] : * ? / \\，首尾不能是撇号",
)
TYPE_FIGURE = note("type-figure", "a number as printed", "原文数字")
PRINTED_ROW = error(
    "printed-row",
    "{count:cell|cells} where an item and its printed weight were expected",
    "此行有 {count} 格，应为指标及其原文权重两格",
    "write one item a line: name, weight; and CR, 0.037 for the consistency ratio",
    "每行写一个指标：名称, 权重；一致性比例写作 CR, 0.037",
)
PRINTED_NONE = error(
    "printed-none",
    "the file has no weights",
    "文件中没有权重",
    "write one item a line: name, weight; and CR, 0.037 for the consistency ratio",
    "每行写一个指标：名称, 权重；一致性比例写作 CR, 0.037",
)
MATRIX_TWICE = error(
    "matrix-twice",
    "the node {code} already has a matrix in {source}",
    "节点 {code} 已有判断矩阵：{source}",
    "keep one of the two",
    "请只保留一个",
)
EXPERT_MATRIX_MISSING = note(
    "expert-matrix-missing", "{expert} has not judged {codes}", "{expert} 尚未判断 {codes}"
)
EXPERT_TWICE = error(
    "expert-twice",
    "the judgments of {expert} stand in several places, {places}, and none is taken",
    "{expert} 的判断有多处：{places}，均未采用",
    "keep one of them",
    "请只保留一处",
)
EXPERT_FILE_UNREAD = warning(
    "expert-file-unread",
    "this file is of no kind that judgments are read from ({suffixes}), and is not read",
    "该文件不是可读取判断的文件（{suffixes}），未读取",
    "save its judgments as .xlsx or .csv, or move it out of the folder experts",
    "请将其中的判断另存为 .xlsx 或 .csv，或将文件移出 experts 文件夹",
)
EXPERT_FOLDER_UNREAD = warning(
    "expert-folder-unread",
    "a folder within the folder of an expert is not read",
    "专家文件夹中的子文件夹未读取",
    "give every person a folder of their own: experts/NAME, with a file for each matrix",
    "请为每位专家建一个文件夹：experts/姓名，其中每个判断矩阵一个文件",
)
EXPERTS_NO_FOLDER = warning(
    "experts-no-folder",
    "experts is a file, and is not read",
    "experts 是文件而非文件夹，未读取",
    "make it a folder with a file or a folder for each expert",
    "请改为文件夹，其中每位专家一个文件或文件夹",
)
EXPERT_IS_NODE = error(
    "expert-is-node",
    "this is called like the node {node}, not like a person, and is not read",
    "其名称是节点 {node} 的名称而非专家姓名，未读取",
    "move a matrix to experts/NAME; who is really called so stands in experts.toml",
    "判断矩阵请移到 experts/姓名 中；如确为专家姓名，请在 experts.toml 中列出",
)
EXPERT_SQUARE_UNKNOWN = error(
    "expert-square-unknown",
    "the items {items} are those of no node, and the matrix is not read",
    "没有节点的下级指标是 {items}，该矩阵未读取",
    "name each sheet by its node, and write the items as the model does",
    "请以节点名命名各工作表，并按模型中的写法填写指标",
)
EXPERT_NODE_NOT_ASKED = warning(
    "expert-node-not-asked",
    "{expert} is not asked about {node} by experts.toml, and the matrix is not counted",
    "按 experts.toml，{expert} 不判断 {node}，该矩阵未计入",
    "add it to nodes, or remove the matrix",
    "请将其加入 nodes，或删除该矩阵",
)
ORIGINS_BROKEN = warning(
    "origins-broken",
    "the file does not say where judgments come from; expected the columns {columns}",
    "该文件没有说明判断的来源，应有列 {columns}",
    "move it elsewhere",
    "请将它移到别处",
)
EXPERT_UNLISTED = warning(
    "expert-unlisted",
    "{expert} is not in experts.toml and counts as another person",
    "experts.toml 中没有 {expert}，视为另一位专家",
    "{suggestion}",
    "{suggestion}",
)
EXPERT_IN_FILE = error(
    "expert-in-file",
    "the judgments of {expert} stand in {path} already",
    "{expert} 的判断已在 {path} 中",
    "correct them there, or move that file out of the folder experts first",
    "请在该文件中修改，或先将其移出 experts 文件夹",
)
TYPE_ATTRIBUTES = note("type-attributes", "a table of texts and numbers", "由文字和数组成的表")
TYPE_NODES = note("type-nodes", "codes or names of nodes", "节点的代码或名称")
TYPE_WEIGHT = note("type-weight", "a number above 0", "大于 0 的数")
TYPE_CR = note("type-cr", "a CR, a number above 0", "大于 0 的 CR 值")
TYPE_TRIM = note("type-trim", "a number from 0 to below 0.5", "0 以上、0.5 以下的数")
TYPE_EXPERTS = note("type-experts", "codes or names of experts", "专家的代码或姓名")
EXPERT_CODE_TWICE = error(
    "expert-code-twice",
    "{code!r} stands in experts.toml more than once",
    "experts.toml 中 {code!r} 出现了不止一次",
    "keep one entry a person",
    "请每人只保留一项",
)
EXPERT_CODE = error(
    "expert-code",
    "{code!r} cannot name a folder or a file",
    "{code!r} 不能作为文件夹名或文件名",
    'write the name of the folder or file under experts, such as "wang"; a name may stand in name',
    '请写 experts 下的文件夹名或文件名，如 "wang"；姓名可写在 name 中',
)
EXPERT_NODE_UNKNOWN = error(
    "expert-node-unknown",
    "{found!r} is no node that is judged",
    "没有需要判断的节点 {found!r}",
    "{suggestion}",
    "{suggestion}",
)
EXPERT_NODE_AMBIGUOUS = error(
    "expert-node-ambiguous",
    "{found!r} can mean several nodes: {codes}",
    "{found!r} 可能指多个节点：{codes}",
    "write the code",
    "请写代码",
)
ROSTER_KEPT = error(
    "roster-kept",
    "the entry of {expert} cannot be changed without harm to the rest of the file",
    "无法只改 {expert} 一项而不影响文件其余部分",
    "change it by hand",
    "请手工修改",
)
ANSWER_OFF_SCALE = error(
    "answer-off-scale",
    "the answer {value} is off the scale, which goes from 1/9 to 9",
    "{value} 超出标度：应在 1/9 至 9 之间",
    "9 says that one item matters as much more as can be; take 9 or 1/9 at most",
    "9 已表示极端重要，最多取 9 或 1/9",
)
ANSWER_BLANK = error(
    "answer-blank",
    "the answer is blank",
    "没有填写判断",
    "give a number from 1 to 9, or a fraction such as 1/3",
    "请填写 1 至 9，或 1/3 这样的分数",
)
PAIR_OF_ONE = error(
    "pair-of-one",
    "{label!r} is compared with itself",
    "{label!r} 与自身比较",
    "name two different items",
    "请给出两个不同的指标",
)
ANSWERS_COLUMNS = error(
    "answers-columns",
    "the table of answers lacks columns: {columns}; it has {found}",
    "判断表缺少列：{columns}；现有 {found}",
    "the first row must read node,a,b,value,note; node and note may be left out",
    "第一行应为 node,a,b,value,note，其中 node 和 note 可省略",
)
ANSWERS_COLUMN = error(
    "answers-column",
    "a table of answers has no column {name!r}",
    "判断表没有名为 {name!r} 的列",
    "{suggestion}",
    "{suggestion}",
)
ANSWERS_COLUMN_TWICE = error(
    "answers-column-twice", "the column {name!r} is there twice", "列 {name!r} 出现了两次"
)
ANSWERS_CELL = error(
    "answers-cell",
    "{value!r} stands in no column of the table",
    "{value!r} 不属于表中任何一列",
    "put a text that holds the delimiter into quotes; write decimals with a point, or take "
    "semicolons between the cells",
    "内容中含分隔符时，请加英文双引号；小数请用小数点，或改用分号分隔各列",
)
ANSWERS_NONE = error(
    "answers-none",
    "the table has no answers",
    "表中没有判断",
    "write one a row, such as: price,style,3",
    "每行写一个判断，例如 price,style,3",
)
ANSWER_ITEM = error(
    "answer-item",
    "{item!r} is no item that is compared",
    "没有名为 {item!r} 的待比较指标",
    "{suggestion}",
    "{suggestion}",
)
ANSWER_APART = error(
    "answer-apart",
    "{a} is compared at {node_a}, but {b} at {node_b}",
    "{a} 在 {node_a} 处比较，而 {b} 在 {node_b} 处比较",
    "only items of the same node are compared",
    "只有同一节点下的指标才能相互比较",
)
ANSWER_NODE = error(
    "answer-node",
    "{a} and {b} are compared at {expected}, not at {found}",
    "{a} 与 {b} 在 {expected} 处比较，而不是 {found}",
    "correct the node, or leave it out",
    "请更正 node，或将其留空",
)
ANSWER_NODE_UNKNOWN = error(
    "answer-node-unknown",
    "there is no matrix named {found!r}",
    "没有名为 {found!r} 的判断矩阵",
    "{suggestion}",
    "{suggestion}",
)
ANSWER_AMBIGUOUS = error(
    "answer-ambiguous",
    "{a} : {b} can mean several pairs: {pairs}",
    "{a} : {b} 可能指多对指标：{pairs}",
    "write their codes, or name the node",
    "请写出代码，或注明 node",
)
ANSWER_TWICE = error(
    "answer-twice",
    "the answer {value} contradicts one above: {other}",
    "判断 {value} 与上文矛盾：{other}",
    "keep one of them",
    "请只保留一个",
)
UNCHANGED = Words("unchanged {path}", "未变 {path}")
KEPT = Words(
    "kept {path}: it holds other judgments (--force replaces it)",
    "保留 {path}：其中的判断不同（--force 可覆盖）",
)

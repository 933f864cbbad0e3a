"""The messages of text of one's own."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

GRAMMAR = Words(
    "NAMES VERB FIGURES [of ITEM] [among KIND] in YEARS, such as [[Beijing within 1-3 in 2022]]",
    "名称 用语 数字 [指标 …] [类别 …] 年份 …，如 [[北京 位于 1-3 年份 2022]]",
)
OWN_FIGURE = error(
    "own-figure",
    "{{{found}}} is no figure that can be looked up",
    "{{{found}}} 不是可以查出的数字",
    "known: {{rank NAME YEAR}}, {{score NAME YEAR}}, {{gap NAME, NAME YEAR}}, {{weight ITEM}}, "
    "{{cr ITEM}}{nearest}; for a brace itself write \\{{",
    "可用：{{名次 地区 年份}}、{{得分 地区 年份}}、{{分差 地区，地区 年份}}、{{权重 指标}}、"
    "{{CR 指标}}{nearest}；花括号本身请写 \\{{",
)
OWN_NEAREST = Words("; nearest: {nearest}", "；最接近的是 {nearest}")
OWN_UNCLOSED = error(
    "own-unclosed",
    "{found} is opened and not closed on its line",
    "{found} 没有在本行内闭合",
    "close it, or write \\{found} for the sign itself",
    "请闭合；若是符号本身，请写 \\{found}",
)
OWN_WHOLE = error(
    "own-whole",
    "{{{found}}}: {expected}",
    "{{{found}}}：{expected}",
)
OWN_EXPECTS = Words(
    "expected a name, a year and perhaps an item and a kind: {{{example}}}",
    "应为地区、年份，其后可有指标和类别：{{{example}}}",
)
OWN_EXPECTS_ITEM = Words("expected an item: {{{example}}}", "应为一个指标：{{{example}}}")
OWN_REGION = error(
    "own-region",
    "no table {where}has a row {name!r}",
    "{where}各表中没有 {name!r}",
    "{suggestion}",
    "{suggestion}",
)
OWN_AMONG = Words("of {pool} ", "{pool}的")
OWN_EVERYWHERE = Words("", "")
OWN_SEVERAL = error(
    "own-several",
    "{name!r} stands for more than one row: {found}",
    "{name!r} 对应不止一行：{found}",
    "say which kind is meant, such as {example}",
    "请写明类别，如 {example}",
)
OWN_ITEM = error(
    "own-item",
    "there is no item {name!r}",
    "没有指标 {name!r}",
    "{suggestion}",
    "{suggestion}",
)
OWN_KIND = error(
    "own-kind",
    "there is no table of the kind {name!r}",
    "没有类别为 {name!r} 的表",
    "{suggestion}",
    "{suggestion}",
)
OWN_YEAR = error(
    "own-year",
    "{table} has no year {year}",
    "{table}没有 {year} 年",
    "known: {known}",
    "可用：{known}",
)
OWN_BLANK = error(
    "own-not-printed",
    "{table} prints no {figure} of {row} in {year}",
    "{table}没有印出{row} {year} 年的{figure}",
)
OWN_RANK = Words("rank", "名次")
OWN_SCORE = Words("score", "得分")
OWN_BEHIND = error(
    "own-behind",
    "{first} has {low} and {second} has {high} in {year}: the gap is negative",
    "{year} 年{first}为 {low}，{second}为 {high}：分差为负",
    "write the higher one first",
    "请把较高的写在前面",
)
OWN_NO_WEIGHT = error(
    "own-no-weight",
    "no weight of {name} is known",
    "{name}没有已知的权重",
)
OWN_NO_CR = error(
    "own-no-cr",
    "no CR of {name} is known: it has no judgment matrix of its own",
    "{name}没有已知的 CR：它没有自己的判断矩阵",
    "known: {known}",
    "可用：{known}",
)
OWN_CLAIM = error(
    "own-claim",
    "the claim [[{found}]] is not understood: {why}",
    "断言 [[{found}]] 无法理解：{why}",
    "a claim is {grammar}",
    "断言的写法是 {grammar}",
)
OWN_VERB = Words("it has none of the verbs {verbs}", "其中没有用语：{verbs}")
OWN_LONG = Words("it is longer than {most} signs", "长度超过 {most} 个字符")
OWN_YEARS = Words("it does not end with the years", "末尾没有年份")
OWN_YEARS_ORDER = Words(
    "its years do not go from the earliest to the latest", "其中的年份没有按先后排列"
)
OWN_FINER = Words(
    "{found} has more decimals than the table, which prints {printed}",
    "{found} 的小数位数多于表中印出的 {printed}",
)
OWN_NUMBERS = Words(
    "after {verb!r} stands {found!r}, expected {expected}",
    "{verb!r}之后是 {found!r}，应为{expected}",
)
OWN_TWICE = Words("{name!r} is named twice", "{name!r} 出现了两次")
OWN_ONE_NAME = Words(
    "{verb!r} takes one name, not {count}",
    "{verb!r}只用于一个名称，而不是 {count} 个",
)
OWN_TWO_NAMES = Words(
    "{verb!r} takes two names, not {count}",
    "{verb!r}用于两个名称，而不是 {count} 个",
)
OWN_ONE_YEAR = Words("{verb!r} takes one year", "{verb!r}只用于一年")
OWN_TWO_YEARS = Words("{verb!r} takes two years at least", "{verb!r}至少要有两年")
OWN_ONLY = Words("'only' goes with 'within'", "“仅”只能与“位于”连用")
OWN_FROM_FIRST = Words(
    "'never within' counts from rank 1, as in 1-3", "“从未位于”须从第 1 名起，如 1-3"
)
WANTS_RANGE = Words("ranks such as 1-3, or one", "名次范围，如 1-3，或一个名次")
WANTS_ORDER = Words("as many ranks as there are names, such as 1-3", "与名称个数相同的名次，如 1-3")
WANTS_RANKS = Words("a rank, or one for each year", "一个名次，或每年一个")
WANTS_SCORE = Words("a score", "一个得分")
WANTS_PLACES = Words("nothing, or a number of places", "位数，或不写")
WANTS_NOTHING = Words("nothing", "不写数字")
OWN_LINK = error(
    "own-link",
    "the claim [[{found}]] is followed by {sign!r}, so that it could be a link",
    "断言 [[{found}]] 后面紧接 {sign!r}，也可能是链接",
    "put a blank between them",
    "请在两者之间加空格",
)
WHO_CLAIMS = Words("the sentence “{sentence}”", "“{sentence}”一句")
TEXT_CLAIMS = Words("the text, without a sentence,", "文中没有正文句子，却")
OWN_FALSE = error(
    "own-false",
    "{who} claims [[{claim}]]. {what}{more}",
    "{who}断言 [[{claim}]]。{what}{more}",
    "correct the sentence or the claim; nothing is written until it holds",
    "请改正句子或断言；不成立时不会写出报告",
)
OWN_AT = note("own-at", "{where}: {what}", "{where}：{what}")
OWN_MORE = Words(" and {count} more", "，另有 {count} 处")
OWN_UNCLAIMED = note(
    "own-unclaimed",
    "{count:sentence states|sentences state} a rank or a score as plain digits and claim nothing, "
    "such as “{example}”",
    "有 {count} 句直接写了名次或得分而没有断言，如“{example}”",
    "figures in braces and claims in brackets are checked",
    "写在花括号中的数字和方括号中的断言才会核对",
)

"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error, note

TYPE_EQUAL = note(
    "type-equal",
    'true, "siblings" or "indicators"',
    'true、"siblings" 或 "indicators"',
)
SOURCES_SEVERAL = error(
    "sources-several",
    "weights have one source, but {kinds} are given",
    "权重只能有一个来源，而这里给出了 {kinds}",
    "keep one; to have several side by side, name each: [weights.sets.NAME]",
    "请只保留一个；如需几套权重并列，请分别命名：[weights.sets.名称]",
)
KEY_WITHOUT_TABLE = error(
    "key-without-table",
    "{key} says where in a table the weights are, but no table is named",
    "{key} 用于说明权重在表中的位置，但没有指定表",
    'write table = "weights.csv" beside it, or delete it',
    '请同时写 table = "weights.csv"，或删去该键',
)
METHOD_NOT_KNOWN = error(
    "method-not-known",
    "no method is named {method!r} by which weights come from the data",
    "没有名为 {method!r} 的数据赋权方法",
    "{suggestion}",
    "{suggestion}",
)
SET_NOT_NAMED = error(
    "set-not-named",
    "no set of weights is named {name!r}",
    "没有名为 {name!r} 的权重方案",
    "{suggestion}",
    "{suggestion}",
)
TREE_MISSING = error(
    "tree-missing",
    "nothing says which indicator belongs to which node",
    "没有说明各指标属于哪个上级节点",
    "add a column parent and a row for the goal and each node to the table of indicators, or "
    "name a model",
    "请在指标表中加上 parent（上级指标）列，并为目标和各节点各加一行；或指定模型 model",
)
TREES_DIFFER = error(
    "trees-differ",
    "the column parent makes another tree than the model, whose goal is {goal}; other parents have "
    "{nodes}",
    "parent 列构成的层次与模型不同（模型的目标是 {goal}）；上级不同的有 {nodes}",
    "use the codes of the model for the goal and every node, or delete the column and the rows of "
    "nodes",
    "请对目标和各节点使用模型中的代码，或删去该列和各节点所在的行",
)
WEIGHTS_TWICE = error(
    "weights-twice",
    "the table has a column weight, and index.toml names a model as well",
    "表中有 weight 列，而 index.toml 又指定了模型",
    'to take the column, write weights = {{ table = "indicators.csv" }}; or empty it',
    '如取该列，请写 weights = {{ table = "indicators.csv" }}；否则请清空该列',
)
WEIGHTS_UNSAID = error(
    "weights-unsaid",
    "nothing says what the nodes of this tree weigh",
    "没有说明各节点的权重",
    "add a column weight, or write weights = {{ equal = true }} in index.toml",
    "请加上 weight 列，或在 index.toml 中写 weights = {{ equal = true }}",
)
WEIGHT_COLUMN_MISSING = error(
    "weight-column-missing",
    "no column is headed {column!r}",
    "没有标题为 {column!r} 的列",
    "{suggestion}",
    "{suggestion}",
)
WEIGHT_NODE_UNKNOWN = error(
    "weight-node-unknown",
    "{node!r} has a weight, but is no node of the index",
    "{node!r} 有权重，但不是指数中的节点",
    "{suggestion}",
    "{suggestion}",
)
WEIGHT_REPEATED = error(
    "weight-repeated",
    "the weight of {node} stands already at {other}",
    "{node} 的权重已出现在{other}",
    "keep one of the two",
    "请只保留一行",
)
WEIGHT_NEGATIVE = error(
    "weight-negative",
    "the weight of {node} is {value}; as a share of the whole it cannot be negative",
    "{node} 的权重为 {value}；权重是所占份额，不能为负",
    "where less of an indicator is better, write -1 in the column direction of indicators.csv; "
    "0 leaves it out of account",
    "指标越小越好时，请在 indicators.csv 的 direction 列写 -1；不计入时权重写 0",
)
WEIGHT_NOT_PERCENT = error(
    "weight-not-percent",
    "{value} has no %, as others of the column have",
    "{value} 没有 %，而同列其他数有",
    "write all of them with % or none",
    "请全部写 %，或都不写",
)
WEIGHT_CONTRADICTED = error(
    "weight-contradicted",
    "the global weight of {node} is {value}, but that of the indicators below it is {total} "
    "together",
    "{node} 的全局权重为 {value}，而其下各指标合计为 {total}",
    'correct it, or write kind = "local" if these are shares of the node above',
    '请更正；若为在上级中所占的份额，请写 kind = "local"',
)
WEIGHTS_OF_NODES_MISSING = error(
    "weights-of-nodes-missing",
    "{count:node|nodes} without a weight: {nodes}",
    "{count} 个节点没有权重：{nodes}",
    "add them (0 leaves a node out of account); if only indicators have weights, as shares of "
    'the whole, write kind = "global"',
    '请补上（不计入的写 0）；若只有指标有权重，且为占总体的份额，请写 kind = "global"',
)
WEIGHTS_ALL_ZERO = error(
    "weights-all-zero",
    "all weights below {node} are 0, so that nothing says how it is made",
    "{node} 下的权重全为 0，无从计算该节点",
    "give one of them a weight; to leave {node} itself out of account, give it the local weight 0",
    "请给其中至少一项非零权重；若不计入 {node} 本身，请将其局部权重写为 0",
)
WEIGHTS_RESCALED = note(
    "weights-rescaled",
    "weights below {count:node|nodes} do not sum to 1 and are divided by their sum, such as "
    "{total} below {node}",
    "{count} 个节点下的权重之和不为 1，已除以其和，如 {node} 下合计 {total}",
)
TREE_PARENT_UNKNOWN = error(
    "tree-parent-unknown",
    "the parent {parent!r} is no other row",
    "上级 {parent!r} 不是另一行的代码",
    "{suggestion}",
    "{suggestion}",
)
TREE_CIRCULAR = error(
    "tree-circular",
    "nodes stand below themselves: {nodes}",
    "节点的上级关系成环：{nodes}",
    "correct one of the parents",
    "请更正其中一个上级",
)
ROOTS_SEVERAL = error(
    "roots-several",
    "several nodes have others below them and no parent: {nodes}",
    "有几个节点没有上级而有下级：{nodes}",
    "a tree has one goal: give the others a parent",
    "一个指数只有一个总目标，请给其余节点写上级",
)
NODE_MEASURED = error(
    "node-measured",
    "{node} has others below it and is made of them; {columns} can only be an indicator's",
    "{node} 有下级，由下级合成；{columns} 只能用于指标",
    "empty these cells, or give the rows below another parent",
    "请清空这些单元格，或更正下级的 parent",
)

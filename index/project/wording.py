"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Language, Words, error, note

YEAR_UNKNOWN = error(
    "year-unknown",
    "the index has no year {year}",
    "指数中没有 {year} 年",
    "known: {known}",
    "可用：{known}",
)
EXPERTS_FAULTY = note(
    "experts-faulty",
    "{count:finding|findings} on the judgments of experts, which the index does not take, the "
    "first in {file}: {first}",
    "专家的判断（指数未采用）有 {count} 处问题，如 {file}：{first}",
    "see all with: ahp check {model}",
    "全部问题见：ahp check {model}",
)
GROUP_FAULTY = note(
    "group-faulty",
    "{count:finding|findings} on the judgments of experts, whose weights the index takes: what is "
    "broken does not count, the first in {file}: {first}",
    "专家的判断（指数采用其权重）有 {count} 处问题，无法读取的未计入，如 {file}：{first}",
    "see all with: ahp check {model}",
    "全部问题见：ahp check {model}",
)
GROUP_ODD = note(
    "group-odd",
    "{count:warning|warnings} on the judgments of experts, whose weights the index takes: these "
    "count as they are, the first in {file}: {first}",
    "专家的判断（指数采用其权重）有 {count} 处警告，均按原样计入，如 {file}：{first}",
    "see all with: ahp check {model}",
    "全部警告见：ahp check {model}",
)
WEIGHTS_OF_BOTH = error(
    "weights-of-both",
    "the weights are either the group's or one expert's",
    "权重只能取群体的或某一位专家的",
    'write weights = {{ group = true }} or weights = {{ expert = "NAME" }}',
    '请写 weights = {{ group = true }} 或 weights = {{ expert = "姓名" }}',
)
WEIGHTS_NOT_NAMED = error(
    "weights-not-named",
    "the project has no named sets of weights, and so none called {name!r}",
    "该项目没有命名的权重方案，因此没有 {name!r}",
    'name sets in index.toml: [weights.sets.NAME] table = "weights.csv"; and say under [weights] '
    'which one to use: use = "NAME"',
    '请在 index.toml 中命名：[weights.sets.名称] table = "weights.csv"；'
    '并在 [weights] 下指明采用哪一套：use = "名称"',
)
NO_INDEX_PROJECT = error(
    "no-index-project",
    "this is no index project: it has no index.toml",
    "这不是指数项目文件夹：其中没有 index.toml",
    "start one with ahp-index new FOLDER --model MODEL, or ahp-index import FILES -o FOLDER",
    "可用 ahp-index new 文件夹 --model 模型 新建，或用 ahp-index import 文件 -o 文件夹 导入",
)
PROJECT_IS_FOLDER = error(
    "project-is-folder",
    "a project is a folder, and this is a file",
    "项目是一个文件夹，而这是一个文件",
    "give its folder: {folder}",
    "请给出所在的文件夹：{folder}",
)
REGION_WITHOUT_SCORE = error(
    "region-without-score",
    "{region} has no score in {year}",
    "{region} {year} 年没有得分",
    "years with a score: {known}",
    "有得分的年份：{known}",
)
NOTHING_IN_COMMON = error(
    "nothing-in-common",
    "the two indices have no region and year in common",
    "两个指数没有共同的地区和年份",
)
RANK = Words("Rank", "排名")
SCORE = Words("Score", "得分")
POINTS = Words("Points", "贡献分")
ITEM = Words("Item", "指标")
GLOBAL = Words("Global weight", "全局权重")
VALUE_COLUMN = Words("Value", "指标值")
RECORDS = Words("Records", "记录数")
LOW = Words("From", "下端")
HIGH = Words("To", "上端")
WEIGHT = Words("Weight", "权重")
LEVEL = Words("Level", "层级")
POOLS: Mapping[str, Words] = {
    "province": Words("provinces", "省级地区"),
    "city": Words("cities", "城市"),
    "country": Words("countries", "国家"),
    "county": Words("counties", "县"),
    "region": Words("regions", "地区"),
    "circle": Words("economic circles", "经济圈"),
    "all": Words("all regions", "全部地区"),
}
RULE_NAMES: Mapping[str, Words] = {
    "sum": Words("sum", "得分之和"),
    "mean": Words("mean", "得分均值"),
    "weighted": Words("weighted mean", "得分加权均值"),
    "recompute": Words("recomputed from the values", "指标值合并后重新计算"),
}
KIND_NAMES: Mapping[str, Words] = {
    "region": Words("Region", "地区"),
    "province": Words("Province", "省级地区"),
    "city": Words("City", "城市"),
    "circle": Words("Economic circle", "经济圈"),
}


WEIGHTS_EQUAL: Mapping[str, Words] = {
    "siblings": Words("equal below each node", "同级等权"),
    "indicators": Words("equal for all indicators", "各指标等权"),
}
WEIGHTS_IN_TABLE = Words("{file}, column {column} ({kind})", "{file} 的 {column} 列（{kind}）")
WEIGHT_KINDS: Mapping[str, Words] = {
    "local": Words("local", "局部权重"),
    "global": Words("global", "全局权重"),
}


def by_language(words: Words, **details: object) -> dict[str, str]:
    """Return words in every language.

    >>> by_language(WEIGHTS_EQUAL["indicators"])
    {'en': 'equal for all indicators', 'zh': '各指标等权'}
    """
    return {"en": words("en", **details), "zh": words("zh", **details)}


def pool_word(pool: str, lang: Language) -> str:
    """Name a pool in the plural; a kind that is not known, by its own name.

    >>> pool_word("city", "en"), pool_word("port", "en")
    ('cities', 'port')
    """
    return POOLS[pool](lang) if pool in POOLS else pool


def kind_word(kind: str, lang: Language) -> str:
    """Name one region of a kind, as a column's heading.

    >>> kind_word("city", "zh"), kind_word("port", "zh")
    ('城市', '地区')
    """
    return KIND_NAMES.get(kind, KIND_NAMES["region"])(lang)

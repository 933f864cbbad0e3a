"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

SAMPLE_SEED = error(
    "sample-seed",
    "the seed is {seed}, which is below 0",
    "种子为 {seed}，小于 0",
    "give a whole number such as 2022",
    "请给出 2022 这样的非负整数",
)
SAMPLE_SCALE = error(
    "sample-scale",
    "the scale is {scale}; it must be above 0 and at most {most}",
    "规模为 {scale}，应大于 0 且不超过 {most}",
    "1 is the size of the report's database, 1000 a thousand times that",
    "1 即报告样本库的规模，1000 即其一千倍",
)
SAMPLE_STRICT = error(
    "sample-strict",
    "no record may be rejected (--strict)",
    "不允许剔除任何记录（--strict）",
    "correct the records, or leave --strict out",
    "请更正记录，或去掉 --strict",
)
OPTION_MEMORY = error(
    "option-memory",
    "--memory {found!r} is no amount of memory",
    "--memory {found!r} 不是内存大小",
    "write --memory 2GB",
    "请写 --memory 2GB",
)
OPTION_THREADS = error(
    "option-threads",
    "--threads {found} is not from 1 to {most}",
    "--threads {found} 应为 1 到 {most}",
    "write --threads 2",
    "请写 --threads 2",
)
TABLE = Words("Table", "表")
COLUMN = Words("Column", "列")
REASON = Words("Reason", "原因")
MISSING = Words("Missing", "缺失")
SHARE = Words("Share", "比例")
WORST_REGION = Words("Most in", "比例最高的地区")
NEAREST = Words("Nearest", "最接近的名称")
QUALITY_TITLE = Words("Check of the records: {source}", "样本库检查结果：{source}")
QUALITY_SUM = Words(
    "Records are used or rejected; the two make up all.", "记录或被采用，或被剔除，两者之和为全部。"
)
QUALITY_UNDATED = Words(
    "Undated records count in every year for stocks (all up to its end), and in none "
    "for flows (those of the year).",
    "无日期的记录：按截至年末统计时计入每一年，按当年统计时不计入任何一年。",
)
REJECTED_TITLE = Words("Rejected records", "被剔除的记录")
MISSING_TITLE = Words("Missing values of the columns used", "所用各列的缺失情况")
PLACES_TITLE = Words("Names of places", "地名")
UNKNOWN_NAME = Words("Unknown name", "无法识别的名称")
ALIASES = Words(
    "Other names of regions, understood: {count} ({taken}).",
    "已识别的其他写法 {count} 个（{taken}）。",
)
SHARE_OF = Words("{share} of {count}", "{count} 条的 {share}")
FINGERPRINTS_TITLE = Words("Fingerprints of the tables", "各表指纹")
FINGERPRINT = Words("Fingerprint", "指纹")
SUMS = Words("Sums", "合计")
FINGERPRINT_NOTE = Words(
    "Of every record as it is in the source: the same for every engine and order of records. To "
    "compare later: --format json -o FILE now, --expect FILE then.",
    "由源中每条记录算出，与引擎和记录顺序无关。供日后比对：现在用 --format json -o FILE 记录，"
    "届时用 --expect FILE 比对。",
)
VALUES_TITLE = Words("Values {year}: {pool}", "{year} 年指标值：{pool}")
SYNTHETIC = Words(
    "synthetic records (seed {seed}), no statistics", "合成数据（种子 {seed}），并非统计数据"
)
WROTE = Words("wrote {path}", "已写入 {path}")
PLACE_LEVELS: Mapping[str, Words] = {
    "region": Words("region", "地区"),
    "city": Words("city", "城市"),
}
COUNTS: Mapping[str, Words] = {
    "total": Words("Records", "记录数"),
    "used": Words("Used", "采用"),
    "rejected": Words("Rejected", "剔除"),
    "undated": Words("Undated", "无日期"),
}

"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Message, Words, error, note, warning

SAMPLE_REJECTED = note(
    "sample-rejected",
    "{rejected} of {total} {table} were rejected: {reasons}",
    "{total} 条{table}记录中剔除了 {rejected} 条：{reasons}",
)
SAMPLE_MOSTLY_REJECTED = error(
    "sample-mostly-rejected",
    "{rejected} of {total} {table} were rejected, more than {most:.0%} of them: {reasons}",
    "{total} 条{table}记录中剔除了 {rejected} 条，超过 {most:.0%}：{reasons}",
    "see which: ahp-index sample check PROJECT --quarantine FOLDER. If that is how it is, write "
    "most_rejected = {enough} under [quality]",
    "可用 ahp-index sample check PROJECT --quarantine FOLDER 查看是哪些；若确实如此，请在 "
    "[quality] 下写 most_rejected = {enough}",
)
SAMPLE_DIFFERS = error(
    "sample-differs",
    "{table} are not as recorded: expected {expected}, found {found}",
    "{table}与记录的不同：应为{expected}，实为{found}",
    "look whether the records were changed or damaged; where they were changed on purpose, record "
    "them anew",
    "请查看记录是否被改动或损坏；若为有意改动，请重新记录",
)
PRINT = note(
    "print",
    "{count:record|records} with the fingerprint {fingerprint}{sums}",
    "{count} 条记录，指纹 {fingerprint}{sums}",
)
PRINT_ABSENT = note("print-absent", "no such table", "无此表")
PRINTS_UNREADABLE = error(
    "prints-unreadable",
    "there are no fingerprints of tables in this file",
    "此文件中没有各表的指纹",
    "record them with: ahp-index sample check PROJECT --format json -o FILE",
    "请用 ahp-index sample check PROJECT --format json -o FILE 记录",
)
KIND_UNKNOWN = error(
    "kind-unknown",
    "no region is of the kind {kind!r}",
    "没有类别为 {kind!r} 的地区",
    "{suggestion}",
    "{suggestion}",
)
TYPE_POSITIVE = note("type-positive", "a number above 0", "大于 0 的数")
TYPE_SHARE = note("type-share-of-records", "a share from 0 to 1", "0 到 1 之间的比例")
TYPE_TEXTS = note("type-texts", "a text or a list of texts", "文字或文字列表")
SAMPLE_TABLE_TWICE = error(
    "sample-table-twice",
    "the table {table} is also in {other}",
    "表 {table} 在 {other} 中也有",
    "keep one of the two",
    "请只保留一份",
)
SAMPLE_PARTS_DIFFER = error(
    "sample-parts-differ",
    "the columns are not those of {other}, which belongs to the same table: {columns}",
    "列与同一张表的 {other} 不同：{columns}",
    "give every file of a table the same headings",
    "请让同一张表的各文件使用相同的表头",
)
SAMPLE_NOT_PARQUET = error(
    "sample-not-parquet",
    "this is no Parquet file, whatever its name says",
    "名为 Parquet，实则不是 Parquet 文件",
    "export it anew, or name it .csv if it is one",
    "请重新导出；若实为 CSV，请改名为 .csv",
)
SAMPLE_PARQUET_CUT = error(
    "sample-parquet-cut",
    "the Parquet file is incomplete or damaged: {reason}",
    "Parquet 文件不完整或已损坏：{reason}",
    "copy or export it anew",
    "请重新复制或导出",
)
SAMPLE_CSV_RAGGED = error(
    "sample-csv-ragged",
    "the row does not have {expected} cells as the headings do, but {found}",
    "此行有 {found} 格，而表头有 {expected} 列",
    "put texts that hold the delimiter in quotation marks",
    "含有分隔符的文本请加引号",
)
SAMPLE_CSV_QUOTE = error(
    "sample-csv-quote",
    "a quotation mark is opened and not closed, or text follows it",
    "引号未闭合，或引号后还有文字",
    "check the quotation marks; within a text in quotation marks they are doubled",
    "请检查引号；带引号的文本中，引号要写两遍",
)
SAMPLE_CSV_LONG = error(
    "sample-csv-long",
    "the row is longer than {bytes} bytes",
    "此行超过 {bytes} 字节",
    "check for a quotation mark that is never closed",
    "请检查是否有未闭合的引号",
)
SAMPLE_CSV_BROKEN = error(
    "sample-csv-broken",
    "the file cannot be taken apart into rows and cells",
    "文件无法拆分为行和单元格",
    "check the quotation marks, the number of cells in each row, and that all lines end alike",
    "请检查引号、每行的格数，以及各行的换行符是否一致",
)
SOURCE_SCHEME = error(
    "source-scheme",
    "databases of kind {scheme} cannot be read",
    "无法读取 {scheme} 类型的数据库",
    "give a folder, a .duckdb file or postgresql://USER@HOST/DATABASE",
    "请给出文件夹、.duckdb 文件或 postgresql://用户@主机/数据库",
)
SOURCE_URL = error(
    "source-url",
    "the URL of the database cannot be taken apart",
    "数据库的网址无法解析",
    "write postgresql://USER@HOST:PORT/DATABASE and put the password into PGPASSWORD; in a URL "
    "its special characters are written as %40 for @ and so on",
    "请写作 postgresql://用户@主机:端口/数据库，密码放在 PGPASSWORD 中；"
    "若写在网址里，特殊字符须转写，如 @ 写作 %40",
)
SOURCE_NOT_FOR_SPARK = error(
    "source-not-for-spark",
    "Spark reads folders of CSV and Parquet files and tables of its catalog, not this file",
    "Spark 只能读取 CSV、Parquet 文件夹或其目录中的表，不能读取此文件",
    'write engine = "duckdb" for a DuckDB file',
    'DuckDB 文件请写 engine = "duckdb"',
)
SOURCE_PACKAGE_MISSING = error(
    "source-package-missing",
    "this source needs the package {package}",
    "读取此数据源需要 {package} 软件包",
    'install it: pip install "weightbench[{extra}]"',
    '请安装：pip install "weightbench[{extra}]"',
)
SOURCE_JAVA_MISSING = error(
    "source-java-missing",
    "Spark needs Java, and there is none",
    "Spark 需要 Java，但未找到",
    "install Java 17 or later (Debian, Ubuntu: apt install openjdk-17-jre-headless), or set "
    "JAVA_HOME",
    "请安装 Java 17 或更新版本（Debian、Ubuntu：apt install openjdk-17-jre-headless），"
    "或设置 JAVA_HOME",
)
SOURCE_SPARK_NOT_STARTED = error(
    "source-spark-not-started",
    "Spark did not start: {reason}",
    "Spark 无法启动：{reason}",
    "check the installation with: spark-submit --version",
    "请用 spark-submit --version 检查安装",
)
SOURCE_LOCKED = error(
    "source-locked",
    "another program has the database open for writing: {program}, process {process}",
    "另一程序正以写入方式打开此数据库：{program}，进程 {process}",
    "close it there, or copy the file",
    "请在该程序中关闭，或复制一份文件",
)
SOURCE_NOT_DUCKDB = error(
    "source-not-duckdb",
    "the file cannot be opened as a DuckDB database: {reason}",
    "无法作为 DuckDB 数据库打开：{reason}",
    "give a DuckDB file that is complete and not newer than the DuckDB installed here, or a "
    "folder of CSV or Parquet files",
    "请给出完整且不高于此处 DuckDB 版本的 DuckDB 文件，或 CSV、Parquet 文件夹",
)
SOURCE_UNREACHABLE = error(
    "source-unreachable",
    "the database cannot be reached: {reason}",
    "无法连接数据库：{reason}",
    "check host and port, and that the server is running",
    "请检查主机和端口，以及服务器是否在运行",
)
SOURCE_REFUSED = error(
    "source-refused",
    "the database refuses to let you in: {reason}",
    "数据库拒绝登录：{reason}",
    "check user and password; the password is read from PGPASSWORD or the URL",
    "请检查用户名和密码；密码取自 PGPASSWORD 或网址",
)
SOURCE_DATABASE_UNKNOWN = error(
    "source-database-unknown",
    "the server does not have this database: {reason}",
    "服务器上没有该数据库：{reason}",
    "check the last part of the URL",
    "请检查网址的最后一段",
)
SOURCE_CATALOG_UNKNOWN = error(
    "source-catalog-unknown",
    "Spark's catalog has no database {database!r}",
    "Spark 目录中没有数据库 {database!r}",
    "{suggestion}",
    "{suggestion}",
)
SOURCE_SPILL = error(
    "source-spill",
    "files cannot be put here while computing: {reason}",
    "无法在此存放计算中的临时文件：{reason}",
    "name another folder: spill",
    "请用 spill 指定另一个文件夹",
)
SOURCE_MEMORY = error(
    "source-memory",
    "the memory limit of {memory} does not suffice",
    "内存上限 {memory} 不够用",
    'raise it, such as memory = "4GB", or allow fewer threads',
    '请提高上限，如 memory = "4GB"，或减少线程数',
)
SOURCE_FAILED = error(
    "source-failed", "the database gave up: {reason}", "数据库执行失败：{reason}", "", ""
)
SAMPLE_INDICATOR_UNKNOWN = error(
    "sample-indicator-unknown",
    "the project has no indicator {indicator}",
    "项目中没有指标 {indicator}",
    "{suggestion}",
    "{suggestion}",
)
SAMPLE_ENDPOINT_UNUSED = error(
    "sample-endpoint-unused",
    "records of {table} have no ends, and endpoint says nothing about them",
    "{table} 的记录没有两端，不用写 endpoint",
    "delete endpoint; it belongs to relations",
    "请删去 endpoint，它只用于 relations",
)
SAMPLE_KEY_UNUSED = error(
    "sample-key-unused",
    "a {measure} does not use {key}",
    "{measure} 用不到 {key}",
    "delete {key}, or choose another measure: count, sum, mean, share",
    "请删去 {key}，或换一种 measure：count、sum、mean、share",
)
SAMPLE_COLUMN_UNFIT = error(
    "sample-column-unfit",
    "{column} of {table} cannot be used for a {measure}",
    "{table} 的 {column} 不能用于 {measure}",
    "{suggestion}",
    "{suggestion}",
)
SAMPLE_FLOW_UNDATED = error(
    "sample-flow-undated",
    "records of {table} have no date, so none is of a year",
    "{table} 的记录没有日期，无法归入某一年",
    'write period = "stock" or leave it out',
    '请写 period = "stock"，或不写 period',
)
TYPE_MEMORY = note("type-memory", "an amount of memory", "内存大小")
TYPE_LIMITS = note(
    "type-limits",
    "a number, a list of numbers, or limits of which the lower one is not above the upper",
    "数、数的列表，或下限不大于上限的范围",
)
SAMPLE_TABLE_MISSING = error(
    "sample-table-missing",
    "{source} has no table {table}",
    "{source} 中没有表 {table}",
    'another name is told with [tables.{key}] name = "..."; {suggestion}',
    '表名不同时可写 [tables.{key}] name = "..."；{suggestion}',
)
SAMPLE_COLUMN_MISSING = error(
    "sample-column-missing",
    "the table {table} of {source} has no column {column}",
    "{source} 的表 {table} 没有列 {column}",
    "another name is told with [tables.{key}] columns = {{ ... }}; {suggestion}",
    "列名不同时可写 [tables.{key}] columns = {{ ... }}；{suggestion}",
)
SAMPLE_COLUMN_TYPE = error(
    "sample-column-type",
    "the column {column} of the table {table} of {source} is of type {found}, not {expected}",
    "{source} 的表 {table} 的列 {column} 类型为 {found}，应为{expected}",
    "convert it, or name another column",
    "请转换类型，或指定另一列",
)
SAMPLE_TABLE_EMPTY = warning(
    "sample-table-empty",
    "the table {table} has no records",
    "表 {table} 没有记录",
    "check that it is the right one",
    "请核对是否为所需的表",
)
SAMPLE_VALUE_ABSENT = warning(
    "sample-value-absent",
    "no record of {table} has {value!r} in {column}",
    "{table} 中没有 {column} 为 {value!r} 的记录",
    "{suggestion}",
    "{suggestion}",
)
SAMPLE_NAMES_UNKNOWN = note(
    "sample-names-unknown",
    "{names:more name of a place is|more names of places are} unknown, in {count:record|records}",
    "另有 {names} 个地名无法识别，涉及 {count} 条记录",
)
SAMPLE_UNDATED = note(
    "sample-undated",
    "{count:record|records} of {table} without a date count for no year",
    "{table} 中 {count} 条记录没有日期，不计入任何一年",
)
SAMPLE_NOWHERE = note(
    "sample-nowhere",
    "{count:relation counts|relations count} for no region, as the {endpoint} has none",
    "{count} 条关系的 {endpoint} 没有所在地区，不计入任何地区",
)
ROLLUP_TAKEN = note(
    "rollup-taken",
    "nothing that these values depend on has changed since they were rolled up; they are taken "
    "as they are",
    "汇总所依赖的内容均未变化，沿用此前保存的汇总值",
    "to roll the records up again, give --fresh",
    "如需重新汇总，请加 --fresh",
)
ROLLUP_NOT_KEPT = note(
    "rollup-not-kept",
    "these records are rolled up each time: whether a database has changed cannot be told "
    "without reading it",
    "每次都重新汇总：不读取数据库就无法判断其中的记录是否变化",
    "to keep the values, name files of records (CSV, Parquet or DuckDB)",
    "如需保存汇总值，请使用记录文件（CSV、Parquet 或 DuckDB）",
)
ROLLUP_UNSOUND = error(
    "rollup-unsound",
    "this is no whole roll-up: {file} is missing, or not as it was written",
    "这不是完整的汇总：{file} 缺失，或与写入时不同",
    "name a folder with rollup.toml, values.csv and quality.json as ahp-index wrote them, or a "
    "copy of it",
    "请指定 ahp-index 写出的、含有 rollup.toml、values.csv 和 quality.json 的文件夹或其副本",
)
SAMPLE_COUNT = error(
    "sample-count",
    "{table} has {total:record|records}, but {used} were used and {rejected} rejected",
    "{table} 有 {total} 条记录，但采用 {used} 条、剔除 {rejected} 条",
    "try again when nothing writes to the records; if it stays, please report it",
    "请在没有其他程序写入时重试；若仍如此，请报告此问题",
)
TABLE_NAMES: Mapping[str, Words] = {
    "enterprises": Words("enterprises", "企业"),
    "investors": Words("investors", "投资者"),
    "universities": Words("universities", "大学"),
    "institutes": Words("research institutes", "科研院所"),
    "people": Words("people", "人员"),
    "alliances": Words("alliances", "产业联盟"),
    "conferences": Words("conferences", "会议"),
    "policies": Words("policies", "政策"),
    "parks": Words("industrial parks", "产业园区"),
    "foreign": Words("partners abroad", "境外伙伴"),
    "relations": Words("relations", "关系"),
}
REASONS: Mapping[str, Words] = {
    "id-missing": Words("no id", "缺少编号"),
    "copy": Words("copy of another record", "与另一条记录完全相同"),
    "id-repeated": Words("id of several records that differ", "多条不同的记录编号相同"),
    "id-in-several-tables": Words("id that stands in several tables", "编号在多张表中出现"),
    "region-missing": Words("no region", "缺少地区"),
    "region-unknown": Words("unknown region", "地区无法识别"),
    "city-elsewhere": Words("city of another region", "城市不属于该地区"),
    "reference-missing": Words("does not say which entity it refers to", "未写明所指的主体"),
    "reference-unknown": Words("refers to an unknown entity", "所指的主体不存在"),
    "reference-rejected": Words("refers to a rejected record", "所指的记录已被剔除"),
    "number-unreadable": Words("not a number", "不是数字"),
    "flag-unreadable": Words("neither true nor false", "不是“是”或“否”"),
    "date-unreadable": Words("not a date", "不是日期"),
    "number-impossible": Words("number that cannot be", "数值不可能"),
    "date-impossible": Words("date that cannot be", "日期不可能"),
    "word-unknown": Words("word that is not in the list", "不在可选词之列"),
}
COLUMN_TYPES: Mapping[str, Message] = {
    "id": note("sample-type-id", "text or a whole number", "文字或整数"),
    "text": note("sample-type-text", "text", "文字"),
    "number": note("sample-type-number", "a number", "数字"),
    "flag": note("sample-type-flag", "true or false", "布尔值"),
    "date": note("sample-type-date", "a date or a year", "日期或年份"),
}
PLACES_UNKNOWN: Mapping[str, Message] = {
    "region": note(
        "sample-region-unknown",
        "no region is named {name!r}, which {count:record has|records have}",
        "没有名为 {name!r} 的地区（{count} 条记录）",
        "if it is another name of a region, add it to the aliases in regions.csv; {suggestion}",
        "若为某地区的别名，请加入 regions.csv 的 aliases；{suggestion}",
    ),
    "city": note(
        "sample-city-unknown",
        "no city is named {name!r}; {count:record counts|records count} for the region only",
        "没有名为 {name!r} 的城市，{count} 条记录只计入所在地区",
        "add it to regions.csv, as a city or an alias; {suggestion}",
        "请把它作为城市或别名加入 regions.csv；{suggestion}",
    ),
}

"""The command line's words: commands, options and their help in both languages."""

from __future__ import annotations

from ahp.parser import TEXTS as AHP_TEXTS
from ahp.parser import Parser as AhpParser
from ahp.parser import Version

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ahp.common.wording import Language

TEXTS: Mapping[str, Mapping[Language, str]] = {
    "index-description": {
        "en": "Composite indices from text files: scores, ranks, tables and charts of regions, "
        "with AHP weights; and an audit of published tables.",
        "zh": "用文本文件编制综合指数：以 AHP 权重计算各地区得分和排名，输出表格和图；"
        "并核对已发表的表格。",
    },
    "build": {
        "en": "build an index and print its league tables, years side by side",
        "zh": "计算指数，输出各年并列的排名表",
    },
    "rank": {
        "en": "rank regions in one year, with what their scores are made of",
        "zh": "某一年的排名、得分及其构成",
    },
    "explain": {
        "en": "trace a region's score down to indicators, weights, matrices and judgments",
        "zh": "把一个地区的得分逐级追溯到指标、权重、判断矩阵和判断",
    },
    "compare": {
        "en": "compare two settings, two sets of weights or two projects: who changes rank",
        "zh": "对比两种设置、两组权重或两个项目：谁的名次变了",
    },
    "audit": {
        "en": "check whether the figures of published tables fit together",
        "zh": "核对已发表表格中的数字是否相互吻合",
    },
    "export": {
        "en": "write tables, every stage, and an Excel workbook with live formulas",
        "zh": "输出表格、每一步的数据，以及带公式的 Excel 工作簿",
    },
    "chart": {"en": "draw charts as SVG or PNG", "zh": "绘图（SVG 或 PNG）"},
    "new": {"en": "start an index project", "zh": "新建指数项目"},
    "sample": {
        "en": "indicator values from the records of a sample database",
        "zh": "由样本数据库的记录汇总出指标值",
    },
    "sample-actions": {"en": "new, check or rollup", "zh": "new、check 或 rollup"},
    "sample-new": {
        "en": "write a synthetic sample database, the same for the same seed",
        "zh": "生成合成的样本数据库（种子相同则内容相同）",
    },
    "sample-check": {
        "en": "report the quality of records: rejected ones with reasons, missing shares, "
        "unknown names",
        "zh": "检查记录质量：剔除的记录及原因、缺失比例、无法识别的名称",
    },
    "sample-rollup": {
        "en": "roll records up to the value of every indicator, region and year",
        "zh": "把记录汇总为各指标、各地区、各年份的数值",
    },
    "sample-folder": {"en": "folder for the records", "zh": "存放记录的文件夹"},
    "seed": {"en": "seed of the synthetic records (default 2022)", "zh": "种子（默认 2022）"},
    "sample-scale": {
        "en": "times the size of the report's database (default 1)",
        "zh": "为报告样本数据库的多少倍（默认 1）",
    },
    "sample-new-format": {"en": "csv (default) or parquet", "zh": "csv（默认）或 parquet"},
    "sample-project": {
        "en": 'index project whose index.toml says values = [{ sample = "sample.toml" }]',
        "zh": 'index.toml 中写有 values = [{ sample = "sample.toml" }] 的指数项目',
    },
    "sample-source": {
        "en": "where the records are: a folder, a .duckdb file or a URL (default: what "
        "sample.toml says)",
        "zh": "记录所在：文件夹、.duckdb 文件或 URL（默认按 sample.toml）",
    },
    "engine": {
        "en": "duckdb or spark (default: what sample.toml says)",
        "zh": "duckdb 或 spark（默认按 sample.toml）",
    },
    "memory": {
        "en": "memory limit, such as 2GB; beyond it, work goes through files",
        "zh": "内存上限，如 2GB；超出时借助磁盘",
    },
    "threads": {"en": "number of threads (default: all cores)", "zh": "线程数（默认用全部核心）"},
    "quarantine": {
        "en": "folder for the rejected records, with reasons",
        "zh": "存放被剔除记录（附原因）的文件夹",
    },
    "force": {
        "en": "replace files of an earlier time that differ",
        "zh": "覆盖内容不同的已有文件",
    },
    "strict": {
        "en": "refuse where any record is rejected",
        "zh": "只要有记录被剔除就拒绝汇总",
    },
    "rollup-output": {
        "en": "folder for values.csv, quality.json and quarantine/ (default: print the values)",
        "zh": "输出 values.csv、quality.json 和 quarantine/ 的文件夹（默认输出数值）",
    },
    "project": {
        "en": "index project: a folder with index.toml",
        "zh": "指数项目文件夹（含 index.toml）",
    },
    "audit-project": {
        "en": "folder with audit.toml, which declares tables and relations",
        "zh": "含 audit.toml 的文件夹，其中声明表格和关系",
    },
    "other": {"en": "a second index project", "zh": "第二个指数项目"},
    "region": {
        "en": "region: code, name or short name (新疆); circles too",
        "zh": "地区：代码、名称或简称（如 新疆），也可以是经济圈",
    },
    "table-format": {
        "en": "table (default), json, csv, markdown, latex or html",
        "zh": "table（默认）、json、csv、markdown、latex 或 html",
    },
    "node": {
        "en": "item of the index: code or name (default: the goal)",
        "zh": "指数中的一项：代码或名称（默认为总指数）",
    },
    "pool": {
        "en": "kind of regions, such as province, city or circle (default: all)",
        "zh": "地区类别，如 province、city、circle（默认全部）",
    },
    "year": {"en": "year (default: the latest)", "zh": "年份（默认最近一年）"},
    "figure": {
        "en": "figure in brackets: the item's score (0-100), or its points of the total "
        "(default: points where all means are arithmetic)",
        "zh": "括号内的数字：score 该项得分（0-100），points 对总分的贡献分"
        "（默认：全部为算术平均时用 points）",
    },
    "changes": {
        "en": "part the change of every score between two years, such as 2021-2022",
        "zh": "分解两年之间的得分变化，如 2021-2022",
    },
    "other-model": {
        "en": "model folder that gives B its weights",
        "zh": "B 所用权重的模型文件夹",
    },
    "other-method": {
        "en": "B derives weights by eigenvector, geometric-mean or column-sum",
        "zh": "B 的权重方法：eigenvector、geometric-mean 或 column-sum",
    },
    "set": {
        "en": 'a setting of B, as in index.toml: normalization.method="z-score"; may be repeated',
        "zh": 'B 的一项设置，写法同 index.toml：normalization.method="z-score"；可重复',
    },
    "recomputed": {
        "en": "print every published figure beside the recomputed one: within rounding?",
        "zh": "逐格输出：已发表、重算、是否在舍入误差内",
    },
    "audit-format": {
        "en": "table (default), json, csv, markdown, latex or html",
        "zh": "table（默认）、json、csv、markdown、latex 或 html",
    },
    "export-formats": {
        "en": "xlsx, csv, markdown, json, latex, html, several with commas, or all "
        "(default xlsx,csv)",
        "zh": "xlsx、csv、markdown、json、latex、html，多个用逗号分隔，或 all（默认 xlsx,csv）",
    },
    "export-output": {"en": "folder to write into", "zh": "输出文件夹"},
    "chart-kind": {
        "en": "ranking (stacked points), heatmap (regions x dimensions), bump (ranks over years), "
        "profile (one region and its group), map (tile grid of provinces), or all",
        "zh": "ranking 得分构成，heatmap 地区×维度热力图，bump 历年排名，"
        "profile 单个地区与同组对比，map 省份方格地图，或 all",
    },
    "chart-output": {
        "en": "file to write, .svg or .png (default: KIND.svg); with all, a folder (default: "
        "charts)",
        "zh": "输出文件，.svg 或 .png（默认 图名.svg）；all 时为文件夹（默认 charts）",
    },
    "chart-region": {
        "en": "region of the profile (default: the first)",
        "zh": "profile 图的地区（默认第一名）",
    },
    "against": {
        "en": "circle whose members the profile compares with (default: the pool)",
        "zh": "profile 图与哪个经济圈的成员对比（默认同类地区）",
    },
    "top": {"en": "show only the first N regions", "zh": "只显示前 N 个地区"},
    "font": {
        "en": "font file for Chinese text (default: an installed one)",
        "zh": "中文字体文件（默认用已安装的字体）",
    },
    "suffix": {
        "en": "with all: svg (default), png, or both as svg,png",
        "zh": "all 时的格式：svg（默认）、png，或 svg,png",
    },
    "new-folder": {"en": "folder to make", "zh": "新建的文件夹"},
    "new-model": {
        "en": "model folder (hierarchy.toml and judgments) that gives the weights",
        "zh": "提供权重的模型文件夹（含 hierarchy.toml 和判断矩阵）",
    },
    "years": {
        "en": "years, such as 2021,2022 (default: the last two)",
        "zh": "年份，如 2021,2022（默认最近两年）",
    },
    "regions": {
        "en": "names of regions with commas (default: the 31 provinces of China)",
        "zh": "地区名称，用逗号分隔（默认中国 31 个省级地区）",
    },
}


class Parser(AhpParser):
    """An argument parser that speaks the chosen language, with this command's words."""

    def option(self, *names: str, text: str, **options: Any) -> None:
        """Add an argument with its help from the table of texts."""
        words = TEXTS.get(text) or AHP_TEXTS[text]
        self.add_argument(*names, help=words[self.lang], **options)


def build_parser(lang: Language, version: Callable[[], str]) -> Parser:
    """Make the parser of the command ``ahp-index``."""
    about = TEXTS["index-description"][lang]
    parser = Parser(lang=lang, prog="ahp-index", description=about)
    parser.option("--version", text="version", action=Version, const=version)
    parser.option("--lang", text="lang", choices=("zh", "en"), metavar="LANG")
    commands = parser.add_subparsers(
        title=AHP_TEXTS["commands"][lang], dest="command", metavar="COMMAND", required=True
    )

    def command(name: str) -> Parser:
        about = TEXTS[name][lang]
        made: Parser = commands.add_parser(name, lang=lang, help=about, description=about)
        made.option("--lang", text="lang", choices=("zh", "en"), metavar="LANG")
        return made

    def of_project(name: str) -> Parser:
        made = command(name)
        made.option("project", text="project", metavar="PROJECT")
        return made

    def tables(made: Parser, year: bool = True) -> None:
        made.option("--format", text="table-format", default="table", metavar="FORMAT")
        made.option("--node", text="node", metavar="NODE")
        made.option("--pool", text="pool", metavar="KIND")
        if year:
            made.option("--year", text="year", type=int, metavar="YEAR")

    build = of_project("build")
    tables(build, year=False)
    build.option("--figure", text="figure", metavar="FIGURE")

    rank = of_project("rank")
    tables(rank)
    rank.option("--changes", text="changes", metavar="FROM-TO")

    explain = of_project("explain")
    explain.option("region", text="region", metavar="REGION")
    tables(explain)

    compare = of_project("compare")
    compare.option("other", text="other", nargs="?", metavar="OTHER")
    compare.option("--model", text="other-model", metavar="MODEL")
    compare.option("--method", text="other-method", metavar="METHOD")
    compare.option("--set", text="set", action="append", default=[], metavar="KEY=VALUE")
    tables(compare)

    audit = command("audit")
    audit.option("project", text="audit-project", metavar="PROJECT")
    audit.option("--format", text="audit-format", default="table", metavar="FORMAT")
    audit.option("--recomputed", text="recomputed", action="store_true")

    export = of_project("export")
    export.option("-o", "--output", text="export-output", required=True, metavar="FOLDER")
    export.option("--format", text="export-formats", default="xlsx,csv", metavar="FORMATS")
    export.option("--figure", text="figure", metavar="FIGURE")
    export.option("--force", text="force", action="store_true")

    chart = of_project("chart")
    chart.option("kind", text="chart-kind", metavar="KIND")
    chart.option("-o", "--output", text="chart-output", metavar="FILE")
    chart.option("--node", text="node", metavar="NODE")
    chart.option("--pool", text="pool", metavar="KIND")
    chart.option("--year", text="year", type=int, metavar="YEAR")
    chart.option("--region", text="chart-region", metavar="REGION")
    chart.option("--against", text="against", metavar="CIRCLE")
    chart.option("--top", text="top", type=int, metavar="N")
    chart.option("--font", text="font", metavar="FILE")
    chart.option("--suffix", text="suffix", default="svg", metavar="SUFFIX")
    chart.option("--force", text="force", action="store_true")

    sample = command("sample")
    actions = sample.add_subparsers(
        title=AHP_TEXTS["commands"][lang],
        dest="action",
        metavar="ACTION",
        required=True,
        help=TEXTS["sample-actions"][lang],
    )

    def action(name: str) -> Parser:
        about = TEXTS[f"sample-{name}"][lang]
        made: Parser = actions.add_parser(name, lang=lang, help=about, description=about)
        made.option("--lang", text="lang", choices=("zh", "en"), metavar="LANG")
        return made

    records = action("new")
    records.option("folder", text="sample-folder", metavar="FOLDER")
    records.option("--seed", text="seed", type=int, default=2022, metavar="N")
    records.option("--scale", text="sample-scale", type=float, default=1, metavar="X")
    records.option("--format", text="sample-new-format", default="csv", metavar="FORMAT")
    for name in ("check", "rollup"):
        made = action(name)
        made.option("project", text="sample-project", metavar="PROJECT")
        if name == "rollup":
            made.option("-o", "--output", text="rollup-output", metavar="FOLDER")
        made.option("--source", text="sample-source", metavar="SOURCE")
        made.option("--engine", text="engine", metavar="ENGINE")
        made.option("--memory", text="memory", metavar="SIZE")
        made.option("--threads", text="threads", type=int, metavar="N")
        made.option("--quarantine", text="quarantine", metavar="FOLDER")
        made.option("--force", text="force", action="store_true")
        made.option("--strict", text="strict", action="store_true")
        made.option("--format", text="audit-format", default="table", metavar="FORMAT")

    new = command("new")
    new.option("folder", text="new-folder", metavar="FOLDER")
    new.option("--model", text="new-model", required=True, metavar="MODEL")
    new.option("--years", text="years", metavar="YEARS")
    new.option("--regions", text="regions", metavar="A,B,...")
    return parser

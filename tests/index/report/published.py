"""Who stands where by the printed tables of the 2022 report."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.audit.declarations import load_audit
from index.report.standing import League, Standing

FOLDER = Path(__file__).parents[3] / "examples" / "ai-competitiveness-2022"
ITEMS = {
    "goal": {"zh": "综合", "en": "Composite"},
    "enterprise": {"zh": "企业能力", "en": "enterprise capability"},
    "academic": {"zh": "学术生态", "en": "academic ecosystem"},
    "capital": {"zh": "资本环境", "en": "capital environment"},
    "openness": {"zh": "国际开放度", "en": "international openness"},
    "linking": {"zh": "链接能力", "en": "linking capability"},
    "government": {"zh": "政府响应能力", "en": "government response"},
}
EN = {
    "北京市": "Beijing", "广东省": "Guangdong", "上海市": "Shanghai", "浙江省": "Zhejiang",
    "江苏省": "Jiangsu", "山东省": "Shandong", "四川省": "Sichuan", "安徽省": "Anhui",
    "辽宁省": "Liaoning", "湖南省": "Hunan", "长三角": "Yangtze River Delta",
    "京津冀": "Beijing-Tianjin-Hebei", "珠三角": "Pearl River Delta", "川渝": "Chengdu-Chongqing",
    "新疆维吾尔自治区": "Xinjiang", "重庆市": "Chongqing", "湖北省": "Hubei", "陕西省": "Shaanxi",
    "福建省": "Fujian", "天津市": "Tianjin", "河南省": "Henan", "黑龙江省": "Heilongjiang",
    "吉林省": "Jilin", "山西省": "Shanxi", "广西壮族自治区": "Guangxi", "江西省": "Jiangxi",
    "河北省": "Hebei", "云南省": "Yunnan", "甘肃省": "Gansu", "贵州省": "Guizhou",
    "内蒙古自治区": "Inner Mongolia", "海南省": "Hainan", "青海省": "Qinghai",
    "宁夏回族自治区": "Ningxia", "西藏自治区": "Tibet",
}  # fmt: skip


@cache
def published() -> Standing:
    """Return the provinces, circles and cities of Tables 3 to 23."""
    declared = load_audit(FOLDER)
    assert declared is not None
    leagues = []
    for pool, first in (("province", 3), ("circle", 10), ("city", 17)):
        for number, (node, names) in enumerate(ITEMS.items(), start=first):
            table = declared.tables[f"table-{number}"]
            rows = {row for listed in table.rows.values() for row in listed}
            known = {row: {"zh": row, "en": EN.get(row, row)} for row in rows}
            leagues.append(League(table, pool, node, names, known, excerpt=pool == "city"))
    return Standing(declared.title, tuple(leagues), "goal", source=declared.source)

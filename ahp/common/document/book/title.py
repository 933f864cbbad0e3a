"""Where the line of a long Chinese title is broken: between words, in lines about as long."""

from __future__ import annotations

import re
from math import ceil

from ahp.common.document.book.needs import halves

_TWO = (
    "中国 全国 国家 世界 全球 国际 区域 地区 城市 农村 乡村 各省 省级 市级 县域 企业 产业 "
    "行业 科技 技术 创新 数字 数据 智能 信息 网络 平台 绿色 生态 环境 资源 能源 低碳 经济 "
    "社会 政府 政务 公共 服务 金融 资本 投资 教育 高校 大学 学术 人才 医疗 健康 交通 物流 "
    "旅游 文化 安全 风险 治理 管理 建设 发展 改革 开放 合作 竞争 能力 水平 质量 效率 绩效 "
    "潜力 活力 动力 综合 评价 评估 评测 监测 测度 测评 分析 研究 比较 排名 排行 指数 指标 "
    "体系 模型 方法 层次 权重 报告 年报 白皮 蓝皮 摘要 调查 统计 示范 试验 基于 面向 及其 "
    "以及 年度 应用 影响 因素 选择 决策 方案 供应 项目 工程 系统 设计 实践 理论 战略 规划 "
    "政策"
)
_MORE = (
    "新一代 人工智能 大数据 云计算 物联网 区块链 互联网 高质量 现代化 一体化 国际化 信息化 "
    "数字化 可持续 竞争力 影响力 生产力 创新力 城市群 都市圈 经济圈 经济带 长三角 珠三角 "
    "京津冀 粤港澳 大湾区 制造业 服务业 营商环境 层次分析法 判断矩阵 蓝皮书 白皮书 供应商 "
    "虚构数据 合成数据"
)
_KNOWN = sorted({*_TWO.split(), *_MORE.split()}, key=len, reverse=True)
_OPENING, _CLOSING = "（〔【《「『“‘与和及", "）〕】》」』”’，。；：、！？的之"
_BEHIND = rf"(?:[{_CLOSING}]|[年月版](?!度))*\s*"
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_LONGEST = 160  # halves of an em of a title
_PIECE = re.compile(rf"[{_OPENING}]*(?:{'|'.join(_KNOWN)}|[!-~]+|.){_BEHIND}")
_SINGLE = re.compile(rf"[^!-~]{_BEHIND}")


def pieces(title: str) -> list[str]:
    """Return a Chinese title in pieces between which its line may be broken; others as they are.

    Characters of words that are not known stay together; what is too long for a title is not
    looked at.

    Examples
    --------
    >>> pieces("某地人工智能评价报告（2022年）")
    ['某地', '人工智能', '评价', '报告', '（2022年）']
    """
    plain = _CHINESE.search(title) and title == " ".join(title.split())
    if not plain or halves(title) > _LONGEST:
        return [title]
    found: list[str] = []
    loose = False  # whether the last piece is of characters that no known word has
    for piece in _PIECE.findall(title):
        single = _SINGLE.fullmatch(piece) is not None
        if single and loose:
            found[-1] += piece
        else:
            found.append(piece)
        loose = single and len(piece) == 1
    return found


def title_lines(title: str, most: int) -> list[str]:
    """Break a Chinese title into as few lines as it needs; one that fits is not broken.

    Parameters
    ----------
    title : str
    most : int
        Halves of an em in a line.

    Examples
    --------
    >>> title_lines("某地人工智能发展水平综合评价报告", 20)
    ['某地人工智能发展', '水平综合评价报告']
    """
    whole, found = halves(title), pieces(title)
    if whole <= most or len(found) == 1:
        return [title]
    parts = [part for piece in found for part in _cut(piece, most)]
    mean = whole / ceil(whole / most)
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(parts) + 1):
        ways = [
            (cost + (halves(line) / mean - 1) ** 2, [*lines, line])
            for start, (cost, lines) in enumerate(best)
            if halves(line := "".join(parts[start:end]).strip()) <= most or start == end - 1
        ]
        best.append(min(ways, key=lambda one: one[0]))
    return best[-1][1]


def _cut(piece: str, most: int) -> list[str]:
    """Cut a piece that no line has room for."""
    signs = max(most // 2, 1)
    if halves(piece) <= most:
        return [piece]
    return [piece[at : at + signs] for at in range(0, len(piece), signs)]

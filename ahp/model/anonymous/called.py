"""What a person is called in a text beside the whole name: another order, a surname with a title.

Somebody who is called 李明 is named by 李教授 as well, and Anna Smith by Prof. Smith.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

HAN = "\u3400-\u9fff"
LATIN = "A-Za-z\u00c0-\u024f"
_COMPOUND = frozenset(
    re.findall(
        r"\S\S",
        "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 端木 东方 南宫 独孤 轩辕 宇文 "
        "长孙 呼延 西门 闻人 申屠 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 东郭 百里 "
        "拓跋 完颜 纳兰 第五 赫连 万俟 公羊 左丘 梁丘 東方 歐陽 司馬 諸葛",
    )
)
# Surnames that end hardly any word, so that one is meant wherever a title follows; of the others
# only where a word begins: after none of the characters, or one of `_BEFORE`.
_PLAIN = (
    "李王张刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑韩唐冯董萧肖曹袁邓许傅沈彭吕卢蒋蔡贾丁魏薛叶阎闫潘杜戴"
    "汪姜姚谭廖邹熊郝孔崔邱秦侯邵孟雷钱汤尹黎乔贺赖龚樊兰殷施陶翟温颜倪牛俞翁葛聂岳柳骆詹"
    "張劉陳楊趙黃吳孫羅鄭韓馮蕭鄧許呂盧蔣賈葉閻譚鄒錢湯喬賀賴龔"
)
_BEFORE = (
    "和与及由请对向经据如像为从跟同让被以按因听即是在了给的之并而或等谢邀访问询聘"
    "学校院系部所局厅委会处科司组室省市县区人名位师任长授家士员"
)
# Words of a surname and what stands before it: nobody is meant by the second character.
_ORDINARY = frozenset(
    re.findall(
        r"\S\S",
        "国王 女王 帝王 君王 霸王 亲王 法王 天王 主张 扩张 紧张 夸张 伸张 行李 桃李 子孙 外孙 或许 "
        "允许 也许 不许 铺陈 桥梁 穿戴 金钱 价钱 皮肤 落叶 茶叶 保温 高温 气温 降温 体温 措施 实施 "
        "设施 陶瓷 孔孟 山岳 由于 对于 关于 在于 等于 处于 位于 从于 对方 校方 院方 会方 处方 局方 "
        "区方 市方 人方 司方 师方 如何 为何 因何 任何 学史 校史 院史 家史 人史 会计 部计 人文 学文 "
        "司马 人马 长江 长安 长宁 长白 师范 经常 家常 如常 对应 名单 同时 按时 学时 和平 为平 感谢 "
        "并且 同等 学习 市区 与时 经历 因时 从严 家严 院党 人党 学程 师从 以往 长项",
    )
)
_TITLE = (
    r"(?:副|正|助理|高级|资深|特聘|首席|常务)*(?:教授|讲师|助教|研究员(?!工)|工程师|经济师|会计师"
    r"|博士|院士|老师(?!傅)|导师|主任(?!务|何|意|期)|书记(?!录|载)|秘书长?(?!处)|主席|总裁"
    r"|总?经理(?!论|解|想)|董事长?(?!会)|总监(?!督|测|管)|主编|编审|馆员|主管|顾问|委员(?!会)"
    r"|[处科局厅部司院所校会县市省区镇乡村行馆站队组班室系台]长(?!期|远|度|大|短|效)"
    r"|医生|医师|大夫|律师|法官|检察官|先生(?!产|态|成|活)|女士|小姐|同志|师傅|参事|调研员)"
    rf"|[总工](?![{HAN}])|[总工](?=认为|指出|提出|建议|表示|说|的|和|与|等|完成"
    r"|负责|参与|主持|审)"
)
_LATIN_TITLE = (
    r"(?:[Pp]rof(?:essor)?s?|PROF(?:ESSOR)?|[Dd]rs?|DR|[Mm](?:rs?|s|x)|MRS?|MS|[Mm]iss|[Mm]adam"
    r"|[Dd]oc(?:tor|ent)|[Ll]ecturer|[Aa]cademician|[Ee]ng(?:ineer)?|[Ii]ng|[Dd]ean|[Dd]irector"
    r"|[Pp]resident|[Cc]hair(?:man|woman)?|[Ss]ecretary|[Mm]inister|[Mm]ayor|[Ss]ir|[Dd]ame)"
)
_BETWEEN = (  # initials, particles, and those who are named before: Professors Wu and Li
    rf"(?:[A-Z]\.[\s-]*|(?:van|von|der|den|de|la|du|di|da|el|al)\s+"
    rf"|[A-Z][{LATIN}'’-]*(?:,|,?\s+(?:and|&))\s+)*?"
)
_TITLES_IN_NAMES = re.compile(rf"{_LATIN_TITLE}\.?|(?i:phd|ph\.d\.|msc|jr\.?|sr\.?)")


@lru_cache(maxsize=1024)
def spellings(name: str) -> tuple[str, ...]:
    """Return a name and what it is in another order, or without blanks.

    >>> spellings("Smith, Anna"), spellings("李 明")
    (('Smith, Anna', 'Smith Anna', 'Anna Smith'), ('李 明', '李明'))
    """
    if re.fullmatch(rf"[{HAN}\s]+", name):
        return tuple(dict.fromkeys((name, "".join(name.split()))))
    first, comma, rest = (one.strip() for one in re.sub("[,，]", ",", name).partition(","))
    words = [first, rest] if comma else name.split()
    if len(words) != 2 or not all(re.fullmatch(rf"[{LATIN} .'’-]{{2,}}", one) for one in words):
        return (name,)
    return tuple(dict.fromkeys((name, " ".join(words), " ".join(reversed(words)))))


def surnames(name: str) -> tuple[str, ...]:
    """Return what a title may stand with of a Chinese name: the surname, of one or two characters.

    >>> surnames("李明"), surnames("欧阳娜"), surnames("阿依古丽·买买提"), surnames("Li Ming")
    (('李',), ('欧阳',), ('阿依古丽', '买买提'), ())
    """
    pieces = tuple(re.split("[·•・‧]", "".join(name.split())))
    if not all(re.fullmatch(f"[{HAN}]+", one) for one in pieces):
        return ()
    if len(pieces) > 1:
        return tuple(one for one in pieces if len(one) > 1)
    whole = pieces[0]
    if whole[:2] in _COMPOUND:
        return (whole[:2],)
    return (whole[0], whole[:2]) if len(whole) == 4 else (whole[0],)


def words(name: str) -> tuple[str, ...]:
    """Return what a title may stand with of a name in Latin letters: any word of it.

    >>> words("Smith, Anna B."), words("Prof. Li Ming"), words("李明")
    (('Smith', 'Anna'), ('Li', 'Ming'), ())
    """
    found = (one for one in re.split(r"[\s,，_]+", name) if not _TITLES_IN_NAMES.fullmatch(one))
    return tuple(one for one in found if re.fullmatch(rf"[{LATIN}][{LATIN}'’-]+", one))


def titled(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds persons by a part of their names and a title.

    Parameters
    ----------
    names : iterable of str
        Whole ones, in Chinese or Latin letters.

    Examples
    --------
    >>> found = titled(["李明", "Smith, Anna", "高山"])
    >>> [one[0] for one in found.finditer("感谢李教授、Prof. A. Smith；提高教授待遇")]
    ['李教授', 'Prof. A. Smith']
    """
    names = tuple(names)
    han = dict.fromkeys(one for name in names for one in surnames(name))
    latin = dict.fromkeys(one for name in names for one in words(name))
    ways = [
        f"{_begins(one)}(?!高工|总工){re.escape(one)}(?:{_TITLE})"
        for one in sorted(han, key=_longest)
    ]
    after = [rf"{re.escape(one)}(?![{HAN}])" for one in sorted(han, key=_longest)]
    after += [rf"{_capital(one)}(?![{LATIN}])" for one in sorted(latin, key=_longest)]
    if after:
        ways.append(rf"(?<![{LATIN}]){_LATIN_TITLE}(?:\.\s*|\s+){_BETWEEN}(?:{'|'.join(after)})")
    return re.compile("|".join(ways) or r"(?!)")


def _begins(surname: str) -> str:
    """Return what stands before a surname, so that it is not the end of another word."""
    if len(surname) > 1:
        return ""
    words = [one for one in sorted(_ORDINARY) if one[1] == surname]
    not_in = "".join(f"(?<!{one[0]})" for one in words)
    return not_in if surname in _PLAIN else rf"{not_in}(?:(?<![{HAN}])|(?<=[{_BEFORE}]))"


def _capital(word: str) -> str:
    """Return a word in capitals or with one, as names are written: `professor may` names nobody."""
    ways = dict.fromkeys((word, word[0].upper() + word[1:], word.upper()))
    return f"(?:{'|'.join(re.escape(one) for one in ways if one[0].isupper())})"


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name

"""Who is named by a surname with a title, and what only looks like that."""

import pytest

from ahp.model.anonymous.numbers import Anonymous
from ahp.model.experts import Expert

PEOPLE = (
    ("李明", "Li Ming"), ("王 伟", "Wang, Wei"), ("欧阳娜", "Na Ouyang"), ("高山", "Gao Shan"),
    ("何静", "He Jing"), ("于红", "Yu Hong"), ("方圆", "Fang Yuan"), ("史文", "Smith, Anna"),
    ("张强", "May, Theresa"), ("任远", "Jan van der Berg"), ("程序", "Pat O'Neil"),
    ("马骏", "Dr. Lee Long"), ("古丽·买买提", "Guli Maimaiti"),
)  # fmt: skip
KNOWN = Anonymous(tuple(Expert(f"e{k}", {"zh": zh, "en": en}) for k, (zh, en) in enumerate(PEOPLE)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("感谢李教授、王老师和张主任", ("李教授", "王老师", "张主任")),
        ("欧阳博士指出；请教清华大学李副教授", ("欧阳博士", "李副教授")),
        ("李明教授、王伟老师", ("李明", "王伟")),
        ("高教授、何老师与于老师", ("高教授", "何老师", "于老师")),
        ("方院长，史研究员", ("方院长", "史研究员")),
        ("由程高级工程师、马总和李工完成", ("程高级工程师", "马总", "李工")),
        ("买买提书记", ("买买提书记",)),
        ("Prof. Smith and Dr Li agree", ("Prof. Smith", "Dr Li")),
        ("Professors Wu, Chen and Smith", ("Professors Wu, Chen and Smith",)),
        ("Prof. A. B. Smith, Dr van der Berg", ("Prof. A. B. Smith", "Dr van der Berg")),
        ("Mr. O'Neil, PROF. LEE, Dr. 李 said", ("Mr. O'Neil", "PROF. LEE", "Dr. 李")),
        ("Anna Smith and Ming Li, Wei Wang", ("Anna Smith", "Ming Li", "Wei Wang")),
    ],
)  # fmt: skip
def test_a_surname_with_a_title_is_a_name(text, names):
    assert KNOWN.named_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "提高教授待遇，最高主任，高级教授，高工，高级工程师",
        "国王主任、女王老师；主张老师参与，扩张主任编制；行李主任",
        "如何教授数学；任何教授；由于教授不足，对于老师",
        "对方经理、校方主任、处方医师、地方局长；司马主任",
        "历史老师，文学史教授；课程主任，工程师，软件工程总监",
        "担任院长，现任主任，历任局长，责任主任；主任",
        "李工程、王经理论、张总体",
        "专家1 认为，李某",
        "the professor may decide, Director of Wangfujing, Dr. Lille, Prof. Smithson",
        "Li et al.; ADR Li; he said; Long before the Berg",
    ],
)
def test_ordinary_words_name_nobody(text):
    assert KNOWN.named_in(text) == ()


def test_what_is_rated_may_be_called_so():
    """An indicator's name hides a person's in it, but not one that is beside it."""
    assert KNOWN.named_in("李教授路客流", ["李教授路客流"]) == ()
    assert KNOWN.named_in("李教授看教授人数", ["教授", "教授人数"]) == ("李教授",)
    told = [*KNOWN.findings(["为李教授而写", "李教授路客流"], ["李教授路客流", "教授"])]
    assert [one.code for one in told] == ["anonymous-items", "anonymous-left"]
    assert told[1].details["names"] == ("李教授",)


def test_paths_hide_names_in_another_order():
    assert KNOWN.path("answers/AnnaSmith.xlsx", "en") == "answers/expert-8.xlsx"
    assert KNOWN.path("王伟.csv", "zh") == "专家2.csv"

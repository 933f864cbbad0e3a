"""Models that reports are tried on."""

import json
from pathlib import Path

import ahp
from ahp.files.models import write_model
from ahp.model.experts import Expert

_GOLDEN = Path(__file__).parent.parent / "golden" / "ahp-worked-examples.json"
LEADER = next(
    one
    for one in json.loads(_GOLDEN.read_text(encoding="utf-8"))["hierarchies"]
    if one["id"] == "leader"
)
CRITERIA = {"experience": "经验", "education": "学历", "charisma": "魅力", "age": "年龄"}
PEOPLE = {"moll": "莫尔", "nell": "内尔", "sue": "苏"}


def leader():
    """Return the choice of a leader (Wikipedia), whose weights and ratios are published."""
    nodes = [ahp.Node("leader", names={"en": "Choosing a leader", "zh": "选择领导者"})]
    nodes += [
        ahp.Node(code, "leader", {"en": code.title(), "zh": name})
        for code, name in CRITERIA.items()
    ]
    nodes += [
        ahp.Node(f"{above}-{code}", above, {"en": code.title(), "zh": name})
        for above in CRITERIA
        for code, name in PEOPLE.items()
    ]
    own = {"leader": ahp.PairwiseMatrix.from_upper([*CRITERIA], LEADER["criteria_upper"])}
    for above, upper in LEADER["local_upper"].items():
        own[above] = ahp.PairwiseMatrix.from_upper([f"{above}-{code}" for code in PEOPLE], upper)
    return ahp.Model(ahp.Hierarchy(nodes), own, random_index="saaty-2005")


def choice(judgments, names=("Price", "Style", "Range"), title="Which car", **others):
    """Return a model of one matrix."""
    codes = [f"i{k}" for k in range(len(names))]
    nodes = [ahp.Node("goal", names={"en": title})]
    nodes += [ahp.Node(code, "goal", {"en": name}) for code, name in zip(codes, names, strict=True)]
    matrix = ahp.PairwiseMatrix.from_upper(codes, judgments)
    return ahp.Model(ahp.Hierarchy(nodes), {"goal": matrix}, **others)


def panel(*judged, own=(None, None, None), names=("Li", "Wang", "Zhang", "Zhao")):
    """Return a model of three items that experts judge; None has judged nothing."""
    model = choice(own)
    people = []
    for upper, name in zip(judged, names, strict=False):
        matrices = {}
        if upper is not None:
            matrices = {"goal": ahp.PairwiseMatrix.from_upper(["i0", "i1", "i2"], upper)}
        people.append(
            Expert(name.lower(), {"en": name}, attributes={"field": "law"}, matrices=matrices)
        )
    return choice(own, experts=tuple(people), folder=model.folder)


def saved(folder, model):
    """Write a model with its experts into a folder."""
    write_model(folder, model)
    for one in model.experts:
        place = Path(folder) / "experts" / one.code
        place.mkdir(parents=True)
        for code, matrix in one.matrices.items():
            ahp.write_matrix(place / f"{code}.csv", matrix)
    if model.experts:
        lines = ["format = 1"]
        for one in model.experts:
            field = json.dumps(one.attributes["field"])
            lines += ["[[experts]]", f'code = "{one.code}"', f'en = "{one.name("en")}"']
            lines.append(f"attributes = {{ field = {field} }}")
        (Path(folder) / "experts.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(folder)

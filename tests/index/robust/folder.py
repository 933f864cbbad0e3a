"""A small project on disk that has every source of doubt."""

from __future__ import annotations

INDEX = """format = 1
model = "model"
[weights]
use = "ahp"
[weights.sets.ahp]
model = "model"
group = true
[weights.sets.zhang]
model = "model"
expert = "zhang"
[weights.sets.equal]
equal = true
[weights.sets.entropy]
method = "entropy"
[normalization]
range = [1, 100]
[missing]
method = "mean"
[outliers]
skewness = 1
kurtosis = 1
"""
HIERARCHY = """format = 1
[[nodes]]
code = "goal"
[[nodes]]
code = "a"
parent = "goal"
[[nodes]]
code = "b"
parent = "goal"
[[nodes]]
code = "a1"
parent = "a"
[[nodes]]
code = "a2"
parent = "a"
[[nodes]]
code = "a3"
parent = "a"
[[nodes]]
code = "b1"
parent = "b"
[[nodes]]
code = "b2"
parent = "b"
"""
MATRICES = {
    "zhang": (
        ",a,b\na,1,3\nb,,1\n",
        ",a1,a2,a3\na1,1,2,3\na2,,1,2\na3,,,1\n",
        ",b1,b2\nb1,1,1/2\nb2,,1\n",
    ),
    "li": (
        ",a,b\na,1,1/2\nb,,1\n",
        ",a1,a2,a3\na1,1,1/3,1\na2,,1,2\na3,,,1\n",
        ",b1,b2\nb1,1,4\nb2,,1\n",
    ),
    "wang": (
        ",a,b\na,1,1\nb,,1\n",
        ",a1,a2,a3\na1,1,1,1/2\na2,,1,1/3\na3,,,1\n",
        ",b1,b2\nb1,1,1\nb2,,1\n",
    ),
}
NODES = ("goal", "a", "b")
VALUES = """region,year,a1,a2,a3,b1,b2
r1,2021,5,40,3.1,900,0.5
r2,2021,7,35,2.9,120,0.7
r3,2021,4,,3.7,150,0.6
r4,2021,9,20,4.4,160,0.9
r5,2021,6,31,3.3,140,0.8
r6,2021,8,28,2.2,130,0.4
r1,2022,6,41,3.0,950,0.6
r2,2022,7,37,2.5,,0.7
r3,2022,5,22,3.9,155,0.5
r4,2022,9,25,4.6,170,0.8
r5,2022,6,33,3.2,150,0.9
r6,2022,7,27,2.4,125,0.3
"""


def files(more: str = "", index: str = INDEX) -> dict[str, str]:
    """Return the files of the project by path, with more lines in ``index.toml``."""
    found = {
        "index.toml": index + more,
        "model/hierarchy.toml": HIERARCHY,
        "indicators.csv": "code,direction\na1,+\na2,-\na3,+\nb1,+\nb2,+\n",
        "regions.csv": "code,kind\n" + "".join(f"r{k},region\n" for k in range(1, 7)),
        "values.csv": VALUES,
    }
    for person, matrices in MATRICES.items():
        for node, text in zip(NODES, matrices, strict=True):
            found[f"model/experts/{person}/{node}.csv"] = text
    for node, text in zip(NODES, MATRICES["wang"], strict=True):
        found[f"model/{node}.csv"] = text.partition("\n")[0] + "".join(
            "\n" + line.split(",")[0] + "," * (len(line.split(",")) - 1)
            for line in text.strip().split("\n")[1:]
        )
    return found


def written(folder, more="", index=INDEX):
    """Write the project into a folder, and return the folder."""
    for name, text in files(more, index).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder

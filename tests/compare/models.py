"""A small model that several experts judge."""

HIERARCHY = """format = 1

[title]
en = "Choosing a car"
zh = "选车"

[[nodes]]
code = "car"
en = "Car"
zh = "汽车"

[[nodes]]
code = "cost"
parent = "car"
en = "Cost"
zh = "费用"

[[nodes]]
code = "style"
parent = "car"
en = "Style"
zh = "款式"

[[nodes]]
code = "price"
parent = "cost"
zh = "价格"
en = "Price"

[[nodes]]
code = "fuel"
parent = "cost"
zh = "油耗"
en = "Fuel"
"""
BLANK = {"car": ",cost,style\ncost,1,\nstyle,,1\n", "cost": ",price,fuel\nprice,1,\nfuel,,1\n"}


def judged(car="", cost=""):
    return {
        "car": f",cost,style\ncost,1,{car}\nstyle,,1\n",
        "cost": f",price,fuel\nprice,1,{cost}\nfuel,,1\n",
    }

import pytest

from ahp.common.findings import FileError
from ahp.common.io.workbook import new_workbook
from ahp.files.printed import read_printed


@pytest.mark.parametrize(
    "text",
    [
        "price,0.637\nstyle,0.363\n",
        "item,weight\nprice,0.637\nstyle,0.363\n",
        "price;0.637;\r\nstyle;0.363;\r\n;;\r\n",
        "指标\t权重\nprice\t0.637\nstyle\t0.363",
        "\nitem,weight\nprice,0.637\nstyle,0.363\n",
    ],
)
def test_lists(tmp_path, text):
    path = tmp_path / "printed.csv"
    path.write_text(text, encoding="utf-8")
    assert read_printed(path) == (["price", "style"], ["0.637", "0.363"], None, None, None)


@pytest.mark.parametrize(
    "label",
    [
        "CR",
        "cr",
        "ＣＲ ",
        "C.R.",
        "CR值",
        "一致性比例",
        "一致性比例CR",
        "一致性比例（CR）",
        "一致性比率 CR",
        "Consistency ratio",
        "consistency ratio (CR)",
    ],
)
def test_ratio(tmp_path, label):
    path = tmp_path / "printed.csv"
    path.write_text(f"价格,63.7%\n外观,36.3%\n{label},0.0000\n", encoding="utf-8")
    assert read_printed(path) == (["价格", "外观"], ["63.7%", "36.3%"], "0.0000", None, None)


@pytest.mark.parametrize("label", ["CI", "ＣＩ", "CI值", "一致性指标", "Consistency index (CI)"])
def test_index(tmp_path, label):
    path = tmp_path / "printed.csv"
    path.write_text(f"price,0.6\nstyle,0.4\n{label},0.0193\n", encoding="utf-8")
    assert read_printed(path) == (["price", "style"], ["0.6", "0.4"], None, None, "0.0193")


@pytest.mark.parametrize(
    "label", ["λmax", "λ_max", "lambda_max", "Lambda max", "最大特征值", "最大特征根λmax"]
)
def test_lambda_max(tmp_path, label):
    path = tmp_path / "printed.csv"
    path.write_text(f"price,0.6\nstyle,0.4\n{label},2.0000\n", encoding="utf-8")
    assert read_printed(path) == (["price", "style"], ["0.6", "0.4"], None, "2.0000", None)


def test_wrong_lines(tmp_path):
    path = tmp_path / "printed.csv"
    path.write_text("item,weight\nprice,much\nstyle\na,b,c\n")
    with pytest.raises(FileError) as caught:
        read_printed(path)
    assert str(caught.value).splitlines() == [
        f"{path}: row 2, column 2: 'much' is not a number as printed. Write it as it is printed, "
        "such as 0.637 or 63.7%",
        f"{path}: row 3: 1 cell where an item and its printed weight were expected. Write one "
        "item a line: name, weight; and CR, 0.037 for the consistency ratio",
        f"{path}: row 4: 3 cells where an item and its printed weight were expected. Write one "
        "item a line: name, weight; and CR, 0.037 for the consistency ratio",
    ]


def test_a_misread_first_figure_is_no_heading(tmp_path):
    path = tmp_path / "printed.csv"
    path.write_text("price,O.637\nstyle,0.363\n")
    with pytest.raises(FileError) as caught:
        read_printed(path)
    assert str(caught.value) == (
        f"{path}: row 1, column 2: 'O.637' is not a number as printed. Write it as it is printed, "
        "such as 0.637 or 63.7%"
    )


@pytest.mark.parametrize("name", ["printed.xlsx", "printed.csv"])
def test_a_workbook_does_not_keep_decimals(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(new_workbook("printed", [["price", "0.70"], ["style", "0.30"]]))
    with pytest.raises(FileError) as caught:
        read_printed(path)
    assert caught.value.text("en") == (
        f"{path}: this is an Excel workbook, which keeps 0.70 as 0.7: how many decimals were "
        "printed is lost in it. Write the figures as printed into a CSV file"
    )
    assert caught.value.text("zh") == (
        f"{path}：这是 Excel 工作簿，其中 0.70 存为 0.7，原文的小数位数已丢失。"
        "请将数字按原样写入 CSV 文件"
    )


def test_no_file(tmp_path):
    path = tmp_path / "printed.csv"
    with pytest.raises(FileError) as caught:
        read_printed(path)
    assert str(caught.value) == f"{path}: there is no such file or folder"


@pytest.mark.parametrize("text", ["", "\n\n", "item,weight\n", "CR,0.037\n"])
def test_no_weights(tmp_path, text):
    path = tmp_path / "printed.csv"
    path.write_text(text)
    with pytest.raises(FileError) as caught:
        read_printed(path)
    assert str(caught.value) == (
        f"{path}: the file has no weights. Write one item a line: name, weight; and CR, 0.037 for "
        "the consistency ratio"
    )

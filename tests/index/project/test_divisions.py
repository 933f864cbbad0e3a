"""The official codes of the provinces."""

from index.project.divisions import province_by_division, province_by_name, provinces

REGIONS_OF_CODES = {"1": 5, "2": 3, "3": 7, "4": 6, "5": 5, "6": 5}
"""How many provinces each of GB/T 2260's six great regions has, by first digit."""


def test_there_are_31_with_codes_that_ascend():
    codes = [region.division for region in provinces()]
    assert len(codes) == 31
    assert codes == sorted(set(codes))
    assert all(code.endswith("0000") for code in codes)
    counted = {digit: sum(code[0] == digit for code in codes) for digit in REGIONS_OF_CODES}
    assert counted == REGIONS_OF_CODES


def test_kinds_of_divisions_are_as_many_as_they_are():
    names = [region.name("zh") for region in provinces()]
    assert sum(name.endswith("省") for name in names) == 22
    assert sum(name.endswith("市") for name in names) == 4
    assert sum(name.endswith("自治区") for name in names) == 5


def test_every_name_is_unique():
    assert len(province_by_name()) == 31 * 4
    assert len(province_by_division()) == 31
    for region in provinces():
        assert region.name("zh").startswith(region.aliases[0])
        assert region.aliases[1].startswith(region.name("en"))

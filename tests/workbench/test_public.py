import ahp.workbench


def test_every_public_name_is_there():
    for name in ahp.workbench.__all__:
        assert getattr(ahp.workbench, name) is not None
    assert set(ahp.workbench.__all__) <= set(dir(ahp.workbench))

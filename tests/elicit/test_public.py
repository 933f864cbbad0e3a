import ahp.elicit


def test_every_public_name_is_there():
    for name in ahp.elicit.__all__:
        assert getattr(ahp.elicit, name) is not None
    assert set(ahp.elicit.__all__) <= set(dir(ahp.elicit))

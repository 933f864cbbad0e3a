"""What holds for every test."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a slow machine breaks no property
settings.load_profile("untimed")


def pytest_collection_modifyitems(items):
    """Begin with the modules marked as long: else one process ends alone, with one of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)

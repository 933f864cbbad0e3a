"""What holds for every test."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a slow machine breaks no property
settings.load_profile("untimed")

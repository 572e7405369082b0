"""How often the property tests try, and that they try the same on every machine: a red run can be run again."""

from hypothesis import settings

TRIES = settings(max_examples=50, deadline=None, derandomize=True)

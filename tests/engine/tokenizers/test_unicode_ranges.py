"""The ranges of Unicode: in order, apart, and what Hugging Face takes for their members, for every code point."""

from __future__ import annotations

import re

import pytest
from tokenizers import Regex, normalizers

from app.engine.tokenizers import unicode_ranges
from app.engine.tokenizers.unicode_ranges import LETTERS, MARKS, NUMBERS, WHITE, Ranges, as_class, ranges_of

TABLES = {name: value for name, value in vars(unicode_ranges).items() if name.isupper()}
EVERY = "".join(chr(each) for each in range(0x110000) if not 0xD800 <= each <= 0xDFFF)


def members(ranges: Ranges) -> set[str]:
    return set(re.findall(f"[{as_class(ranges)}]", EVERY))


@pytest.mark.parametrize("name", TABLES)
def test_the_ranges_rise_and_do_not_touch(name: str) -> None:
    ends = [end for pair in TABLES[name] for end in pair]
    assert ends == sorted(ends)
    assert all(later - earlier > 1 for earlier, later in zip(ends[1::2], ends[2::2], strict=False))


@pytest.mark.parametrize(
    ("ranges", "property_name"), [(LETTERS, r"\p{L}"), (NUMBERS, r"\p{N}"), (MARKS, r"\p{M}"), (WHITE, r"\s")]
)
def test_a_range_holds_what_the_property_of_its_name_holds(ranges: Ranges, property_name: str) -> None:
    gone = normalizers.Replace(Regex(property_name), "")
    assert set(EVERY) - set(gone.normalize_str(EVERY)) == members(ranges)


def test_a_class_stands_between_the_brackets_of_a_regular_expression() -> None:
    assert ranges_of("41-5A 1F600") == ((0x41, 0x5A), (0x1F600, 0x1F600))
    pattern = re.compile(f"[{as_class(ranges_of('41-5A'), ranges_of('1F600 2D'))}]+")
    assert pattern.fullmatch("AZ😀-")
    assert not pattern.search("a@[")

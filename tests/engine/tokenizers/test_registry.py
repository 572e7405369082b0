"""The tokenizers by name."""

import pytest

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.registry import TOKENIZERS, tokenizer


@pytest.mark.parametrize("name", TOKENIZERS)
def test_every_tokenizer_is_made_once(name: str) -> None:
    assert tokenizer(name) is tokenizer(name)
    assert tokenizer(name).encode("She put her money in the bank.")


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotAllowedError, match="there is no tokenizer 'magic': choose one of bytes, ") as refused:
        tokenizer("magic")
    assert refused.value.field == "tokenizer"

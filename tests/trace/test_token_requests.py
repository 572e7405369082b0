"""What can be asked of the tokenizers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.engine.errors import NotAllowedError
from app.engine.grown_shelf import GrownShelf, UnknownModelError
from app.engine.library import Library
from app.engine.tokenizers.registry import TOKENIZERS
from app.trace.token_requests import NAMES, EncodeRequest, TeachRequest
from tests.trace.shelves import library

TEXT = {"text": "a b", "tokenizer": "bytes"}
OWN = {"text": "a b", "tokenizer": "own"}
LESSON = {"text": "a b", "vocab_size": 300}


@pytest.mark.parametrize("name", TOKENIZERS)
@pytest.mark.parametrize("text", ["", " ", "\n\n", "é\u0301", "\x01\x7f", "👍🏽", "a" * 5000])
def test_any_text_may_be_cut_by_any_tokenizer(name: str, text: str) -> None:
    asked = EncodeRequest.model_validate_json(json.dumps({"text": text, "tokenizer": name}))
    assert asked.to_engine().decode(asked.to_engine().encode(text)) == text or name == "words"


def test_a_tokenizer_of_ones_own_is_made_of_its_merges() -> None:
    asked = EncodeRequest.model_validate(OWN | {"merges": [[97, 98], [256, 99]]})
    assert asked.to_engine().encode("abcab") == [257, 256]
    assert EncodeRequest.model_validate(OWN | {"merges": []}).to_engine().encode("ab") == [97, 98]


def test_merges_that_cannot_be_are_refused_by_the_engine_with_their_field() -> None:
    with pytest.raises(NotAllowedError, match="merge 1 joins a token that there is not yet") as refused:
        EncodeRequest.model_validate(OWN | {"merges": [[97, 300]]}).to_engine()
    assert refused.value.field == "merges"


BAD: list[tuple[type[EncodeRequest] | type[TeachRequest], dict[str, Any], str]] = [
    (EncodeRequest, TEXT | {"text": None}, "valid string"),
    (EncodeRequest, TEXT | {"text": 7}, "valid string"),
    (EncodeRequest, TEXT | {"tokenizer": ""}, "at least 1 character"),
    (EncodeRequest, TEXT | {"tokenizer": None}, "valid string"),
    (EncodeRequest, {"text": "a"}, "Field required"),
    (EncodeRequest, TEXT | {"merges": []}, "only with it"),
    (EncodeRequest, OWN, "only with it"),
    (EncodeRequest, OWN | {"merges": [[1]]}, "at least 2 items"),
    (EncodeRequest, OWN | {"merges": [[1, 2, 3]]}, "at most 2 items"),
    (EncodeRequest, OWN | {"merges": [[1, -1]]}, "greater than or equal to 0"),
    (EncodeRequest, OWN | {"merges": [[1, 2.5]]}, "valid integer"),
    (EncodeRequest, OWN | {"merges": [[1, True]]}, "valid integer"),
    (EncodeRequest, OWN | {"merges": [[1, 2**40]]}, "less than or equal to"),
    (EncodeRequest, TEXT | {"surprise": 1}, "Extra inputs"),
    (TeachRequest, LESSON | {"vocab_size": 255}, "greater than or equal to 256"),
    (TeachRequest, LESSON | {"vocab_size": 300.5}, "valid integer"),
    (TeachRequest, LESSON | {"vocab_size": "300"}, "valid integer"),
    (TeachRequest, {"text": "a"}, "Field required"),
    (TeachRequest, {"vocab_size": 300}, "Field required"),
]


@pytest.mark.parametrize(("request_type", "body", "message"), BAD)
def test_what_cannot_be_is_refused(
    request_type: type[EncodeRequest] | type[TeachRequest], body: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        request_type.model_validate_json(json.dumps(body))


def test_the_names_are_told_in_the_schema() -> None:
    assert EncodeRequest.model_json_schema()["properties"]["tokenizer"]["examples"] == [*NAMES, "minilm"]
    assert NAMES[-1] == "own"


def test_the_tokenizer_of_a_model_is_had_by_its_id_and_one_of_no_model_is_refused_with_those_that_there_are() -> None:
    assert EncodeRequest(text="the", tokenizer="merging").to_engine(library()).encode("the") == [257]
    with pytest.raises(NotAllowedError, match="no tokenizer 'magic': choose one of bytes, ") as refused:
        EncodeRequest(text="a", tokenizer="magic").to_engine(library())
    assert refused.value.field == "tokenizer"
    assert str(refused.value.limit).endswith("own, tiny, own table, both, minilm, merging")


def test_a_grown_model_that_is_gone_is_asked_for_again(tmp_path: Path) -> None:
    shelf = Library([GrownShelf(tmp_path, 9, 10**6)])
    with pytest.raises(UnknownModelError) as gone:
        EncodeRequest(text="a", tokenizer="own-0123456789abcdef").to_engine(shelf)
    assert (gone.value.field, gone.value.code) == ("tokenizer", "unknown_model")

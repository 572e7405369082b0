"""A text through a model, on tape: its tokens, what travels with the trace, and where the rest is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.engine.errors import NotAllowedError
from app.trace.recording import Recording, trace_of
from app.trace.transformer import read_text, record_attention
from app.trace.transformer_requests import AttentionRequest
from tests.trace.shelves import library

TINY = library().open("tiny")


def recorded(text: str = "a bank") -> Recording:
    return record_attention(AttentionRequest(model="tiny", text=text), library())


def told(carry: int) -> dict[str, Any]:
    return trace_of(replace(recorded(), carry=carry), lambda name: f"/at/{name}")["tensors"]


def test_a_token_stands_for_letters_of_the_text_as_it_is_read() -> None:
    read, tokens = read_text(TINY, "Aé")
    assert read == "aé"
    assert [(token["start"], token["end"], token["special"]) for token in tokens] == [
        (0, 1, False),
        (1, 2, False),
        (1, 2, False),
    ]


def test_every_place_is_labelled_with_its_token() -> None:
    axes = trace_of(recorded())["axes"]
    assert axes["pos"] == axes["query_pos"] == axes["key_pos"] == list("a bank")
    assert axes["head"] == 2
    assert axes["d_vocab"] == 256


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(NotAllowedError, match="type a word or two") as refused:
        recorded(text)
    assert refused.value.field == "text"


def test_one_line_break_is_the_start_of_a_story() -> None:
    assert [token["text"] for token in recorded("\n").result["tokens"]] == ["\n"]


def test_a_text_longer_than_the_model_reads_is_refused_with_both_counts() -> None:
    with pytest.raises(NotAllowedError, match="the text is 13 tokens long: this model reads at most 12") as refused:
        recorded("a" * 13)
    assert (refused.value.field, refused.value.limit) == ("text", 12)


def test_a_pattern_is_a_share_of_one_and_looks_only_back() -> None:
    for layer in range(2):
        pattern = recorded().tape.tensors[f"blocks.{layer}.pattern"].value
        assert pattern.sum(axis=-1) == pytest.approx(1.0)
        assert all(pattern[:, query, query + 1 :].max(initial=0.0) == 0.0 for query in range(6))


def test_a_later_token_changes_nothing_of_an_earlier_one() -> None:
    short, long = recorded("a ban"), recorded("a bank")
    for name, tensor in short.tape.tensors.items():
        if name.endswith(("resid_post", "logits")):
            assert tensor.value == pytest.approx(long.tape.tensors[name].value[:5])


def test_what_does_not_travel_has_an_address_and_nothing_else_has() -> None:
    for tensor in told(200).values():
        assert ("href" in tensor) == (tensor["data"] is None)
    assert told(0)["blocks.0.W_Q"] == {
        "dims": ["head", "d_model", "d_head"],
        "shape": [2, 6, 3],
        "data": None,
        "says": "the weights that make the queries of layer 1",
        "href": "/at/blocks.0.W_Q",
    }


def test_the_patterns_travel_first_and_no_more_than_was_asked_for() -> None:
    tensors = told(2 * 2 * 36)
    assert {name for name, tensor in tensors.items() if tensor["data"] is not None} == {
        "blocks.0.pattern",
        "blocks.1.pattern",
    }


def test_weights_travel_last() -> None:
    names = {name for name, tensor in told(1600).items() if tensor["data"] is not None}
    assert "blocks.1.resid_post" in names
    assert not any(".W_" in name for name in names)

"""Sentences: any of their numbers opens, from a cosine down to the ids of the tokens and the weights of the model."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from app.trace.embedding_requests import SentencesRequest
from app.trace.embedding_sentences import record_one, record_sentences
from app.trace.kept import size_of
from app.trace.recording import Recording, explained
from app.trace.slices import sliced
from tests.trace.shelves import library
from tests.trace.test_recording import made_again

SENTENCES = ["at the bank", "she", "at the baths"]


def recorded(model: str, sentences: list[str] = SENTENCES) -> Recording:
    return record_sentences(SentencesRequest(model=model, sentences=sentences), library())


def goes_on(term: dict[str, Any]) -> bool:
    """The length of a vector was computed too; the way goes on by what is divided by it."""
    return term["tensor"].startswith(("sentence_units", "sentences.")) and not term["tensor"].endswith("_length")


@pytest.mark.parametrize(("model", "layers"), [("minilm", 2), ("tiny", 2)])
def test_a_cosine_opens_down_to_a_token_and_a_weight_and_each_number_is_made_again(model: str, layers: int) -> None:
    """Always the largest term that was computed itself; where it has a factor, or an id beside it, that opens too."""
    recording = recorded(model)
    tensor, index, way = "sentence_similarity", [0, 2], []
    while True:
        told = explained(recording, tensor, index)
        way.append(tensor)
        if told["op"] == "input":
            break
        weight = sum(abs(term["product"]) for term in told["terms"])
        assert made_again(told, recording.params) == pytest.approx(told["value"], rel=1e-5, abs=1e-6 * weight), tensor
        step = next((term for term in told["terms"] if goes_on(term)), told["terms"][0])
        for key in ("factor", "with"):
            if f"{key}_tensor" in step:
                beside = explained(recording, step[f"{key}_tensor"], step[f"{key}_index"])
                assert math.isfinite(beside["value"])
        tensor, index = step["tensor"], step["index"]
    assert way[:5] == [
        "sentence_similarity",
        "sentence_units",
        "sentences.0.sentence",
        "sentences.0.sentence_mean",
        way[4],
    ]
    assert way[4].startswith("sentences.0.")
    assert not way[-1].startswith("sentences."), "it ends at what the model is made of"
    assert len(way) >= 5 + 3 * layers


def test_the_row_of_a_token_names_the_id_that_chose_it() -> None:
    told = explained(recorded("minilm"), "sentences.2.embed", [2, 5])
    [term] = told["terms"]
    assert (term["tensor"], term["with_tensor"], term["with_index"]) == ("W_E", "sentences.2.ids", [2])
    token = explained(recorded("minilm"), "sentences.2.ids", [2])
    assert token["value"] == term["index"][0]
    assert token["label"] == "the id of token 3, “the”, in sentence 3"


@pytest.mark.parametrize("model", ["minilm", "tiny"])
def test_the_vector_is_the_mean_of_the_last_vectors_and_they_are_sent_when_they_are_looked_at(model: str) -> None:
    recording = recorded(model)
    for number, read in enumerate(recording.result["answer"]["read"]):
        last = np.array(sliced(recording, read["last"], {}, 10_000)["data"])
        assert last.shape[0] == len(read["tokens"])
        mean = last.mean(axis=0)
        units = recording.tape.tensors["sentence_units"].value[number]
        np.testing.assert_allclose(units, mean / np.linalg.norm(mean), rtol=1e-4, atol=1e-5)


def test_the_tape_of_all_holds_a_row_a_sentence_and_each_sentence_is_a_recording_of_its_own() -> None:
    """However long the sentences are: what is kept of them is kept one by one."""
    short, long = recorded("minilm", ["she", "at", "the"]), recorded("minilm")
    assert size_of(short) == size_of(long)
    assert set(short.parts) == {"sentences.0.", "sentences.1.", "sentences.2."}
    assert short.part_of("sentences.1.blocks.0.q") == "sentences.1."
    assert short.part_of("sentence_units") is None


def test_a_part_gives_the_same_numbers_as_the_whole() -> None:
    whole, opened = recorded("minilm"), library().open("minilm")
    part = record_one(opened, SENTENCES[1], 1)
    np.testing.assert_array_equal(
        part.tape.tensors["sentences.1.sentence"].value, whole.tape.tensors["sentences.1.sentence"].value
    )

"""The trace of the whole machine: its numbers are those of its tape, and every one of them can be explained."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.trace.machine import label_of, record_machine
from app.trace.machine_names import part_words
from app.trace.recording import Recording, explained
from app.trace.transformer_requests import MachineRequest
from tests.trace.shelves import library


def asked(**more: Any) -> Recording:
    return record_machine(MachineRequest(**{"model": "tiny", "text": "bank", **more}), library())


def test_the_votes_are_told_in_the_order_of_the_model_and_add_up_to_the_score() -> None:
    told = asked().result
    kinds = [each["kind"] for each in told["votes"]]
    layer = ["head", "head", "b_O", "mlp", "b_out"]
    assert kinds == ["embed", "pos_embed", *layer, *layer, "ln_final.b"]
    assert sum(each["vote"] for each in told["votes"]) == pytest.approx(told["voted"]["score"], abs=1e-4)


def test_without_a_word_the_most_probable_one_is_voted_for() -> None:
    recording = asked()
    assert recording.result["voted"]["id"] == int(np.argmax(recording.tape.tensors["last_logits"].value))


def test_any_word_can_be_asked_about() -> None:
    recording = asked(word=7)
    told = recording.result
    assert told["voted"]["id"] == 7
    assert told["voted"]["score"] == pytest.approx(recording.tape.tensors["last_logits"].value[7], rel=1e-6)
    assert sum(each["vote"] for each in told["votes"]) == pytest.approx(told["voted"]["score"], abs=1e-4)
    with pytest.raises(NotAllowedError, match="there is no token 256"):
        asked(word=256)


def test_the_read_outs_begin_before_any_layer_and_end_with_the_answer() -> None:
    told = asked().result
    assert [each["depth"] for each in told["lens"]] == [0, 1, 2]
    last, answer = told["lens"][-1]["candidates"], told["candidates"]
    assert [each["id"] for each in last] == [each["id"] for each in answer[: len(last)]]
    winners = [each["candidates"][0]["id"] for each in told["lens"]]
    assert set(winners[told["decided"] :]) == {winners[-1]}


def test_the_draw_is_that_of_the_next_token() -> None:
    assert asked(seed=4, temperature=2).result["drawn"] == asked(seed=4, temperature=2).result["drawn"]
    assert {asked(seed=seed, temperature=3).result["drawn"]["id"] for seed in range(9)} != {0}


def test_every_vote_leads_back_to_the_text_and_the_weights() -> None:
    recording = asked()
    for place, told in enumerate(recording.result["votes"]):
        opened = explained(recording, "votes", [place])
        assert opened["label"] == f"the vote of {part_words(label_of_vote(told))}"
        assert [(term["tensor"], term["index"]) for term in opened["terms"]] == [(told["tensor"], told["index"])]
        beneath = explained(recording, told["tensor"], told["index"])
        assert sum(term["product"] for term in beneath["terms"]) == pytest.approx(beneath["value"], abs=1e-9)


def label_of_vote(told: dict[str, Any]) -> str:
    where = [str(each) for each in (told["layer"], told["head"]) if each is not None]
    return " ".join([told["kind"], ".".join(where)]).strip()


def test_every_number_of_both_readings_is_made_again_from_its_terms() -> None:
    recording = asked()
    rng = np.random.default_rng(0)
    for name, tensor in recording.tape.tensors.items():
        if tensor.step is None:
            continue
        index = tuple(int(rng.integers(0, size)) for size in tensor.value.shape)
        _step, value, explanation = recording.tape.explain(name, index)
        assert explanation.rule(explanation.terms) == pytest.approx(value, rel=1e-9, abs=1e-12), name


def test_a_part_is_called_by_its_place() -> None:
    assert part_words("head 1.2") == "head 3 of layer 2"
    assert part_words("embed") == "the embedding"
    assert part_words("mlp 0") == "the network of layer 1"
    assert label_of.__doc__


def test_another_word_needs_no_second_forward_pass_to_agree_with_the_first() -> None:
    first, second = asked(), asked(word=3)
    np.testing.assert_array_equal(first.tape.tensors["logits"].value, second.tape.tensors["logits"].value)


def test_a_model_that_reads_whole_texts_ends_at_the_vector_of_the_sentence() -> None:
    recording = record_machine(MachineRequest(model="minilm", text="a bank"), library())
    vector = recording.tape.tensors["sentence"].value
    assert np.linalg.norm(vector) == pytest.approx(1.0)
    assert not recording.result["causal"]
    assert "votes" not in recording.result


def test_of_the_vector_of_a_sentence_every_token_has_its_share_and_their_mean_is_its_length() -> None:
    recording = record_machine(MachineRequest(model="minilm", text="a bank by a river"), library())
    told, tensors = recording.result, recording.tape.tensors
    assert len(told["along"]) == len(told["tokens"])
    assert np.mean(told["along"]) == pytest.approx(told["length"], abs=1e-4)
    stream, vector = tensors[f"blocks.{told['sizes']['n_layers'] - 1}.resid_post"].value, tensors["sentence"].value
    np.testing.assert_allclose(told["along"], stream @ vector, rtol=1e-4)


def test_how_near_the_vector_was_is_the_cosine_of_the_mean_of_each_stream_and_the_last_is_one() -> None:
    recording = record_machine(MachineRequest(model="minilm", text="a bank by a river"), library())
    told, tensors = recording.result, recording.tape.tensors
    layers = told["sizes"]["n_layers"]
    assert len(told["near"]) == layers + 1
    assert told["near"][-1] == pytest.approx(1.0, abs=1e-6)
    names = ["blocks.0.resid_pre", *(f"blocks.{layer}.resid_post" for layer in range(layers))]
    for name, near in zip(names, told["near"], strict=True):
        mean = tensors[name].value.mean(axis=0)
        wanted = mean @ tensors["sentence"].value / np.linalg.norm(mean)
        assert near == pytest.approx(float(wanted), abs=1e-5)


def test_every_number_behind_the_vector_of_a_sentence_opens() -> None:
    recording = record_machine(MachineRequest(model="minilm", text="a bank"), library())
    for name, index in (("sentence_votes", [1]), ("lens.1.near", []), ("lens.1.sentence", [2])):
        opened = explained(recording, name, index)
        assert opened["terms"]
        assert "{" not in opened["says"] + opened["label"]

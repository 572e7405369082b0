"""What changes when something is taken away: the first run is as ever, the second is the engine's changed run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine.errors import NotAllowedError
from app.trace.attention_effect import record_effect
from app.trace.attention_effects import effects
from app.trace.attention_requests import EffectRequest, EffectsRequest
from app.trace.transformer import record_attention
from app.trace.transformer_requests import AttentionRequest
from tests.trace.shelves import library

BODY: dict[str, Any] = {"model": "tiny", "text": "abcab", "token": 4}
POLES = [["b"], ["c"]]


def effect(**other: Any) -> Any:
    return record_effect(EffectRequest.model_validate({**BODY, **other}), library())


def test_the_run_that_nothing_was_done_to_is_the_trace_of_the_text() -> None:
    changed = effect(knock_out={"head": [0, 1]})
    plain = record_attention(AttentionRequest(model="tiny", text="abcab"), library())
    for name, tensor in plain.tape.tensors.items():
        np.testing.assert_array_equal(changed.tape.tensors[name].value, tensor.value)


def test_how_far_the_word_moved_is_the_distance_between_both_runs() -> None:
    recording = effect(knock_out={"word": 1}, poles=POLES)
    values = {name: tensor.value for name, tensor in recording.tape.tensors.items()}
    before, after = (values[f"{run}blocks.1.resid_post"][4] for run in ("", "without."))
    assert recording.result["distance"][2] == pytest.approx(np.linalg.norm(after - before), rel=1e-4)
    assert recording.result["distance"][0] == 0.0
    assert recording.result["alike"][0] == pytest.approx(1.0)
    assert recording.result["before"]["lean"] != recording.result["after"]["lean"]


def test_the_probability_that_goes_over_is_what_the_next_words_lose() -> None:
    recording = effect(knock_out={"layer": 0})
    before, after = (recording.tape.tensors[f"{run}probs"].value for run in ("", "without."))
    assert recording.result["shift"] == pytest.approx(np.abs(after - before).sum() / 2, rel=1e-4)
    told = recording.result["candidates"]
    assert [max(each["before"], each["after"]) for each in told] == sorted(
        (max(each["before"], each["after"]) for each in told), reverse=True
    )


def test_a_model_that_looks_both_ways_guesses_no_next_word() -> None:
    assert "candidates" not in effect(model="both", knock_out={"word": 1}).result


def test_several_things_can_be_taken_away_at_once() -> None:
    weight = {"layer": 0, "head": 1, "query": 4, "key": 0, "value": 0.5}
    recording = effect(knock_out={"word": [1, 2], "head": [[1, 0]], "weight": [weight]})
    names = set(recording.tape.tensors)
    assert {"without.blocks.0.attn_scores_struck", "without.blocks.0.pattern_set", "without.blocks.1.z_left"} <= names
    assert float(recording.tape.tensors["without.blocks.0.pattern_set"].value[1, 4, 0]) == 0.5


@pytest.mark.parametrize("of", ["words", "heads", "weights"])
@pytest.mark.parametrize("model", ["tiny", "both"])
def test_each_in_its_turn_gives_the_numbers_of_its_own_run(of: str, model: str) -> None:
    body = {**BODY, "model": model, "poles": POLES}
    told = effects(EffectsRequest.model_validate({**body, "of": of, "layer": 1, "head": 1}), library())
    assert told["effects"]
    for each in told["effects"]:
        result = effect(model=model, poles=POLES, knock_out=each["knock_out"]).result
        assert each["distance"] == pytest.approx(result["distance"][-1], rel=1e-3, abs=1e-6)
        assert each["alike"] == pytest.approx(result["alike"][-1], abs=1e-4)
        assert each["lean"] == pytest.approx(result["after"]["lean"][-1], abs=1e-4)
        assert told["before"]["lean"] == pytest.approx(result["before"]["lean"][-1], abs=1e-4)
        if model == "tiny":
            assert each["shift"] == pytest.approx(result["shift"], rel=1e-3, abs=1e-6)


@pytest.mark.parametrize(("field", "out"), [("word", {"word": 9}), ("head", {"head": [7, 0]}), ("layer", {"layer": 2})])
def test_what_is_not_there_is_refused_with_its_field(field: str, out: dict[str, Any]) -> None:
    with pytest.raises(NotAllowedError) as refused:
        effect(knock_out=out)
    assert refused.value.field == field


def test_of_a_long_text_not_every_word_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.trace.attention_effects.MOST_TOKENS", 16)
    monkeypatch.setattr("app.trace.attention_effects.MOST", 2)
    told = effects(EffectsRequest.model_validate({**BODY, "of": "words"}), library())
    assert len(told["effects"]) == told["total"] == 2


@pytest.mark.parametrize("of", ["words", "heads", "weights"])
def test_a_few_at_a_time_are_together_what_all_at_once_are(of: str) -> None:
    body = {**BODY, "of": of, "layer": 1, "head": 1}
    whole = effects(EffectsRequest.model_validate(body), library())
    parts = [effects(EffectsRequest.model_validate({**body, "first": at, "count": 2}), library()) for at in (0, 2, 4)]
    tried = [each for part in parts for each in part["effects"]]
    assert [each["knock_out"] for each in tried] == [each["knock_out"] for each in whole["effects"]]
    assert [each["distance"] for each in tried] == pytest.approx([each["distance"] for each in whole["effects"]])
    assert {part["total"] for part in parts} == {whole["total"]}


def test_more_at_once_than_there_is_room_for_are_refused_with_how_many_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.trace.attention_effects.MOST_TOKENS", 16)
    body = {**BODY, "of": "heads"}
    with pytest.raises(NotAllowedError) as refused:
        effects(EffectsRequest.model_validate(body), library())
    assert (refused.value.field, refused.value.limit) == ("count", 3)
    assert len(effects(EffectsRequest.model_validate({**body, "count": 3}), library())["effects"]) == 3


def test_the_recording_that_the_runs_begin_in_is_left_as_it_was() -> None:
    plain = record_attention(AttentionRequest(model="tiny", text="abcab"), library())
    before = list(plain.tape.tensors)
    body = EffectsRequest.model_validate({**BODY, "of": "words", "poles": POLES})
    assert effects(body, library(), plain) == effects(body, library())
    assert list(plain.tape.tensors) == before

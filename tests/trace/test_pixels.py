"""The routes of the pixel network, without the web: what each trace says, and a training as frames."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import EngineError, NotFiniteError
from app.engine.pixels import EXAMPLES
from app.trace.pixels import atlas_rows, network_json, record_nudge, trained_body
from app.trace.pixels_schema import FirstNetwork, Frame, NetworkAnswer
from app.trace.pixels_space import space_counts
from app.trace.pixels_training import first_network, frames
from app.trace.requests import AtlasRequest, NetworkRequest, NudgeRequest, SpaceRequest
from app.trace.train_request import TrainRequest
from tests.engine.tries import TRIES
from tests.trace.scenes import CROSS, GREYS, SCENES, SEVERAL, network

SYMBOLS = ["✕", "◯", "+", "—"]


# ---- forward


def test_the_four_symbols_are_answered_right_by_the_network_that_is_shown_at_the_start() -> None:
    scene = SCENES["forward"]
    for pixels, answer in zip(EXAMPLES[0].tolist(), EXAMPLES[1].tolist(), strict=True):
        trace = type(scene)(scene.request, scene.record, {"pixels": pixels}).trace()
        assert trace["result"]["answer"] == answer
        assert trace["result"]["label"] == SYMBOLS[answer]
        assert trace["result"]["probabilities"] == trace["tensors"]["layers.2.post"]["data"]
        assert trace["result"]["probabilities"][answer] > 0.8


def test_an_answer_is_called_as_the_visitor_named_the_symbol() -> None:
    trace = SCENES["forward through five layers"].trace()
    probabilities = trace["result"]["probabilities"]
    assert sum(probabilities) == pytest.approx(1.0, abs=1e-6), "softmax shares one whole"
    assert trace["result"]["label"] == "abcü"[probabilities.index(max(probabilities))]


def test_a_forward_trace_has_a_sum_and_a_squash_for_every_layer() -> None:
    trace = SCENES["forward"].trace()
    assert [step["op"] for step in trace["steps"]] == ["linear", "tanh"] * 2 + ["linear", "sigmoid"]
    assert trace["model"] == "pixels"
    assert trace["tensors"]["pixels"] == {
        "dims": ["pixel"],
        "shape": [9],
        "data": [1, -1, 1, -1, 1, -1, 1, -1, 1],
        "says": "the picture: 1 is white, −1 is black, in between is grey",
    }


# ---- backward


@pytest.mark.parametrize("name", [name for name in SCENES if name.startswith("backward")])
def test_a_step_of_learning_gives_the_loss_before_it_and_the_network_after_it(name: str) -> None:
    recording = SCENES[name].recording()
    tensors, result = recording.tape.tensors, recording.result
    assert set(result) == {"loss", "probabilities", "network"}
    assert result["loss"] == pytest.approx(float(tensors["loss"].value), rel=1e-6)
    last = "held" if recording.params["hold"] else "stepped"
    for layer in range(len(result["network"]["weights"])):
        for part, key in (("W", "weights"), ("b", "biases")):
            start = tensors[f"layers.{layer}.{part}"].value
            grad = tensors[f"grad_layers.{layer}.{part}"].value
            expected = start - recording.params["learning_rate"] * grad
            if last == "held":
                expected = np.clip(expected, -1.0, 1.0)
            np.testing.assert_allclose(result["network"][key][layer], expected, rtol=1e-12, atol=1e-15)
            assert np.array_equal(tensors[f"layers.{layer}.{part}.{last}"].value, result["network"][key][layer])


def test_a_small_step_lowers_the_loss() -> None:
    scene = SCENES["backward of surprise"]
    first = scene.recording().result
    second = type(scene)(scene.request, scene.record, scene.body | {"network": first["network"]}).recording().result
    assert second["loss"] < first["loss"]


def test_one_example_in_a_list_is_the_same_step_as_the_example_alone() -> None:
    in_a_list = SCENES["backward of one in a list"]
    alone = in_a_list.body | in_a_list.body["examples"][0]
    del alone["examples"]
    single = type(in_a_list)(in_a_list.request, in_a_list.record, alone).recording()
    for key in ("weights", "biases"):
        for ours, theirs in zip(
            single.result["network"][key], in_a_list.recording().result["network"][key], strict=True
        ):
            np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-15)


# ---- the proof by pushing


@settings(TRIES, max_examples=40)
@given(st.data())
def test_the_slope_that_is_measured_is_the_gradient_that_is_computed(data: st.DataObject) -> None:
    inner = data.draw(st.lists(st.integers(1, 12), min_size=1, max_size=4))
    output = data.draw(st.sampled_from(["sigmoid", "softmax"]))
    told = network(data.draw(st.integers(0, 2**32 - 1)), *inner, output=output)
    layer = data.draw(st.integers(0, len(inner)))
    i, j = (data.draw(st.integers(0, told["sizes"][layer + k] - 1)) for k in range(2))
    which = data.draw(st.sampled_from([(f"layers.{layer}.W", [i, j]), (f"layers.{layer}.b", [j])]))
    body: dict[str, Any] = {"network": told, "tensor": which[0], "index": which[1], "nudge": 1e-4}
    body |= data.draw(st.sampled_from([{"examples": SEVERAL}, {"pixels": GREYS, "target": 3}]))
    body["loss"] = data.draw(st.sampled_from(["squared", "cross_entropy"]))
    recording = record_nudge(NudgeRequest.model_validate_json(json.dumps(body)))
    result, tensors = recording.result, recording.tape.tensors
    assert result["measured"] == pytest.approx(result["computed"], rel=1e-6, abs=1e-6)
    assert result["difference"] == abs(result["measured"] - result["computed"])
    assert result["computed"] == tensors[f"grad_{which[0]}"].value[tuple(which[1])]
    assert result["measured"] == float(tensors["slope"].value)
    assert result["measured"] == pytest.approx((result["loss_plus"] - result["loss_minus"]) / 2e-4, rel=1e-12)


@pytest.mark.parametrize("name", ["nudge of a weight", "nudge of a bias"])
def test_both_pushed_runs_are_on_the_tape_and_differ_in_one_weight(name: str) -> None:
    scene = SCENES[name]
    recording = scene.recording()
    tensors, params = recording.tape.tensors, recording.params
    before = tensors[params["tensor"]].value
    place = tuple(params["index"])
    for prefix, push in (("plus.", params["nudge"]), ("minus.", -params["nudge"])):
        pushed = tensors[prefix + params["tensor"]].value
        assert pushed[place] == before[place] + push
        assert (pushed != before).sum() == 1
        assert tensors[f"{prefix}loss"].value != tensors["loss"].value
    assert recording.result["loss"] == float(tensors["loss"].value)
    assert recording.result["difference"] < 1e-4 * max(1.0, abs(recording.result["computed"]))


@pytest.mark.parametrize(
    ("tensor", "index", "field"),
    [
        ("layers.3.W", [0, 0], "tensor"),
        ("layers.0.W", [9, 0], "index"),
        ("layers.0.W", [0], "index"),
        ("layers.0.b", [6], "index"),
        ("layers.0.b", [0, 0], "index"),
    ],
)
def test_a_weight_that_the_network_does_not_have_is_refused(tensor: str, index: list[int], field: str) -> None:
    request = NudgeRequest(pixels=CROSS, target=0, tensor=tensor, index=index)
    with pytest.raises(EngineError) as refused:
        record_nudge(request)
    assert refused.value.field == field


# ---- accuracy


def test_accuracy_counts_what_is_answered_right() -> None:
    result = SCENES["accuracy"].trace()["result"]
    assert result == {"accuracy": 1.0, "right": 4, "of": 4, "answers": [0, 1, 2, 3]}


def test_with_flips_each_example_comes_with_its_nine_neighbours() -> None:
    trace = SCENES["accuracy with flips"].trace()
    shown = np.array(trace["tensors"]["pixels"]["data"])
    wanted = np.array(trace["tensors"]["wanted"]["data"])
    probabilities = np.array(trace["tensors"]["layers.2.post"]["data"])
    assert shown.shape == (30, 9)
    for number, example in enumerate(SEVERAL):
        ten = shown[10 * number : 10 * number + 10]
        assert ten[0].tolist() == example["pixels"]
        changed = np.argwhere(ten[1:] != ten[0])
        zeros = [k for k, pixel in enumerate(example["pixels"]) if pixel == 0]  # a grey between has no other side
        assert [list(where) for where in changed] == [[k, k] for k in range(9) if k not in zeros]
        assert (wanted[10 * number : 10 * number + 10] == example["target"]).all()
    answers = probabilities.argmax(axis=1)
    result = trace["result"]
    assert result["answers"] == answers.tolist() == trace["tensors"]["answer"]["data"]
    assert result["right"] == (answers == wanted).sum() == sum(trace["tensors"]["right"]["data"])
    assert result["of"] == 30
    assert result["accuracy"] == pytest.approx(result["right"] / 30, rel=1e-6)


# ---- the atlas, and first networks


def test_row_i_of_the_atlas_is_the_picture_whose_pixel_k_is_bit_k_of_i() -> None:
    rows = atlas_rows(AtlasRequest())
    assert np.array(rows).shape == (512, 4)
    scene = SCENES["forward"]
    for i in (0, 1, 2, 16, 170, 186, 325, 511):
        pixels = [1 if i >> k & 1 else -1 for k in range(9)]
        alone = type(scene)(scene.request, scene.record, {"pixels": pixels}).trace()["result"]["probabilities"]
        np.testing.assert_allclose(rows[i], alone, rtol=5e-4)


def test_the_atlas_is_that_of_the_network_that_is_sent() -> None:
    told = network(6, 3, output="softmax")
    rows = atlas_rows(AtlasRequest.model_validate_json(json.dumps({"network": told})))
    np.testing.assert_allclose(np.sum(rows, axis=1), 1.0, atol=2e-4)
    assert rows != atlas_rows(AtlasRequest())


def test_first_weights_depend_on_the_seed_and_a_training_begins_with_them() -> None:
    first = first_network(NetworkRequest(seed=5, sizes=[9, 3, 4], hidden="relu"))
    FirstNetwork.model_validate(first)
    assert first == first_network(NetworkRequest(seed=5, sizes=[9, 3, 4], hidden="relu"))
    assert first["network"] != first_network(NetworkRequest(seed=6, sizes=[9, 3, 4], hidden="relu"))["network"]
    frame = next(frames(TrainRequest(seed=5, sizes=[9, 3, 4], hidden="relu")))
    assert frame["network"] == first["network"]


def test_a_network_is_told_with_every_digit() -> None:
    body = trained_body()
    told = network_json(body.to_engine())
    NetworkAnswer.model_validate(told)
    assert told == body.model_dump()


# ---- a training


@pytest.fixture(scope="module")
def default_training() -> list[dict[str, Any]]:
    return list(frames(TrainRequest()))


def test_with_the_default_seed_and_settings_training_reaches_four_of_four(
    default_training: list[dict[str, Any]],
) -> None:
    """Each with a probability above 0.8, and every weight within ±1."""
    last = default_training[-1]
    assert last["accuracy"] == 1.0
    for row, answer in zip(last["probabilities"], EXAMPLES[1], strict=True):
        assert row[answer] > 0.8
        assert max(row) == row[answer]
    for frame in default_training:
        told = frame["network"]
        assert max(np.abs(np.concatenate([np.ravel(each) for each in (*told["weights"], *told["biases"])]))) <= 1.0


def test_the_default_training_ends_with_nothing_for_the_doctor_to_say(default_training: list[dict[str, Any]]) -> None:
    assert default_training[-1]["findings"] == []
    assert default_training[0]["accuracy"] < 1.0, "at the start there was something to learn"


def test_a_training_has_a_frame_before_it_and_one_for_every_second_epoch_and_the_last_is_done(
    default_training: list[dict[str, Any]],
) -> None:
    assert [frame["epoch"] for frame in default_training] == list(range(0, 301, 2))
    assert [frame["step"] for frame in default_training] == list(range(0, 301, 2))
    assert [frame.get("done") for frame in default_training] == [None] * 150 + [True]


@pytest.mark.parametrize(
    ("body", "epochs"),
    [
        ({"epochs": 0}, [0]),
        ({"epochs": 5, "every": 2}, [0, 2, 4, 5]),
        ({"epochs": 4, "every": 100}, [0, 4]),
        ({"epochs": 3, "every": 1, "first_epoch": 7}, [7, 8, 9, 10]),
        ({"epochs": 2, "every": 1, "each": "step", "batch_size": 3}, [0, 0, 1, 1, 2]),
        ({"epochs": 2, "every": 3, "each": "step", "batch_size": 3}, [0, 1, 2]),
    ],
)
def test_the_last_frame_is_sent_whatever_every_says_and_it_alone_is_done(
    body: dict[str, Any], epochs: list[int]
) -> None:
    sent = list(frames(TrainRequest.model_validate_json(json.dumps(body))))
    assert [frame["epoch"] for frame in sent] == epochs
    assert [bool(frame.get("done")) for frame in sent] == [False] * (len(epochs) - 1) + [True]


def test_every_frame_has_the_published_shape_and_an_atlas_of_its_own_network(
    default_training: list[dict[str, Any]],
) -> None:
    for frame in default_training[::30]:
        sent = json.loads(json.dumps(frame, allow_nan=False))
        Frame.model_validate(sent)
        request = AtlasRequest.model_validate_json(json.dumps({"network": sent["network"]}))
        assert sent["atlas"] == atlas_rows(request)
        assert sent["probabilities"] == sent["activations"][-1]


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"batch_size": 3, "noise": 0.2, "seed": 12, "hold": False, "sizes": [9, 4, 4]},
        {"loss": "cross_entropy", "output": "softmax", "hidden": "relu", "batch_size": 1},
    ],
)
def test_a_training_goes_on_from_a_frame_that_came_over_the_wire_bit_for_bit(how: dict[str, Any]) -> None:
    whole = list(frames(TrainRequest.model_validate_json(json.dumps({"epochs": 12, "every": 1, **how}))))
    middle = json.loads(json.dumps(whole[5]))
    body = {**how, "network": middle["network"], "first_epoch": middle["epoch"], "epochs": 7, "every": 1}
    again = list(frames(TrainRequest.model_validate_json(json.dumps(body))))
    for resumed, straight in zip(again, whole[5:], strict=True):
        assert {**resumed, "findings": []} == {**straight, "findings": []}


@pytest.mark.parametrize("how", [{"batch_size": 1}, {"batch_size": 3, "noise": 0.2, "seed": 12, "hold": False}])
def test_a_training_goes_on_from_a_frame_within_an_epoch_bit_for_bit(how: dict[str, Any]) -> None:
    body = {**how, "every": 1, "each": "step"}
    whole = list(frames(TrainRequest.model_validate_json(json.dumps({**body, "epochs": 4}))))
    for middle in whole[1:6]:
        rest = {"network": middle["network"], "first_epoch": middle["epoch"], "first_step": middle["step"]}
        again = list(
            frames(TrainRequest.model_validate_json(json.dumps({**body, **rest, "epochs": 4 - middle["epoch"]})))
        )
        for resumed, straight in zip(again, whole[whole.index(middle) :], strict=True):
            assert {**resumed, "findings": []} == {**straight, "findings": []}


def test_the_answers_of_a_frame_are_those_of_the_exact_probabilities(default_training: list[dict[str, Any]]) -> None:
    for frame in default_training[::50]:
        request = SpaceRequest.model_validate_json(json.dumps({"network": frame["network"]}))
        assert frame["answers"] == space_counts(request)["answers"]


def test_a_network_that_does_not_say_how_it_squashes_takes_what_is_said_beside_it() -> None:
    silent = {key: value for key, value in network(2).items() if key not in ("hidden", "output")}
    asked = TrainRequest.model_validate({"network": silent, "hidden": "relu", "output": "softmax", "epochs": 0})
    (frame,) = frames(asked)
    assert (frame["network"]["hidden"], frame["network"]["output"]) == ("relu", "softmax")
    assert sum(frame["probabilities"][0]) == pytest.approx(1.0)


def test_freed_weights_go_beyond_one() -> None:
    *_others, last = frames(TrainRequest(hold=False))
    assert max(float(np.abs(weight).max()) for weight in map(np.array, last["network"]["weights"])) > 1.0


def test_the_findings_of_a_training_that_goes_wrong_are_in_its_frames() -> None:
    *_others, last = frames(TrainRequest(learning_rate=20.0, epochs=60))
    kinds = {finding["kind"] for finding in last["findings"]}
    assert "saturated" in kinds
    Frame.model_validate(last)


def test_a_training_that_goes_on_remembers_how_low_its_error_was() -> None:
    *_others, good = frames(TrainRequest(epochs=1))
    *_others, thrown = frames(TrainRequest(epochs=1, network=good["network"], learning_rate=100.0, first_epoch=1))
    assert thrown["findings"][0]["kind"] == "thrown_back"
    on = {"epochs": 0, "network": thrown["network"], "learning_rate": 100.0, "first_epoch": 2}
    assert "thrown_back" not in {each["kind"] for each in next(frames(TrainRequest(**on)))["findings"]}
    later = next(frames(TrainRequest(**on, lowest=good["loss"])))
    assert later["findings"][0]["kind"] == "thrown_back"
    assert later["findings"][0]["losses"][0] == good["loss"]


def test_a_training_that_runs_away_ends_by_name_after_frames_that_can_all_be_sent_back() -> None:
    request = TrainRequest(
        learning_rate=100.0, hold=False, hidden="relu", loss="cross_entropy", sizes=[9, 12, 12, 12, 12, 4], seed=3
    )
    sent: list[dict[str, Any]] = []
    with pytest.raises(NotFiniteError, match="ran away") as refused:
        sent.extend(frames(request))
    assert refused.value.field == "learning_rate"
    assert sent
    for frame in sent:
        TrainRequest.model_validate_json(json.dumps({"network": frame["network"]}))

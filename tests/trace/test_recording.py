"""A trace: names, shapes and order as the contract says; and any of its numbers opened, term by term, from outside."""

from __future__ import annotations

import itertools
import json
import math
import unicodedata
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.engine.errors import EngineError, NotFiniteError
from app.engine.tape import Tape
from app.engine.tokenizers.pocket import VOCABULARY
from app.trace.names import AXES, find
from app.trace.recording import Recording, explained, trace_of
from app.trace.schema import Explained
from tests.engine.explanation_proof import close
from tests.trace.scenes import NAMES, SCENES, Scene
from tests.trace.shelves import PIECES, SPECIAL

Told = dict[str, Any]


@pytest.fixture(params=NAMES)
def scene(request: pytest.FixtureRequest) -> Scene:
    found: Scene = SCENES[request.param]
    return found


# ---- the trace


def test_what_a_step_reads_was_handed_in_or_written_by_an_earlier_step(scene: Scene) -> None:
    trace = scene.trace()
    written = [step["writes"] for step in trace["steps"]]
    assert len(set(written)) == len(written)
    known = set(trace["tensors"]) - set(written)
    for number, step in enumerate(trace["steps"], 1):
        assert step["id"] == number
        assert set(step["reads"]) <= known, step
        known.add(step["writes"])
    assert known == set(trace["tensors"])


def test_every_tensor_has_the_shape_of_its_axes_and_its_numbers_that_shape(scene: Scene) -> None:
    trace = scene.trace()
    sizes = {axis: size if isinstance(size, int) else len(size) for axis, size in trace["axes"].items()}
    used = set()
    for name, tensor in trace["tensors"].items():
        assert tensor["shape"] == [sizes[dim] for dim in tensor["dims"]], name
        if tensor["data"] is not None:  # else it is too large to travel along
            assert np.array(tensor["data"], dtype=float).shape == tuple(tensor["shape"]), name
        used |= set(tensor["dims"])
    assert used == set(sizes), "no axis is told that no tensor has"


def test_every_name_and_every_axis_is_in_the_dictionary_and_every_tensor_has_its_sentence(scene: Scene) -> None:
    trace = scene.trace()
    for name, tensor in trace["tensors"].items():
        find(name)
        assert tensor["says"].strip()
    assert {axis.rpartition(".")[2] for axis in trace["axes"]} <= set(AXES)


def test_the_pixels_and_the_symbols_carry_labels(scene: Scene) -> None:
    trace = scene.trace()
    if "pixel" not in trace["axes"]:
        return
    assert len(trace["axes"]["pixel"]) == 9
    assert trace["axes"]["pixel"][4] == "middle"
    assert trace["axes"]["symbol"] == scene.body.get("symbols", ["✕", "◯", "+", "—"])


def test_the_same_request_gives_the_same_bytes(scene: Scene) -> None:
    first, second = (json.dumps(trace_of(scene.recording()), allow_nan=False) for _ in range(2))
    assert first == second


def test_the_params_are_the_whole_request_and_asked_again_give_the_same_trace(scene: Scene) -> None:
    trace = scene.trace()
    assert trace["params"].items() >= scene.body.items()
    again = Scene(scene.request, scene.record, trace["params"]).trace()
    assert again == trace
    defaults = {name for name, field in scene.request.model_fields.items() if field.default is not None}
    assert set(trace["params"]) >= defaults - {"pixels", "target", "examples"}


def test_every_number_keeps_more_than_four_significant_digits(scene: Scene) -> None:
    recording = scene.recording()
    trace = trace_of(recording)
    half = 5.001 * 10.0**-recording.digits
    for name, tensor in recording.tape.tensors.items():
        told = trace["tensors"][name]["data"]
        if told is not None:
            told = np.array(told, dtype=float)  # null, where it is masked, becomes NaN
            value = np.where(np.isneginf(tensor.value), np.nan, tensor.value)
            np.testing.assert_allclose(told, value, rtol=half, atol=0.0, err_msg=name)


def test_what_is_no_number_is_never_sent() -> None:
    tape = Tape(checked=False)
    tape.input("pixels", np.array([1.0, np.nan]), ("pixel",))
    with pytest.raises(NotFiniteError):
        trace_of(Recording("pixels", tape, {}, {}, {}))


def test_an_axis_without_labels_is_told_as_its_size() -> None:
    trace = SCENES["forward through five layers"].trace()
    assert [trace["axes"][f"hidden_{layer}"] for layer in range(4)] == [1, 12, 3, 2]
    assert SCENES["backward of several"].trace()["axes"]["sample"] == 3
    assert "sample" not in SCENES["backward"].trace()["axes"]


# ---- any number, opened from outside


def made_again(told: Told, params: Told) -> float:
    """The number, from nothing but what the answer says of its terms. The rules stand here once more, by hand."""
    products = [term["product"] for term in told["terms"]]
    summed = math.fsum(products)
    if told["op"] in TRANSFORMER_RULES:
        return TRANSFORMER_RULES[told["op"]](told, params)
    match told["op"]:
        case "tanh":
            return math.tanh(summed)
        case "relu":
            return max(0.0, summed)
        case "sigmoid":
            return 1.0 / (1.0 + math.exp(-summed))
        case "softmax":
            return float(next((t["product"] for t in told["terms"] if t["index"] == told["index"]), 0.0) / summed)
        case "argmax":
            best = max(products)
            return float(min(term["index"][-1] for term in told["terms"] if term["product"] == best))
        case "tanh_slope":
            return 1.0 - summed**2
        case "sigmoid_slope":
            return summed - summed**2
        case "rises":
            before, after = sorted(told["terms"], key=lambda term: term["index"])
            return float(after["product"] > before["product"])
        case "fall":
            first, last = sorted(told["terms"], key=lambda term: term["index"])
            return float((first["product"] - last["product"]) / first["product"])
        case "gap":
            return abs(summed)
        case "relu_slope":
            return float(summed > 0)
        case "flipped":
            return float(products[0] != products[1])
        case "claimed":
            return _claimed(told, params)
        case "equals":
            return float(products[0] == products[1])
        case "hold":
            return min(max(summed, -1.0), 1.0)
        case "nudge":
            push = params["nudge"] if told["tensor"].startswith("plus.") else -params["nudge"]
            return summed + (push if told["index"] == params["index"] else 0.0)
        case "length":
            return math.sqrt(summed)
        case "divide":
            by = next(term["product"] for term in told["terms"] if term["tensor"].endswith("_length"))
            return float(next(t["product"] for t in told["terms"] if not t["tensor"].endswith("_length")) / by)
        case "merge" if params["tokenizer"] == "merging":  # the one of tests/trace/shelves.py
            return {(123.0, 111.0): 256.0, (256.0, 108.0): 257.0, (39.0, 257.0): 258.0}[tuple(products)]
        case "merge":
            return 256.0 + params["merges"].index(products)  # every one of the merges makes a new piece
        case "look_up" if params["tokenizer"] == "merging":
            return 259.0 if told["tensor"] == "special_ids" else (products[0] + 7.0) % 256.0
        case "look_up":
            raw = bytes(int(product) for product in products)
            return float(
                ord(raw.decode()) if params["tokenizer"] == "characters" else vocabulary_of_words().get(raw, 0)
            )
        case _:
            return summed


def _claimed(told: Told, params: Told) -> float:
    """The target of the nearest example; −1 where the nearest have different ones."""
    least = min(term["product"] for term in told["terms"])
    near = {params["examples"][t["with_index"][0]]["target"] for t in told["terms"] if t["product"] == least}
    return float(near.pop()) if len(near) == 1 else -1.0


def vocabulary_of_words() -> dict[bytes, int]:
    """The words of the committed file, numbered by hand."""
    words = VOCABULARY.read_text("utf-8").split("\n")
    return {(space + word).encode(): place for place, word in enumerate(words, 1) for space in ("", " ")}


def _rows(told: Told) -> tuple[list[float], float]:
    """The products that are added up, and the scale that stands among the terms of a norm."""
    scale = next(term["product"] for term in told["terms"] if term["tensor"].endswith(".scale"))
    return [term["product"] for term in told["terms"] if not term["tensor"].endswith(".scale")], scale


def _normalized(told: Told, _params: Told) -> float:
    products, scale = _rows(told)
    return math.fsum(products) / scale


def _scale(told: Told, _params: Told) -> float:
    """√(mean of the squared distances from the mean, and a little); a term's value is the number in the stream."""
    values = [term["value"] for term in told["terms"]]
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values) + 1e-5)


def _gelu(told: Told, _params: Told) -> float:
    pre = told["terms"][0]["value"]
    return float(0.5 * pre * (1.0 + math.tanh(math.sqrt(2.0 / math.pi) * (pre + 0.044715 * pre**3))))


def _scores(told: Told, _params: Told) -> float:
    return math.fsum(term["product"] for term in told["terms"]) / math.sqrt(len(told["terms"]))


def _drawn(told: Told, _params: Told) -> float:
    """The probabilities laid end to end, the largest first; where the dice fall, there lies the token."""
    dice = next(term["value"] for term in told["terms"] if term["tensor"] == "dice")
    shares = [(term["value"], term["index"][0]) for term in told["terms"] if term["tensor"] == "probs"]
    upto = 0.0
    for share, token in sorted(shares, key=lambda pair: (-pair[0], pair[1])):
        upto += share
        if dice < upto:
            return float(token)
    raise AssertionError("the dice lie beyond the last share")


def _plain(told: Told, _params: Told) -> float:
    """The letter without case and accent; within a special token, as it stands."""
    letter = bytes(int(term["value"]) for term in told["terms"]).decode()
    allowed = {float(ord(letter)), float(ord(unicodedata.normalize("NFD", letter)[0].lower()))}
    return told["value"] if told["value"] in allowed else math.nan


def _piece(told: Told, _params: Told) -> float:
    """The letters joined, looked up in the tiny vocabulary; with ## before them where the formula says so."""
    spelled, joined = told["formula"].split("“")[1].split("”")[0], "".join(chr(int(t["value"])) for t in told["terms"])
    assert spelled in (joined, f"##{joined}", "[UNK]")
    return float((SPECIAL | dict(zip(PIECES, range(3, 99), strict=False)))[spelled])


def _cosine(told: Told, _params: Told) -> float:
    """Each term has a number of the one vector as value, of the other as factor."""
    one = math.hypot(*(term["value"] for term in told["terms"]))
    other = math.hypot(*(term["factor"] for term in told["terms"]))
    return math.fsum(term["product"] for term in told["terms"]) / (one * other)


def _differences(told: Told) -> list[float]:
    """What each place has gained: the one number counts for it, the other against."""
    places: dict[tuple[int, ...], float] = {}
    for term in told["terms"]:
        place = tuple(term["index"])
        places[place] = places.get(place, 0.0) + term["product"]
    return list(places.values())


def _set_by_hand(told: Told, params: Told) -> float:
    [weight] = [params["knock_out"]["weight"]]
    if told["index"] == [weight["head"], weight["query"], weight["key"]]:
        return float(weight["value"])
    return float(told["terms"][0]["product"])


def _off(told: Told) -> float:
    """What is left of all squares without those of the plane; rounding alone is nothing."""
    left = math.fsum(t["product"] for t in told["terms"])
    whole = math.fsum(t["product"] for t in told["terms"] if t["product"] > 0)
    return math.sqrt(left) if left > 2.0**-49 * whole else 0.0


def _seen(told: Told) -> float:
    """The squares of x and y, of all squares."""
    seen = math.fsum(t["product"] for t in told["terms"] if not t["tensor"].endswith("off"))
    return seen / math.fsum(t["product"] for t in told["terms"])


def _near_here(told: Told, _params: Told) -> float:
    """Fewer are nearer on the plane than there are true neighbours."""
    true = {tuple(t["index"]): t["product"] for t in told["terms"] if t["tensor"] == "nearest"}
    nearer = sum(t["product"] < true[tuple(told["index"])] for t in told["terms"] if t["tensor"] == "x")
    return float(nearer < len(true))


def _least_off(told: Told) -> int:
    """The point whose numbers are off by the least, all squares together."""
    off: dict[int, float] = {}
    for term in told["terms"]:
        off[term["index"][0]] = off.get(term["index"][0], 0.0) - term["product"]
    return min(off, key=lambda point: (off[point], point))


def _kin(told: Told) -> int:
    """How many of the others have the same number."""
    own = next(term["value"] for term in told["terms"] if term["index"] == told["index"])
    return sum(term["value"] == own for term in told["terms"] if term["index"] != told["index"])


TRANSFORMER_RULES: dict[str, Callable[[Told, Told], float]] = {
    "normalize": _normalized,
    "norm_scale": _scale,
    "gelu": _gelu,
    "attn_scores": _scores,
    "draw": _drawn,
    "shares": lambda told, _params: (
        sum(t["product"] for t in told["terms"] if t["index"] == told["index"])
        / math.fsum(t["product"] for t in told["terms"])
    ),
    "plain": _plain,
    "piece": _piece,
    "likeness": _cosine,
    "alike": _cosine,
    "distance": lambda told, _params: math.hypot(*_differences(told)),
    "shift": lambda told, _params: sum(map(abs, _differences(told))) / 2,
    "length": lambda told, _params: math.hypot(*(term["value"] for term in told["terms"])),
    "set_weights": _set_by_hand,
    "unit_length": lambda told, _params: (
        next(t["value"] for t in told["terms"] if t["index"] == told["index"])
        / math.hypot(*(t["value"] for t in told["terms"]))
    ),
    "off_plane": lambda told, _params: _off(told),
    "on_plane": lambda told, _params: _seen(told),
    "plane_share": lambda told, _params: _seen(told),
    "near_here": _near_here,
    "nearest": lambda told, _params: float(
        sorted(told["terms"], key=lambda t: (-t["product"], t["index"][0]))[told["index"][1]]["index"][0]
    ),
    "nearest_point": lambda told, _params: float(_least_off(told)),
    "same_kind": lambda told, _params: float(told["terms"][0]["product"] == told["terms"][1]["product"]),
    "kin_share": lambda told, _params: _kin(told) / (len(told["terms"]) - 1),
    "top_k": lambda told, _params: next(t["value"] for t in told["terms"] if t["index"] == told["index"]),
    "top_p": lambda told, _params: next(t["value"] for t in told["terms"] if t["index"] == told["index"]),
}
"""The rules of a language model, once more by hand."""

IN_ORDER = {"merge", "look_up", "plain", "piece", "near_here", "same_kind", "nearest_point"}
"""Whose terms are told in their order, for the order makes the number."""


def numbers_of(recording: Recording, at_most: int) -> list[tuple[str, list[int]]]:
    """Up to so many numbers of every tensor, spread over it."""
    chosen = []
    for name, tensor in recording.tape.tensors.items():
        places = list(np.ndindex(tensor.value.shape))
        chosen += [(name, list(place)) for place in itertools.islice(places, 0, None, max(1, len(places) // at_most))]
    return chosen


def test_any_number_is_made_again_from_what_the_answer_says(scene: Scene) -> None:
    recording = scene.recording()
    for name, index in numbers_of(recording, 6):
        told = json.loads(json.dumps(explained(recording, name, index), allow_nan=False))
        Explained.model_validate(told)
        value = float(recording.tape.tensors[name].value[tuple(index)])
        assert told["value"] == (None if value == -math.inf else value)
        if told["op"] == "input" or told["value"] is None:
            assert told["terms"] == []
            continue
        assert told["terms"]
        weight = [term["value" if told["op"] == "softmax_grad" else "product"] for term in told["terms"]]
        assert close(made_again(told, recording.params), told["value"], weight), (name, index, told)


FEW = 2
NEEDS = {
    "softmax": lambda told: told["index"],
    "shares": lambda told: told["index"],
    "unit_length": lambda told: told["index"],
    "normalize": lambda told: told["index"][:-1],
}
"""Where a term stands that the rule cannot do without, however small it is: its own, or the scale it is divided by."""


def test_of_many_terms_the_largest_are_told_with_those_that_the_rule_needs_and_the_rest_is_added_up(
    scene: Scene,
) -> None:
    recording = scene.recording()
    for name, index in numbers_of(recording, 5):
        whole, few = explained(recording, name, index), explained(recording, name, index, most=FEW)
        left = [term for term in whole["terms"] if term not in few["terms"]]
        assert len(left) == few.get("rest", {"count": 0})["count"]
        assert [term for term in whole["terms"] if term not in left] == few["terms"], "in the order of the whole"
        if not left:
            continue
        assert few["rest"]["product"] == pytest.approx(math.fsum(term["product"] for term in left), abs=1e-12)
        if told_for := NEEDS.get(whole["op"]):
            own = told_for(whole)
            assert own in [term["index"] for term in few["terms"]] or own not in [t["index"] for t in whole["terms"]]


def test_a_share_that_is_next_to_nothing_is_made_again_from_the_few_terms_that_are_told() -> None:
    """The share of the last of all tokens: its own power is the smallest, and stands among what is told."""
    recording = SCENES["the whole machine"].recording()
    least = int(np.argmin(recording.tape.tensors["probs"].value))
    told = explained(recording, "probs", [least], most=FEW)
    [own] = [term for term in told["terms"] if term["index"] == [least]]
    whole = math.fsum(term["product"] for term in told["terms"]) + told["rest"]["product"]
    assert own["product"] / whole == pytest.approx(told["value"], rel=1e-5)


def test_every_term_opens_and_says_the_same_of_itself_there(scene: Scene) -> None:
    recording = scene.recording()
    for name, index in numbers_of(recording, 2):
        for term in explained(recording, name, index)["terms"]:
            opened = explained(recording, term["tensor"], term["index"])
            assert (opened["value"], opened["label"]) == (term["value"], term["label"])
            if "factor_tensor" in term:
                factor = explained(recording, term["factor_tensor"], term["factor_index"])
                assert factor["label"] == term["factor_label"]
                assert "factor" in term


def test_the_terms_come_largest_product_first_or_in_their_order(scene: Scene) -> None:
    recording = scene.recording()
    for name, index in numbers_of(recording, 4):
        told = explained(recording, name, index)
        if told["op"] in IN_ORDER:
            assert told["op"] in ("merge", "near_here", "same_kind", "nearest_point") or [
                term["index"] for term in told["terms"]
            ] == sorted(term["index"] for term in told["terms"])
            continue
        sizes = [abs(term["product"]) for term in told["terms"]]
        assert sizes == sorted(sizes, reverse=True)


def test_no_word_about_a_number_is_missing_or_half_filled_in(scene: Scene) -> None:
    recording = scene.recording()
    for name, index in numbers_of(recording, 2):
        told = explained(recording, name, index)
        for key in ("label", "title", "formula", "rule", "says"):
            assert told[key].strip(), (name, key)
            assert not set(told[key]) & set("{}"), (name, key, told[key])


def test_a_number_that_was_handed_in_says_so() -> None:
    told = explained(SCENES["forward"].recording(), "pixels", [4])
    assert told == {
        "tensor": "pixels",
        "index": [4],
        "label": "pixel middle",
        "value": 1.0,
        "op": "input",
        "title": "Pixel middle",
        "formula": "1",
        "rule": "given, not computed",
        "terms": [],
        "says": "The picture: 1 is white, −1 is black, in between is grey.",
    }


def test_a_sum_names_every_wire_with_its_two_ends() -> None:
    recording = SCENES["forward"].recording()
    told = explained(recording, "layers.0.pre", [3])
    assert (told["op"], told["label"], told["rule"]) == (
        "linear",
        "the sum in neuron 4 of hidden layer 1",
        "the sum of the products",
    )
    assert len(told["terms"]) == 10
    wire = next(term for term in told["terms"] if term["index"] == [2] and term["tensor"] == "pixels")
    weight = recording.tape.tensors["layers.0.W"].value[2, 3]
    assert wire == {
        "tensor": "pixels",
        "index": [2],
        "label": "pixel top right",
        "value": 1.0,
        "factor": weight,
        "factor_tensor": "layers.0.W",
        "factor_index": [2, 3],
        "factor_label": "the wire from pixel top right to neuron 4 of hidden layer 1",
        "product": weight,
    }


@pytest.mark.parametrize(
    ("tensor", "index", "field"),
    [("layers.7.pre", [0], "tensor"), ("layers.0.pre", [6], "index"), ("layers.0.pre", [], "index")],
)
def test_a_number_that_is_not_there_is_refused(tensor: str, index: list[int], field: str) -> None:
    with pytest.raises(EngineError) as refused:
        explained(SCENES["forward"].recording(), tensor, index)
    assert refused.value.field == field

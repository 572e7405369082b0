"""How the GPT speaks: what is kept changes no number, each stage does what it says, a seed makes it say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import NotAllowedError, NotFiniteError
from app.engine.gpt_generation import Choice, Reader, Spoken, choose, speak, thrown
from app.engine.tape import Tape
from tests.engine.gpts import SMALL, random_model, run
from tests.engine.tries import TRIES

TEXTS = st.lists(st.integers(0, SMALL.d_vocab - 1), min_size=1, max_size=SMALL.n_ctx)


@settings(TRIES, max_examples=30)
@given(TEXTS, st.data())
def test_a_text_read_in_parts_has_the_scores_of_the_text_read_whole(text: list[int], data: st.DataObject) -> None:
    model = random_model()
    reader, start = Reader(model), 0
    whole = run(model, np.array(text))[2].value
    while start < len(text):
        length = data.draw(st.integers(1, len(text) - start))
        scores = reader.read(text[start : start + length])
        start += length
        np.testing.assert_allclose(scores, whole[start - 1], rtol=1e-10, atol=1e-12)
        assert reader.room == SMALL.n_ctx - start


def test_there_is_room_for_so_many_tokens_and_no_more() -> None:
    reader = Reader(random_model())
    reader.read([1] * SMALL.n_ctx)
    assert reader.room == 0
    with pytest.raises(NotAllowedError, match="too many places: 11"):
        reader.read([1])
    reader.start_again()
    assert reader.room == SMALL.n_ctx


def test_what_is_spoken_token_by_token_is_what_the_whole_text_would_lead_to() -> None:
    model = random_model()
    text = [3, 1, 4]
    best = Choice(temperature=0.0)
    for spoken in speak(model, text, 7, np.random.default_rng(0), best):
        logits = run(model, np.array(text))[2].value[-1]
        shares = np.exp(logits - logits.max())
        assert spoken.token == int(np.argmax(logits))
        assert spoken.before == pytest.approx(shares[spoken.token] / shares.sum(), rel=1e-9)
        assert spoken.probability == pytest.approx(spoken.before)
        text.append(spoken.token)


def test_when_the_places_are_used_up_the_later_half_is_read_again() -> None:
    model = random_model()
    text = [3, 1, 4]
    speaking = speak(model, text, 25, np.random.default_rng(0), Choice(temperature=0.0))
    for place, spoken in enumerate(speaking, len(text)):
        half = SMALL.n_ctx // 2
        over = max(0, place - SMALL.n_ctx)
        shown = text if place <= SMALL.n_ctx else text[-(half + (over - 1) % (SMALL.n_ctx - half + 1)) :]
        assert spoken.token == int(np.argmax(run(model, np.array(shown))[2].value[-1]))
        text.append(spoken.token)


def test_of_a_text_that_is_too_long_the_end_is_read() -> None:
    model = random_model()
    long = [1, 2, 3, 4, 5] * 5
    first = next(speak(model, long, 1, np.random.default_rng(3)))
    assert first == next(speak(model, long[-SMALL.n_ctx :], 1, np.random.default_rng(3)))


def test_a_seed_makes_it_say_the_same_and_another_something_else() -> None:
    model = random_model(size=0.1)

    def said(seed: int) -> list[Spoken]:
        return list(speak(model, [3], 9, np.random.default_rng(seed), Choice(top_k=5)))

    assert said(1) == said(1)
    assert said(1) != said(2)


def test_no_text_is_refused() -> None:
    with pytest.raises(NotAllowedError, match="there are no tokens"):
        next(speak(random_model(), [], 1, np.random.default_rng(0)))


# ---- the stages

LOGITS = np.log(np.array([0.1, 0.4, 0.05, 0.3, 0.15]))


def chosen(choice: Choice, dice: float) -> tuple[Tape, np.ndarray, int]:
    tape = Tape()
    probs, token = choose(
        tape, tape.input("logits", LOGITS, ("d_vocab",)), choice, tape.input("dice", np.asarray(dice), ())
    )
    return tape, probs.value, int(token.value)


def test_a_stage_that_changes_nothing_is_left_out_and_the_others_stand_in_their_order() -> None:
    def kinds(choice: Choice) -> list[str]:
        return [step.operation.kind for step in chosen(choice, 0.5)[0].film()]

    assert kinds(Choice()) == ["softmax", "draw"]
    assert kinds(Choice(0.5, 3, 0.9)) == ["temperature", "top_k", "top_p", "softmax", "draw"]
    assert kinds(Choice(0.0)) == ["softmax", "argmax"]


def test_a_temperature_below_one_makes_the_best_more_probable_and_above_one_less() -> None:
    shares = [chosen(Choice(temperature), 0.5)[1][1] for temperature in (0.25, 0.5, 1.0, 2.0, 100.0)]
    assert shares == sorted(shares, reverse=True)
    assert shares[2] == pytest.approx(0.4)
    assert shares[4] == pytest.approx(0.2, abs=0.01)


def test_the_best_few_stay_and_share_the_whole_among_them() -> None:
    probs = chosen(Choice(top_k=2), 0.5)[1]
    np.testing.assert_allclose(probs, [0.0, 4 / 7, 0.0, 3 / 7, 0.0])


@pytest.mark.parametrize(
    ("top_p", "kept"), [(0.01, {1}), (0.39, {1}), (0.41, {1, 3}), (0.71, {1, 3, 4}), (0.99, {0, 1, 2, 3, 4})]
)
def test_so_many_stay_as_together_have_the_wanted_share(top_p: float, kept: set[int]) -> None:
    probs = chosen(Choice(top_p=top_p), 0.5)[1]
    assert {int(token) for token in np.flatnonzero(probs)} == kept


THROWS = [(0.0, 1), (0.39, 1), (0.41, 3), (0.71, 4), (0.86, 0), (0.96, 2), (0.999999, 2)]


@pytest.mark.parametrize(("dice", "token"), THROWS)
def test_the_dice_fall_on_the_probabilities_laid_end_to_end_the_largest_first(dice: float, token: int) -> None:
    assert chosen(Choice(), dice)[2] == token


def test_of_equal_scores_the_first_are_the_better() -> None:
    tape = Tape()
    equal = tape.input("equal", np.zeros(4), ("d_vocab",))
    assert np.isfinite(tape.top_k(equal, 2, "k").value).tolist() == [True, True, False, False]
    assert np.isfinite(tape.top_p(equal, 0.5, "p").value).tolist() == [True, True, False, False]
    probs = tape.softmax(equal, "probs")
    drawn = [tape.draw(probs, tape.input(f"dice {k}", np.asarray(k / 4), ()), f"token {k}").value for k in range(4)]
    assert drawn == [0, 1, 2, 3]


def test_what_is_cut_is_never_drawn_not_even_by_the_highest_throw() -> None:
    almost = float(np.nextafter(1.0, 0.0))
    for size in (np.float32, np.float64):
        probs = Tape(checked=False).input("probs", np.array([0.1, 0.9, 0.0], dtype=size), ("d_vocab",))
        tape = Tape()
        assert tape.draw(probs, tape.input("dice", np.asarray(almost), ()), "token").value == 0


def test_over_many_throws_each_token_comes_as_often_as_it_is_probable() -> None:
    rng = np.random.default_rng(0)
    counted = Counter(chosen(Choice(), float(thrown(rng)))[2] for _ in range(2000))
    for token, share in enumerate(np.exp(LOGITS)):
        assert counted[token] / 2000 == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"temperature": -1.0}, "temperature"),
        ({"temperature": float("nan")}, "temperature"),
        ({"temperature": float("inf")}, "temperature"),
        ({"top_k": -1}, "top_k"),
        ({"top_p": 0.0}, "top_p"),
        ({"top_p": 1.5}, "top_p"),
        ({"top_p": float("nan")}, "top_p"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(wrong: dict[str, float], field: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        replace(Choice(), **wrong)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_weights_that_are_too_large_to_reckon_with_are_refused() -> None:
    model = random_model()
    large = {"W_pos": 1e200 * model.parameters["W_pos"]}
    broken = replace(model, parameters=dict(model.parameters) | large)
    with pytest.raises(NotFiniteError):
        list(speak(broken, [1, 2], 3, np.random.default_rng(0)))

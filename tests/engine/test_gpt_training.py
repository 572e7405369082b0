"""How the GPT learns: step for step where PyTorch does, however the batch is cut, and the same each time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import gpt_training
from app.engine.adam import Schedule
from app.engine.errors import EngineError, NotFiniteError
from app.engine.gpt_training import Batch, Drill, Lesson, judge
from app.engine.transformer import Transformer, axes_of, first_model
from tests.engine.gpts import SMALL, gpt2, random_model, run, same_here
from tests.engine.tries import TRIES

LESSON = Lesson(Schedule(0.01, 3, 10), betas=(0.9, 0.95), decay=0.1, longest_gradient=1.0)


def batch_of(seed: int, samples: int = 5, length: int = 8) -> Batch:
    """Lines of random tokens; here and there nothing is asked."""
    rng = np.random.default_rng(seed)
    text = rng.integers(0, SMALL.d_vocab, (samples, length + 1))
    targets = np.where(rng.random((samples, length)) < 0.2, -1, text[:, 1:])
    return text[:, :-1], targets


def test_five_updates_lead_where_those_of_pytorch_lead() -> None:
    theirs = gpt2(SMALL)
    drill = Drill(same_here(theirs, SMALL), 5, 8, LESSON)
    matrices = [p for name, p in theirs.named_parameters() if p.ndim > 1]
    rest = [p for name, p in theirs.named_parameters() if p.ndim == 1]
    adam = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}], lr=0.01, betas=(0.9, 0.95)
    )
    for step in range(5):
        tokens, targets = batch_of(step)
        logits = theirs(torch.tensor(tokens)).logits.reshape(-1, SMALL.d_vocab)
        loss = torch.nn.functional.cross_entropy(logits, torch.tensor(targets).reshape(-1), ignore_index=-1)
        adam.zero_grad()
        loss.backward()
        length = torch.nn.utils.clip_grad_norm_(theirs.parameters(), 1.0)
        for group in adam.param_groups:
            group["lr"] = LESSON.schedule.rate(step)
        adam.step()
        update = drill.update((tokens, targets))
        assert update.step == step + 1
        assert update.loss == pytest.approx(loss.item(), rel=1e-9)
        assert update.gradient == pytest.approx(length.item(), rel=1e-9)
        assert update.rate == LESSON.schedule.rate(step)
    for name, expected in same_here(theirs, SMALL).parameters.items():
        np.testing.assert_allclose(drill.model().parameters[name], expected, rtol=1e-9, atol=1e-9, err_msg=name)


@settings(TRIES, max_examples=12)
@given(st.integers(0, 2**32 - 1), st.integers(1, 7), st.integers(1, 8), st.integers(1, 2))
def test_the_gradient_is_that_of_the_tape_however_the_batch_is_cut(
    seed: int, samples: int, at_a_time: int, processes: int
) -> None:
    model, (tokens, targets) = random_model(), batch_of(seed, samples)
    if (targets == -1).all():
        targets = np.maximum(targets, 0)
    tape, _parameters, logits = run(model, tokens)
    tape.cross_entropy(logits, tape.input("targets", targets, ("sample", "pos")), "loss")
    grads = tape.gradient("loss")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gpt_training, "AT_A_TIME", at_a_time)
        drill = Drill(model, samples, 8, replace(LESSON, processes=processes))
        loss, grad = drill.gradient((tokens, targets))
        drill.close()
    assert loss == pytest.approx(float(tape.tensors["loss"].value), rel=1e-12)
    whole = np.concatenate([grads[name].value for name in axes_of(SMALL)], axis=None)
    np.testing.assert_allclose(grad, whole, rtol=1e-9, atol=1e-12)


def trained(model: Transformer, lesson: Lesson, steps: int = 6) -> Transformer:
    drill = Drill(model, 5, 8, lesson)
    for step in range(steps):
        drill.update(batch_of(step))
    drill.close()
    return drill.model()


@pytest.mark.parametrize("processes", [1, 2])
def test_the_same_training_leads_to_the_same_model_bit_for_bit(processes: int) -> None:
    lesson = replace(LESSON, processes=processes)
    first, second = (trained(first_model(SMALL, np.random.default_rng(0)), lesson) for _ in range(2))
    for name, array in first.parameters.items():
        assert array.dtype == np.float32
        np.testing.assert_array_equal(array, second.parameters[name])


def test_neither_the_first_model_nor_one_that_was_taken_is_changed_by_later_updates() -> None:
    model = first_model(SMALL, np.random.default_rng(0))
    before = {name: array.copy() for name, array in model.parameters.items()}
    drill = Drill(model, 5, 8, LESSON)
    drill.update(batch_of(0))
    taken = drill.model()
    kept = {name: array.copy() for name, array in taken.parameters.items()}
    drill.update(batch_of(1))
    for name, array in before.items():
        np.testing.assert_array_equal(model.parameters[name], array)
        np.testing.assert_array_equal(taken.parameters[name], kept[name])


def test_what_is_said_over_and_over_is_learned() -> None:
    line = np.array([[3, 1, 4, 1, 5, 9, 2, 6, 5]])
    batch = (np.repeat(line[:, :-1], 4, axis=0), np.repeat(line[:, 1:], 4, axis=0))
    drill = Drill(first_model(SMALL, np.random.default_rng(0)), 4, 8, Lesson(Schedule(0.02, 5, 120)))
    losses = [drill.update(batch).loss for _ in range(120)]
    assert losses[0] == pytest.approx(np.log(SMALL.d_vocab), abs=0.1)
    assert losses[-1] < 0.05
    assert judge(drill.model(), [batch]) < 0.05


def test_the_surprise_over_batches_is_that_of_all_their_places_together() -> None:
    model = random_model()
    first, second = batch_of(1, samples=2), batch_of(2, samples=3)
    together = (np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]]))
    assert judge(model, [first, second]) == pytest.approx(judge(model, [together]), rel=1e-12)


def test_weights_that_run_away_stop_the_training() -> None:
    drill = Drill(first_model(SMALL, np.random.default_rng(0)), 5, 8, replace(LESSON, schedule=Schedule(1e30, 0, 10)))
    drill.update(batch_of(0))
    with pytest.raises(NotFiniteError, match="the weights ran away in step 2") as refused:
        drill.update(batch_of(1))
    assert refused.value.field == "learning_rate"


def test_a_batch_that_asks_for_nothing_or_does_not_fit_is_refused() -> None:
    drill = Drill(random_model(), 5, 8, LESSON)
    tokens, targets = batch_of(0)
    with pytest.raises(EngineError, match="no place of the batch has a target"):
        drill.gradient((tokens, np.full_like(targets, -1)))
    with pytest.raises(EngineError, match=r"tokens \[5, 8\] and targets \[5, 7\] should both be \[5, 8\]"):
        drill.gradient((tokens, targets[:, 1:]))

"""A whole text as one row: what others make of the same stream, of length 1, and explained number by number."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from app.engine.sentences import sentence_embedding
from app.engine.tape import Tape
from tests.engine.berts import SMALL_BERT
from tests.engine.explanation_proof import complaints
from tests.engine.gpts import random_model, run


@pytest.mark.parametrize("lead", [(), (3,)])
def test_it_is_the_average_brought_to_the_length_one(lead: tuple[int, ...]) -> None:
    stream = np.random.default_rng(0).normal(size=(*lead, 5, 8))
    dims = ("sample", "pos", "d_model")[1 - len(lead) :]
    made = sentence_embedding((tape := Tape()), tape.input("stream", stream, dims))
    expected = torch.nn.functional.normalize(torch.tensor(stream).mean(dim=-2), dim=-1)
    np.testing.assert_allclose(made.value, expected.numpy(), rtol=1e-12)
    assert made.dims == (*dims[:-2], "d_model")
    assert [step.writes.name for step in tape.film()] == ["sentence_mean", "sentence_length", "sentence"]


def test_every_number_is_explained_and_every_gradient_too() -> None:
    tape, _parameters, stream = run(random_model(SMALL_BERT), np.array([3, 1, 4]))
    made = sentence_embedding(tape, stream)
    tape.squared_error(made, tape.input("target", np.zeros(12), ("d_model",)), "loss")
    tape.gradient("loss")
    for step in tape.film():
        if "sentence" in step.writes.name:
            for index in np.ndindex(step.writes.value.shape):
                _step, value, explanation = tape.explain(step.writes.name, index)
                arrays = [read.value for read in step.reads]
                assert complaints(step.operation.kind, value, explanation, arrays) == []

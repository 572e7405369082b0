"""BERT as others write it down: every number of it that of `transformers`, and refused where something is amiss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from app.engine.checkpoint_bert import from_bert
from app.engine.errors import NotAllowedError
from app.engine.tape import Tape
from app.engine.transformer import Config
from tests.engine.berts import BERTS, SMALL_BERT, bert, same_bert_here
from tests.engine.explanation_proof import complaints
from tests.engine.gpts import random_model, run

TOKENS = np.array([3, 1, 4, 1, 5, 9, 2, 6])


def hidden(theirs: Any, tokens: Any) -> Any:
    with torch.no_grad():
        return theirs(torch.tensor(np.atleast_2d(tokens)), output_hidden_states=True, output_attentions=True)


@pytest.mark.parametrize("config", BERTS)
@pytest.mark.parametrize("tokens", [TOKENS, np.stack([TOKENS, TOKENS[::-1]]), TOKENS[:1]])
def test_every_hidden_state_and_every_attention_is_that_of_transformers(config: Config, tokens: Any) -> None:
    theirs = bert(config)
    out = hidden(theirs, tokens)
    tape, _parameters, stream = run(same_bert_here(theirs, config), tokens)
    expected = {"blocks.0.resid_pre": out.hidden_states[0]}
    for layer in range(config.n_layers):
        expected[f"blocks.{layer}.resid_post"] = out.hidden_states[layer + 1]
        expected[f"blocks.{layer}.pattern"] = out.attentions[layer]
    for name, value in expected.items():
        ours = tape.tensors[name].value
        np.testing.assert_allclose(ours, value.numpy().reshape(ours.shape), rtol=1e-9, atol=1e-9, err_msg=name)
    assert stream.name == f"blocks.{config.n_layers - 1}.resid_post"
    assert stream.dims == ("sample", "pos", "d_model")[2 - tokens.ndim :]


@pytest.mark.parametrize("config", BERTS)
def test_every_gradient_is_that_of_pytorch(config: Config) -> None:
    theirs = bert(config)
    theirs.pooler = None
    out = theirs(torch.tensor(TOKENS[None])).last_hidden_state
    target = torch.linspace(-1.0, 1.0, out.numel(), dtype=torch.float64).reshape(out.shape)
    (((out - target) ** 2).sum() / len(TOKENS)).backward()
    tape, _parameters, stream = run(same_bert_here(theirs, config), TOKENS)
    tape.squared_error(stream, tape.input("target", target.numpy()[0], ("pos", "d_model")), "loss")
    grads = tape.gradient("loss")
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.copy_(parameter.grad)
    for name, expected in same_bert_here(theirs, config).parameters.items():
        np.testing.assert_allclose(grads[name].value, expected, rtol=1e-8, atol=1e-10, err_msg=name)


def test_every_number_of_a_forward_and_a_backward_pass_is_explained() -> None:
    tape, _parameters, stream = run(random_model(replace(SMALL_BERT, n_layers=1)), TOKENS[:3])
    tape.squared_error(stream, tape.input("target", np.zeros((3, 12)), ("pos", "d_model")), "loss")
    tape.gradient("loss")
    for step in tape.film():
        arrays = [read.value for read in step.reads]
        for index in np.ndindex(step.writes.value.shape):
            _step, value, explanation = tape.explain(step.writes.name, index)
            assert complaints(step.operation.kind, value, explanation, arrays) == [], step.writes.name


def test_the_stream_goes_on_behind_the_norms_and_the_sums_stand_before_them() -> None:
    value = {name: tensor.value for name, tensor in run(random_model(SMALL_BERT), TOKENS)[0].tensors.items()}
    summed = value["embed"] + value["pos_embed"] + value["type_embed"]
    np.testing.assert_allclose(value["embed_sum"], summed, rtol=1e-12)
    before = value["blocks.0.resid_pre"]
    for layer in range(SMALL_BERT.n_layers):
        at = f"blocks.{layer}."
        np.testing.assert_allclose(value[f"{at}attn_sum"], before + value[f"{at}attn_out"], rtol=1e-12)
        np.testing.assert_allclose(value[f"{at}mlp_sum"], value[f"{at}resid_mid"] + value[f"{at}mlp_out"], rtol=1e-12)
        before = value[f"{at}resid_post"]


def test_every_place_looks_at_every_other() -> None:
    tape = run(random_model(SMALL_BERT), TOKENS)[0]
    assert (tape.tensors["blocks.0.pattern"].value > 0.0).all()
    assert np.isfinite(tape.tensors["blocks.0.attn_scores"].value).all()


# ---- the file


def arrays_of(theirs: Any) -> dict[str, Any]:
    return {name: value.numpy() for name, value in theirs.state_dict().items()}


def test_bert_is_read_with_its_names_or_with_bert_before_them() -> None:
    arrays = arrays_of(bert(SMALL_BERT))
    plain = from_bert(arrays, SMALL_BERT)
    named = {f"bert.{name}": array for name, array in arrays.items()} | {"cls.predictions.bias": np.ones(17)}
    for name, array in from_bert(named, SMALL_BERT).parameters.items():
        np.testing.assert_array_equal(array, plain.parameters[name])


def test_no_parameter_is_copied() -> None:
    arrays = arrays_of(bert(SMALL_BERT))
    for name, array in from_bert(arrays, SMALL_BERT).parameters.items():
        assert any(np.shares_memory(array, theirs) for theirs in arrays.values()), name


def test_what_is_missing_unknown_or_misshapen_is_named() -> None:
    arrays = arrays_of(bert(SMALL_BERT))
    query = "encoder.layer.1.attention.self.query.weight"
    without = {name: array for name, array in arrays.items() if name != query}
    with pytest.raises(NotAllowedError, match=f"a parameter of BERT is missing: '{query}'"):
        from_bert(without, SMALL_BERT)
    with pytest.raises(NotAllowedError, match=r"query\.weight has the shape \[12, 11\], it should have \[12, 12\]"):
        from_bert(arrays | {query: arrays[query][:, 1:]}, SMALL_BERT)
    with pytest.raises(NotAllowedError, match=r"a parameter that BERT does not have: 'encoder\.layer\.1\.adapter'"):
        from_bert(arrays | {"encoder.layer.1.adapter": np.ones(1)}, SMALL_BERT)
    with pytest.raises(NotAllowedError, match=r"does not have: 'encoder\.layer\.1\."):
        from_bert(arrays, replace(SMALL_BERT, n_layers=1))


def test_more_places_than_the_model_has_are_refused() -> None:
    with pytest.raises(NotAllowedError, match="too many places: 11") as refused:
        run(random_model(SMALL_BERT), np.zeros(11))
    assert refused.value.limit == 10


def test_a_tape_that_keeps_nothing_gives_the_same_stream() -> None:
    model = random_model(SMALL_BERT)
    kept, passing = run(model, TOKENS)[2], run(model, TOKENS, recording=False)[2]
    np.testing.assert_array_equal(kept.value, passing.value)
    assert Tape(recording=False).tensors == {}

"""The GPT: every number of it that of `transformers`, its gradients those of PyTorch, and no place sees a later one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.errors import EngineError, NotAllowedError, NotFiniteError, ShapeError
from app.engine.tape import Tape
from app.engine.transformer import BLOCK, Config, Transformer, axes_of, first_model, shape_of
from tests.engine.explanation_proof import complaints
from tests.engine.gpts import SMALL, gpt2, random_model, run, same_here
from tests.engine.tries import TRIES

TOKENS = np.array([3, 1, 4, 1, 5, 9, 2, 6])
CONFIGS = [
    SMALL,
    replace(SMALL, n_layers=1, n_heads=1, d_head=12, n_ctx=8),
    replace(SMALL, n_layers=3, n_heads=6, d_head=2, d_mlp=48, gelu="erf", epsilon=1e-3),
]


# ---- against transformers and PyTorch


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("tokens", [TOKENS, np.stack([TOKENS, TOKENS[::-1]]), TOKENS[:1]])
def test_every_number_in_between_is_that_of_transformers(config: Config, tokens: Any) -> None:
    theirs = gpt2(config)
    seen: dict[str, torch.Tensor] = {}
    for layer, block in enumerate(theirs.transformer.h):
        at = f"blocks.{layer}."
        for name, module in [
            ("ln1.out", block.ln_1),
            ("attn_out", block.attn),
            ("ln2.out", block.ln_2),
            ("mlp_pre", block.mlp.c_fc),
            ("mlp_post", block.mlp.act),
            ("mlp_out", block.mlp),
        ]:
            module.register_forward_hook(lambda _m, _i, out, key=at + name: seen.__setitem__(key, _first(out)))
        block.attn.c_attn.register_forward_hook(lambda _m, _i, out, key=at: seen.update(_split(out, key, config)))
    with torch.no_grad():
        out = theirs(torch.tensor(np.atleast_2d(tokens)), output_hidden_states=True, output_attentions=True)
    model = same_here(theirs, config)
    tape, _parameters, logits = run(model, tokens)
    for layer in range(config.n_layers):
        seen[f"blocks.{layer}.pattern"] = out.attentions[layer]
        if layer:  # the last of their hidden states has the final norm in it
            seen[f"blocks.{layer - 1}.resid_post"] = out.hidden_states[layer]
    seen |= {"blocks.0.resid_pre": out.hidden_states[0], "ln_final.out": out.hidden_states[-1], "logits": out.logits}
    for name, value in seen.items():
        expected = value.numpy().reshape(tape.tensors[name].value.shape)
        np.testing.assert_allclose(tape.tensors[name].value, expected, rtol=1e-9, atol=1e-9, err_msg=name)
    assert logits.value.shape == (*tokens.shape, config.d_vocab)


def _first(out: Any) -> Any:
    return out[0] if isinstance(out, tuple) else out


def _split(out: Any, at: str, config: Config) -> dict[str, Any]:
    parts = out.split(config.d_model, dim=-1)
    shape = (*parts[0].shape[:-1], config.n_heads, config.d_head)
    return {f"{at}{name}": part.reshape(shape) for name, part in zip("qkv", parts, strict=True)}


def test_in_float32_it_stays_within_a_hundred_thousandth() -> None:
    theirs = gpt2(SMALL)
    model = same_here(theirs, SMALL)
    short = Transformer(model.config, {name: array.astype(np.float32) for name, array in model.parameters.items()})
    tape, _parameters, logits = run(short, TOKENS)
    assert {tensor.value.dtype for name, tensor in tape.tensors.items() if name != "tokens"} == {np.dtype(np.float32)}
    with torch.no_grad():
        expected = theirs(torch.tensor(TOKENS[None])).logits[0].numpy()
    np.testing.assert_allclose(logits.value, expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("tokens", [TOKENS, np.stack([TOKENS, TOKENS[::-1]])])
def test_every_gradient_is_that_of_pytorch(config: Config, tokens: Any) -> None:
    theirs = gpt2(config)
    targets = np.roll(tokens, -1, axis=-1)
    targets[..., -1] = -1  # nothing is known to come there
    logits = theirs(torch.tensor(np.atleast_2d(tokens))).logits
    loss = torch.nn.functional.cross_entropy(
        logits.reshape(-1, config.d_vocab), torch.tensor(targets).reshape(-1), ignore_index=-1
    )
    loss.backward()
    model = same_here(theirs, config)
    tape, _parameters, ours = run(model, tokens)
    dims = ("sample", "pos")[2 - tokens.ndim :]
    tape.cross_entropy(ours, tape.input("targets", targets, dims), "loss")
    grads = tape.gradient("loss")
    assert tape.tensors["loss"].value == pytest.approx(loss.item(), rel=1e-12)
    with torch.no_grad():
        for parameter in theirs.parameters():
            parameter.copy_(parameter.grad)
    for name, expected in same_here(theirs, config).parameters.items():
        np.testing.assert_allclose(grads[name].value, expected, rtol=1e-8, atol=1e-10, err_msg=name)


# ---- invariants


@settings(TRIES, max_examples=20)
@given(st.integers(0, 2**32 - 1), st.integers(1, 7))
def test_a_later_token_never_changes_an_earlier_row(seed: int, place: int) -> None:
    rng = np.random.default_rng(seed)
    tokens = rng.integers(0, SMALL.d_vocab, 8)
    other = tokens.copy()
    other[place:] = rng.integers(0, SMALL.d_vocab, 8 - place)
    model = random_model(seed=seed % 5)
    first, second = run(model, tokens)[0], run(model, other)[0]
    for name, tensor in first.tensors.items():
        if "pos" in tensor.dims:
            axis = tensor.dims.index("pos")
            earlier = np.arange(place)
            np.testing.assert_array_equal(
                tensor.value.take(earlier, axis), second.tensors[name].value.take(earlier, axis), err_msg=name
            )


def test_a_pattern_is_shares_of_one_whole_and_nothing_of_what_is_later() -> None:
    tape, _parameters, _logits = run(random_model(), TOKENS)
    for layer in range(SMALL.n_layers):
        scores, pattern = tape.tensors[f"blocks.{layer}.attn_scores"], tape.tensors[f"blocks.{layer}.pattern"]
        later = np.triu(np.ones((8, 8), dtype=bool), 1)
        assert np.isneginf(scores.value[:, later]).all()
        assert np.isfinite(scores.value[:, ~later]).all()
        assert (pattern.value[:, later] == 0.0).all()
        np.testing.assert_allclose(pattern.value.sum(axis=-1), 1.0, rtol=1e-12)
        assert scores.masked
        assert not pattern.masked


def test_a_batch_has_the_numbers_of_each_of_its_samples() -> None:
    model = random_model()
    together = run(model, np.stack([TOKENS, TOKENS[::-1]]))[2].value
    for row, tokens in enumerate([TOKENS, TOKENS[::-1]]):
        np.testing.assert_allclose(together[row], run(model, tokens)[2].value, rtol=1e-12, atol=1e-12)


def test_the_stream_is_what_every_part_has_added_to_it() -> None:
    tape, _parameters, _logits = run(random_model(), TOKENS)
    value = {name: tensor.value for name, tensor in tape.tensors.items()}
    parts = ["embed", "pos_embed"] + [
        f"blocks.{layer}.{part}" for layer in range(2) for part in ("attn_out", "mlp_out")
    ]
    np.testing.assert_allclose(value["blocks.1.resid_post"], sum(value[part] for part in parts), rtol=1e-12)


# ---- the tape


def test_any_number_of_the_film_and_of_its_gradients_is_made_again_from_its_terms() -> None:
    tape, _parameters, logits = run(random_model(), TOKENS[:4])
    tape.cross_entropy(logits, tape.input("targets", TOKENS[1:5], ("pos",)), "loss")
    tape.gradient("loss")
    rng = np.random.default_rng(1)
    for step in tape.film():
        value = step.writes.value
        for _ in range(6):
            index = tuple(int(rng.integers(size)) for size in value.shape)
            _step, number, explanation = tape.explain(step.writes.name, index)
            arrays = [read.value for read in step.reads]
            assert complaints(step.operation.kind, number, explanation, arrays) == [], step.writes.name


def test_the_names_of_the_axes_fit_every_array_and_every_gradient() -> None:
    tape, _parameters, logits = run(random_model(), np.stack([TOKENS[:5], TOKENS[1:6]]))
    tape.cross_entropy(logits, tape.input("targets", np.stack([TOKENS[1:6]] * 2), ("sample", "pos")), "loss")
    tape.gradient("loss")
    sizes = {"sample": 2, "pos": 5, "query_pos": 5, "key_pos": 5, "head": SMALL.n_heads}
    for tensor in tape.tensors.values():
        wanted = tuple(sizes.get(dim) or getattr(SMALL, dim) for dim in tensor.dims)
        assert tensor.value.shape == wanted, f"{tensor.name}: {tensor.dims}"


def test_two_runs_of_one_model_stand_on_one_tape_under_a_prefix() -> None:
    tape, parameters, logits = run(random_model(), TOKENS)
    from app.engine.transformer import forward

    other = tape.input("other.tokens", TOKENS[::-1].copy(), ("pos",))
    again = forward(tape, SMALL, parameters, other, prefix="other.")
    assert again.name == "other.logits"
    assert "other.blocks.1.z" in tape.tensors
    assert not np.array_equal(again.value, logits.value)


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_score_that_is_no_number_is_refused_although_masked_ones_are_let_through(wrong: float) -> None:
    tape = Tape()
    q = tape.input("q", np.full((2, 1, 1), 1e200), ("pos", "head", "d_head"))
    with np.errstate(all="ignore"), pytest.raises(NotFiniteError, match="attn_scores"):
        tape.attn_scores(q, q, True, "attn_scores")
    with pytest.raises(NotFiniteError):
        tape.input("masked", np.array([-np.inf]), ("pos",))


# ---- what a model is made of, and what is refused


def test_a_first_model_has_the_parameters_that_are_named_and_nothing_learned() -> None:
    model = first_model(SMALL, np.random.default_rng(0))
    assert set(model.parameters) == {"W_E", "W_pos", "ln_final.w", "ln_final.b"} | {
        f"blocks.{layer}.{name}" for layer in range(2) for name in BLOCK
    }
    for name, axes in axes_of(SMALL).items():
        array = model.parameters[name]
        assert array.shape == shape_of(SMALL, axes)
        assert array.dtype == np.float32
        if name.endswith(".w"):
            assert (array == 1.0).all()
        elif ".b" in name.removeprefix("blocks"):
            assert (array == 0.0).all()
        else:
            assert 0.005 < array.std() < 0.03
    surprise = -np.log(1 / SMALL.d_vocab)
    tape, _parameters, logits = run(model, TOKENS)
    loss = tape.cross_entropy(logits, tape.input("targets", TOKENS + 3, ("pos",)), "loss")
    assert float(loss.value) == pytest.approx(surprise, abs=0.1), "it guesses as chance does"


def test_the_same_seed_makes_the_same_model() -> None:
    first, second = (first_model(SMALL, np.random.default_rng(7)) for _ in range(2))
    for name, array in first.parameters.items():
        np.testing.assert_array_equal(array, second.parameters[name])


@pytest.mark.parametrize("name", ["n_layers", "n_heads", "d_model", "d_head", "d_mlp", "d_vocab", "n_ctx"])
def test_a_size_below_one_is_refused(name: str) -> None:
    with pytest.raises(NotAllowedError, match=f"{name} must be at least 1: 0") as refused:
        replace(SMALL, **{name: 0})  # type: ignore[arg-type]
    assert refused.value.field == name


def test_parameters_that_are_missing_or_do_not_fit_are_refused() -> None:
    parameters = dict(random_model().parameters)
    W_O = parameters.pop("blocks.1.W_O")
    with pytest.raises(ShapeError, match=r"missing or do not belong here: blocks\.1\.W_O"):
        Transformer(SMALL, parameters)
    with pytest.raises(ShapeError, match=r"blocks\.1\.W_O has the shape \[3, 4\], it should have \[3, 4, 12\]"):
        Transformer(SMALL, parameters | {"blocks.1.W_O": W_O[..., 0]})


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        (np.zeros(0), "there are no tokens"),
        (np.array([1, 17]), "no such token: 17"),
        (np.array([-1, 3]), "no such token: -1"),
        (np.zeros(11), "too many places: 11"),
    ],
)
def test_tokens_that_the_model_cannot_take_are_refused(tokens: Any, message: str) -> None:
    with pytest.raises(EngineError, match=message) as refused:
        run(random_model(), tokens)
    assert refused.value.field == "tokens"

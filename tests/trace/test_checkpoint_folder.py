"""A checkpoint as a folder: what `transformers` wrote is run here to the same numbers, and what is amiss is named."""

from __future__ import annotations

import contextlib
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from app.engine.errors import EngineError, NotAllowedError
from app.engine.tape import Tape
from app.engine.transformer import forward, put_parameters
from app.trace.checkpoint_folder import complete, config_of, digest_of, open_folder
from tests.trace.checkpoints import bert_folder, gpt2_folder, seen_by

TEXT = "She sat on the bank of the river, 42 times."


@pytest.mark.parametrize(
    ("make", "how"),
    [
        (bert_folder, {}),
        (bert_folder, {"num_attention_heads": 1, "num_hidden_layers": 1, "hidden_act": "gelu_new"}),
        (bert_folder, {"num_attention_heads": 12, "layer_norm_eps": 1e-3, "type_vocab_size": 1}),
        (gpt2_folder, {}),
        (gpt2_folder, {"n_head": 1, "n_layer": 1, "activation_function": "gelu", "n_inner": 30}),
        (gpt2_folder, {"n_head": 8, "tie_word_embeddings": False, "layer_norm_epsilon": 1e-3}),
    ],
)
def test_every_hidden_state_and_attention_is_that_of_transformers(
    make: Any, how: dict[str, Any], tmp_path: Path
) -> None:
    theirs, their_tokenizer = make(tmp_path, **how)
    model, tokenizer = open_folder(tmp_path)
    ids = tokenizer.encode_for_model(TEXT)
    assert ids == their_tokenizer.encode(TEXT).ids
    out = seen_by(theirs, ids)
    tape = Tape()
    result = forward(tape, model.config, put_parameters(tape, model), tape.input("tokens", np.array(ids), ("pos",)))
    expected = {"blocks.0.resid_pre": out.hidden_states[0]}
    n_layers = model.config.n_layers
    for layer in range(n_layers):
        expected[f"blocks.{layer}.pattern"] = out.attentions[layer]
        expected[f"blocks.{layer}.resid_post"] = out.hidden_states[layer + 1]
    if make is gpt2_folder:  # the last of their hidden states has the final norm in it
        expected |= {"ln_final.out": expected.pop(f"blocks.{n_layers - 1}.resid_post"), "logits": out.logits}
        assert result.name == "logits"
    for name, value in expected.items():
        np.testing.assert_allclose(tape.tensors[name].value, value[0].numpy(), rtol=1e-5, atol=1e-5, err_msg=name)


def test_the_parameters_stay_in_the_file(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    for array in open_folder(tmp_path)[0].parameters.values():
        assert not array.flags.writeable


def test_half_precision_is_read(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    arrays = load_file(tmp_path / "model.safetensors")
    whole = open_folder(tmp_path)[0].parameters
    save_file({name: array.to(torch.bfloat16) for name, array in arrays.items()}, tmp_path / "model.safetensors")
    for name, array in open_folder(tmp_path)[0].parameters.items():
        np.testing.assert_allclose(array, whole[name], rtol=1e-2)


# ---- what is amiss is named


def changed(file: Path, **names: Any) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | names), "utf-8")


def test_a_pickle_is_not_opened(tmp_path: Path) -> None:
    class Ran:
        def __reduce__(self) -> Any:
            return (Path.touch, (tmp_path / "ran",))

    bert_folder(tmp_path)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps(Ran()))
    assert not complete(tmp_path)
    with pytest.raises(
        NotAllowedError, match=r"pytorch_model\.bin is not read.*model\.safetensors is missing"
    ) as refused:
        open_folder(tmp_path)
    assert refused.value.field == "pytorch_model.bin"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_file_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    bert_folder(tmp_path)
    (tmp_path / name).unlink()
    assert not complete(tmp_path)
    with pytest.raises(NotAllowedError, match=f"{name} is missing") as refused:
        open_folder(tmp_path)
    assert refused.value.field == name


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json"])
@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"{", b"[]", b"null", b"[" * 100_000, b'{"a": 1'])
def test_what_is_no_json_object_is_refused_by_name(name: str, text: bytes, tmp_path: Path) -> None:
    bert_folder(tmp_path)
    (tmp_path / name).write_bytes(text)
    with pytest.raises(NotAllowedError, match=name) as refused:
        open_folder(tmp_path)
    assert refused.value.field == name


@pytest.mark.parametrize("part", ["model", "normalizer", "pre_tokenizer", "post_processor", "decoder", "added_tokens"])
@pytest.mark.parametrize("value", [None, 3, "text", [], {}, [3], {"type": None}])
def test_a_tokenizer_that_is_spoilt_anywhere_is_refused_and_nothing_else_happens(
    part: str, value: Any, tmp_path: Path
) -> None:
    bert_folder(tmp_path)
    changed(tmp_path / "tokenizer.json", **{part: value})
    with contextlib.suppress(EngineError):  # some may be left out
        open_folder(tmp_path)


def test_weights_that_do_not_fit_the_config_are_refused(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    changed(tmp_path / "config.json", num_hidden_layers=4)
    with pytest.raises(
        NotAllowedError, match=r"model\.safetensors: a parameter of BERT is missing: 'encoder\.layer\.3"
    ):
        open_folder(tmp_path)
    changed(tmp_path / "config.json", num_hidden_layers=2)
    with pytest.raises(NotAllowedError, match=r"a parameter that BERT does not have: 'encoder\.layer\.2"):
        open_folder(tmp_path)


def test_a_tokenizer_with_more_tokens_than_the_model_is_refused(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    changed(tmp_path / "config.json", vocab_size=10)
    with pytest.raises(NotAllowedError, match=r"tokenizer\.json has \d+ tokens, config\.json knows 10"):
        open_folder(tmp_path)


def test_a_number_that_is_none_is_refused(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    arrays = load_file(tmp_path / "model.safetensors")
    arrays["embeddings.LayerNorm.bias"][3] = torch.nan
    save_file(arrays, tmp_path / "model.safetensors")
    with pytest.raises(EngineError, match=r"embed_ln\.b has a number that is none"):
        open_folder(tmp_path)


def test_weights_in_several_parts_are_refused(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    (tmp_path / "model.safetensors").rename(tmp_path / "model-00001-of-00002.safetensors")
    (tmp_path / "model.safetensors.index.json").write_text("{}")
    with pytest.raises(NotAllowedError, match="in several parts"):
        config_of(tmp_path)


def test_another_digest_than_the_known_one_is_refused(tmp_path: Path) -> None:
    bert_folder(tmp_path)
    digest = digest_of(tmp_path / "model.safetensors")
    assert open_folder(tmp_path, digest)[0].config.family == "bert"
    with pytest.raises(NotAllowedError, match=f"its SHA-256 is {digest}, not 00") as refused:
        open_folder(tmp_path, "00" * 32)
    assert refused.value.field == "model.safetensors"

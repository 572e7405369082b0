"""To take home: a short program that needs NumPy alone, the weights, and the numbers that it must make again."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.library import Library
from app.engine.operation import Array
from app.engine.transformer import Config
from app.trace.language import N_
from app.trace.machine import record_machine
from app.trace.transformer_requests import MachineRequest

SHOWN = (
    "resid_pre",
    "resid_mid",
    "resid_post",
    "pattern",
    "mlp_post",
    "votes",
    "votes_sum",
    "probs",
    "logits",
    "result",
)
"""The ends of the names of the tensors that the program compares, the last token's or all."""

PROGRAM = '''\
"""Glassbox, taken home: a GPT in plain NumPy. It reads weights.npz, runs the text, and compares with expected.npz.

    python machine.py
"""

import json
from pathlib import Path

import numpy as np

here = Path(__file__).parent
config = json.loads((here / "config.json").read_text(encoding="utf-8"))
W = dict(np.load(here / "weights.npz"))
made = {}


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def gelu(x):
    if config["gelu"] == "tanh":
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    from math import erf

    return 0.5 * x * (1 + np.vectorize(erf, otypes=[float])(x / np.sqrt(2)))


def scale_of(x):
    return np.sqrt(x.var(axis=-1) + config["epsilon"])


def norm(x, name):
    out = (x - x.mean(axis=-1, keepdims=True)) / scale_of(x)[..., None]
    return out * W[f"{name}.w"] + W[f"{name}.b"]


W = {name: array.astype(np.float64) for name, array in W.items()}
ids = np.array(config["ids"])
n = len(ids)
resid = W["W_E"][ids] + W["W_pos"][:n]  # [pos, d_model]
made["blocks.0.resid_pre"] = resid
for layer in range(config["n_layers"]):
    at = f"blocks.{layer}."
    x = norm(resid, at + "ln1")
    q, k, v = (np.einsum("pm,hmd->hpd", x, W[f"{at}W_{c}"]) + W[f"{at}b_{c}"][:, None] for c in "QKV")
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])  # [head, query, key]
    scores[:, np.triu(np.ones((n, n), bool), 1)] = -np.inf  # nobody looks at later tokens
    pattern = softmax(scores)
    result = np.einsum("hqk,hkd,hdm->qhm", pattern, v, W[at + "W_O"])  # what each head adds
    resid = resid + result.sum(axis=1) + W[at + "b_O"]
    made |= {at + "pattern": pattern, at + "result": result, at + "resid_mid": resid}
    post = gelu(norm(resid, at + "ln2") @ W[at + "W_in"] + W[at + "b_in"])
    resid = resid + post @ W[at + "W_out"] + W[at + "b_out"]
    made |= {at + "mlp_post": post, at + "resid_post": resid}
table = W["W_U"] if "W_U" in W else W["W_E"].T  # [d_model, d_vocab]
logits = norm(resid, "ln_final") @ table
made |= {"logits": logits, "probs": softmax(logits[-1])}

# Who voted for the word: every part that was added to the last stream, along the direction of the word.
word = config["word"]
weighed = table[:, word] * W["ln_final.w"]
direction = (weighed - weighed.mean()) / scale_of(resid[-1])
votes = [W["W_E"][ids[-1]] @ direction, W["W_pos"][n - 1] @ direction]
for layer in range(config["n_layers"]):
    at = f"blocks.{layer}."
    votes += list(made[at + "result"][-1] @ direction)
    votes.append(W[at + "b_O"] @ direction)
    votes.append(made[at + "mlp_post"][-1] @ W[at + "W_out"] @ direction)
    votes.append(W[at + "b_out"] @ direction)
votes.append(W["ln_final.b"] @ table[:, word])
made |= {"votes": np.array(votes), "votes_sum": np.sum(votes)}

worst = 0.0
for name, wanted in np.load(here / "expected.npz").items():
    far = np.abs(made[name] - wanted).max() / max(1.0, np.abs(wanted).max())
    worst = max(worst, far)
    print(f"{name:24} {str(wanted.shape):16} differs by {far:.1e} at most")
best = np.argsort(-made["probs"])[:5]
print("next:", ", ".join(f"{config['texts'].get(str(i), i)!r} {made['probs'][i]:.1%}" for i in best))
name = config["texts"].get(str(word), word)
print(f"votes for {name!r} add up to {made['votes_sum']:.4f}, its score is {logits[-1, word]:.4f}")
print(f"everything was made again; the largest difference is {worst:.1e} of the largest number of its tensor")
'''


def home_zip(request: MachineRequest, library: Library, most: int) -> bytes:
    """A zip of machine.py, config.json, weights.npz and expected.npz.

    The numbers to expect are those of the trace, in float64 whatever the model. Errors: NotAllowedError for a model of
    another family, or of more than `most` parameters; else as `record_machine`.
    """
    opened = library.open(request.model)
    if not opened.causal:
        raise NotAllowedError(N_("{model} is not a GPT: the script is one for a GPT"), "model", model=request.model)
    weights = dict(opened.model.parameters)
    parameters = sum(array.size for array in weights.values())
    if parameters > most:
        raise NotAllowedError(
            N_("{model} has {parameters} parameters: at most {limit} are packed"),
            "model",
            most,
            model=request.model,
            parameters=parameters,
        )
    recording = record_machine(request, library, most)
    tensors = recording.tape.tensors
    expected = {name: tensor.value for name, tensor in tensors.items() if _is_shown(name)}
    told = _config(opened.model.config, recording.result)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, data in (
            ("machine.py", PROGRAM.encode()),
            ("config.json", json.dumps(told, ensure_ascii=False, indent=1).encode()),
            ("weights.npz", _npz(weights)),
            ("expected.npz", _npz(expected)),
        ):
            packed.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data)
    return whole.getvalue()


def _is_shown(name: str) -> bool:
    last = name.rpartition(".")[2]
    return last in SHOWN and not name.startswith("lens.") and name not in ("W_U", "votes.W_U")


def _config(config: Config, result: dict[str, Any]) -> dict[str, Any]:
    sizes = {name: getattr(config, name) for name in ("n_layers", "n_heads", "d_model", "gelu", "epsilon")}
    texts = {str(each["id"]): each["text"] for each in [*result["candidates"], result["voted"]]}
    ids = [token["id"] for token in result["tokens"]]
    return sizes | {"ids": ids, "word": result["voted"]["id"], "texts": texts, "read": result["read"]}


def _npz(arrays: dict[str, Array]) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()

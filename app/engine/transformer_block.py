"""One block of a transformer: attention, then the MLP, each of which adds to the stream.

    norm before:  stream += attention(layer norm(stream));  stream += mlp(layer norm(stream))
    norm behind:  stream = layer norm(stream + attention(stream));  stream = layer norm(stream + mlp(stream))

`resid_pre`, `resid_mid` and `resid_post` are the stream as it goes on, in both; where the norms stand behind, the sums
before them are `attn_sum` and `mlp_sum`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.change import Change
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer_config import Config

Own = Mapping[str, Tensor]
"""The parameters of one block, by their short names."""


@dataclass(slots=True)
class Past:
    """The keys and values of the places that were seen before, one of each a layer: [..., pos, head, d_head]."""

    keys: list[Tensor]
    values: list[Tensor]

    @property
    def length(self) -> int:
        """How many places these are."""
        return int(self.keys[0].value.shape[-3]) if self.keys else 0


def block(
    tape: Tape,
    config: Config,
    own: Own,
    resid_pre: Tensor,
    at: str,
    layer: int,
    past: Past | None,
    change: Change | None = None,
) -> Tensor:
    """The stream before it -> the stream behind it, [..., pos, d_model]. `at` goes before every name.

    With a `change`, attention is interfered with on its way.
    """
    if config.norm_first:
        attn_in = _norm(tape, config, own, "ln1", resid_pre, at, f"{at}ln1.out")
        attn_out = attention(tape, own, attn_in, at, layer, past, config.causal, change)
        resid_mid = tape.add(resid_pre, attn_out, f"{at}resid_mid")
        mlp_in = _norm(tape, config, own, "ln2", resid_mid, at, f"{at}ln2.out")
        return tape.add(resid_mid, mlp(tape, config, own, mlp_in, at), f"{at}resid_post")
    attn_out = attention(tape, own, resid_pre, at, layer, past, config.causal, change)
    attn_sum = tape.add(resid_pre, attn_out, f"{at}attn_sum")
    resid_mid = _norm(tape, config, own, "ln1", attn_sum, at, f"{at}resid_mid")
    mlp_sum = tape.add(resid_mid, mlp(tape, config, own, resid_mid, at), f"{at}mlp_sum")
    return _norm(tape, config, own, "ln2", mlp_sum, at, f"{at}resid_post")


def _norm(tape: Tape, config: Config, own: Own, norm: str, resid: Tensor, at: str, out: str) -> Tensor:
    return layer_norm(tape, resid, own[f"{norm}.w"], own[f"{norm}.b"], config.epsilon, f"{at}{norm}.", out)


def layer_norm(tape: Tape, resid: Tensor, weight: Tensor, bias: Tensor, epsilon: float, at: str, out: str) -> Tensor:
    """[..., d_model] -> [..., d_model], in three stages: scale, normalized, and what goes on, which is named `out`."""
    scale = tape.norm_scale(resid, epsilon, f"{at}scale")  # [..., d_model] -> [...]
    normalized = tape.normalize(resid, scale, f"{at}normalized")
    return tape.stretch(normalized, weight, bias, out)


def attention(
    tape: Tape,
    own: Own,
    inputs: Tensor,
    at: str,
    layer: int = 0,
    past: Past | None = None,
    causal: bool = True,
    change: Change | None = None,
) -> Tensor:
    """[..., pos, d_model] -> [..., pos, d_model]: each place looks at the others; where `causal`, not at later ones."""
    q = tape.split_heads(inputs, own["W_Q"], own["b_Q"], f"{at}q")  # [..., pos, d_model] -> [..., pos, head, d_head]
    k = tape.split_heads(inputs, own["W_K"], own["b_K"], f"{at}k")
    v = tape.split_heads(inputs, own["W_V"], own["b_V"], f"{at}v")
    if past is not None:
        k, v = _after(tape, past.keys, layer, k, f"{at}k"), _after(tape, past.values, layer, v, f"{at}v")
    attn_scores = tape.attn_scores(q, k, causal, f"{at}attn_scores")  # [..., head, query_pos, key_pos]
    if change is not None:
        attn_scores = change.scores(tape, attn_scores, layer, at)
    pattern = tape.softmax(attn_scores, f"{at}pattern")
    if change is not None:
        pattern = change.pattern(tape, pattern, layer, at, causal)
    z = tape.mix(pattern, v, f"{at}z")  # [..., pos, head, d_head]
    if change is not None:
        z = change.z(tape, z, layer, at)
    return tape.join_heads(z, own["W_O"], own["b_O"], f"{at}attn_out")  # [..., pos, d_model]


def mlp(tape: Tape, config: Config, own: Own, inputs: Tensor, at: str) -> Tensor:
    """[..., pos, d_model] -> [..., pos, d_model]: each place on its own."""
    mlp_pre = tape.linear(inputs, own["W_in"], own["b_in"], f"{at}mlp_pre")  # [..., d_model] -> [..., d_mlp]
    mlp_post = tape.gelu(mlp_pre, config.gelu, f"{at}mlp_post")
    return tape.linear(mlp_post, own["W_out"], own["b_out"], f"{at}mlp_out")  # [..., d_mlp] -> [..., d_model]


def _after(tape: Tape, kept: list[Tensor], layer: int, new: Tensor, name: str) -> Tensor:
    """What was kept of this layer, with the new places after it; kept from now on."""
    if layer == len(kept):
        kept.append(new)
    else:
        kept[layer] = tape.extend(kept[layer], new, f"{name}.whole")
    return kept[layer]

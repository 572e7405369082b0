"""GPT-2's own layout: weights [in, out], without an axis of heads, and queries, keys and values in one array.

Nothing is copied: each parameter is a view of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.engine.operation import Array
from app.engine.their_arrays import TheirArrays
from app.engine.transformer import BLOCK, Config, Transformer, axes_of

MASKS = re.compile(r"h\.\d+\.attn\.(masked_)?bias")
"""Older files carry the mask of each layer; it is made here."""


def from_gpt2(arrays: Mapping[str, Array], config: Config) -> Transformer:
    """A model from the parameters of GPT-2, by their names there, with or without `transformer.` before.

    Errors: NotAllowedError for a parameter that is missing, unknown or of another shape.
    """
    d_model, d_vocab = config.d_model, config.d_vocab
    named = {name.removeprefix("transformer."): array for name, array in arrays.items()}
    if config.unembedding == "tied":
        named.pop("lm_head.weight", None)  # the same as wte.weight
    theirs = TheirArrays("GPT-2", {name: array for name, array in named.items() if not MASKS.fullmatch(name)})
    parameters = {
        "W_E": theirs.take("wte.weight", d_vocab, d_model),
        "W_pos": theirs.take("wpe.weight", config.n_ctx, d_model),
    }
    for layer in range(config.n_layers):
        own = _block(theirs, f"h.{layer}.", config)
        parameters |= {f"blocks.{layer}.{name}": own[name] for name in BLOCK}
    parameters |= {f"ln_final.{kind[0]}": theirs.take(f"ln_f.{kind}", d_model) for kind in ("weight", "bias")}
    if config.unembedding == "own":
        parameters["W_U"] = theirs.take("lm_head.weight", d_vocab, d_model).T
    theirs.finish()
    return Transformer(config, {name: parameters[name] for name in axes_of(config)})


def _block(theirs: TheirArrays, at: str, config: Config) -> dict[str, Array]:
    d_model, d_mlp, heads = config.d_model, config.d_mlp, (config.n_heads, config.d_head)
    weights = theirs.take(f"{at}attn.c_attn.weight", d_model, 3 * d_model)
    biases = theirs.take(f"{at}attn.c_attn.bias", 3 * d_model)
    own: dict[str, Array] = {}
    for number, which in enumerate("QKV"):
        part = slice(number * d_model, (number + 1) * d_model)
        by_head = weights[:, part].reshape(d_model, *heads)  # [d_model, head·d_head] -> [d_model, head, d_head]
        own[f"W_{which}"] = by_head.transpose(1, 0, 2)  # -> [head, d_model, d_head]
        own[f"b_{which}"] = biases[part].reshape(heads)
    joining = theirs.take(f"{at}attn.c_proj.weight", d_model, d_model)
    own["W_O"] = joining.reshape(*heads, d_model)  # [head·d_head, d_model] -> [head, d_head, d_model]
    own["b_O"] = theirs.take(f"{at}attn.c_proj.bias", d_model)
    own["W_in"] = theirs.take(f"{at}mlp.c_fc.weight", d_model, d_mlp)
    own["b_in"] = theirs.take(f"{at}mlp.c_fc.bias", d_mlp)
    own["W_out"] = theirs.take(f"{at}mlp.c_proj.weight", d_mlp, d_model)
    own["b_out"] = theirs.take(f"{at}mlp.c_proj.bias", d_model)
    for norm in ("1", "2"):
        own[f"ln{norm}.w"] = theirs.take(f"{at}ln_{norm}.weight", d_model)
        own[f"ln{norm}.b"] = theirs.take(f"{at}ln_{norm}.bias", d_model)
    return own

"""BERT's own layout: weights [out, in], without an axis of heads.

Nothing is copied: each parameter is a view of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.engine.operation import Array
from app.engine.their_arrays import TheirArrays
from app.engine.transformer import BLOCK, Config, Transformer, axes_of

LEFT_ALONE = ("pooler.", "cls.", "embeddings.position_ids")
"""What stands in such a file for other tasks; the stream is made without it."""


def from_bert(arrays: Mapping[str, Array], config: Config) -> Transformer:
    """A model from the parameters of BERT, by their names there, with or without `bert.` before.

    Errors: NotAllowedError for a parameter that is missing, unknown or of another shape.
    """
    inner = {name.removeprefix("bert."): array for name, array in arrays.items() if name.startswith("bert.")}
    kept = {name: array for name, array in (inner or arrays).items() if not name.startswith(LEFT_ALONE)}
    theirs = TheirArrays("BERT", kept)
    parameters = _embeddings(theirs, config)
    for layer in range(config.n_layers):
        own = _block(theirs, f"encoder.layer.{layer}.", config)
        parameters |= {f"blocks.{layer}.{name}": own[name] for name in BLOCK}
    theirs.finish()
    return Transformer(config, {name: parameters[name] for name in axes_of(config)})


def _embeddings(theirs: TheirArrays, config: Config) -> dict[str, Array]:
    at, d_model = "embeddings.", config.d_model
    return {
        "W_E": theirs.take(f"{at}word_embeddings.weight", config.d_vocab, d_model),
        "W_pos": theirs.take(f"{at}position_embeddings.weight", config.n_ctx, d_model),
        "W_type": theirs.take(f"{at}token_type_embeddings.weight", config.n_types, d_model),
        "embed_ln.w": theirs.take(f"{at}LayerNorm.weight", d_model),
        "embed_ln.b": theirs.take(f"{at}LayerNorm.bias", d_model),
    }


def _block(theirs: TheirArrays, at: str, config: Config) -> dict[str, Array]:
    d_model, d_mlp, heads = config.d_model, config.d_mlp, (config.n_heads, config.d_head)
    own: dict[str, Array] = {}
    for which, name in (("Q", "query"), ("K", "key"), ("V", "value")):
        weight = theirs.take(f"{at}attention.self.{name}.weight", d_model, d_model)
        by_head = weight.reshape(*heads, d_model)  # [head·d_head, d_model] -> [head, d_head, d_model]
        own[f"W_{which}"] = by_head.transpose(0, 2, 1)  # -> [head, d_model, d_head]
        own[f"b_{which}"] = theirs.take(f"{at}attention.self.{name}.bias", d_model).reshape(heads)
    weight = theirs.take(f"{at}attention.output.dense.weight", d_model, d_model)
    own["W_O"] = weight.T.reshape(*heads, d_model)  # [d_model, head·d_head] -> [head, d_head, d_model]
    own["b_O"] = theirs.take(f"{at}attention.output.dense.bias", d_model)
    own["W_in"] = theirs.take(f"{at}intermediate.dense.weight", d_mlp, d_model).T
    own["b_in"] = theirs.take(f"{at}intermediate.dense.bias", d_mlp)
    own["W_out"] = theirs.take(f"{at}output.dense.weight", d_model, d_mlp).T
    own["b_out"] = theirs.take(f"{at}output.dense.bias", d_model)
    for norm, name in (("ln1", "attention.output.LayerNorm"), ("ln2", "output.LayerNorm")):
        own[f"{norm}.w"] = theirs.take(f"{at}{name}.weight", d_model)
        own[f"{norm}.b"] = theirs.take(f"{at}{name}.bias", d_model)
    return own

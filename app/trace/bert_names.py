"""What a transformer in the arrangement of BERT has besides: types of tokens, and sums before each norm."""

from __future__ import annotations

from app.trace.language import N_
from app.trace.transformer_names import Place

BERT_AXES = {"n_types": N_("one of the two halves of a pair of texts; a single text is all of the first")}

BERT_TENSORS = (
    Place("types", "[pos]", N_("the type of each token: 0 in a single text, 1 in the second of a pair"), N_("the type of {pos}")),
    Place("W_type", "[n_types, d_model]", N_("the table of types: a row of numbers for each"), N_("number {d_model} of type {n_types}")),
    Place("embed_placed", "[pos, d_model]", N_("the embedding of each token and the row of its place, added up"), N_("number {d_model} of {pos} with its place")),
    Place("type_embed", "[pos, d_model]", N_("the row of the type of each token"), N_("number {d_model} of the type of {pos}")),
    Place("embed_sum", "[pos, d_model]", N_("embedding, place and type of each token, added up"), N_("number {d_model} of {pos} with its place and type")),
    Place("embed_ln.w", "[d_model]", N_("the weights of the norm behind the embeddings"), N_("the weight of number {d_model} in the norm behind the embeddings")),
    Place("embed_ln.b", "[d_model]", N_("the biases of the norm behind the embeddings"), N_("the bias of number {d_model} in the norm behind the embeddings")),
    Place("embed_ln.scale", "[pos]", N_("how far the numbers of each token spread, behind the embeddings"), N_("the spread of {pos} behind the embeddings")),
    Place("embed_ln.normalized", "[pos, d_model]", N_("the embeddings brought to one size"), N_("number {d_model} of {pos}, brought to one size behind the embeddings")),
    Place("blocks.{l}.attn_sum", "[pos, d_model]", N_("the stream and what the heads of layer {layer} add to it, before the norm"), N_("number {d_model} of {pos} and what the heads of layer {layer} add, before the norm")),
    Place("blocks.{l}.mlp_sum", "[pos, d_model]", N_("the stream and what the network of layer {layer} adds to it, before the norm"), N_("number {d_model} of {pos} and what the network of layer {layer} adds, before the norm")),
)  # fmt: skip
"""In the order of the computation."""

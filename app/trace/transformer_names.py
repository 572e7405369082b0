"""The dictionary of a transformer: every axis and every tensor of its traces, with a sentence, and where a number stands.

`at` names one number by its place: {layer} and {head} count from 1, {pos} {query_pos} {key_pos} are tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.trace.language import N_

TRANSFORMER_AXES = {
    "query_pos": N_("the token that looks"),
    "key_pos": N_("the token that is looked at"),
    "head": N_("one head of several that look side by side"),
    "d_model": N_("one number of the vector that each token carries"),
    "d_head": N_("one number of the shorter vectors of a head"),
    "d_mlp": N_("one neuron of the network in a layer"),
    "d_vocab": N_("one token of all that there are"),
    "n_ctx": N_("one place of all that a text may have"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of tensor: its name with {l} for the layer, its axes, what it is, and how one number is called."""

    pattern: str
    dims: str
    says: str
    at: str


TRANSFORMER_TENSORS = (
    # -- given: the tokens, the dice, the weights
    Place("dice", "[]", N_("one number from 0 to below 1, drawn by the seed"), N_("the dice")),
    Place("W_E", "[d_vocab, d_model]", N_("the table of embeddings: a row of numbers for each token"), N_("number {d_model} of the embedding of {d_vocab}")),
    Place("W_pos", "[n_ctx, d_model]", N_("the table of positions: a row of numbers for each place"), N_("number {d_model} of place {n_ctx}")),
    Place("W_U", "[d_model, d_vocab]", N_("the table of embeddings, turned round to guess tokens with"), N_("what number {d_model} counts for {d_vocab}")),
    Place("blocks.{l}.W_Q", "[head, d_model, d_head]", N_("the weights that make the queries of layer {layer}"), N_("the weight from number {d_model} to query number {d_head} of head {head}, layer {layer}")),
    Place("blocks.{l}.b_Q", "[head, d_head]", N_("the biases of the queries of layer {layer}"), N_("the bias of query number {d_head} of head {head}, layer {layer}")),
    Place("blocks.{l}.W_K", "[head, d_model, d_head]", N_("the weights that make the keys of layer {layer}"), N_("the weight from number {d_model} to key number {d_head} of head {head}, layer {layer}")),
    Place("blocks.{l}.b_K", "[head, d_head]", N_("the biases of the keys of layer {layer}"), N_("the bias of key number {d_head} of head {head}, layer {layer}")),
    Place("blocks.{l}.W_V", "[head, d_model, d_head]", N_("the weights that make the values of layer {layer}"), N_("the weight from number {d_model} to value number {d_head} of head {head}, layer {layer}")),
    Place("blocks.{l}.b_V", "[head, d_head]", N_("the biases of the values of layer {layer}"), N_("the bias of value number {d_head} of head {head}, layer {layer}")),
    Place("blocks.{l}.W_O", "[head, d_head, d_model]", N_("the weights that turn what the heads of layer {layer} gathered into numbers of the stream"), N_("the weight from number {d_head} of head {head} to number {d_model}, layer {layer}")),
    Place("blocks.{l}.b_O", "[d_model]", N_("the biases of what the heads of layer {layer} write"), N_("the bias of number {d_model} of what the heads of layer {layer} write")),
    Place("blocks.{l}.W_in", "[d_model, d_mlp]", N_("the weights into the network of layer {layer}"), N_("the weight from number {d_model} to neuron {d_mlp}, layer {layer}")),
    Place("blocks.{l}.b_in", "[d_mlp]", N_("the biases of the neurons of layer {layer}"), N_("the bias of neuron {d_mlp}, layer {layer}")),
    Place("blocks.{l}.W_out", "[d_mlp, d_model]", N_("the weights out of the network of layer {layer}"), N_("the weight from neuron {d_mlp} to number {d_model}, layer {layer}")),
    Place("blocks.{l}.b_out", "[d_model]", N_("the biases of what the network of layer {layer} writes"), N_("the bias of number {d_model} of what the network of layer {layer} writes")),
    Place("blocks.{l}.ln1.w", "[d_model]", N_("the weights of the first norm of layer {layer}"), N_("the weight of number {d_model} in the first norm, layer {layer}")),
    Place("blocks.{l}.ln1.b", "[d_model]", N_("the biases of the first norm of layer {layer}"), N_("the bias of number {d_model} in the first norm, layer {layer}")),
    Place("blocks.{l}.ln2.w", "[d_model]", N_("the weights of the second norm of layer {layer}"), N_("the weight of number {d_model} in the second norm, layer {layer}")),
    Place("blocks.{l}.ln2.b", "[d_model]", N_("the biases of the second norm of layer {layer}"), N_("the bias of number {d_model} in the second norm, layer {layer}")),
    Place("ln_final.w", "[d_model]", N_("the weights of the last norm"), N_("the weight of number {d_model} in the last norm")),
    Place("ln_final.b", "[d_model]", N_("the biases of the last norm"), N_("the bias of number {d_model} in the last norm")),
    # -- the stream
    Place("embed", "[pos, d_model]", N_("the embedding of each token: its row of the table"), N_("number {d_model} of the embedding of {pos}")),
    Place("pos_embed", "[pos, d_model]", N_("the row of each place"), N_("number {d_model} of the place of {pos}")),
    Place("blocks.{l}.resid_pre", "[pos, d_model]", N_("the stream as it enters layer {layer}: what each token carries"), N_("number {d_model} that {pos} carries into layer {layer}")),
    Place("blocks.{l}.resid_mid", "[pos, d_model]", N_("the stream after the attention of layer {layer}"), N_("number {d_model} that {pos} carries after the attention of layer {layer}")),
    Place("blocks.{l}.resid_post", "[pos, d_model]", N_("the stream as it leaves layer {layer}"), N_("number {d_model} that {pos} carries out of layer {layer}")),
    # -- the norms
    Place("blocks.{l}.ln1.scale", "[pos]", N_("how far the numbers of each token spread, in the first norm of layer {layer}"), N_("the spread of {pos} in the first norm, layer {layer}")),
    Place("blocks.{l}.ln1.normalized", "[pos, d_model]", N_("the stream brought to one size, in the first norm of layer {layer}"), N_("number {d_model} of {pos}, brought to one size in the first norm, layer {layer}")),
    Place("blocks.{l}.ln1.out", "[pos, d_model]", N_("what the first norm of layer {layer} hands on"), N_("number {d_model} of {pos} after the first norm, layer {layer}")),
    Place("blocks.{l}.ln2.scale", "[pos]", N_("how far the numbers of each token spread, in the second norm of layer {layer}"), N_("the spread of {pos} in the second norm, layer {layer}")),
    Place("blocks.{l}.ln2.normalized", "[pos, d_model]", N_("the stream brought to one size, in the second norm of layer {layer}"), N_("number {d_model} of {pos}, brought to one size in the second norm, layer {layer}")),
    Place("blocks.{l}.ln2.out", "[pos, d_model]", N_("what the second norm of layer {layer} hands on"), N_("number {d_model} of {pos} after the second norm, layer {layer}")),
    Place("ln_final.scale", "[pos]", N_("how far the numbers of each token spread, at the end"), N_("the spread of {pos} in the last norm")),
    Place("ln_final.normalized", "[pos, d_model]", N_("the stream brought to one size, at the end"), N_("number {d_model} of {pos}, brought to one size at the end")),
    Place("ln_final.out", "[pos, d_model]", N_("what the last norm hands on"), N_("number {d_model} of {pos} after the last norm")),
    # -- attention
    Place("blocks.{l}.q", "[pos, head, d_head]", N_("the query of each token and head of layer {layer}: what it looks for"), N_("query number {d_head} of {pos}, head {head} of layer {layer}")),
    Place("blocks.{l}.k", "[pos, head, d_head]", N_("the key of each token and head of layer {layer}: what it can be found by"), N_("key number {d_head} of {pos}, head {head} of layer {layer}")),
    Place("blocks.{l}.v", "[pos, head, d_head]", N_("the value of each token and head of layer {layer}: what it hands over"), N_("value number {d_head} of {pos}, head {head} of layer {layer}")),
    Place("blocks.{l}.attn_scores", "[head, query_pos, key_pos]", N_("how well each query of layer {layer} fits each key, scaled; masked where a later token is not looked at"), N_("how well the query of {query_pos} fits the key of {key_pos}, head {head} of layer {layer}")),
    Place("blocks.{l}.pattern", "[head, query_pos, key_pos]", N_("how much each token looks at each other, head by head of layer {layer}: shares that add up to 1"), N_("how much {query_pos} looks at {key_pos}, head {head} of layer {layer}")),
    Place("blocks.{l}.z", "[pos, head, d_head]", N_("what each head of layer {layer} gathered for each token"), N_("number {d_head} of what head {head} of layer {layer} gathered for {pos}")),
    Place("blocks.{l}.attn_out", "[pos, d_model]", N_("what the heads of layer {layer} add to the stream"), N_("number {d_model} of what the heads of layer {layer} add for {pos}")),
    # -- the network in each layer
    Place("blocks.{l}.mlp_pre", "[pos, d_mlp]", N_("what each neuron of the network of layer {layer} adds up"), N_("the sum in neuron {d_mlp} of layer {layer}, for {pos}")),
    Place("blocks.{l}.mlp_post", "[pos, d_mlp]", N_("what each neuron of the network of layer {layer} lets through"), N_("what neuron {d_mlp} of layer {layer} lets through, for {pos}")),
    Place("blocks.{l}.mlp_out", "[pos, d_model]", N_("what the network of layer {layer} adds to the stream"), N_("number {d_model} of what the network of layer {layer} adds for {pos}")),
    # -- the guess
    Place("logits", "[pos, d_vocab]", N_("the score of every token that could follow each"), N_("the score of {d_vocab} after {pos}")),
    Place("last_logits", "[d_vocab]", N_("the score of every token that could come next"), N_("the score of {d_vocab}")),
    Place("cooled", "[d_vocab]", N_("the scores, divided by the temperature"), N_("the cooled score of {d_vocab}")),
    Place("top_k", "[d_vocab]", N_("the best few scores; the others are masked"), N_("the score of {d_vocab}, if it is among the best")),
    Place("top_p", "[d_vocab]", N_("the scores of the likely tokens; the others are masked"), N_("the score of {d_vocab}, if it is among the likely")),
    Place("probs", "[d_vocab]", N_("how probable each token is as the next"), N_("how probable {d_vocab} is")),
    Place("token", "[]", N_("the id of the token that was drawn"), N_("the token that was drawn")),
    # -- without a model: counted in the text that it was taught
    Place("bigram_counts", "[d_vocab]", N_("how often each token followed the last one in the text the model was taught"), N_("how often {d_vocab} followed")),
    Place("bigram", "[d_vocab]", N_("how probable each token is as the next, from counting pairs alone"), N_("how probable {d_vocab} is from counting pairs")),
    Place("chance", "[]", N_("what each token gets where all are alike probable"), N_("what chance gives each token")),
)  # fmt: skip
"""In the order of the computation."""

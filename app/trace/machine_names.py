"""The dictionary of the two readings behind a forward pass: the votes for a word, and the read-out after each layer."""

from __future__ import annotations

from app.trace.language import N_, _
from app.trace.transformer_names import Place

MACHINE_AXES = {"part": N_("one part of the model that adds to the stream, in the order of the model")}

MACHINE_TENSORS = (
    Place("blocks.{l}.result", "[pos, head, d_model]", N_("what each head of layer {layer} by itself adds to the stream"), N_("number {d_model} of what head {head} of layer {layer} adds for {pos}")),
    Place("sentence_mean", "[d_model]", N_("the mean of what all tokens carry at the end"), N_("number {d_model} of the mean of all tokens")),
    Place("sentence_length", "[]", N_("how long the mean of all tokens is, as a vector"), N_("the length of the mean of all tokens")),
    Place("sentence", "[d_model]", N_("the vector of the whole sentence: the mean of its tokens, brought to length 1"), N_("number {d_model} of the vector of the sentence")),
    Place("sentence_votes", "[pos]", N_("how far each token points along the vector of the sentence; their mean is its length before it is brought to 1"), N_("how far {pos} points along the vector of the sentence")),
    Place("lens.{l}.sentence_mean", "[d_model]", N_("the mean of what all tokens carry at read-out {layer}"), N_("number {d_model} of the mean of all tokens at read-out {layer}")),
    Place("lens.{l}.sentence_length", "[]", N_("how long that mean is, at read-out {layer}"), N_("the length of the mean of all tokens at read-out {layer}")),
    Place("lens.{l}.sentence", "[d_model]", N_("the vector that the sentence would have at read-out {layer}, of length 1"), N_("number {d_model} of the vector of the sentence at read-out {layer}")),
    Place("lens.{l}.near", "[]", N_("how near the vector at read-out {layer} is to the one at the end: the cosine"), N_("how near the vector at read-out {layer} is to the one at the end")),
    Place("voted", "[]", N_("the id of the word whose votes are counted"), N_("the word whose votes are counted")),
    Place("votes.W_U", "[d_vocab, d_model]", N_("the table that tokens are guessed with, a row for each token"), N_("what number {d_model} counts for {d_vocab}")),
    Place("votes.readout", "[d_model]", N_("the row of the word in the table that tokens are guessed with"), N_("what number {d_model} counts for the word")),
    Place("votes.weighed", "[d_model]", N_("the row of the word, weighed as the last norm weighs"), N_("what number {d_model} counts for the word, weighed by the last norm")),
    Place("votes.scale", "[]", N_("the spread that the last norm divides the last token by; it is held as it came out"), N_("the spread of the last token in the last norm")),
    Place("votes.direction", "[d_model]", N_("the direction that the stream must point in for this word"), N_("number {d_model} of the direction of the word")),
    Place("votes.embed", "[]", N_("what the embedding of the last token did for the word"), N_("the vote of the embedding")),
    Place("votes.pos_embed", "[]", N_("what the place of the last token did for the word"), N_("the vote of the place")),
    Place("votes.ln_final.b", "[]", N_("what the biases of the last norm do for the word, whatever the text"), N_("the vote of the biases of the last norm")),
    Place("votes", "[part]", N_("what each part of the model did for the word: together they are its score"), N_("the vote of {part}")),
    Place("votes_sum", "[]", N_("all votes together: the score of the word"), N_("all votes together")),
    Place("blocks.{l}.head_votes", "[head]", N_("what each head of layer {layer} did for the word"), N_("the vote of head {head} of layer {layer}")),
    Place("blocks.{l}.b_O_vote", "[]", N_("what the biases behind the heads of layer {layer} did for the word"), N_("the vote of the biases behind the heads of layer {layer}")),
    Place("blocks.{l}.mlp_reach", "[d_mlp]", N_("what each neuron of layer {layer} would do for the word if it let 1 through"), N_("what neuron {d_mlp} of layer {layer} would do for the word if it let 1 through")),
    Place("blocks.{l}.mlp_votes", "[d_mlp]", N_("what each neuron of layer {layer} did for the word"), N_("the vote of neuron {d_mlp} of layer {layer}")),
    Place("blocks.{l}.mlp_vote", "[]", N_("what the network of layer {layer} did for the word"), N_("the vote of the network of layer {layer}")),
    Place("blocks.{l}.b_out_vote", "[]", N_("what the biases behind the network of layer {layer} did for the word"), N_("the vote of the biases behind the network of layer {layer}")),
    Place("lens.{l}.resid", "[d_model]", N_("what the last token carries at read-out {layer}; the first is before any layer"), N_("number {d_model} that the last token carries at read-out {layer}")),
    Place("lens.{l}.scale", "[]", N_("how far the numbers of the last token spread at read-out {layer}"), N_("the spread of the last token at read-out {layer}")),
    Place("lens.{l}.normalized", "[d_model]", N_("what the last token carries at read-out {layer}, brought to one size"), N_("number {d_model} of the last token at read-out {layer}, brought to one size")),
    Place("lens.{l}.out", "[d_model]", N_("what the last norm would hand on at read-out {layer}"), N_("number {d_model} of the last token after the last norm, at read-out {layer}")),
    Place("lens.{l}.logits", "[d_vocab]", N_("the score that each token would have at read-out {layer}"), N_("the score of {d_vocab} at read-out {layer}")),
    Place("lens.{l}.probs", "[d_vocab]", N_("how probable each token would be at read-out {layer}: the answer, if it had to answer now"), N_("how probable {d_vocab} would be at read-out {layer}")),
)  # fmt: skip
"""In the order of the computation."""

_WORDS = {
    "embed": N_("the embedding"),
    "pos_embed": N_("the place"),
    "head": N_("head {head} of layer {layer}"),
    "b_O": N_("the biases behind the heads of layer {layer}"),
    "mlp": N_("the network of layer {layer}"),
    "b_out": N_("the biases behind the network of layer {layer}"),
    "ln_final.b": N_("the biases of the last norm"),
}


def part_words(label: str) -> str:
    """A part of the model by its label, "head 1.3" (layer and head, from 0), "mlp 0", "embed"."""
    kind, _space, where = label.partition(" ")
    layer, _dot, head = where.partition(".")
    return _(_WORDS[kind]).format(layer=int(layer or 0) + 1, head=int(head or 0) + 1)

"""The dictionary of embeddings: words, their rows, and what is made of them."""

from __future__ import annotations

from app.trace.language import N_
from app.trace.transformer_names import Place

EMBEDDING_AXES = {
    "piece": N_("one piece of a word"),
    "rank": N_("one of the nearest, the nearest first"),
    "common": N_("one of the words that the plane is laid through"),
    "sentence": N_("one sentence"),
    "other_sentence": N_("one sentence that it is held against"),
}

EMBEDDING_TENSORS = (
    Place("word_ids", "[word]", N_("the id of each word, or of each piece of one"), N_("the id of {word}")),
    Place("piece_ids", "[piece]", N_("the id of each piece of each word"), N_("the id of piece {piece}")),
    Place("piece_rows", "[piece, d_model]", N_("the embedding of each piece: its row of the table"), N_("number {d_model} of piece {piece}")),
    Place("word_rows", "[word, d_model]", N_("the embedding of each word: its row of the table, or the mean of the rows of its pieces"), N_("number {d_model} of {word}")),
    Place("units", "[word, d_model]", N_("the embedding of each word, brought to the length one"), N_("number {d_model} of the direction of {word}")),
    Place("asked", "[d_model]", N_("the direction that is asked for"), N_("number {d_model} of what is asked for")),
    Place("from_word", "[d_model]", N_("the direction of the first word"), N_("number {d_model} of the first word")),
    Place("to_word", "[d_model]", N_("the direction of the second word"), N_("number {d_model} of the second word")),
    Place("third_word", "[d_model]", N_("the direction of the third word"), N_("number {d_model} of the third word")),
    Place("arrow", "[d_model]", N_("what leads from the first word to the second"), N_("number {d_model} of the arrow")),
    Place("arrow_end", "[d_model]", N_("where the arrow ends when it begins at the third word"), N_("number {d_model} of where the arrow ends")),
    Place("similarities", "[word]", N_("how much each word points the same way: the cosine"), N_("how much {word} points the same way")),
    Place("middle", "[d_model]", N_("the mean of all words"), N_("number {d_model} of the middle")),
    Place("centred", "[word, d_model]", N_("how each word differs from the middle"), N_("number {d_model} of how {word} differs from the middle")),
    Place("poles_{l}.low", "[d_model]", N_("the word at the low end of axis {layer}"), N_("number {d_model} of the low end of axis {layer}")),
    Place("poles_{l}.high", "[d_model]", N_("the word at the high end of axis {layer}"), N_("number {d_model} of the high end of axis {layer}")),
    Place("poles_{l}.apart", "[d_model]", N_("what leads from the low end of axis {layer} to the high one"), N_("number {d_model} of the difference along axis {layer}")),
    Place("poles_{l}.straight", "[d_model]", N_("the same, without what lies along the first axis"), N_("number {d_model} of axis {layer}, at a right angle to the first")),
    Place("axis_{l}", "[d_model]", N_("axis {layer} of the plane, of length one"), N_("number {d_model} of axis {layer}")),
    Place("x", "[word]", N_("how far each word lies to the right"), N_("how far {word} lies to the right")),
    Place("y", "[word]", N_("how far each word lies up"), N_("how far {word} lies up")),
    Place("off", "[word]", N_("how far each word lies off the plane: what the drawing leaves out"), N_("how far {word} lies off the plane")),
    Place("nearest", "[word, rank]", N_("which words are truly the nearest to each"), N_("the nearest to {word}, number {rank}")),
    Place("nearest_alike", "[word, rank]", N_("how alike each word is to each of its true neighbours: the cosine"), N_("how alike {word} is to its nearest, number {rank}")),
    Place("near_here", "[word, rank]", N_("which of the true neighbours of a word are near it on the plane: 1, else 0"), N_("whether the nearest to {word}, number {rank}, is near it on the plane")),
    Place("on_plane", "[word]", N_("what share of each word's difference from the middle can be seen on the plane"), N_("the share of {word} that lies on the plane")),
    Place("plane_share", "[]", N_("what share of all differences between the words the plane holds"), N_("the share that the plane holds")),
    Place("common_ids", "[common]", N_("the places of the words that the plane is laid through"), N_("the place of {common}")),
    Place("common_units", "[common, d_model]", N_("the directions of the words that the plane is laid through"), N_("number {d_model} of the direction of {common}")),
    Place("common_centred", "[common, d_model]", N_("how each of them differs from the middle"), N_("number {d_model} of how {common} differs from the middle")),
    Place("near_kept", "[word]", N_("how many of the truly nearest words are near on the plane too"), N_("how many true neighbours of {word} are near it on the plane")),
    Place("sentence_units", "[sentence, d_model]", N_("the vector of each sentence, of length one"), N_("number {d_model} of {sentence}")),
    Place("other_units", "[other_sentence, d_model]", N_("the same vectors, to hold each against each"), N_("number {d_model} of {other_sentence}")),
    Place("sentence_similarity", "[sentence, other_sentence]", N_("how alike each two sentences are: the cosine"), N_("how alike {sentence} and {other_sentence} are")),
    Place("sentence_x", "[sentence]", N_("how far each sentence lies to the right"), N_("how far {sentence} lies to the right")),
    Place("sentence_y", "[sentence]", N_("how far each sentence lies up"), N_("how far {sentence} lies up")),
    Place("sentence_middle", "[d_model]", N_("the mean of all sentences"), N_("number {d_model} of the middle of the sentences")),
    Place("sentence_centred", "[sentence, d_model]", N_("how each sentence differs from the middle"), N_("number {d_model} of how {sentence} differs from the middle")),
    Place("sentence_off", "[sentence]", N_("how far each sentence lies off the plane"), N_("how far {sentence} lies off the plane")),
)  # fmt: skip
"""In the order of the computation."""

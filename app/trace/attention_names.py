"""The dictionary of what is asked about attention: paths, poles, changed runs, heads by what they do."""

from __future__ import annotations

from app.trace.language import N_
from app.trace.transformer_names import Place

ATTENTION_AXES = {
    "word": N_("one word that is followed"),
    "depth": N_("how many layers the word has been through"),
    "mark": N_("one word of the poles, as it is followed itself"),
    "pole_word": N_("one word of those that mark the poles"),
    "pole": N_("one of the two poles"),
    "pinned": N_("one of the heads that were pinned"),
}

ATTENTION_TENSORS = (
    Place("word", "[word, depth, d_model]", N_("the numbers of the word that is followed, before the layers and after each"), N_("number {d_model} of {word} {depth}")),
    Place("poles", "[mark, depth, d_model]", N_("the numbers of each word of the poles, read alone, before the layers and after each"), N_("number {d_model} of {mark} alone, {depth}")),
    Place("likeness", "[word, depth, pole_word]", N_("how alike the word is to each word of the poles, at the same depth"), N_("how alike {word} and {pole_word} are, {depth}")),
    Place("pole_likeness", "[mark, depth, pole_word]", N_("how alike the words of the poles are to each other"), N_("how alike {mark} and {pole_word} are, {depth}")),
    Place("place", "[word, depth, pole]", N_("how alike the word is to each pole: where it stands on the plane"), N_("how alike {word} is to the pole {pole}, {depth}")),
    Place("pole_place", "[mark, depth, pole]", N_("where the words of the poles stand on the plane"), N_("how alike {mark} is to the pole {pole}, {depth}")),
    Place("lean", "[word, depth]", N_("how much more the word is like the first pole than like the second"), N_("how far {word} leans to the first pole, {depth}")),
    Place("alike", "[word, depth]", N_("how alike the word is to itself in the run that nothing was done to"), N_("how alike {word} is with and without the change, {depth}")),
    Place("distance", "[word, depth]", N_("how far the change has moved the word"), N_("how far the change has moved {word}, {depth}")),
    Place("shift", "[]", N_("how much of the probability of the next word has gone from some words to others"), N_("the probability that went over to other words")),
    Place("blocks.{l}.attn_scores_struck", "[head, query_pos, key_pos]", N_("the scores of layer {layer}, masked where the word that is struck out would be looked at"), N_("how well the query of {query_pos} fits the key of {key_pos}, if it is not struck out, head {head} of layer {layer}")),
    Place("blocks.{l}.pattern_set", "[head, query_pos, key_pos]", N_("who looks at whom in layer {layer}, with the weights that were set by hand"), N_("how much {query_pos} looks at {key_pos} after a weight was set, head {head} of layer {layer}")),
    Place("blocks.{l}.z_left", "[pos, head, d_head]", N_("what the heads of layer {layer} gathered, with nothing from those that are off"), N_("number {d_head} of what head {head} of layer {layer} hands on for {pos}")),
    Place("blocks.{l}.head_out", "[pos, head, d_model]", N_("what each head of layer {layer} writes into the stream on its own"), N_("number {d_model} of what head {head} of layer {layer} writes for {pos}")),
    Place("blocks.{l}.head_size", "[pos, head]", N_("how much each head of layer {layer} writes into the stream: the length of what it adds"), N_("how much head {head} of layer {layer} writes for {pos}")),
    Place("blocks.{l}.evenness", "[head]", N_("how evenly the heads of layer {layer} spread their weights: 1 is over all alike, 0 on one alone"), N_("how evenly head {head} of layer {layer} spreads its weights")),
    Place("blocks.{l}.looks_previous", "[head]", N_("how much of their attention the tokens give to the one before, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at the token before")),
    Place("blocks.{l}.looks_next", "[head]", N_("how much of their attention the tokens give to the one behind, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at the token behind")),
    Place("blocks.{l}.looks_itself", "[head]", N_("how much of their attention the tokens give to themselves, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at the same place")),
    Place("blocks.{l}.looks_same", "[head]", N_("how much of their attention tokens give to others of the same text, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at the same word elsewhere")),
    Place("blocks.{l}.looks_first", "[head]", N_("how much of their attention the tokens give to the first of all, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at the first token")),
    Place("blocks.{l}.looks_end", "[head]", N_("how much of their attention the tokens give to the mark at the end, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at the mark at the end")),
    Place("blocks.{l}.looks_stop", "[head]", N_("how much of their attention the tokens give to full stops and commas, head by head of layer {layer}"), N_("how much head {head} of layer {layer} looks at full stops and commas")),
    Place("pinned_looks", "[pinned, query_pos, key_pos]", N_("who looks at whom in each pinned head"), N_("how much {query_pos} looks at {key_pos} in head {pinned}")),
    Place("looks_sum", "[query_pos, key_pos]", N_("who looks at whom in the pinned heads, added up: the shares of a row add up to how many heads there are"), N_("how much {query_pos} looks at {key_pos}, all pinned heads added up")),
    Place("looks_mean", "[query_pos, key_pos]", N_("who looks at whom in the pinned heads, the mean of them: the shares of a row add up to 1"), N_("how much {query_pos} looks at {key_pos}, the mean of the pinned heads")),
    Place("looks_minus", "[query_pos, key_pos]", N_("who looks at whom in one pinned head, minus the same in another"), N_("how much more {query_pos} looks at {key_pos} in the one head than in the other")),
    Place("pinned_writes", "[pinned, pos, d_model]", N_("what each pinned head writes into the stream on its own"), N_("number {d_model} of what head {pinned} writes for {pos}")),
    Place("writes_sum", "[pos, d_model]", N_("what the pinned heads write into the stream together: their sum"), N_("number {d_model} of what the pinned heads write together for {pos}")),
    Place("writes_minus", "[pos, d_model]", N_("what one pinned head writes into the stream, minus what another writes"), N_("number {d_model} of what the one head writes for {pos}, minus the other’s")),
    Place("first_writes", "[pos, d_model]", N_("what the first of two compared heads writes"), N_("number {d_model} of what the first head writes for {pos}")),
    Place("second_writes", "[pos, d_model]", N_("what the second of two compared heads writes"), N_("number {d_model} of what the second head writes for {pos}")),
    Place("pinned_size", "[pinned, pos]", N_("how much each pinned head writes: the length of what it adds to the stream"), N_("how much head {pinned} writes for {pos}")),
    Place("sum_size", "[pos]", N_("how much the pinned heads write together: the length of the sum"), N_("how much the pinned heads write together for {pos}")),
    Place("writes_alike", "[pos]", N_("how far two heads write in the same direction: 1 is the same way, −1 the opposite"), N_("how alike the two heads write for {pos}")),
    Place("difference", "[…]", N_("the first sentence minus the second, where their tokens stand against each other"), N_("the first sentence minus the second")),
)  # fmt: skip
"""In the order of the computation."""

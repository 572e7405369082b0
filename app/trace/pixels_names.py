"""The dictionary of what is counted over the whole space of the pixel network, and of the slopes of its squashes."""

from __future__ import annotations

from app.trace.language import N_
from app.trace.transformer_names import Place

PIXELS_AXES = {
    "picture": N_("one of the 512 pictures in black and white, in the order of the atlas"),
    "moment": N_("one of the latest moments of a training, the oldest first"),
    "rise": N_("from one moment of a training to the next"),
}

PIXELS_TENSORS = (
    Place("layers.{l}.slope", "[to]", N_("how steep the squash of layer {layer} is where each neuron stands"), N_("the slope of the squash in {to}")),
    Place("gap", "[]", N_("how far the measured slope is from the computed one"), N_("how far the two slopes are apart")),
    Place("pinned", "[]", N_("what share of the weights stand at −1 or 1"), N_("the share of weights at −1 or 1")),
    Place("losses", "[moment]", N_("the latest errors of a training, the oldest first"), N_("the error at {moment}")),
    Place("rises", "[rise]", N_("1 where the error rose from one moment to the next, else 0"), N_("whether the error rose at {rise}")),
    Place("rise_share", "[]", N_("how often the error rose, of the latest times"), N_("how often the error rose")),
    Place("fall", "[]", N_("by what share the error fell over the latest moments"), N_("by what share the error fell")),
    Place("counts", "[symbol]", N_("how many of the 512 pictures get each answer"), N_("the pictures answered with {symbol}")),
    Place("flipped", "[pixel]", N_("1 where the answer changes when this one pixel is turned round, else 0"), N_("whether turning {pixel} changes the answer")),
    Place("n_flips", "[]", N_("how many single pixels change the answer"), N_("the pixels that change the answer")),
    Place("examples", "[sample, pixel]", N_("the pictures of the examples"), N_("{pixel} of {sample}")),
    Place("apart", "[picture, sample]", N_("in how many pixels each picture differs from each example"), N_("from {picture} to {sample}")),
    Place("claimed", "[picture]", N_("the symbol of the example that is nearest, counted from 0; −1 where the nearest are of different symbols"), N_("the symbol of the example nearest to {picture}")),
    Place("claims", "[symbol]", N_("how many pictures lie nearest to the examples of each symbol"), N_("the pictures nearest to an example of {symbol}")),
    Place("n_claimed", "[]", N_("how many pictures lie nearest to the examples of one symbol only"), N_("the pictures nearest to one symbol only")),
    Place("n_right", "[]", N_("how many were answered right"), N_("how many were answered right")),
)  # fmt: skip

"""The operations of a language model in words, as `kinds` has the others."""

from __future__ import annotations

from app.trace.language import N_

_PRODUCTS = N_("the sum of the products")
_ROOT = N_("the sum of the products, divided by √d_head")
_PLACES = N_("the sum over the places")
_SAME = N_("the same number")
_ARRIVES = N_("what arrives")
_BACK_WEIGHT = N_("The gradient of each weight")
_BACK_BIAS = N_("The gradient of each bias")
_OF_WEIGHT = N_("What came in, times the blame of what came out; over all places.")
_OF_BIAS = N_("The blame of what it was added to, over all places.")

GPT_KINDS: dict[str, tuple[str, str, str, str]] = {
    "embedding": (
        N_("Look each token up"),
        N_("Each token fetches its own row of the table: the numbers that stand for it."),
        "{out} = {0}[{1}]",
        N_("the number that stands in the row of the token"),
    ),
    "positions": (
        N_("Say where each stands"),
        N_("Each place fetches its own row of a second table, whatever token stands there."),
        "{out} = {0}[0, 1, 2, …]",
        N_("the number that stands in the row of the place"),
    ),
    "norm_scale": (
        N_("Measure the spread"),
        N_("How far the numbers of each place lie from their mean, on the whole."),
        N_("{out} = √(mean of ({0} − mean)²)"),
        N_("the root of the mean of the squared distances from the mean"),
    ),
    "normalize": (
        N_("Bring to one size"),
        N_("The mean of each place is taken off, and what is left is divided by its spread."),
        "{out} = ({0} − mean) / {1}",
        N_("the number minus the mean, divided by the scale"),
    ),
    "stretch": (
        N_("Weigh each number"),
        N_("Each number is multiplied by a weight of its own, and a bias of its own is added."),
        "{out} = {0} · {1} + {2}",
        N_("the number times its weight, plus its bias"),
    ),
    "split_heads": (
        N_("Ask, offer, or hand over"),
        N_("Each head makes numbers of its own of each place, by its own weights."),
        "{out} = {0} · {1} + {2}",
        _PRODUCTS,
    ),
    "attn_scores": (
        N_("Compare each with each"),
        N_("The query of each place is held against the key of each place up to it. Later places are masked."),
        "{out} = {0} · {1}ᵀ / √d_head",
        _ROOT,
    ),
    "mix": (
        N_("Gather"),
        N_("Each place gathers the values of the others, each in the share that it is attended to."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "join_heads": (
        N_("Put the heads together"),
        N_("What the heads have gathered is turned into numbers of the stream, and added up over the heads."),
        "{out} = Σ {0} · {1} + {2}",
        _PRODUCTS,
    ),
    "extend": (
        N_("Put after what is kept"),
        N_("What was worked out for the earlier places is kept, and the new places come after it."),
        "{out} = {0}, {1}",
        _SAME,
    ),
    "gelu": (
        N_("Let through"),
        N_("Large numbers are let through, small ones almost not."),
        "{out} = {0} · Φ({0})",
        N_("the number times the share of a bell curve that lies below it"),
    ),
    "transpose": (
        N_("Turn the table round"),
        N_("The table that tokens are looked up in is turned round, to guess tokens with."),
        "{out} = {0}ᵀ",
        _SAME,
    ),
    "matmul": (
        N_("Compare with every token"),
        N_("Each place is held against every token of the table: one score each."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "cross_entropy": (
        N_("Measure the surprise"),
        N_("How surprised the model is by what came: minus the logarithm of the share it gave to it, on average."),
        "{out} = −mean log softmax({0})[{1}]",
        N_("the mean of the surprises"),
    ),
    "last": (
        N_("Look at the last place"),
        N_("What comes next is guessed from the last place alone."),
        "{out} = {0}[last]",
        _SAME,
    ),
    "shares": (
        N_("Make shares of counts"),
        N_("Each count is divided by the sum of all: how often it came, as a share."),
        "{out} = {0} / Σ {0}",
        N_("the count, as a share of the sum of all counts"),
    ),
    "temperature": (
        N_("Cool or warm"),
        N_("The scores are divided by the temperature: below 1 the best gains, above 1 the others come closer."),
        "{out} = {0} / temperature",
        N_("the score, divided by the temperature"),
    ),
    "top_k": (
        N_("Keep the best few"),
        N_("Only so many of the best scores stay; the others are masked."),
        "{out} = top_k({0})",
        N_("the score, where it is among the best"),
    ),
    "top_p": (
        N_("Keep the likely ones"),
        N_("The best stay, until together they have the wanted share; the others are masked."),
        "{out} = top_p({0})",
        N_("the score, where it is within the share"),
    ),
    "draw": (
        N_("Draw"),
        N_("The probabilities are laid end to end, the largest first, and the dice say where along them to look."),
        "{out} = draw({0}, {1})",
        N_("the token that lies where the dice say"),
    ),
    "embedding_grad": (
        N_("Back to the table"),
        N_("Each row gathers the blame of all the places that fetched it."),
        "{out} = Σ {0}",
        N_("the sum over the places where the token stands"),
    ),
    "positions_grad": (N_("Back to the table"), N_("Each row takes the blame of its place."), "{out} = {0}", _ARRIVES),
    "norm_scale_grad": (
        N_("Back through the spread"),
        N_("The further a number lies from the mean, the more it has to do with the spread."),
        "{out} = {0} · ({1} − mean) / (d_model · {2})",
        N_("what arrives, times the distance from the mean, divided by d_model and the scale"),
    ),
    "normalize_grad_resid": (
        N_("Back to the stream"),
        N_("The mean of the blame is taken off, and the rest divided by the spread."),
        "{out} = ({0} − mean) / {1}",
        N_("what arrives minus the mean, divided by the scale"),
    ),
    "normalize_grad_scale": (
        N_("Back to the spread"),
        N_("A larger spread makes every number smaller."),
        "{out} = −Σ {0} · {1} / {2}",
        N_("minus the sum of the products, divided by the scale"),
    ),
    "stretch_grad_normalized": (
        N_("Back through the weights"),
        N_("The blame of each number, times its weight."),
        "{out} = {0} · {1}",
        N_("what arrives, times the weight"),
    ),
    "stretch_grad_weight": (_BACK_WEIGHT, _OF_WEIGHT, "{out} = Σ {0} · {1}", _PRODUCTS),
    "stretch_grad_bias": (_BACK_BIAS, _OF_BIAS, "{out} = Σ {0}", _PLACES),
    "split_heads_grad_input": (
        N_("Back to the stream"),
        N_("Each number of the stream gathers the blame of all that the heads made of it."),
        "{out} = {0} · {1}ᵀ",
        _PRODUCTS,
    ),
    "split_heads_grad_weight": (_BACK_WEIGHT, _OF_WEIGHT, "{out} = {1}ᵀ · {0}", _PRODUCTS),
    "split_heads_grad_bias": (_BACK_BIAS, _OF_BIAS, "{out} = Σ {0}", _PLACES),
    "attn_scores_grad_q": (
        N_("Back to the queries"),
        N_("Each query takes the blame of its scores, each times the key that it was held against."),
        "{out} = {0} · {1} / √d_head",
        _ROOT,
    ),
    "attn_scores_grad_k": (
        N_("Back to the keys"),
        N_("Each key takes the blame of its scores, each times the query that it was held against."),
        "{out} = {0}ᵀ · {1} / √d_head",
        _ROOT,
    ),
    "mix_grad_pattern": (
        N_("Back to the shares"),
        N_("A share is to blame as far as the value that it let through is."),
        "{out} = {0} · {1}ᵀ",
        _PRODUCTS,
    ),
    "mix_grad_v": (
        N_("Back to the values"),
        N_("A value takes the blame of the places that attended to it, each by its share."),
        "{out} = {1}ᵀ · {0}",
        _PRODUCTS,
    ),
    "join_heads_grad_z": (
        N_("Back to the heads"),
        N_("Each head gathers the blame of all that it wrote into the stream."),
        "{out} = {0} · {1}ᵀ",
        _PRODUCTS,
    ),
    "join_heads_grad_weight": (_BACK_WEIGHT, _OF_WEIGHT, "{out} = {1}ᵀ · {0}", _PRODUCTS),
    "join_heads_grad_bias": (_BACK_BIAS, _OF_BIAS, "{out} = Σ {0}", _PLACES),
    "gelu_grad": (
        N_("Back through the gate"),
        N_("The blame passes where the number was let through, and hardly elsewhere."),
        N_("{out} = {0} · slope of gelu at {1}"),
        N_("what arrives, times the slope of gelu here"),
    ),
    "transpose_grad": (N_("Turn the table back"), N_("Rows and columns change places again."), "{out} = {0}ᵀ", _SAME),
    "matmul_grad_input": (
        N_("Back from the scores"),
        N_("Each number gathers the blame of every score that it had a part in."),
        "{out} = {0} · {1}ᵀ",
        _PRODUCTS,
    ),
    "matmul_grad_weight": (_BACK_WEIGHT, _OF_WEIGHT, "{out} = {1}ᵀ · {0}", _PRODUCTS),
    "cross_entropy_grad": (
        N_("The error at each score"),
        N_("The share given, minus 1 for the token that came."),
        "{out} = softmax({1}) − [{2}]",
        N_("the share given, minus 1 where the token came, divided by the number of places"),
    ),
    "last_grad": (
        N_("Back to the last place"),
        N_("Only the last place was looked at, and only it is to blame."),
        "{out} = {0}",
        _ARRIVES,
    ),
}

"""Several heads together: where they look and what they write into the stream, added up; and two of them compared.

What heads look at can be added up or averaged, but no head ever sees the sum. What they write is added up by the model
itself: the stream gets the sum of what all heads write. So of that the sum is the number that means something.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.engine.errors import NotAllowedError
from app.engine.library import Library, Opened
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import put_parameters, stream
from app.trace.attention_path import check_places
from app.trace.attention_requests import PinnedRequest
from app.trace.language import N_
from app.trace.numbers import significant
from app.trace.recording import Recording
from app.trace.transformer import labels_of, put_text, read_text

CARRIED = 20_000
FIRST = ("sum_size", "writes_alike", "pinned_size", "looks_sum", "looks_mean", "looks_minus", "pinned_looks")
DIGITS = 5


def record_pinned(request: PinnedRequest, library: Library) -> Recording:
    """`result`: heads (layer, head, writes), writes (of all together), and with two heads or more compared, alike.

    What is written is told for the last token of the word: the one whose arcs are drawn. Errors: NotAllowedError, field
    "heads" or "compare".
    """
    opened = library.open(request.model)
    read, tokens = read_text(opened, request.text)
    query = check_places(request.places, tokens)[-1]
    heads = _checked(request, opened)
    tape = Tape()
    placed = put_parameters(tape, opened.model)
    stream(tape, opened.model.config, placed, put_text(tape, tokens))
    looks, writes = _put_beside(tape, placed, heads)
    count = len(heads)
    tape.blend(looks, [1.0] * count, "looks_sum")
    tape.blend(looks, [1.0 / count] * count, "looks_mean")
    together = tape.length(tape.blend(writes, [1.0] * count, "writes_sum"), "sum_size")  # [pos]
    size = tape.length(writes, "pinned_size")  # [pinned, pos]
    told = [
        {"layer": layer, "head": head, "writes": significant(float(size.value[at, query]), DIGITS)}
        for at, (layer, head) in enumerate(heads)
    ]
    result: dict[str, Any] = {
        "tokens": tokens,
        "read": read,
        "causal": opened.causal,
        "heads": told,
        "writes": significant(float(together.value[query]), DIGITS),
    }
    if count > 1:
        pair = _pair(request, count)
        result |= {"compared": list(pair), "alike": _compare(tape, looks, writes, pair, query)}
    labels = {**labels_of(opened, tokens), "pinned": [f"{layer + 1}.{head + 1}" for layer, head in heads]}
    params = request.model_dump(exclude_none=True) | {"carry": CARRIED}
    return Recording(request.model, tape, params, labels, result, CARRIED, FIRST, DIGITS)


def _checked(request: PinnedRequest, opened: Opened) -> list[tuple[int, int]]:
    config = opened.model.config
    heads = [(layer, head) for layer, head in request.heads]
    for layer, head in heads:
        if layer >= config.n_layers or head >= config.n_heads:
            raise NotAllowedError(
                N_("heads: no head {head} in layer {layer}: there are {n_layers} layers of {n_heads}, counted from 0"),
                "heads",
                head=head,
                layer=layer,
                n_layers=config.n_layers,
                n_heads=config.n_heads,
            )
    if len(set(heads)) < len(heads):
        raise NotAllowedError(N_("heads: one of them stands there twice"), "heads")
    return heads


def _put_beside(tape: Tape, placed: Mapping[str, Tensor], heads: list[tuple[int, int]]) -> tuple[Tensor, Tensor]:
    """What each looks at [pinned, query_pos, key_pos], and what each writes [pinned, pos, d_model]."""
    layers = sorted({layer for layer, _head in heads})
    picks = tuple((layers.index(layer), head) for layer, head in heads)
    blocks = [f"blocks.{layer}." for layer in layers]
    written = [tape.head_out(tape.tensors[f"{at}z"], placed[f"{at}W_O"], f"{at}head_out") for at in blocks]
    patterns = [tape.tensors[f"{at}pattern"] for at in blocks]
    looks = tape.pick_heads(*patterns, picks=picks, at=0, axis="pinned", name="pinned_looks")
    return looks, tape.pick_heads(*written, picks=picks, at=1, axis="pinned", name="pinned_writes")


def _pair(request: PinnedRequest, count: int) -> tuple[int, int]:
    first, second = request.compare or (0, 1)
    if max(first, second) >= count or first == second:
        raise NotAllowedError(
            N_("compare: two different ones of the {count} heads are wanted, counted from 0"), "compare", count=count
        )
    return first, second


def _compare(tape: Tape, looks: Tensor, writes: Tensor, pair: tuple[int, int], query: int) -> float:
    """The first minus the second, of both; how far they write the same way for the word, −1 to 1."""
    parts = [float(at == pair[0]) - float(at == pair[1]) for at in range(looks.value.shape[0])]
    tape.blend(looks, parts, "looks_minus")
    tape.blend(writes, parts, "writes_minus")
    first, second = (
        tape.at_place(writes, at, f"{name}_writes") for name, at in zip(("first", "second"), pair, strict=True)
    )
    return significant(float(tape.alike(first, second, "writes_alike").value[query]), DIGITS)

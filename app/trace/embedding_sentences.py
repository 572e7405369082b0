"""Sentences as vectors: how alike they are, and where they lie on a plane.

The tape holds the vectors and all that is made of them. How each vector came about, from its tokens and the model's
weights, is a recording of its own: made when one of its numbers is asked for, the same numbers once more.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from app.engine.library import Library, Opened
from app.engine.sentences import sentence_embedding
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import last_norm, put_parameters, stream
from app.trace.embedding_requests import SentencesRequest
from app.trace.numbers import nested, significant
from app.trace.recording import Recording
from app.trace.transformer import Read, labels_of, put_text, read_text

PLACE = ("x", "y", "misplaced")
FIRST = ("sentence_similarity", "sentence_x", "sentence_y")
CARRIED = 20_000


def record_sentences(request: SentencesRequest, library: Library) -> Recording:
    """Each against each, and the plane along which they differ most, where there are three or more.

    `result.sentences`: the tokens of each, and which tensor holds what the model made of them in the end.
    """
    opened, tape = library.open(request.model), Tape()
    put_parameters(tape, opened.model)
    vectors, reads = [], []
    for number, sentence in enumerate(request.sentences):
        read, vector, _last = put_sentence(Tape(recording=False), opened, sentence, prefix_of(number))
        vectors.append(tape.input(vector.name, vector.value, ("d_model",)))
        reads.append({"tokens": read, "last": f"{prefix_of(number)}{_name_of_last(opened)}"})
    units = tape.stack(*vectors, axis="sentence", name="sentence_units")  # [sentence, d_model]
    others = tape.stack(*vectors, axis="other_sentence", name="other_units")
    alike = tape.similarity(units, others, "sentence_similarity")  # [sentence, other_sentence]
    answer = {"sentences": request.sentences, "similarity": nested(alike.value)}
    answer |= {"points": _points(tape, units, request.sentences), "read": reads}
    labels = {"sentence": request.sentences, "other_sentence": request.sentences, **_table_labels(opened)}
    parts = {prefix_of(k): partial(record_one, opened, each, k) for k, each in enumerate(request.sentences)}
    return Recording(request.model, tape, request.model_dump(), labels, {"answer": answer}, CARRIED, FIRST, parts=parts)


def prefix_of(number: int) -> str:
    """Before the names of all that sentence `number` leads to."""
    return f"sentences.{number}."


def _name_of_last(opened: Opened) -> str:
    """Of a model that looks back: what stands behind its last norm."""
    config = opened.model.config
    return "ln_final.out" if config.norm_first else f"blocks.{config.n_layers - 1}.resid_post"


def put_sentence(tape: Tape, opened: Opened, sentence: str, prefix: str) -> tuple[Read, Tensor, Tensor]:
    """A sentence through the model: its tokens, its vector [d_model] of length one, and the stream that it is the mean
    of. Errors: as `read_text`."""
    _text, tokens = read_text(opened, sentence)
    config, placed = opened.model.config, put_parameters(tape, opened.model)
    behind = stream(tape, config, placed, put_text(tape, tokens, prefix), prefix)  # [pos, d_model]
    last = last_norm(tape, config, placed, behind, prefix)
    return tokens, sentence_embedding(tape, last, prefix), last


def record_one(opened: Opened, sentence: str, number: int) -> Recording:
    """Every step from the tokens of one sentence to its vector."""
    tape, prefix = Tape(), prefix_of(number)
    tokens, _vector, _last = put_sentence(tape, opened, sentence, prefix)
    labels = _table_labels(opened) | {f"{prefix}{dim}": named for dim, named in labels_of(opened, tokens).items()}
    return Recording(opened.entry.id, tape, {}, labels, {}, CARRIED)


def _table_labels(opened: Opened) -> dict[str, Any]:
    """The names of the rows of the model's table; no place of any text."""
    return {"d_vocab": labels_of(opened, [])["d_vocab"]}


def _points(tape: Tape, units: Tensor, sentences: list[str]) -> list[dict[str, Any]]:
    if len(set(sentences)) < 3:
        return []
    centred = tape.subtract(units, tape.centroid(units, "sentence_middle"), "sentence_centred")
    axes = [tape.principal(centred, which, f"axis_{which}") for which in (0, 1)]
    x, y = (tape.along(centred, axis, f"sentence_{name}") for axis, name in zip(axes, "xy", strict=True))
    off = tape.off_plane(centred, x, y, "sentence_off")
    return [
        {"sentence": sentence, **{name: significant(float(each)) for name, each in zip(PLACE, place, strict=True)}}
        for sentence, *place in zip(sentences, x.value, y.value, off.value, strict=True)
    ]

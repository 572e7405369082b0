"""The exam of a GPT of this world, word by word: senses, attention to what decides them, and analogies.

Every item of a kind is asked, none is picked. A text is read as a visitor would type it: from its first word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.operation import Array
from app.engine.tape import Tape
from app.engine.tokenizers.registry import tokenizer
from app.engine.transformer import Transformer, forward, put_parameters
from app.trace.training_text import ids_of
from app.world.analogies import analogies
from app.world.grammar import END
from app.world.sense_tests import SenseTest, sense_tests
from app.world.text import MARKS
from app.world.words import vocabulary

AT_A_TIME = 64
"""So many texts are read together."""


@dataclass(frozen=True)
class Senses:
    """How often the right sense got more of the next word than any other."""

    asked: int
    right: float
    chance: float
    """Where one of the word's senses is guessed blindly."""


@dataclass(frozen=True)
class Attention:
    """What one head does at an ambiguous word: how much it looks at the word that decides its sense."""

    layer: int
    head: int
    asked: int
    share: float
    """The mean share of its attention that goes there."""
    even: float
    """The mean share there if it looked at every word alike."""
    most: float
    """How often it looks there more than at any other word."""
    chance: float
    """How often, if one of the words were picked blindly."""


@dataclass(frozen=True)
class Analogies:
    """How often the first answer is right: the word whose vector is nearest to b − a + c, none of the three."""

    asked: int
    right: float
    by_kind: dict[str, float]
    among: int
    """How many words there are to choose from."""


def senses(model: Transformer, items: Sequence[SenseTest]) -> Senses:
    """The share that the words which begin the right continuations get, against those of each other sense."""
    right, chance = 0, 0.0
    for item, tape in _read(model, items):
        row = tape["logits"][-1].astype(float)  # [pos, d_vocab] -> [d_vocab]
        shares = np.exp(row - row.max())
        own = shares[_firsts(item.right)].sum()
        right += all(own > shares[_firsts(other)].sum() for other in item.wrong.values())
        chance += 1.0 / (1 + len(item.wrong))
    return Senses(len(items), right / len(items), chance / len(items))


def attention(model: Transformer, chosen_on: Sequence[SenseTest], items: Sequence[SenseTest]) -> Attention:
    """The head that looks at the deciding word the most over `chosen_on`, and what it does over `items`."""
    shares = np.mean([_looks(model, tape, item) for item, tape in _read(model, chosen_on)], axis=0)  # [layer, head]
    layer, head = (int(at) for at in np.unravel_index(np.argmax(shares), shares.shape))
    seen = [(tape[f"blocks.{layer}.pattern"][head, -1], item.place) for item, tape in _read(model, items)]
    return Attention(
        layer,
        head,
        len(items),
        float(np.mean([row[place] for row, place in seen])),
        float(np.mean([1.0 / len(row) for row, _place in seen])),
        float(np.mean([np.argmax(row) == place for row, place in seen])),
        float(np.mean([1.0 / len(row) for row, _place in seen])),
    )


def _looks(model: Transformer, tape: dict[str, Array], item: SenseTest) -> Array:
    """The share of each head's attention [layer, head] that goes from the ambiguous word to what decides it."""
    layers = range(model.config.n_layers)
    return np.stack([tape[f"blocks.{layer}.pattern"][:, -1, item.place] for layer in layers])


def _read(model: Transformer, items: Sequence[SenseTest]) -> Iterator[tuple[SenseTest, dict[str, Array]]]:
    """Each item with what the model made of it: logits [pos, d_vocab], and each layer's pattern [head, pos, pos]."""
    for start in range(0, len(items), AT_A_TIME):
        part = items[start : start + AT_A_TIME]
        texts = [ids_of(item.tokens) for item in part]
        shape = (len(part), max(map(len, texts)))
        tokens: NDArray[Any] = np.zeros(shape, np.intp)  # what comes after a text changes nothing in it
        for row, text in zip(tokens, texts, strict=True):
            row[: len(text)] = text
        tape = Tape(checked=False)
        parameters = put_parameters(tape, model)
        forward(tape, model.config, parameters, tape.input("tokens", tokens, ("sample", "pos")))
        for number, (item, text) in enumerate(zip(part, texts, strict=True)):
            n = len(text)
            kept = {"logits": tape.tensors["logits"].value[number, :n]}
            for layer in range(model.config.n_layers):
                name = f"blocks.{layer}.pattern"
                kept[name] = tape.tensors[name].value[number, :, :n, :n]
            yield item, kept


def _firsts(continuations: Sequence[Sequence[str]]) -> list[int]:
    return sorted({_id(words[0]) for words in continuations})


def _id(word: str) -> int:
    (only,) = tokenizer("pocket").encode(word if word in MARKS else f" {word}")
    return only


def by_held_out(seed: int = 0) -> tuple[list[SenseTest], list[SenseTest]]:
    """Every item whose pair was taught, and every item whose pair was kept out of all lessons."""
    items = list(sense_tests(np.random.default_rng(seed)))
    return [item for item in items if not item.held_out], [item for item in items if item.held_out]


def analogies_right(model: Transformer) -> Analogies:
    """Every analogy of the world, answered from the rows of W_E, each made one long."""
    words = [word for word in vocabulary() if word != END and word not in MARKS]
    place = {word: at for at, word in enumerate(words)}
    rows = model.parameters["W_E"][[_id(word) for word in words]].astype(float)  # [word, d_model]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    by_kind, asked, right = {}, 0, 0
    for kind, items in analogies().items():
        a, b, c, d = np.array([[place[word] for word in item] for item in items]).T  # [item] each
        near = (rows[b] - rows[a] + rows[c]) @ rows.T  # [item, word]
        for given in (a, b, c):
            near[np.arange(len(items)), given] = -np.inf
        hits = int(np.sum(near.argmax(axis=1) == d))
        by_kind[kind], asked, right = hits / len(items), asked + len(items), right + hits
    return Analogies(asked, right / asked, by_kind, len(words))

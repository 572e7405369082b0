"""How the GPT speaks: from the scores of the last place to one token, and on from there, token by token.

    scores → temperature → top-k → top-p → softmax → the draw

What was worked out for earlier places is kept (keys and values), so that each new token costs one place. When the
places are used up, the later half of the text is read again as a new beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.errors import NotAllowedError
from app.engine.operation import Array
from app.engine.said import N_
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer import Past, Transformer, forward, put_parameters

COLDEST = 1e-6
"""A lower temperature takes the best as surely, and scores divided by it may be too large to be numbers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How to choose. `temperature` 0 takes the best; `top_k` 0 and `top_p` 1 cut nothing."""

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0

    def __post_init__(self) -> None:
        if not (np.isfinite(self.temperature) and self.temperature >= 0.0):
            raise NotAllowedError(
                N_("the temperature must be 0 or above: {temperature}"), "temperature", 0, temperature=self.temperature
            )
        if 0.0 < self.temperature < COLDEST:
            raise NotAllowedError(
                N_("the temperature must be 0, or {limit} or above: {temperature}"),
                "temperature",
                COLDEST,
                temperature=self.temperature,
            )
        if self.top_k < 0:
            raise NotAllowedError(N_("top_k must be 0 or above: {top_k}"), "top_k", 0, top_k=self.top_k)
        if not 0.0 < self.top_p <= 1.0:
            raise NotAllowedError(N_("top_p must be above 0 and at most 1: {top_p}"), "top_p", 1, top_p=self.top_p)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A token that was chosen, and its probability: as it was chosen, and before anything was cooled or cut."""

    token: int
    probability: float
    before: float


def choose(tape: Tape, logits: Tensor, choice: Choice, dice: Tensor, prefix: str = "") -> tuple[Tensor, Tensor]:
    """Scores of one place [d_vocab], and one number from 0 to below 1 -> probabilities [d_vocab], and the token [].

    Each stage is written under its own name; a stage that changes nothing is left out.
    """
    scores = logits
    if choice.temperature not in (0.0, 1.0):
        scores = tape.temperature(scores, choice.temperature, f"{prefix}cooled")
    if choice.top_k:
        scores = tape.top_k(scores, choice.top_k, f"{prefix}top_k")
    if choice.top_p < 1.0:
        scores = tape.top_p(scores, choice.top_p, f"{prefix}top_p")
    probs = tape.softmax(scores, f"{prefix}probs")
    if choice.temperature == 0.0:
        return probs, tape.argmax(probs, f"{prefix}token")
    return probs, tape.draw(probs, dice, f"{prefix}token")


def thrown(rng: np.random.Generator) -> Array:
    """The dice: one number from 0 to below 1."""
    return np.asarray(rng.random())


class Reader:
    """A model that has read a text, and can read on. Nothing is recorded."""

    def __init__(self, model: Transformer) -> None:
        self.model = model
        self._tape = Tape(recording=False)
        self._parameters: Mapping[str, Tensor] = put_parameters(self._tape, model)
        self.start_again()

    def start_again(self) -> None:
        """Forget what was read."""
        self.past = Past([], [])

    @property
    def room(self) -> int:
        """How many more tokens there is room for."""
        return self.model.config.n_ctx - self.past.length

    def read(self, tokens: Sequence[int]) -> Array:
        """Read on: the scores [d_vocab] of what could come next. Errors: NotAllowedError where there is no room."""
        shown = self._tape.input("tokens", np.array(tokens, dtype=np.intp), ("pos",))
        logits = forward(self._tape, self.model.config, self._parameters, shown, past=self.past)
        last: Array = logits.value[-1]  # [pos, d_vocab] -> [d_vocab]
        return last


def speak(
    model: Transformer, tokens: Sequence[int], n: int, rng: np.random.Generator, choice: Choice | None = None
) -> Iterator[Spoken]:
    """`n` tokens, one after the other. Of a text longer than n_ctx, the end is read.

    Errors: NotAllowedError for no tokens, or a token that there is not.
    """
    choice = choice or Choice()
    reader, tape = Reader(model), Tape(recording=False)
    text = list(tokens)
    logits = reader.read(text[-model.config.n_ctx :])
    for left in range(n, 0, -1):
        scores = tape.input("logits", logits, ("d_vocab",))
        dice = tape.input("dice", thrown(rng), ())
        probs, token = choose(tape, scores, choice, dice)
        chosen = int(token.value)
        before = tape.softmax(scores, "before").value[chosen]
        yield Spoken(chosen, float(probs.value[chosen]), float(before))
        text.append(chosen)
        if left > 1:
            if reader.room:
                logits = reader.read([chosen])
            else:
                reader.start_again()
                logits = reader.read(text[-max(1, model.config.n_ctx // 2) :])

"""Byte-pair encoding as a model with special tokens uses it, on tape: merges between them, and they stand as they are.

bytes [byte] -> byte_ids [byte] -> merges.0, merges.1, … []; special_ids [special], frame [frame] -> ids [pos]
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.tokenizers.bpe import BytePair, Merge, lined_up
from app.engine.tokenizers.pieces import pieces_of
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.tokenizers.tokenizer import put_bytes, utf8


class BytePairFilm:
    """One text: its `merges`, stretch by stretch, and `marks`, from which byte up to which a special token stands."""

    def __init__(self, tokenizer: WithSpecialTokens, text: str) -> None:
        assert isinstance(tokenizer.inner, BytePair)
        utf8(text)  # refuses what cannot be written
        self._tokenizer, self._inner = tokenizer, tokenizer.inner
        self.merges: list[Merge] = []
        self.marks: list[tuple[int, int]] = []
        start = 0
        for stretch, name in tokenizer.stretches(text):
            for each in self._inner.steps(stretch):
                shifted = {"start": each.start + start, "middle": each.middle + start, "end": each.end + start}
                self.merges.append(replace(each, **shifted))
            start += len(stretch.encode())
            if name:
                self.marks.append((start, start + len(name.encode())))
                start = self.marks[-1][1]

    def write(self, tape: Tape, text: str) -> Tensor:
        """The steps of the text: up to `ids` [pos], the special tokens of the model before and after it."""
        raw = put_bytes(tape, text)
        standing = self._inner.put_merges(tape, raw, self.merges)
        if self.marks:
            names = pieces_of((each, name.encode()) for name, each in self._tokenizer.special.items())
            spans = tuple(self.marks)
            marks = tape.look_up(raw, spans=spans, pieces=names, unknown=0, axis="special", name="special_ids")
            for number, (start, end) in enumerate(spans):
                for place in range(start, end):
                    del standing[place]
                standing[start] = (marks, (number,))
        before, after = self._tokenizer.frame.before, self._tokenizer.frame.after
        if before or after:
            frame = tape.input("frame", np.array([*before, *after], dtype=float), ("frame",))
            for number in range(len(before) + len(after)):
                place = number - len(before) if number < len(before) else raw.value.size + number
                standing[place] = (frame, (number,))
        return lined_up(tape, standing)

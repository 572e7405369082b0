"""The pocket GPT: training, one sentence forward with everything written down, speaking; and its tokenizer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import tokenizers
import torch
from tokenizers import models, pre_tokenizers

from app.engine.adam import Schedule
from app.engine.gpt_generation import Choice, speak
from app.engine.gpt_training import Drill, Lesson
from app.engine.pocket_shelf import PocketShelf
from app.engine.tape import Tape
from app.engine.tokenizers.byte_alphabet import spelled
from app.engine.tokenizers.pocket import pocket
from app.engine.transformer import Transformer, forward, put_parameters
from app.trace.training_text import training_text, windows
from app.world.stories import stories
from app.world.text import text_of
from bench.contest import Entrant, against, contest
from bench.hf_gpt2 import hf_gpt2
from bench.pytorch_gpt import Learner, Peer

SENTENCE = "she put her money in the bank and smiled."
SAMPLES, LENGTH = 32, 64
SPOKEN = 40
LESSON = Lesson(Schedule(1e-3, 10, 1000), decay=0.02, processes=2)
THREADS = (1, 2)


def rows() -> list[dict[str, Any]]:
    """A row each."""
    opened = PocketShelf().open("pocket")
    assert opened is not None
    return [_training(opened.model), *_traced(opened.model), _speaking(opened.model), _encoding()]


def _training(model: Transformer) -> dict[str, Any]:
    rng = np.random.default_rng(0)
    tokens, targets = (each[:SAMPLES].astype(np.int64) for each in windows(training_text(3000), LENGTH, rng))
    drill, learner = Drill(model, SAMPLES, LENGTH, LESSON), Learner(model, LESSON, (tokens, targets))
    for _ in range(3):
        ours, theirs = drill.update((tokens, targets)).loss, learner.update()
        assert abs(ours - theirs) < 1e-3, f"not the same training: {ours} and {theirs} nats"
    entrants = [Entrant("ours", lambda: drill.update((tokens, targets)))]
    for threads in THREADS:
        entrants.append(_with_threads(f"PyTorch, threads: {threads}", learner.update, threads))
    times = contest(entrants, rounds=12, least=1)
    drill.close()
    size = f"{SAMPLES} x {LENGTH}"
    return _row(f"GPT training, {size} tokens", "tokens/s", SAMPLES * LENGTH, times, "ratio ≥ 1", 1.0)


def _traced(model: Transformer) -> list[dict[str, Any]]:
    """Against `transformers`, that writes a tape of its own and tells all it can; and against two that write none."""
    ids = np.array(pocket().encode(SENTENCE))
    hugging_face, peer, shown = hf_gpt2(model), Peer(model), torch.tensor(ids[None])

    def ours() -> Tape:
        tape = Tape()
        forward(tape, model.config, put_parameters(tape, model), tape.input("ids", ids, ("pos",)))
        return tape

    def told() -> Any:
        return hugging_face(shown, output_hidden_states=True, output_attentions=True).logits

    def told_without_tape() -> Any:
        with torch.inference_mode():
            return told()

    def scores_alone() -> Any:
        with torch.inference_mode():
            return peer.logits(shown)

    rows = []
    for name, theirs, aim in (
        ("transformers, its own tape", told, ("ratio ≥ 2", 2.0)),
        ("transformers, no tape", told_without_tape, (None, None)),
        ("a bare chain, scores alone", scores_alone, (None, None)),
    ):
        apart = np.abs(ours().tensors["logits"].value - theirs()[0].detach().numpy()).max()
        assert apart < 1e-3, f"not the same scores: {apart} apart"
        entrants = [Entrant("ours", ours)]
        entrants += [_with_threads(f"{name}, threads: {threads}", theirs, threads) for threads in THREADS]
        title = f"traced forward, {len(ids)} tokens: {name}"
        rows.append(_row(title, "runs/s", 1, contest(entrants), *aim))
    return rows


def _speaking(model: Transformer) -> dict[str, Any]:
    ids, peer = pocket().encode("the old"), Peer(model)

    def ours() -> list[int]:
        said = speak(model, ids, SPOKEN, np.random.default_rng(0), Choice(temperature=0.0))
        return [each.token for each in said]

    assert ours() == peer.speak(ids, SPOKEN), "not the same tokens"
    entrants = [Entrant("ours", ours)]
    for threads in THREADS:
        entrants.append(_with_threads(f"PyTorch, cache, threads: {threads}", lambda: peer.speak(ids, SPOKEN), threads))
    return _row("generation with a cache", "tokens/s", SPOKEN, contest(entrants, rounds=20, least=1), None, None)


def _encoding() -> dict[str, Any]:
    text = "\n".join(text_of(story) for story in stories(np.random.default_rng(9), 3000))
    ours, theirs = pocket(), _hugging_face()
    assert ours.encode(text) == theirs.encode(text).ids, "not the same tokens"
    entrants = [Entrant("ours", lambda: ours.encode(text)), Entrant("tokenizers", lambda: theirs.encode(text))]
    times = contest(entrants, rounds=12, least=1)
    return _row("byte-level BPE, encoding", "MB/s", len(text.encode()) / 1e6, times, None, None)


def _hugging_face() -> tokenizers.Tokenizer:
    """The same merges in Hugging Face's tokenizers."""
    own = pocket()
    names = {each: spelled(piece) for each, piece in own.pieces.bytes_of.items()}
    merges = [(names[left], names[right]) for left, right in own.merges]
    made = tokenizers.Tokenizer(models.BPE(vocab={name: each for each, name in names.items()}, merges=merges))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return made


def _with_threads(name: str, run: Callable[[], object], threads: int) -> Entrant:
    return Entrant(name, run, partial(torch.set_num_threads, threads))


def _row(
    name: str, unit: str, of_one: float, times: dict[str, list[float]], target: str | None, least: float | None
) -> dict[str, Any]:
    row = against("ours", times)
    return row | {
        "name": name,
        "unit": unit,
        "ours": of_one / row["ours"],
        "peer": of_one / row["peer"],
        "target": target,
        "met": None if least is None else row["ratio"] >= least,
    }


if __name__ == "__main__":
    from bench.__main__ import _line

    for each in rows():
        print(_line(each))

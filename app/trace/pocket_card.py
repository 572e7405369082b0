"""The card of the pocket GPT: what was measured of the committed weights. `make card` measures it all again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.pocket_shelf import WEIGHTS
from app.engine.transformer import Transformer
from app.engine.transformer_config import SIZES
from app.trace.exam import surprise, told
from app.trace.exam_words import analogies_right, attention, by_held_out, senses
from app.trace.training_text import SEED as TEXT_SEED
from app.trace.training_text import STORIES as STORIES_TAUGHT
from app.trace.training_text import training_text

CARD = Path(__file__).with_name("pocket_card.json")
SEED = 99
"""Of the exam; the lessons have another."""
STORIES = 5000
TOLD = 500
TARGETS = {"over_floor": 0.03, "senses": 0.95, "analogies": 0.80}
"""The surprise may be so far above the entropy; so many senses and analogies must be right."""


def card() -> dict[str, Any]:
    """The committed card."""
    read: dict[str, Any] = json.loads(CARD.read_text("utf-8"))
    return read


def measured(model: Transformer, stories: int = STORIES, by_itself: int = TOLD) -> dict[str, Any]:
    """Every test of the exam, with its numbers: the same each time."""
    taught, held_out = by_held_out()
    new, pairs = (surprise(model, np.random.default_rng(SEED), stories, kept) for kept in (False, True))
    return {
        "new_stories": asdict(new) | {"over": new.over, "over_floor": new.over_floor},
        "held_out_pairs": asdict(pairs) | {"over": pairs.over, "over_floor": pairs.over_floor},
        "senses_held_out": asdict(senses(model, held_out)),
        "senses_taught": asdict(senses(model, taught)),
        "attention_held_out": asdict(attention(model, taught, held_out)),
        "analogies": asdict(analogies_right(model)),
        "told": asdict(told(model, np.random.default_rng(SEED), by_itself)),
    }


def met(tests: Mapping[str, Any]) -> dict[str, bool]:
    """Whether each target is reached."""
    looks = tests["attention_held_out"]
    return {
        "over_floor": max(tests["new_stories"]["over"], tests["new_stories"]["over_floor"]) <= TARGETS["over_floor"],
        "senses": tests["senses_held_out"]["right"] >= TARGETS["senses"],
        "analogies": tests["analogies"]["right"] >= TARGETS["analogies"],
        "attention": looks["share"] > looks["even"] and looks["most"] > looks["chance"],
    }


def report(tests: Mapping[str, Any]) -> str:
    """The numbers and the targets, as a table for people."""
    new, pairs, looks = tests["new_stories"], tests["held_out_pairs"], tests["attention_held_out"]
    held_out, taught, alike = tests["senses_held_out"], tests["senses_taught"], tests["analogies"]
    head = f"layer {looks['layer'] + 1}, head {looks['head'] + 1}"
    lines = [
        ("surprise over new stories, nats a token", f"{new['loss']:.4f}", ""),
        ("  the entropy", f"{new['floor']:.4f}", ""),
        ("  above the entropy", f"{new['over_floor']:.2%}", "≤ 3%"),
        ("  above the grammar on the same stories", f"{new['over']:.2%}", "≤ 3%"),
        ("surprise over stories with held-out pairs", f"{pairs['loss']:.4f}", ""),
        ("  above their own entropy", f"{pairs['over_floor']:.2%}", ""),
        (f"right sense, {held_out['asked']} held-out items", f"{held_out['right']:.1%}", "≥ 95%"),
        ("  chance", f"{held_out['chance']:.1%}", ""),
        (f"right sense, {taught['asked']} taught items", f"{taught['right']:.1%}", ""),
        (f"{head} looks at the deciding word", f"{looks['share']:.1%}", f"> {looks['even']:.1%}"),
        ("  more than at any other word", f"{looks['most']:.1%}", f"> {looks['chance']:.1%}"),
        (f"analogies, first answer of {alike['asked']} right", f"{alike['right']:.1%}", "≥ 80%"),
        *((f"  {kind}", f"{right:.1%}", "") for kind, right in alike["by_kind"].items()),
        (f"of {tests['told']['stories']} told by itself, possible", f"{tests['told']['possible']:.1%}", ""),
    ]
    missed = [name for name, reached in met(tests).items() if not reached]
    table = "\n".join(f"{what:52}{value:>9}  {target}".rstrip() for what, value, target in lines)
    return f"{table}\n{'missed: ' + ', '.join(missed) if missed else 'every target is met'}"


def about(model: Transformer, said: Mapping[str, str]) -> dict[str, Any]:
    """Its sizes, the text it was taught, and what its file says of its training."""
    sizes = asdict(model.config)
    numbers = sum(array.size for array in model.parameters.values())
    return {
        "command": said.get("command", ""),
        "corpus": {"stories": STORIES_TAUGHT, "seed": TEXT_SEED, "tokens": int(training_text().size)},
        "sizes": {name: sizes[name] for name in SIZES} | {"parameters": numbers, "bytes": WEIGHTS.stat().st_size},
        "training": {"steps": int(said.get("steps", 0)), "seed": int(said.get("seed", 0))},
    }

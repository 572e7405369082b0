"""An example of every request, for the OpenAPI document; a test sends each of them."""

from __future__ import annotations

from typing import Any

Examples = Any  # FastAPI's own type is a TypedDict that a plain constant does not match

CROSS = [1, -1, 1, -1, 1, -1, 1, -1, 1]
PLUS = [-1, 1, -1, 1, 1, 1, -1, 1, -1]


def _one(summary: str, value: dict[str, Any]) -> Examples:
    return {"example": {"summary": summary, "value": value}}


FORWARD = _one("A cross", {"pixels": CROSS})
BACKWARD = _one("A plus that should be called one", {"pixels": PLUS, "target": 2, "learning_rate": 0.3})
NUDGE = _one(
    "The first weight of the first layer", {"pixels": PLUS, "target": 2, "tensor": "layers.0.W", "index": [0, 0]}
)
ACCURACY = _one("The four symbols and their one-pixel neighbours", {"flips": 1})
SPACE = _one("All pictures, and the neighbours of a plus", {"pixels": PLUS})
STUCK = _one("The latest five errors", {"losses": [0.5, 0.4, 0.6, 0.3, 0.7]})
NETWORK = _one("The first weights of seed 7, two hidden layers", {"seed": 7, "sizes": [9, 6, 6, 4]})
ATLAS = _one("The trained network", {})
TRAIN = _one("Twenty epochs, a frame for every tenth", {"seed": 1, "epochs": 20, "every": 10})
ENCODE = _one("A sentence in bytes", {"text": "She put her money in the bank.", "tokenizer": "bytes"})
ENCODE["own"] = {
    "summary": "With two merges of one's own: t and h, then th and e",
    "value": {"text": "the other", "tokenizer": "own", "merges": [[116, 104], [256, 101]]},
}
TEACH = _one("Four merges", {"text": "the bank of the river, the bank with the money", "vocab_size": 260})
ATTENTION = _one("A sentence through the pocket GPT", {"model": "pocket", "text": "she put her money in the bank"})
NEXT = _one(
    "The three best of a cooled guess",
    {"model": "pocket", "text": "she put her money in the", "temperature": 0.8, "top_k": 3},
)
MACHINE = _one("Who voted for the next word", {"model": "pocket", "text": "she put her money in the"})
GENERATE = _one("Eight tokens", {"model": "pocket", "text": "the old dog", "n": 8, "seed": 7})
BANK = {"model": "pocket", "text": "She put her money in the bank", "token": 6}
POLES = [["river", "lake"], ["money", "coin"]]
PATH = _one("From the river to the money", BANK | {"poles": POLES})
HEADS = _one("The heads of the pocket GPT, and what they write for bank", BANK)
EFFECT = _one("Without the word money", BANK | {"knock_out": {"word": 3}, "poles": POLES})
EFFECT["weight"] = {
    "summary": "A weight set to nothing, and a head switched off",
    "value": BANK | {"knock_out": {"weight": {"layer": 0, "head": 1, "query": 6, "key": 3}, "head": [1, 2]}},
}
EFFECTS = _one("Each word in its turn", BANK | {"of": "words"})
EFFECTS["weights"] = {
    "summary": "Each weight of one row",
    "value": BANK | {"of": "weights", "layer": 0, "head": 1, "poles": POLES},
}
PINNED = _one("Two heads together, and the first minus the second", BANK | {"heads": [[0, 1], [1, 2]]})
DIFFERENCE = _one(
    "Two sentences, who looks at whom",
    {"model": "pocket", "texts": ["The dog ran", "The cat ran"], "tensor": "blocks.0.pattern"},
)
PAIRS = _one("Through the pocket GPT", {"model": "pocket"})
GROW = _one(
    "A tiny model, ten steps",
    {"d_model": 16, "n_layers": 1, "n_heads": 2, "steps": 10, "watch": "she put her money in the"},
)
EXPLAIN = _one(
    "What the fourth neuron of the first layer added up",
    {
        "of": {"route": "pixels/forward", "request": {"pixels": CROSS}},
        "tensor": "layers.0.pre",
        "index": [3],
    },
)

WORDS = _one("The commonest words of the pocket GPT", {"model": "pocket", "most": 20})
NEIGHBOURS = _one("What is most like a dog", {"model": "pocket", "word": "dog", "k": 5})
ANALOGY = _one("Dog is to puppy as cat is to what?", {"model": "pocket", "a": "dog", "b": "puppy", "c": "cat", "k": 3})
ANALOGIES = _one("The whole set", {"model": "pocket"})
MAP = _one(
    "Four animals, from young to grown and from dog to cat",
    {"model": "pocket", "words": ["dog", "puppy", "cat", "kitten"], "axes": [["puppy", "dog"], ["dog", "cat"]]},
)
AROUND = _one(
    "Who is truly near to a dog",
    {"model": "pocket", "words": ["dog", "puppy", "cat", "kitten"], "of": ["dog"]},
)
SENTENCES = _one(
    "Three sentences", {"model": "pocket", "sentences": ["the dog slept.", "a puppy slept.", "she went to the bank."]}
)
MOMENT = _one(
    "Three words, and one pair",
    {
        "names": ["dog", "puppy", "bank"],
        "families": ["animals", "animals", "things"],
        "words": [[0.5, 1.0], [0.25, 1.0], [-2.0, 0.5]],
        "others": [[0.5, 0.5], [1.0, 0.25], [-1.0, 0.0]],
        "bias": [0.0, 0.125, -0.5],
        "tried": {"words": [0], "others": [[1, 2, 2]]},
    },
)
LEARN_WORDS = _one("Twenty steps, a frame for every tenth", {"steps": 20, "every": 10})

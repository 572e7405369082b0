"""The glossary: every term of the book in plain words, the chapter that shows it first, and where in the figure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import Field

from app.trace.language import N_, _
from app.trace.schema import Answer


@dataclass(frozen=True, slots=True)
class Term:
    """One term. `part` is the part of the figure that shows it, in the chapter that shows it first; `also` in others."""

    id: str
    word: str
    says: str
    chapter: str
    part: str | None = None
    also: tuple[tuple[str, str], ...] = ()


TERMS = (
    Term("language-model", N_("language model"), N_("A program that, given some text, says how probable each next token is. Everything else it seems to do comes of doing that again and again."), "guess", "line"),
    Term("probability", N_("probability"), N_("A number from 0 (never) to 1 (certain). The probabilities of all that could come next add up to 1."), "guess", "guesses", (("pixels", "outputs"), ("machine", "answer"))),
    Term("draw", N_("draw"), N_("To pick one token by its probability, as by dice. A seed makes the dice fall the same way again."), "guess", "draw"),
    Term("temperature", N_("temperature"), N_("A number that the scores are divided by. Below 1 the best gains, above 1 the others come closer."), "guess", "draw"),
    Term("top-k", N_("top-k and top-p"), N_("Two ways to leave out the unlikely: keep only the k best, or only the best until together they have the share p."), "guess", "draw"),
    Term("surprise", N_("surprise"), N_("How little a model expected what came: minus the natural logarithm of the probability that it gave it. 0 where it was certain; of many, the mean is told."), "guess"),
    Term("nat", N_("nat"), N_("The unit of surprise. What had a probability of 1 in 2.718 (the number e) surprises by 1 nat, what had 1 in 100 by 4.6; a coin, 1 in 2, by 0.69, which is one bit."), "guess"),
    Term("network", N_("neural network"), N_("Layers of neurons, joined by wires. Numbers go in at one end, and come out at the other."), "pixels", "neurons"),
    Term("pixel", N_("pixel"), N_("One place of the screen: 1 where it is white, −1 where it is black, in between where it is grey."), "pixels", "pixels", (("pixels", "pad"),)),
    Term("neuron", N_("neuron"), N_("It adds up what arrives by its wires, adds its bias, squashes the sum, and sends it on."), "pixels", "neurons", (("learning", "neurons"), ("machine", "nets"))),
    Term("weight", N_("weight"), N_("The number of one wire: what travels along it is multiplied by it. Blue is positive, orange is negative."), "pixels", "wires", (("learning", "wires"),)),
    Term("bias", N_("bias"), N_("A number that a neuron adds on its own, whatever arrives."), "pixels", "neurons"),
    Term("layer", N_("layer"), N_("Neurons side by side, which all read the same numbers. A hidden layer is one between the first and the last."), "pixels", "neurons"),
    Term("squash", N_("squash"), N_("To bring any number between two limits by a smooth curve: tanh between −1 and 1, the sigmoid between 0 and 1."), "pixels", "neurons"),
    Term("softmax", N_("softmax"), N_("Turns scores into shares of one whole: e to the score, divided by the sum of all of them."), "pixels", "outputs", (("guess", "draw"),)),
    Term("error", N_("error"), N_("How wrong the answers are, as one number. Also called the loss. Learning is making it smaller."), "learning", "curve", (("learning", "outputs"),)),
    Term("gradient", N_("gradient"), N_("The slope of the error for every weight: would it rise or fall, and how fast, if this weight were a little larger?"), "learning", "wires"),
    Term("gradient-descent", N_("gradient descent"), N_("Each weight takes a small step against its slope, and then again. That is all of learning."), "learning", "curve"),
    Term("learning-rate", N_("learning rate"), N_("How long each step is, beside the slope. Too small and it takes for ever, too large and it jumps across the valley."), "learning", "curve"),
    Term("backpropagation", N_("backpropagation"), N_("How the slopes are found: the error is handed back along the wires, each neuron passing on its share of the blame."), "learning", "wires"),
    Term("epoch", N_("epoch"), N_("Once through all examples."), "learning", "curve"),
    Term("batch", N_("batch"), N_("The examples that are looked at together before the weights take one step."), "learning", "curve"),
    Term("token", N_("token"), N_("A piece of text that the model knows by a number. Often a word with the space before it, sometimes a part of a word."), "tokens", "lanes", (("guess", "line"),)),
    Term("id", N_("id"), N_("The number of a token in the vocabulary. It is a name, not a size."), "tokens", "ids"),
    Term("vocabulary", N_("vocabulary"), N_("All tokens that a model knows."), "tokens", "words"),
    Term("byte", N_("byte"), N_("A number from 0 to 255. Every text can be written as bytes, one to four for each letter."), "tokens", "characters"),
    Term("merge", N_("merge"), N_("Two tokens that often stand side by side become one. Byte-pair encoding learns its pieces that way."), "tokens", "subwords"),
    Term("embedding", N_("embedding"), N_("The list of numbers that stands for a token: its row of a large table, learned like all weights."), "meaning", "map", (("machine", "strips"),)),
    Term("vector", N_("vector"), N_("A list of numbers, seen as a place or as an arrow."), "meaning", "strip", (("machine", "strips"),)),
    Term("similarity", N_("similarity"), N_("How far two vectors point the same way: the cosine of the angle between them, 1 for the same way, 0 for a right angle."), "meaning", "map"),
    Term("projection", N_("projection"), N_("Hundreds of numbers drawn as two. Much is lost on the way, and the page says how much."), "meaning", "map"),
    Term("analogy", N_("analogy"), N_("a is to b as c is to what? The arrow from a to b, begun at c, often ends near the answer."), "meaning", "arrow"),
    Term("attention", N_("attention"), N_("How a token gathers from the others what it needs: it looks at each by a share, and takes that share of what they offer."), "attention", "arcs", (("machine", "curves"),)),
    Term("head", N_("head"), N_("One of several ways of looking that work side by side in a layer, each with weights of its own."), "attention", "heads"),
    Term("query", N_("query, key and value"), N_("What a token looks for, what it can be found by, and what it hands over. All three are made of its vector by weights."), "attention", "arcs"),
    Term("pattern", N_("pattern"), N_("Who looks at whom, and how much: a table of shares, each row of which adds up to 1."), "attention", "heads"),
    Term("mask", N_("mask"), N_("What must not be looked at. A model that guesses the next word may not see the words that come later."), "attention", "arcs"),
    Term("special-token", N_("special token"), N_("A token that stands for no text, such as [CLS] and [SEP] at the two ends of what MiniLM reads."), "attention", "arcs"),
    Term("pole", N_("pole"), N_("A few words that stand for one meaning, such as money and loan. The same model reads each of them alone; how alike a word is to the pole is the mean over them."), "attention", "plane"),
    Term("lean", N_("lean"), N_("How much more a word is like one pole than like the other: its similarity to the first less that to the second. Above 0 it leans to the first."), "attention", "plane"),
    Term("rail", N_("rail"), N_("The line on which one token goes through the machine, from its embedding to the answer. What it carries is the residual stream."), "machine", "rails"),
    Term("stream", N_("residual stream"), N_("The vector that each token carries from layer to layer. Attention and the networks read it, and only ever add to it."), "machine", "rails", (("attention", "plane"),)),
    Term("position", N_("position"), N_("A second table with a row for each place, so that the model knows the order of the words."), "machine", "strips"),
    Term("norm", N_("layer norm"), N_("Brings the numbers of each token to the same size before they are used."), "machine", "rails"),
    Term("mlp", N_("network in a layer"), N_("A network like the one on nine pixels, that works on each token alone. Also called MLP."), "machine", "nets"),
    Term("score", N_("score"), N_("What a token gets before softmax makes a probability of it. Also called a logit."), "machine", "answer", (("guess", "draw"),)),
    Term("parameter", N_("parameter"), N_("Any number that was learned: all weights, biases and tables together. Large models have billions."), "machine", "rails"),
    Term("context", N_("context"), N_("The text that a model reads at once. How many tokens it may have is fixed when the model is made."), "machine", "rails"),
    Term("tape", N_("tape"), N_("The list of every operation that was computed, with what it read and what it wrote. Each film here is a tape, played; each number on the screen stands on one."), "pixels"),
    Term("x-ray", N_("x-ray"), N_("Press a number: the formula that made it, with the real numbers in it, each of which opens in turn."), "pixels"),
)  # fmt: skip
"""In the order of the book."""


class TermOfGlossary(Answer):
    """One term of the book."""

    id: str
    word: str
    says: str
    chapter: str = Field(description="the chapter that shows it first")
    part: str | None = Field(description="the part of that chapter's figure that shows it")
    parts: list[list[str]] = Field(description="[chapter, part] of every figure that shows it")


def glossary() -> list[dict[str, Any]]:
    """Every term, in the language of the visitor; `parts` is where it is in each chapter's figure."""
    return [
        {
            "id": term.id,
            "word": _(term.word),
            "says": _(term.says),
            "chapter": term.chapter,
            "part": term.part,
            "parts": [[term.chapter, term.part], *map(list, term.also)] if term.part else [],
        }
        for term in TERMS
    ]

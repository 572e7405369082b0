"""Who did what for the answer: two readings of a forward pass that is on the tape, written behind it.

The vote of a part is what it added to the stream of one place, times the direction that stands for a word there. The
last norm subtracts a mean, divides by a scale and weighs each number: with the scale held as it came out, that is
linear, and so the votes of all parts add up to the word's score.

    direction = (weighed − its mean) / scale,  weighed = W_U[:, word] · ln_final.w
    score = Σ part · direction + ln_final.b · W_U[:, word]

The read-out is the end of the model, taken earlier: last norm and table, on the stream as each layer leaves it.

Of a model that ends at a vector for the whole sentence the same is asked of that vector: how far does each token point
along it, and how near to it would one have been after each layer?
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.sentences import sentence_embedding
from app.engine.tape import Tape
from app.engine.tensor import Tensor
from app.engine.transformer_block import layer_norm
from app.engine.transformer_config import Config

Placed = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the model: what kind, where, and where its vote stands: `index` in the tensor `vote`."""

    kind: str
    layer: int | None
    head: int | None
    vote: str
    index: tuple[int, ...] = ()


def parts_of(config: Config) -> list[Part]:
    """Every part that writes into the stream, in the order of the model, and the bias of the last norm."""
    parts = [Part("embed", None, None, "votes.embed"), Part("pos_embed", None, None, "votes.pos_embed")]
    for layer in range(config.n_layers):
        at = f"blocks.{layer}."
        parts += [Part("head", layer, head, f"{at}head_votes", (head,)) for head in range(config.n_heads)]
        parts.append(Part("b_O", layer, None, f"{at}b_O_vote"))
        parts.append(Part("mlp", layer, None, f"{at}mlp_vote"))
        parts.append(Part("b_out", layer, None, f"{at}b_out_vote"))
    return [*parts, Part("ln_final.b", None, None, "votes.ln_final.b")]


def put_heads(tape: Tape, config: Config, parameters: Placed) -> None:
    """What each head by itself adds to the stream: `blocks.{l}.result` [pos, head, d_model]."""
    for layer in range(config.n_layers):
        at = f"blocks.{layer}."
        tape.each_head(tape.tensors[f"{at}z"], parameters[f"{at}W_O"], f"{at}result")


def put_votes(tape: Tape, config: Config, parameters: Placed, word: Tensor, place: int) -> Tensor:
    """The votes [part] for a word [], at one place of a forward pass with `put_heads`; `votes_sum` [] adds them up."""
    on = tape.tensors
    if config.unembedding == "own":
        readout = tape.embedding(tape.transpose(parameters["W_U"], "votes.W_U"), word, "votes.readout")
    else:
        readout = tape.embedding(parameters["W_E"], word, "votes.readout")  # [] -> [d_model]
    weighed = tape.times(readout, parameters["ln_final.w"], "votes.weighed")
    scale = tape.at_place(on["ln_final.scale"], place, "votes.scale")  # [pos] -> []
    direction = tape.normalize(weighed, scale, "votes.direction")  # [d_model]
    tape.dot(on["embed"], direction, "votes.embed", place)
    tape.dot(on["pos_embed"], direction, "votes.pos_embed", place)
    for layer in range(config.n_layers):
        _votes_of_layer(tape, parameters, direction, f"blocks.{layer}.", place)
    tape.dot(parameters["ln_final.b"], readout, "votes.ln_final.b")
    parts = parts_of(config)
    tensors = list(dict.fromkeys(part.vote for part in parts))
    where = [(tensors.index(part.vote), part.index) for part in parts]
    votes = tape.line_up(*(tape.tensors[name] for name in tensors), places=where, axis="part", name="votes")
    tape.add_up(votes, "votes_sum")
    return votes


def _votes_of_layer(tape: Tape, parameters: Placed, direction: Tensor, at: str, place: int) -> None:
    """Each head's vote, each neuron's, the network's as the sum of those, and the votes of the two biases."""
    on = tape.tensors
    tape.dot(on[f"{at}result"], direction, f"{at}head_votes", place)  # [pos, head, d_model] -> [head]
    tape.dot(parameters[f"{at}b_O"], direction, f"{at}b_O_vote")
    reach = tape.dot(parameters[f"{at}W_out"], direction, f"{at}mlp_reach")  # [d_mlp, d_model] -> [d_mlp]
    votes = tape.times(on[f"{at}mlp_post"], reach, f"{at}mlp_votes", place)  # [pos, d_mlp] -> [d_mlp]
    tape.add_up(votes, f"{at}mlp_vote")
    tape.dot(parameters[f"{at}b_out"], direction, f"{at}b_out_vote")


def streams_of(config: Config) -> list[str]:
    """The names of the streams that can be read out: before any layer, and as each layer leaves it."""
    return ["blocks.0.resid_pre", *(f"blocks.{layer}.resid_post" for layer in range(config.n_layers))]


def put_lens(tape: Tape, config: Config, parameters: Placed, W_U: Tensor, place: int) -> list[Tensor]:
    """The probabilities [d_vocab] that the model would give at one place, after the embedding and after each layer."""
    w, b = parameters["ln_final.w"], parameters["ln_final.b"]
    read = []
    for depth, stream in enumerate(streams_of(config)):
        at = f"lens.{depth}."
        resid = tape.at_place(tape.tensors[stream], place, f"{at}resid")  # [pos, d_model] -> [d_model]
        out = layer_norm(tape, resid, w, b, config.epsilon, at, f"{at}out")
        read.append(tape.softmax(tape.matmul(out, W_U, f"{at}logits"), f"{at}probs"))
    return read


def put_sentence(tape: Tape, config: Config, out: Tensor) -> tuple[Tensor, list[Tensor]]:
    """The vector of the sentence; behind it, how far each token points along it [pos], and how near to it [] one was.

    The mean of the first is the length that the vector had before it was brought to 1; the second is a cosine, of the
    vectors that the streams would make before any layer and after each.
    """
    sentence = sentence_embedding(tape, out)
    along = tape.dot(out, sentence, "sentence_votes")  # [pos, d_model] · [d_model] -> [pos]
    near = []
    for depth, stream in enumerate(streams_of(config)):
        early = sentence_embedding(tape, tape.tensors[stream], f"lens.{depth}.")
        near.append(tape.dot(early, sentence, f"lens.{depth}.near"))
    return along, near


def decided(winners: list[int]) -> int:
    """The depth from which on the read-out names the last winner, and never another."""
    last = len(winners) - 1
    while last > 0 and winners[last - 1] == winners[-1]:
        last -= 1
    return last

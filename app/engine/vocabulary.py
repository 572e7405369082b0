"""The operations as a tape speaks them: one method each, that names what it reads and what it writes."""

from __future__ import annotations

from app.engine.operation import Index
from app.engine.operations.add import ADD
from app.engine.operations.add_up import ADD_UP
from app.engine.operations.argmax import ARGMAX
from app.engine.operations.at_place import AT_PLACE
from app.engine.operations.attn_scores import ATTN_SCORES
from app.engine.operations.cross_entropy import CROSS_ENTROPY
from app.engine.operations.descend import DESCEND
from app.engine.operations.divide import DIVIDE
from app.engine.operations.dot import DOT
from app.engine.operations.draw import DRAW
from app.engine.operations.each_head import EACH_HEAD
from app.engine.operations.embedding import EMBEDDING
from app.engine.operations.equals import EQUALS
from app.engine.operations.extend import EXTEND
from app.engine.operations.gelu import GELU
from app.engine.operations.hold import HOLD
from app.engine.operations.join_heads import JOIN_HEADS
from app.engine.operations.last import LAST
from app.engine.operations.length import LENGTH
from app.engine.operations.line_up import LINE_UP, Places
from app.engine.operations.linear import LINEAR
from app.engine.operations.look_up import LOOK_UP, Spans
from app.engine.operations.matmul import MATMUL
from app.engine.operations.mean import MEAN
from app.engine.operations.merge import MERGE
from app.engine.operations.mix import MIX
from app.engine.operations.norm_scale import NORM_SCALE
from app.engine.operations.normalize import NORMALIZE
from app.engine.operations.nudge import NUDGE
from app.engine.operations.piece import PIECE, Vocab
from app.engine.operations.plain import PLAIN, Letters
from app.engine.operations.pool import POOL
from app.engine.operations.positions import POSITIONS
from app.engine.operations.relu import RELU
from app.engine.operations.shares import SHARES
from app.engine.operations.sigmoid import SIGMOID
from app.engine.operations.sigmoid_cross_entropy import SIGMOID_CROSS_ENTROPY
from app.engine.operations.slope import SLOPE
from app.engine.operations.softmax import SOFTMAX
from app.engine.operations.softmax_cross_entropy import SOFTMAX_CROSS_ENTROPY
from app.engine.operations.split_heads import SPLIT_HEADS
from app.engine.operations.squared_error import SQUARED_ERROR
from app.engine.operations.stretch import STRETCH
from app.engine.operations.tanh import TANH
from app.engine.operations.temperature import TEMPERATURE
from app.engine.operations.times import TIMES
from app.engine.operations.top_k import TOP_K
from app.engine.operations.top_p import TOP_P
from app.engine.operations.transpose import TRANSPOSE
from app.engine.tensor import Tensor
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.tokenizers.pieces import Pieces
from app.engine.vocabulary_attention import AttentionVocabulary
from app.engine.vocabulary_meaning import MeaningVocabulary
from app.engine.vocabulary_pixels import PixelsVocabulary


class Vocabulary(AttentionVocabulary, MeaningVocabulary, PixelsVocabulary):
    """Every operation as a method. Whoever has `apply` has them all."""

    def linear(self, inputs: Tensor, weight: Tensor, bias: Tensor, name: str) -> Tensor:
        return self.apply(LINEAR, (inputs, weight, bias), name)

    def add(self, left: Tensor, right: Tensor, name: str) -> Tensor:
        return self.apply(ADD, (left, right), name)

    def tanh(self, pre: Tensor, name: str) -> Tensor:
        return self.apply(TANH, (pre,), name)

    def relu(self, pre: Tensor, name: str) -> Tensor:
        return self.apply(RELU, (pre,), name)

    def sigmoid(self, pre: Tensor, name: str) -> Tensor:
        return self.apply(SIGMOID, (pre,), name)

    def softmax(self, scores: Tensor, name: str) -> Tensor:
        return self.apply(SOFTMAX, (scores,), name)

    def squared_error(self, outputs: Tensor, target: Tensor, name: str) -> Tensor:
        return self.apply(SQUARED_ERROR, (outputs, target), name)

    def sigmoid_cross_entropy(self, pre: Tensor, target: Tensor, name: str) -> Tensor:
        return self.apply(SIGMOID_CROSS_ENTROPY, (pre, target), name)

    def softmax_cross_entropy(self, scores: Tensor, target: Tensor, name: str) -> Tensor:
        return self.apply(SOFTMAX_CROSS_ENTROPY, (scores, target), name)

    def argmax(self, outputs: Tensor, name: str) -> Tensor:
        return self.apply(ARGMAX, (outputs,), name)

    def equals(self, left: Tensor, right: Tensor, name: str) -> Tensor:
        return self.apply(EQUALS, (left, right), name)

    def mean(self, numbers: Tensor, name: str) -> Tensor:
        return self.apply(MEAN, (numbers,), name)

    def descend(self, parameter: Tensor, grad: Tensor, learning_rate: float, name: str) -> Tensor:
        return self.apply(DESCEND, (parameter, grad), name, learning_rate=learning_rate)

    def hold(self, parameter: Tensor, limit: float, name: str) -> Tensor:
        return self.apply(HOLD, (parameter,), name, limit=limit)

    def nudge(self, parameter: Tensor, at: Index, by: float, name: str) -> Tensor:
        return self.apply(NUDGE, (parameter,), name, at=at, by=by)

    def slope(self, above: Tensor, below: Tensor, apart: float, name: str) -> Tensor:
        return self.apply(SLOPE, (above, below), name, apart=apart)

    # -- a language model

    def embedding(self, weight: Tensor, tokens: Tensor, name: str) -> Tensor:
        return self.apply(EMBEDDING, (weight, tokens), name)

    def positions(self, weight: Tensor, start: int, length: int, name: str) -> Tensor:
        return self.apply(POSITIONS, (weight,), name, start=start, length=length)

    def norm_scale(self, resid: Tensor, epsilon: float, name: str) -> Tensor:
        return self.apply(NORM_SCALE, (resid,), name, epsilon=epsilon)

    def normalize(self, resid: Tensor, scale: Tensor, name: str) -> Tensor:
        return self.apply(NORMALIZE, (resid, scale), name)

    def stretch(self, normalized: Tensor, weight: Tensor, bias: Tensor, name: str) -> Tensor:
        return self.apply(STRETCH, (normalized, weight, bias), name)

    def split_heads(self, inputs: Tensor, weight: Tensor, bias: Tensor, name: str) -> Tensor:
        return self.apply(SPLIT_HEADS, (inputs, weight, bias), name)

    def attn_scores(self, q: Tensor, k: Tensor, causal: bool, name: str) -> Tensor:
        return self.apply(ATTN_SCORES, (q, k), name, causal=causal)

    def mix(self, pattern: Tensor, v: Tensor, name: str) -> Tensor:
        return self.apply(MIX, (pattern, v), name)

    def join_heads(self, z: Tensor, weight: Tensor, bias: Tensor, name: str) -> Tensor:
        return self.apply(JOIN_HEADS, (z, weight, bias), name)

    def extend(self, kept: Tensor, new: Tensor, name: str) -> Tensor:
        return self.apply(EXTEND, (kept, new), name)

    def gelu(self, pre: Tensor, form: str, name: str) -> Tensor:
        return self.apply(GELU, (pre,), name, form=form)

    def transpose(self, weight: Tensor, name: str) -> Tensor:
        return self.apply(TRANSPOSE, (weight,), name)

    def matmul(self, inputs: Tensor, weight: Tensor, name: str) -> Tensor:
        return self.apply(MATMUL, (inputs, weight), name)

    def cross_entropy(self, logits: Tensor, targets: Tensor, name: str) -> Tensor:
        return self.apply(CROSS_ENTROPY, (logits, targets), name)

    # -- a whole text as one row

    def pool(self, rows: Tensor, name: str) -> Tensor:
        return self.apply(POOL, (rows,), name)

    def length(self, row: Tensor, name: str) -> Tensor:
        return self.apply(LENGTH, (row,), name)

    def divide(self, row: Tensor, by: Tensor, name: str) -> Tensor:
        return self.apply(DIVIDE, (row, by), name)

    # -- choosing the next token

    def last(self, rows: Tensor, name: str) -> Tensor:
        return self.apply(LAST, (rows,), name)

    def shares(self, counts: Tensor, name: str) -> Tensor:
        return self.apply(SHARES, (counts,), name)

    def temperature(self, logits: Tensor, temperature: float, name: str) -> Tensor:
        return self.apply(TEMPERATURE, (logits,), name, temperature=temperature)

    def top_k(self, scores: Tensor, k: int, name: str) -> Tensor:
        return self.apply(TOP_K, (scores,), name, k=k)

    def top_p(self, scores: Tensor, p: float, name: str) -> Tensor:
        return self.apply(TOP_P, (scores,), name, p=p)

    def draw(self, probs: Tensor, dice: Tensor, name: str) -> Tensor:
        return self.apply(DRAW, (probs, dice), name)

    # -- who did what for the answer

    def each_head(self, z: Tensor, weight: Tensor, name: str) -> Tensor:
        return self.apply(EACH_HEAD, (z, weight), name)

    def at_place(self, rows: Tensor, place: int, name: str) -> Tensor:
        return self.apply(AT_PLACE, (rows,), name, place=place)

    def times(self, rows: Tensor, by: Tensor, name: str, place: int | None = None) -> Tensor:
        return self.apply(TIMES, (rows, by), name, place=place)

    def dot(self, rows: Tensor, direction: Tensor, name: str, place: int | None = None) -> Tensor:
        return self.apply(DOT, (rows, direction), name, place=place)

    def add_up(self, rows: Tensor, name: str) -> Tensor:
        return self.apply(ADD_UP, (rows,), name)

    # -- cutting a text into tokens

    def look_up(self, raw: Tensor, spans: Spans, pieces: Pieces, unknown: int, axis: str, name: str) -> Tensor:
        return self.apply(LOOK_UP, (raw,), name, spans=spans, pieces=pieces, unknown=unknown, axis=axis)

    def merge(self, left: Tensor, right: Tensor, left_at: Index, right_at: Index, pieces: Pieces, name: str) -> Tensor:
        return self.apply(MERGE, (left, right), name, left_at=left_at, right_at=right_at, pieces=pieces)

    def plain(self, raw: Tensor, letters: Letters, normaliser: Normaliser, axis: str, name: str) -> Tensor:
        return self.apply(PLAIN, (raw,), name, letters=letters, normaliser=normaliser, axis=axis)

    def piece(
        self, letters: Tensor, start: int, end: int, stop: int, before: str, vocab: Vocab, unknown: str, name: str
    ) -> Tensor:
        how = {"start": start, "end": end, "stop": stop, "before": before, "vocab": vocab, "unknown": unknown}
        return self.apply(PIECE, (letters,), name, **how)

    def line_up(self, *parts: Tensor, places: Places, axis: str, name: str) -> Tensor:
        return self.apply(LINE_UP, parts, name, places=places, axis=axis)

"""WordPiece: each word is cut from the left into the longest pieces that the vocabulary has.

A piece that does not begin its word is written with ## before it. A word that cannot be cut so to its end is one
unknown token.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tokenizers.bert_normalise import Letter, Normaliser, bert_words
from app.engine.tokenizers.tokenizer import Token, Tokenizer, utf8

CLEANUP = (
    (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"),
    (" 'm", "'m"), (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
)  # fmt: skip
"""What BERT's decoder mends in each piece, in this order."""


class WordPiece(Tokenizer):
    """The pieces of a vocabulary ({"the": 1996, "##ing": 2075, …}). The text does not come back whole: case, accents
    and spaces are gone. Errors: NotAllowedError for an unknown token that is not in the vocabulary itself.
    """

    unknown: int

    def __init__(
        self,
        vocab: Mapping[str, int],
        normaliser: Normaliser,
        unknown: str = "[UNK]",
        prefix: str = "##",
        longest: int = 100,
        cleanup: bool = True,
    ) -> None:
        if unknown not in vocab:
            raise NotAllowedError(
                N_("the unknown token is not in the vocabulary: {unknown}"), "unk_token", unknown=repr(unknown)
            )
        self.vocab = dict(vocab)
        self.piece_of = {each: piece for piece, each in vocab.items()}
        self._d_vocab = max(self.piece_of) + 1
        self.normaliser = normaliser
        self.unknown = vocab[unknown]
        self.prefix = prefix
        self.longest = longest
        self.cleanup = cleanup

    @property
    def d_vocab(self) -> int:
        return self._d_vocab

    def tokens(self, text: str) -> list[Token]:
        """Each token stands for the letters it came from, as they are in the text."""
        utf8(text)  # refuses what cannot be written
        starts = [0]
        for letter in text:
            starts.append(starts[-1] + len(letter.encode()))
        tokens = []
        for word in self.words(text):
            for each, start, end in self.cut("".join(letter for letter, _place in word)):
                places = [place for _letter, place in word[start:end]]
                tokens.append(Token(each, starts[min(places)], starts[max(places) + 1]))
        return tokens

    def words(self, text: str) -> Iterator[list[Letter]]:
        """The words of the text made plain, letter by letter, each with its place in the text."""
        return bert_words(self.normaliser.letters(text))

    def cut(self, word: str) -> list[tuple[int, int, int]]:
        """The ids of the pieces of a plain word, each with where in it it starts and ends."""
        pieces, start = [], 0
        while start < len(word) <= self.longest:
            before = self.prefix if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if before + word[start:end] in self.vocab), None)
            if end is None:
                break
            pieces.append((self.vocab[before + word[start:end]], start, end))
            start = end
        return pieces if start == len(word) else [(self.unknown, 0, len(word))]

    def decode(self, ids: Sequence[int]) -> str:
        """The pieces with a space before each word, as BERT's decoder joins them."""
        joined = []
        for number, each in enumerate(ids):
            if each not in self.piece_of:
                raise NotAllowedError(
                    N_("there is no token {each}: ids are from 0 to {limit}"),
                    "ids",
                    self.d_vocab - 1,
                    each=each,
                )
            piece = self.piece_of[each]
            if number:
                piece = piece.removeprefix(self.prefix) if piece.startswith(self.prefix) else f" {piece}"
            joined.append(_mended(piece) if self.cleanup else piece)
        return "".join(joined)


def _mended(piece: str) -> str:
    for rough, smooth in CLEANUP:
        piece = piece.replace(rough, smooth)
    return piece

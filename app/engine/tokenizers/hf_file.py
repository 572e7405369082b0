"""tokenizer.json: how Hugging Face's `tokenizers` writes a tokenizer down. Read are BERT's WordPiece and GPT-2's BPE.

Whatever else stands in such a file, or stands there with another value, is refused by its name: a tokenizer that is
read almost rightly is worse than none. Truncation and padding are about batches, not about tokens: they are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.engine.errors import NotAllowedError
from app.engine.said import N_
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.tokenizers.gpt2_bpe import gpt2_bpe
from app.engine.tokenizers.special_tokens import Frame, WithSpecialTokens
from app.engine.tokenizers.tokenizer import Tokenizer
from app.engine.tokenizers.wordpiece import WordPiece

Part = Mapping[str, Any]
PARTS = {
    "version", "truncation", "padding", "added_tokens", "normalizer",
    "pre_tokenizer", "post_processor", "decoder", "model",
}  # fmt: skip
BYTE_LEVEL = {"add_prefix_space": None, "trim_offsets": None, "use_regex": None}
"""Of the post-processor and the decoder: the three say nothing about ids or text."""


def read(file: Part) -> WithSpecialTokens:
    """The tokenizer of a tokenizer.json that was parsed already.

    Errors: NotAllowedError; `field` is the place in the file.
    """
    _refuse(set(file) - PARTS, "")
    _must(file.get("version"), ("1.0",), "version")
    special = _special(file.get("added_tokens") or [], file.get("normalizer") is not None)
    model = _part(file, "model")
    kind = model.get("type")
    _must(kind, ("WordPiece", "BPE"), "model.type")
    inner = (_wordpiece if kind == "WordPiece" else _byte_level)(file, model, special)
    return WithSpecialTokens(inner, special, _frame(file.get("post_processor")))


def _wordpiece(file: Part, model: Part, special: Mapping[str, int]) -> Tokenizer:
    normalizer = _part(file, "normalizer")
    flags = ("clean_text", "handle_chinese_chars", "strip_accents", "lowercase")
    _settle(normalizer, "normalizer", {"type": ("BertNormalizer",), **dict.fromkeys(flags, (True, False, None))})
    _settle(_part(file, "pre_tokenizer"), "pre_tokenizer", {"type": ("BertPreTokenizer",)})
    decoder = _part(file, "decoder")
    prefix = model.get("continuing_subword_prefix")
    _settle(decoder, "decoder", {"type": ("WordPiece",), "prefix": (prefix,), "cleanup": (True, False)})
    own = {"type", "vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word"}
    _refuse(set(model) - own, "model.")
    lowercase = normalizer.get("lowercase") is True
    strip_accents = normalizer.get("strip_accents")
    normaliser = Normaliser(
        normalizer.get("clean_text") is True,
        normalizer.get("handle_chinese_chars") is True,
        lowercase if strip_accents is None else strip_accents,
        lowercase,
    )
    unknown, longest = _need(model, "unk_token", "model."), _need(model, "max_input_chars_per_word", "model.")
    return WordPiece(_part(model, "vocab"), normaliser, unknown, str(prefix), longest, decoder["cleanup"])


def _byte_level(file: Part, model: Part, special: Mapping[str, int]) -> Tokenizer:
    _must(file.get("normalizer"), (None,), "normalizer")
    how = {"type": ("ByteLevel",), "add_prefix_space": (False,), "trim_offsets": None, "use_regex": (True, None)}
    _settle(_part(file, "pre_tokenizer"), "pre_tokenizer", how)
    _settle(_part(file, "decoder"), "decoder", {"type": ("ByteLevel",), **BYTE_LEVEL})
    own = {
        "type": None, "vocab": None, "merges": None, "unk_token": None, "fuse_unk": None,
        "dropout": (None, 0.0), "continuing_subword_prefix": (None, ""), "end_of_word_suffix": (None, ""),
        "byte_fallback": (None, False), "ignore_merges": (None, False),
    }  # fmt: skip
    _settle(model, "model", own)
    merges = [_pair(merge) for merge in _need(model, "merges", "model.")]
    return gpt2_bpe(_part(model, "vocab"), merges, frozenset(special))


def _pair(merge: str | Sequence[str]) -> tuple[str, str]:
    """Written as ["Ġ", "t"], or by older versions as "Ġ t"."""
    pair = merge.split(" ") if isinstance(merge, str) else merge
    if len(pair) != 2:
        raise NotAllowedError(N_("a merge is of two pieces: {merge}"), "model.merges", merge=repr(merge))
    return pair[0], pair[1]


def _special(added: Sequence[Part], normalizes: bool) -> dict[str, int]:
    """Names that are found in the text as it stands, wherever they stand.

    Where no normaliser changes the text, it is all one whether they are looked for before it or after.
    """
    before = (False,) if normalizes or not added else (added[0].get("normalized"),)
    only = {
        "id": None, "content": None, "special": (True,), "single_word": (False,),
        "lstrip": (False,), "rstrip": (False,), "normalized": before,
    }  # fmt: skip
    for number, token in enumerate(added):
        _settle(token, f"added_tokens.{number}", only)
        if not _need(token, "content", f"added_tokens.{number}."):
            raise NotAllowedError(N_("tokenizer.json: a special token is empty"), f"added_tokens.{number}.content")
    return {token["content"]: token["id"] for token in added}


def _frame(processor: Part | None) -> Frame:
    """What stands before and after one text."""
    if processor is None:
        return Frame()
    kind = processor.get("type")
    _must(kind, ("ByteLevel", "BertProcessing", "TemplateProcessing"), "post_processor.type")
    if kind == "ByteLevel":
        _settle(processor, "post_processor", {"type": None, **BYTE_LEVEL})
        return Frame()
    if kind == "BertProcessing":
        _settle(processor, "post_processor", {"type": None, "sep": None, "cls": None})
        return Frame((processor["cls"][1],), (processor["sep"][1],))
    _settle(processor, "post_processor", {"type": None, "single": None, "pair": None, "special_tokens": None})
    return _template(processor["single"], processor["special_tokens"])


def _template(single: Sequence[Part], special: Part) -> Frame:
    sides: tuple[list[int], list[int]] = ([], [])
    side = 0
    for number, each in enumerate(single):
        place = f"post_processor.single.{number}"
        _settle(each, place, {"SpecialToken": None, "Sequence": None})
        if "SpecialToken" in each:
            sides[side].extend(special[each["SpecialToken"]["id"]]["ids"])
        else:
            _must(each["Sequence"]["id"], ("A",), f"{place}.Sequence.id")
            _must(side, (0,), f"{place}.Sequence")
            side = 1
    _must(side, (1,), "post_processor.single")
    return Frame(tuple(sides[0]), tuple(sides[1]))


# ---- refusing by name


def _part(file: Part, name: str) -> Part:
    part = file.get(name)
    if not isinstance(part, Mapping):
        raise NotAllowedError(N_("tokenizer.json: {field} is missing, or is no object"), name)
    return part


def _need(part: Part, name: str, place: str) -> Any:
    if name not in part:
        raise NotAllowedError(N_("tokenizer.json: {field} is missing"), f"{place}{name}")
    return part[name]


def _refuse(names: set[str], place: str) -> None:
    if names:
        raise NotAllowedError(N_("tokenizer.json: there is something unknown in it: {field}"), f"{place}{min(names)}")


def _must(value: object, allowed: Sequence[object], place: str) -> None:
    if value not in allowed:
        named = ", ".join(map(repr, allowed))
        raise NotAllowedError(
            N_("tokenizer.json: {field} is {value}: only {limit} can be read"), place, named, value=repr(value)
        )


def _settle(part: Part, place: str, known: Mapping[str, Sequence[object] | None]) -> None:
    """Every name of the part is known, and has one of the values that can be read (None: any)."""
    _refuse(set(part) - set(known), f"{place}.")
    for name, allowed in known.items():
        if allowed is not None:
            _must(part.get(name), allowed, f"{place}.{name}")

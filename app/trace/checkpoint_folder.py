"""A checkpoint as a folder: config.json, tokenizer.json and model.safetensors, as Hugging Face's libraries write them.

Nothing in it is ever run: a pickle (pytorch_model.bin) is not opened. Every error names the file.
"""

from __future__ import annotations

import errno
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.checkpoint_bert import from_bert
from app.engine.checkpoint_gpt2 import from_gpt2
from app.engine.errors import EngineError, NotAllowedError, NotFiniteError
from app.engine.hf_config import read_config
from app.engine.mapped import mapped
from app.engine.tokenizers import hf_file
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.transformer import Config, Transformer
from app.trace.language import N_

CONFIG, TOKENIZER, WEIGHTS = "config.json", "tokenizer.json", "model.safetensors"
FILES = (CONFIG, TOKENIZER, WEIGHTS)
PICKLES = ("pytorch_model.bin", "pytorch_model.pt", "model.pt", "tf_model.h5", "flax_model.msgpack")
LONGEST_JSON = 64 * 1024 * 1024


def complete(folder: Path) -> bool:
    """Whether the three files are there."""
    return all((folder / name).is_file() for name in FILES)


def config_of(folder: Path) -> Config:
    """The sizes and the arrangement. Errors: NotAllowedError, also for a file that is missing."""
    _refuse_what_is_no_safetensors(folder)
    return read_config(_json(folder / CONFIG))


def tokenizer_of(folder: Path) -> WithSpecialTokens:
    """The tokenizer. Errors: NotAllowedError."""
    try:
        return hf_file.read(_json(folder / TOKENIZER))
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        if isinstance(wrong, EngineError):
            raise
        raise NotAllowedError(N_("{field} is not as it should be: {wrong}"), TOKENIZER, wrong=repr(wrong)) from wrong


def open_folder(folder: Path, digest: str | None = None) -> tuple[Transformer, WithSpecialTokens]:
    """The model, its parameters left in the file, and its tokenizer. `digest` is the SHA-256 of the weights, if known.

    Errors: NotAllowedError, NotFiniteError.
    """
    config, tokenizer = config_of(folder), tokenizer_of(folder)
    if tokenizer.d_vocab > config.d_vocab:
        raise NotAllowedError(
            N_("{field} has {count} tokens, {config} knows {limit}"),
            TOKENIZER,
            config.d_vocab,
            count=tokenizer.d_vocab,
            config=CONFIG,
        )
    weights = folder / WEIGHTS
    arrays = mapped(weights)
    if digest is not None:
        _refuse_another(weights, digest)
    try:
        model = (from_gpt2 if config.family == "gpt2" else from_bert)(arrays, config)
    except EngineError as wrong:
        raise NotAllowedError(N_("{field}: {problem}"), WEIGHTS, problem=wrong.said) from wrong
    for name, array in model.parameters.items():
        if not np.isfinite(array).all():
            raise NotFiniteError(N_("{field}: {name} has a number that is none"), WEIGHTS, name=name)
    return model, tokenizer


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, in base 16."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _refuse_another(file: Path, digest: str) -> None:
    found = digest_of(file)
    if found != digest:
        raise NotAllowedError(
            N_("{field} is not the file that it should be: its SHA-256 is {found}, not {limit}"),
            file.name,
            digest,
            found=found,
        )


def _refuse_what_is_no_safetensors(folder: Path) -> None:
    if (folder / WEIGHTS).is_file():
        return
    if (folder / f"{WEIGHTS}.index.json").is_file():
        raise NotAllowedError(N_("the weights are in several parts, and only a single {field} can be read"), WEIGHTS)
    for name in PICKLES:
        if (folder / name).exists():
            raise NotAllowedError(
                N_("{field} is not read, for such a file can run a program: {weights} is missing"),
                name,
                weights=WEIGHTS,
            )
    raise NotAllowedError(N_("{field} is missing"), WEIGHTS)


def _json(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > LONGEST_JSON:
            raise NotAllowedError(N_("{field} is longer than {limit} bytes"), file.name, LONGEST_JSON)
        read = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise NotAllowedError(N_("{field} is missing"), file.name) from None
    except OSError as wrong:
        raise NotAllowedError(
            N_("{field} cannot be read: {reason}"), file.name, reason=errno.errorcode.get(wrong.errno or 0, "?")
        ) from wrong
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as wrong:
        raise NotAllowedError(N_("{field} is not JSON"), file.name) from wrong
    if not isinstance(read, dict):
        raise NotAllowedError(N_("{field} is no JSON object"), file.name)
    return read

"""Every limit and path, each with a sentence of help. Read from the environment: GLASSBOX_EPOCHS=500, HOST, PORT."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parent.parent
VERSION = "0.1.0"

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Most matrices here are small: a second thread of BLAS only costs, beside sixteen trainings very much.
NumPy reads these from the environment when it is imported, so they are put there before: for the server in __main__,
for the trainings before their first process starts."""


def _cache(folder: str) -> Path:
    """Where this user's programs keep what may be lost; where there is no home, beside other temporary files."""
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # a user without a home
        caches = Path(tempfile.gettempdir())
    return caches / "glassbox" / folder


class Settings(BaseSettings):
    """The whole configuration. A field without a description fails a test."""

    model_config = SettingsConfigDict(env_prefix="GLASSBOX_", extra="forbid", frozen=True, populate_by_name=True)

    host: str = Field(
        "127.0.0.1",
        validation_alias=AliasChoices("GLASSBOX_HOST", "HOST"),
        description="The address to listen on; also read from HOST.",
    )
    port: int = Field(
        8000,
        ge=0,
        le=65535,
        validation_alias=AliasChoices("GLASSBOX_PORT", "PORT"),
        description="The port to listen on, 0 for any that is free; also read from PORT.",
    )
    workers: int = Field(
        1,
        ge=1,
        le=64,
        validation_alias=AliasChoices("GLASSBOX_WORKERS", "WEB_CONCURRENCY"),
        description="How many processes serve; also read from WEB_CONCURRENCY. Trainings have processes of their own.",
    )
    graceful_seconds: int = Field(
        5, ge=0, le=600, description="How long running requests may go on after the server was told to stop."
    )
    keep_alive_seconds: int = Field(
        15, ge=1, le=600, description="How long an idle connection is kept open for the next request."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="What is logged; the access log is info."
    )

    body_bytes: int = Field(256 * 1024, ge=1024, description="The largest body of a request, in bytes.")
    body_values: int = Field(
        10_000, ge=100, description="How many values (numbers, texts, lists, objects) the JSON of a request may hold."
    )
    requests: int = Field(256, ge=1, description="How many requests one worker answers at once, trainings included.")
    examples: int = Field(64, ge=1, description="How many examples one request may bring.")
    epochs: int = Field(20_000, ge=1, description="How many epochs one training may run.")
    frames: int = Field(
        2_000, ge=2, description="How many frames one training may send, besides the one before any training."
    )
    token_text: int = Field(
        2_000, ge=1, description="How many characters a text may have that is cut into tokens, merge by merge."
    )
    token_lesson: int = Field(
        50_000, ge=1, description="How many characters a text may have that merges are learned from."
    )
    token_vocabulary: int = Field(
        2_000, ge=256, description="How many ids a vocabulary may have that is learned from a text, 256 bytes included."
    )
    text: int = Field(
        10_000,
        ge=1,
        description="How many characters, and bytes, a text may have that a language model reads; 512 of MiniLM's"
        " tokens, each the longest word that it knows, are about so many. How many tokens a model reads is its own"
        " limit.",
    )
    map_words: int = Field(5_000, ge=3, description="How many words one map of words may have.")
    sentences: int = Field(24, ge=1, description="How many sentences one request may compare.")
    lesson_steps: int = Field(20_000, ge=1, description="How many steps words may take to learn their places.")
    generated: int = Field(256, ge=1, description="How many tokens one request may have generated.")
    packed_parameters: int = Field(
        10_000_000, ge=1, description="How many parameters a model may have whose weights are packed to take home."
    )
    tensor_numbers: int = Field(500_000, ge=1, description="How many numbers of a tensor are sent at once.")
    kept_bytes: int = Field(
        256 * 1024 * 1024, ge=0, description="How much memory the recordings of recent requests may take, in bytes."
    )
    grow_steps: int = Field(10_000, ge=1, description="How many steps a model that grows may be trained.")
    grow_d_model: int = Field(64, ge=8, description="How many numbers a token may be in a model that grows.")
    grow_layers: int = Field(4, ge=1, description="How many layers a model that grows may have.")
    grow_text: int = Field(50_000, ge=1, description="How many characters a text may have that a model grows on.")
    growings: int = Field(8, ge=1, description="How many models grow at once, in all workers together.")
    model_bytes: int = Field(
        2 * 1024 * 1024, ge=1024, description="How large the file of a model may be that is sent here, in bytes."
    )
    grown_models: int = Field(
        200, ge=1, description="How many models that visitors have grown are kept; the least used make room."
    )
    grown_bytes: int = Field(
        128 * 1024 * 1024,
        ge=1024,
        description="How large the models that visitors have grown may be together, in bytes.",
    )
    trainings: int = Field(16, ge=1, description="How many trainings run at once, in all workers together.")
    training_seconds: float = Field(300.0, gt=0, description="How long one training may take, in seconds.")
    training_niceness: int = Field(
        10, ge=0, le=19, description="How far a training stands back for whoever is drawing; 19 is farthest."
    )
    retry_seconds: int = Field(
        5, ge=1, description="After how many seconds a client that was refused for being one too many may try again."
    )

    grown_dir: Path = Field(
        default_factory=lambda: _cache("grown"),
        description="The folder where models that visitors have grown are kept for a while; all workers share it.",
    )
    models: Path = Field(
        ROOT / "models",
        description="The folder of models that others made: each folder in it with a config.json, a tokenizer.json and"
        " a model.safetensors is one.",
    )
    minilm: Path = Field(ROOT / "models" / "minilm", description="The folder of MiniLM; `make run` fills it.")
    hub_cache: Path | None = Field(
        None, description="The folder of a model hub's cache: every GPT-2 and BERT in it can be opened. None: none."
    )
    text_dir: Path = Field(
        default_factory=lambda: _cache("text"),
        description="The folder for the text that the pocket model was taught: made once, to count in, about 50 MB.",
    )
    text_made: bool = Field(
        True, description="Whether that text is made, in the background, where it is not there yet."
    )
    static_dir: Path = Field(ROOT / "static", description="The folder of scripts, styles and pictures.")
    templates_dir: Path = Field(ROOT / "templates", description="The folder of the page templates.")
    locale_dir: Path = Field(
        ROOT / "app" / "locale", description="The folder of the translations, <language>/LC_MESSAGES/glassbox.po."
    )

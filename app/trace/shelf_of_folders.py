"""The shelf of models that others made: MiniLM, the folders of a folder, and the cache of a model hub."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.engine.errors import EngineError, NotAllowedError
from app.engine.library import Entry, Opened
from app.engine.memory import keep_memory
from app.engine.tokenizers.special_tokens import WithSpecialTokens
from app.engine.transformer import Config, Transformer, axes_of, shape_of
from app.trace.checkpoint_folder import FILES, complete, config_of, open_folder
from app.trace.hub_cache import repositories
from app.trace.language import N_, Said

MINILM = "minilm"
REPOSITORY = "sentence-transformers/all-MiniLM-L6-v2"
DIGESTS = {REPOSITORY: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"}
"""The SHA-256 of the weights of what is known by name."""
MINILM_SIZES = Config(
    6, 12, 384, 32, 1536, 30522, 512, "erf", 1e-12, norm_first=False, causal=False, n_types=2, unembedding="none"
)
BROUGHT = N_("sentence-transformers/all-MiniLM-L6-v2, trained by others on a billion pairs of sentences")
FOLDER = N_("a folder of this machine")
CACHE = N_("the cache of a model hub on this machine")
HINT = Said(
    N_(
        "“make run” brings it, where it can be had. Else put config.json, tokenizer.json and model.safetensors of"
        " sentence-transformers/all-MiniLM-L6-v2 into the folder models/minilm"
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A folder that may hold a model, under which id and name, and the digest that its weights must have."""

    id: str
    name: str
    folder: Path
    source: str
    digest: str | None = None


class ShelfOfFolders:
    """Looks into the folders when it is asked, and opens each model once. `minilm` is the folder of MiniLM."""

    def __init__(self, minilm: Path, models: Path, hub_cache: Path | None = None) -> None:
        self._minilm = minilm
        self._models = models
        self._hub_cache = hub_cache
        self._opened: dict[str, tuple[Path, Opened]] = {}
        self._read: dict[Path, tuple[int, Config | Said]] = {}

    def entries(self) -> list[Entry]:
        """MiniLM first, then the folders by name, then the cache. What cannot be read says why, in its hint."""
        found = self._found()
        listed = [self._entry(each) for each in found.values()]
        return listed if MINILM in found else [_of_sizes(_missing(self._minilm), MINILM_SIZES, False, HINT), *listed]

    def open(self, model_id: str) -> Opened | None:
        found = self._found().get(model_id)
        if found is None:
            return None
        folder, opened = self._opened.get(model_id, (None, None))
        if opened is None or folder != found.folder:
            model, tokenizer = _readable(found)
            keep_memory()
            opened = Opened(_of_sizes(found, model.config), model, tokenizer)
            self._opened[model_id] = (found.folder, opened)
        return opened

    def _found(self) -> dict[str, Found]:
        """Every folder, by the id of its model; of two with one id the first counts."""
        every = {}
        cached = {} if self._hub_cache is None else repositories(self._hub_cache)
        for folder in (self._minilm, cached.pop(REPOSITORY, self._minilm)):
            if MINILM not in every and complete(folder):
                every[MINILM] = Found(MINILM, "MiniLM", folder, BROUGHT, DIGESTS[REPOSITORY])
        for folder in sorted(self._models.glob("*/")):
            if (
                folder != self._minilm
                and not folder.name.startswith(".")
                and any((folder / name).exists() for name in FILES)
            ):
                every.setdefault(folder.name.lower(), Found(folder.name.lower(), folder.name, folder, FOLDER))
        for name, folder in cached.items():
            if complete(folder) and isinstance(self._config(folder), Config):  # a cache holds much else
                every.setdefault(name, Found(name, name, folder, CACHE))
        return every

    def _entry(self, found: Found) -> Entry:
        config = self._config(found.folder)
        if isinstance(config, Said):
            return Entry(found.id, found.name, "", 0, 0, 0, 0, 0, 0, False, found.source, config)
        return _of_sizes(found, config)

    def _config(self, folder: Path) -> Config | Said:
        """What config.json says, or what is wrong with it; read again when the file has changed."""
        changed = _changed(folder / FILES[0]) + _changed(folder / FILES[2])
        if folder not in self._read or self._read[folder][0] != changed:
            self._read[folder] = (changed, _tried(lambda: config_of(folder)))
        return self._read[folder][1]


def _readable(found: Found) -> tuple[Transformer, WithSpecialTokens]:
    """Errors: NotAllowedError, field "model"."""
    try:
        return open_folder(found.folder, found.digest)
    except EngineError as wrong:
        raise NotAllowedError(
            N_("{id} cannot be opened: {problem}"), "model", id=found.id, problem=wrong.said
        ) from wrong


def _changed(file: Path) -> int:
    return file.stat().st_mtime_ns if file.exists() else 0


def _tried(read: Callable[[], Config]) -> Config | Said:
    try:
        return read()
    except EngineError as wrong:
        return wrong.said


def _missing(folder: Path) -> Found:
    return Found(MINILM, "MiniLM", folder, BROUGHT)


def _of_sizes(found: Found, config: Config, ready: bool = True, hint: Said | None = None) -> Entry:
    numbers = sum(math.prod(shape_of(config, axes)) for axes in axes_of(config).values())
    return Entry(
        found.id, found.name, config.family, numbers, config.n_layers, config.n_heads, config.d_model,
        config.d_vocab, config.n_ctx, ready, found.source, hint,
    )  # fmt: skip

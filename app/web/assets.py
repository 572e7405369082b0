"""The static files: read once, compressed once, served from memory under the digest of the whole tree.

Relative imports between scripts go on working, for the digest is a folder: /static/<digest>/js/pages/pixels.js. A
change to any file gives all of them a new address; so each may be kept by a browser for ever. What the bundle has
packed is served in place of its source.
"""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.web.bundle import FOLDER, read_bundle
from app.web.compression import accepts_gzip

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""Everything that is served; a file of another kind (a .d.ts, a README) is not sent."""
COMPRESSED_ALREADY = {".ico", ".jpg", ".png", ".webp", ".woff2"}
FOR_EVER = "public, max-age=31536000, immutable"

# `import ... from "x"`, `export ... from "x"`, `import "x"`; not import("x"), which is fetched when it is wanted.
IMPORT = re.compile(r"""^[ \t]*(?:(?:import|export)\b[^"'`;()]*?\bfrom\s*|import\s*)["']([^"']+)["']""", re.MULTILINE)
LATE = re.compile(r"""\bimport\(["'](\.[^"']+)["']\)""")  # import("x")
NO_IMPORTS = "vendor/"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. `packed` is the gzip of it, where that is smaller."""

    content: bytes
    packed: bytes | None
    media_type: str
    etag: str


class Assets:
    """The whole tree, in memory."""

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, Asset] = {}
        self.bundle = read_bundle(folder)
        whole = hashlib.blake2b(digest_size=8)
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            media_type = TYPES.get(path.suffix)
            if media_type is None or not path.is_file() or name.startswith(".") or "/." in name:
                continue
            if name.startswith(FOLDER) and not self.bundle:
                continue
            self.files[name] = asset = _read(path, media_type)
            whole.update(f"{name}\0{asset.etag}\0".encode())
        self.digest = whole.hexdigest()

    def url(self, name: str) -> str:
        """The address of a file, or of what the bundle has for it. Errors: KeyError for one that is not there."""
        if name in self.bundle:
            name = self.bundle[name].file
        if name not in self.files:
            raise KeyError(f"there is no static file {name}")
        return f"/static/{self.digest}/{name}"

    def preloads(self, chapter: str) -> list[str]:
        """The address of a chapter's script and of every module that it imports, and they, so that all come at once."""
        script = f"js/pages/{chapter}.js"
        return [
            self.url(name) for name in (self.bundle[script].loads if script in self.bundle else self.modules(chapter))
        ]

    def modules(self, chapter: str, late: bool = False) -> list[str]:
        """The names of a chapter's script and of every module that it imports; with `late` also when it is wanted."""
        found: dict[str, None] = {}
        waiting = [f"js/pages/{chapter}.js"]
        while waiting:
            name = waiting.pop(0)
            if name not in found:
                found[name] = None
                waiting += self._imports(name, late)
        return list(found)

    def _imports(self, name: str, late: bool) -> list[str]:
        if name.startswith(NO_IMPORTS) or name not in self.files:
            return []
        script = re.sub(r"/\*.*?\*/", "", self.files[name].content.decode("utf-8"), flags=re.DOTALL)
        imported = IMPORT.findall(script) + (LATE.findall(script) if late else [])
        return [posixpath.normpath(posixpath.join(posixpath.dirname(name), each)) for each in imported]

    def answer(self, request: Request) -> Response:
        """A file, by digest and name. The names are those read at the start, so no path leads out of the folder.

        Under a digest that is not today's (a tab from before an update, a worker that was restarted first) today's
        file is sent, to be asked for again next time: the page works on, and no old address keeps new content for ever.
        """
        asset = self.files.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404)
        current = request.path_params["digest"] == self.digest
        headers = {
            "Cache-Control": FOR_EVER if current else "no-cache",
            "Content-Type": asset.media_type,
            "ETag": asset.etag,
        }
        if asset.packed is not None:
            headers["Vary"] = "Accept-Encoding"
        if asset.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if asset.packed is not None and accepts_gzip(request.headers):
            return Response(asset.packed, headers=headers | {"Content-Encoding": "gzip"})
        return Response(asset.content, headers=headers)


def _read(path: Path, media_type: str) -> Asset:
    content = path.read_bytes()
    packed = None if path.suffix in COMPRESSED_ALREADY else gzip.compress(content, 9, mtime=0)
    if packed is not None and len(packed) >= len(content):
        packed = None
    # Weak: the same file may go out packed or not.
    return Asset(content, packed, media_type, f'W/"{hashlib.blake2b(content, digest_size=8).hexdigest()}"')

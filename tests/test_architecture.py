"""The arrows of the architecture: who may import whom, read from the sources themselves.

Python is read with `ast`, so an import inside a function counts as one at the top does. JavaScript is read with its
comments taken out, so a type named in JSDoc (`import("../types.js").Trace`) is free: it is gone when the page runs.

Every rule here is a function from (path, source) to a list of complaints, and each has a test that feeds it a bad
snippet: a rule that catches nothing is worse than none.
"""

import ast
import posixpath
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 250

Complaints = list[str]
Rule = Callable[[str, str], Complaints]


def sources(pattern: str, *folders: str) -> dict[str, str]:
    """Every file that matches under the folders, as {"app/engine/tape.py": its text}."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob(pattern)))
    read = (path for path in found if path.is_file() and path.suffix != ".safetensors")  # numbers, no text
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in read}


def python_sources() -> dict[str, str]:
    return sources("*.py", "app")


def script_sources() -> dict[str, str]:
    return sources("*.js", "static/js")


def page_sources() -> dict[str, str]:
    """What is sent to a browser, as people wrote it: the bundle in static/vendor is built, not written."""
    wanted = {".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".txt", ".xml"}
    return {
        path: text
        for path, text in sources("*.*", "templates", "static/js", "static/css").items()
        if PurePosixPath(path).suffix in wanted
    }


# ---- Python: the arrows


def module_of(path: str) -> str:
    """app/engine/tape.py -> app.engine.tape, and a package is its __init__.py."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def python_imports(path: str, text: str) -> Iterator[tuple[str, str | None]]:
    """Every (module, name taken from it or None), relative ones made absolute, wherever in the file they stand."""
    module = module_of(path)
    package = module if path.endswith("/__init__.py") else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(text, path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, None
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - max(node.level - 1, 0)] if node.level else []
            source = ".".join([*above, node.module] if node.module else above)
            for alias in node.names:
                yield source, alias.name
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = ast.unparse(node.func)
            if called in {"__import__", "import_module", "importlib.import_module"}:
                yield str(node.args[0].value), None


def room_of(module: str) -> str:
    """app.engine.operations.tanh -> engine; app itself is "app"."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "app"


ARROWS = {
    "app": set[str](),
    "settings": set[str](),
    "engine": {"engine"},
    "world": {"world"},
    "trace": {"trace", "engine", "world"},
    "web": {"web", "trace", "settings"},
    "main": {"web", "settings"},
    "fetch": {"trace", "settings"},
    "__main__": {"main", "settings"},
}
HTTP = {"fastapi", "starlette", "uvicorn", "httpx2", "http", "socket", "socketserver", "urllib"}
OUTSIDE_THE_ENGINE = HTTP | {"json"}
ENGINE_STANDS_ON = {"numpy", "safetensors"}


def wrong_arrows(path: str, text: str) -> Complaints:
    """Imports that go against engine <- trace <- web <- main, or that bring HTTP or JSON where it is not known."""
    here = room_of(module_of(path))
    complaints = []
    for module, name in python_imports(path, text):
        top = module.partition(".")[0]
        # `from app import engine` reaches app.engine, not app
        there = room_of(f"{module}.{name}" if module == "app" and name else module)
        said = f"{path} imports {module}" + (f".{name}" if name else "")
        if top == "app":
            is_an_error = there == "engine" and (name or "").endswith("Error")
            if there not in ARROWS.get(here, set()) and not (here == "web" and is_an_error):
                complaints.append(f"{said}: {here} knows {sorted(ARROWS.get(here, set())) or 'no other part'}")
        elif here == "engine" and (
            top in OUTSIDE_THE_ENGINE or (top not in ENGINE_STANDS_ON and top not in sys.stdlib_module_names)
        ):
            complaints.append(f"{said}: engine knows NumPy, safetensors and the standard library, no HTTP and no JSON")
        elif here == "world" and (top in OUTSIDE_THE_ENGINE or (top != "numpy" and top not in sys.stdlib_module_names)):
            complaints.append(f"{said}: world knows NumPy and the standard library, no HTTP and no JSON")
        elif here == "trace" and top in HTTP:
            complaints.append(f"{said}: trace knows no HTTP")
    return complaints


def test_every_python_import_follows_the_arrows() -> None:
    assert complaints_of(wrong_arrows, python_sources()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/engine/tape.py", "import json"),
        ("app/engine/tape.py", "from http import HTTPStatus"),
        ("app/engine/tape.py", "import pydantic"),
        ("app/engine/tape.py", "import torch.nn"),
        ("app/engine/tape.py", "from app.trace import film"),
        ("app/engine/tape.py", "from ..trace import film"),
        ("app/engine/tape.py", "from app import settings"),
        ("app/engine/tape.py", "def late():\n    from app.web import routes"),
        ("app/engine/tape.py", "import importlib\nimportlib.import_module('app.web')"),
        ("app/engine/operations/tanh.py", "from ... import main"),
        ("app/world/stories.py", "import json"),
        ("app/world/stories.py", "from http import HTTPStatus"),
        ("app/world/stories.py", "import torch"),
        ("app/world/stories.py", "from app.engine.tape import Tape"),
        ("app/world/stories.py", "from app.trace import film"),
        ("app/engine/tape.py", "from app.world.stories import stories"),
        ("app/web/pixels.py", "from app.world.stories import stories"),
        ("app/trace/film.py", "from fastapi import Request"),
        ("app/trace/film.py", "import starlette.requests"),
        ("app/trace/film.py", "import app.web.errors"),
        ("app/trace/film.py", "from app.settings import Settings"),
        ("app/web/pixels.py", "from app.engine import tape"),
        ("app/web/pixels.py", "from app.engine.tape import Tape"),
        ("app/web/pixels.py", "import app.engine.errors"),
        ("app/web/pixels.py", "from app.main import create_app"),
        ("app/main.py", "from app.engine.tape import Tape"),
        ("app/main.py", "from app.trace import film"),
        ("app/settings.py", "from app.engine import errors"),
        ("app/__init__.py", "from app.main import create_app"),
        ("app/elsewhere.py", "from app.engine import tape"),
    ],
)
def test_a_wrong_python_arrow_is_caught(path: str, text: str) -> None:
    assert wrong_arrows(path, text) != []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/engine/tape.py", "import math\nimport numpy as np\nfrom app.engine.errors import EngineError"),
        ("app/engine/operations/tanh.py", "from ..operation import Operation\nfrom . import linear"),
        ("app/world/stories.py", "import math\nimport numpy as np\nfrom app.world.grammar import grammar"),
        ("app/trace/film.py", "import json\nimport pydantic\nfrom app.engine import tape\nfrom app.world import words"),
        ("app/web/pixels.py", "from app.engine.errors import EngineError\nfrom app.trace import film\nimport fastapi"),
        ("app/main.py", "import fastapi\nfrom app.web import pages\nfrom app.settings import Settings"),
        ("app/__main__.py", "import uvicorn\nfrom app.main import create_app\nfrom app.settings import Settings"),
        ("app/settings.py", "from pydantic_settings import BaseSettings"),
    ],
)
def test_a_right_python_arrow_is_let_through(path: str, text: str) -> None:
    assert wrong_arrows(path, text) == []


# ---- JavaScript: the arrows

STRING_OR_COMMENT = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|//[^\n]*|/\*.*?\*/""", re.DOTALL
)
# `import x from "y"`, `export { x } from "y"`, `import "y"`, `import("y")`
SCRIPT_IMPORT = re.compile(
    r"""^[ \t]*(?:import|export)\b[^"'`;()]*?\bfrom\s*["']([^"']+)["']"""
    r"""|^[ \t]*import\s*["']([^"']+)["']"""
    r"""|(?<![\w.$])import\s*\(\s*["'`]([^"'`]+)["'`]""",
    re.MULTILINE,
)


def without_comments(text: str) -> str:
    return STRING_OR_COMMENT.sub(lambda match: match["string"] or "", text)


def script_imports(path: str, text: str) -> Iterator[str]:
    """Every path that the script imports, from the root of the repository; other specifiers as they are written."""
    for match in SCRIPT_IMPORT.finditer(without_comments(text)):
        name = next(group for group in match.groups() if group is not None)
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name.startswith(".") else name


def floor_of(path: str) -> str:
    """lib, marks, pages, vendor; "top" for a file directly under static/js; "outside" for anything else."""
    parts = PurePosixPath(path).parts
    if parts[:2] == ("static", "vendor"):
        return "vendor"
    if parts[:2] != ("static", "js"):
        return "outside"
    return parts[2] if len(parts) > 3 else "top"


FLOORS = {
    "lib": {"lib", "vendor"},
    "marks": {"lib", "marks", "vendor"},
    "top": {"lib", "top"},
    "pages": {"lib", "marks", "top", "pages", "vendor"},
}


def wrong_script_arrows(path: str, text: str) -> Complaints:
    """Imports that go against lib <- marks <- pages, or that leave static/."""
    allowed = FLOORS.get(floor_of(path), set())
    return [
        f"{path} imports {there}: {floor_of(path)} knows {sorted(allowed)}"
        for there in script_imports(path, text)
        if floor_of(there) not in allowed
    ]


def test_every_script_import_follows_the_arrows() -> None:
    assert complaints_of(wrong_script_arrows, script_sources()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("static/js/lib/layout.js", 'import { matrix } from "../marks/matrix.js";'),
        ("static/js/lib/layout.js", 'import { t } from "../i18n.js";'),
        ("static/js/lib/layout.js", 'import * as d3 from "d3";'),
        ("static/js/lib/layout.js", 'import "https://example.org/d3.js";'),
        ("static/js/marks/matrix.js", 'import {\n  get,\n  post,\n} from "../api.js";'),
        ("static/js/marks/matrix.js", "export { state } from '../state.js';"),
        ("static/js/marks/matrix.js", 'async function late() {\n  return await import("../pages/pixels.js");\n}'),
        ("static/js/api.js", 'import { matrix } from "./marks/matrix.js";'),
        ("static/js/player.js", 'import "./pages/pixels.js";'),
        ("static/js/pages/pixels.js", 'import data from "../../../package.json";'),
        ("static/js/helpful/words.js", 'import { a } from "../lib/a.js";'),
    ],
)
def test_a_wrong_script_arrow_is_caught(path: str, text: str) -> None:
    assert wrong_script_arrows(path, text) != []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("static/js/lib/layout.js", 'import { scaleLinear } from "../../vendor/d3.js";\nimport { a } from "./a.js";'),
        ("static/js/lib/layout.js", '/** @param {import("../types.js").Trace} trace */\n// import "../api.js"'),
        ("static/js/marks/matrix.js", 'import { a } from "../lib/a.js";\nimport { arcs } from "./arcs.js";'),
        ("static/js/player.js", 'import { state } from "./state.js";\nimport { a } from "./lib/a.js";'),
        ("static/js/pages/pixels.js", 'import { matrix } from "../marks/matrix.js";\nimport { get } from "../api.js";'),
    ],
)
def test_a_right_script_arrow_is_let_through(path: str, text: str) -> None:
    assert wrong_script_arrows(path, text) == []


# ---- no cycles, in either language


def python_graph(files: Mapping[str, str]) -> dict[str, set[str]]:
    """Each module with the modules it imports, of those that are here; `from package import module` is the module."""
    modules = {module_of(path) for path in files}
    graph: dict[str, set[str]] = {}
    for path, text in files.items():
        reached = {
            f"{module}.{name}" if f"{module}.{name}" in modules else module
            for module, name in python_imports(path, text)
        }
        graph[module_of(path)] = reached & modules
    return graph


def script_graph(files: Mapping[str, str]) -> dict[str, set[str]]:
    return {path: set(script_imports(path, text)) & set(files) for path, text in files.items()}


def cycle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """One cycle, as the names along it, or nothing."""
    finished: set[str] = set()

    def follow(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name) :], name]
        if name in finished:
            return []
        for following in sorted(graph[name]):
            if found := follow(following, [*trail, name]):
                return found
        finished.add(name)
        return []

    return next((found for name in sorted(graph) if (found := follow(name, []))), [])


def test_no_python_module_imports_itself_by_a_detour() -> None:
    assert cycle_in(python_graph(python_sources())) == []


def test_no_script_imports_itself_by_a_detour() -> None:
    assert cycle_in(script_graph(script_sources())) == []


def test_a_cycle_is_caught_in_either_language() -> None:
    python = {
        "app/engine/__init__.py": "",
        "app/engine/tape.py": "from app.engine import operation",
        "app/engine/operation.py": "def late():\n    from .tape import Tape",
    }
    assert cycle_in(python_graph(python)) == ["app.engine.operation", "app.engine.tape", "app.engine.operation"]
    scripts = {"static/js/lib/a.js": 'import "./b.js";', "static/js/lib/b.js": 'export * from "./a.js";'}
    assert cycle_in(script_graph(scripts)) == ["static/js/lib/a.js", "static/js/lib/b.js", "static/js/lib/a.js"]


# ---- what no file may be, or hold


def nameless_room(path: str, text: str) -> Complaints:
    """A file or folder named for nothing that is in it."""
    stems = {part.partition(".")[0].strip("_").lower() for part in PurePosixPath(path).parts}
    empty = stems & {"utils", "util", "helpers", "helper", "common", "misc"}
    return [f"{path}: {name} says nothing of what is in it" for name in sorted(empty)]


def too_long(path: str, text: str) -> Complaints:
    lines = len(text.splitlines())
    return [f"{path} has {lines} lines, of {LONGEST_FILE} allowed"] if lines > LONGEST_FILE else []


def forbidden(pattern: str, reason: str) -> Rule:
    """A rule against a pattern in a script or style sheet, comments aside."""
    found = re.compile(pattern)

    def rule(path: str, text: str) -> Complaints:
        return [f"{path} has {match[0]!r}: {reason}" for match in found.finditer(without_comments(text))]

    return rule


made_up_number = forbidden(r"\bMath\s*\.\s*random\b", "every number on the screen is on a tape")
markup_from_text = forbidden(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\s*\.\s*write)\b|\.html\(", "no markup is made from text"
)


def inline_code(path: str, text: str) -> Complaints:
    """Styles and scripts written into the markup, which the content security policy refuses."""
    markup = re.sub(r"\{#.*?#\}|<!--.*?-->", "", text, flags=re.DOTALL)
    complaints = [f"{path} has {m[0].strip()!r}" for m in re.finditer(r"""(?i)\sstyle\s*=\s*["']|<style\b""", markup)]
    complaints += [f"{path} has {m[0].strip()!r}" for m in re.finditer(r"""(?i)\son[a-z]+\s*=\s*["']""", markup)]
    for attributes, body in re.findall(r"(?is)<script\b([^>]*)>(.*?)</script>", markup):
        if body.strip() and 'type="application/json"' not in attributes:  # data is not run
            complaints.append(f"{path} has a script in its markup: {body.strip()[:40]!r}")
    return complaints


def other_origin(path: str, text: str) -> Complaints:
    """An address of somewhere else. The name of a W3C namespace looks like one, and is never fetched."""
    addresses = re.findall(r"""(?i)\b(?:https?:)//[^\s"'`<>)]+|(?<=["'(])//[\w-]+\.[^\s"'`<>)]+""", text)
    return [f"{path} has {address}" for address in addresses if not address.startswith("http://www.w3.org/")]


def complaints_of(rule: Rule, files: Mapping[str, str]) -> Complaints:
    return [complaint for path, text in files.items() for complaint in rule(path, text)]


def test_every_file_is_named_for_what_is_in_it() -> None:
    names = dict.fromkeys(sources("*.*", "app", "bench", "scripts", "static/js", "static/css", "templates"), "")
    assert complaints_of(nameless_room, names) == []


def test_no_file_is_longer_than_one_idea() -> None:
    assert complaints_of(too_long, python_sources() | script_sources()) == []


def test_no_script_makes_up_a_number() -> None:
    assert complaints_of(made_up_number, script_sources()) == []


def test_no_script_makes_markup_from_text() -> None:
    assert complaints_of(markup_from_text, script_sources()) == []


def test_no_template_has_a_style_or_a_script_in_its_markup() -> None:
    assert complaints_of(inline_code, sources("*.html", "templates")) == []


def test_nothing_sent_to_a_browser_names_another_origin() -> None:
    assert complaints_of(other_origin, page_sources()) == []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (nameless_room, "app/engine/utils.py", ""),
        (nameless_room, "app/common/tape.py", ""),
        (nameless_room, "static/js/lib/helpers.js", ""),
        (nameless_room, "templates/_misc.html", ""),
        (too_long, "app/engine/tape.py", "pass\n" * (LONGEST_FILE + 1)),
        (made_up_number, "static/js/lib/a.js", "const weight = Math.random();"),
        (made_up_number, "static/js/lib/a.js", "const { length } = 'a // b'; const w = Math . random()"),
        (markup_from_text, "static/js/lib/a.js", "element.innerHTML = text;"),
        (markup_from_text, "static/js/marks/a.js", "selection.html(text);"),
        (inline_code, "templates/a.html", '<p style="color: red">'),
        (inline_code, "templates/a.html", "<style>p { color: red }</style>"),
        (inline_code, "templates/a.html", '<button onclick="go()">'),
        (inline_code, "templates/a.html", "<script>go()</script>"),
        (inline_code, "templates/a.html", '<script type="module">\nimport "./a.js";\n</script>'),
        (other_origin, "templates/a.html", '<script src="https://example.org/d3.js"></script>'),
        (other_origin, "templates/a.html", '<img src="//example.org/a.png">'),
        (other_origin, "static/css/a.css", "@import url(http://example.org/a.css);"),
    ],
)
def test_what_no_file_may_be_or_hold_is_caught(rule: Rule, path: str, text: str) -> None:
    assert rule(path, text) != []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (nameless_room, "app/engine/tape.py", ""),
        (too_long, "app/engine/tape.py", "pass\n" * LONGEST_FILE),
        (made_up_number, "static/js/lib/a.js", "// never Math.random()\n/* nor Math.random */ const a = 1;"),
        (markup_from_text, "static/js/lib/a.js", "element.textContent = text; // not innerHTML"),
        (inline_code, "templates/a.html", '<script type="module" src="/static/a.js"></script>{# <p style="a"> #}'),
        (inline_code, "templates/a.html", '<script type="application/json" id="data">{"a": 1}</script>'),
        (other_origin, "static/js/marks/a.js", 'const SVG = "http://www.w3.org/2000/svg"; // a comment'),
        (other_origin, "static/js/lib/a.js", "// a comment\nconst half = total / 2; // another.one"),
    ],
)
def test_what_a_file_may_well_hold_is_let_through(rule: Rule, path: str, text: str) -> None:
    assert rule(path, text) == []

"""What make brings is what the app expects."""

import runpy
from pathlib import Path

from app.settings import ROOT, Settings
from app.trace.checkpoint_folder import FILES
from app.trace.shelf_of_folders import DIGESTS, REPOSITORY


def test_the_script_that_brings_minilm_knows_the_same_files_and_the_same_digest(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "minilm.py"))
    assert script["DIGEST"] == DIGESTS[REPOSITORY]
    assert script["FILES"] == FILES
    assert not script["is_right"](tmp_path)
    assert f"MINILM := {Settings(minilm=ROOT / 'models' / 'minilm').minilm.relative_to(ROOT)}/" in (
        ROOT / "Makefile"
    ).read_text("utf-8")

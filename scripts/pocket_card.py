"""Measures the committed weights of the pocket GPT, and holds its card to them: `make card`. With --write: writes it.

A minute on two cores. Ends with 1 where a target is missed, or where the card says something else.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.settings import ONE_THREAD

os.environ.update(ONE_THREAD)  # before NumPy is imported: the card is to say the same to the last digit

from app.engine.checkpoint import facts_of, from_bytes
from app.engine.pocket_shelf import WEIGHTS
from app.trace.pocket_card import CARD, about, card, measured, met, report


def main() -> int:
    """Print every number beside its target."""
    model = from_bytes(WEIGHTS.read_bytes())
    tests = json.loads(json.dumps(measured(model)))
    sys.stdout.write(f"{report(tests)}\n")
    if "--write" in sys.argv:
        written = {"date": datetime.now(UTC).date().isoformat()} | about(model, facts_of(WEIGHTS)) | {"tests": tests}
        CARD.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    same = card()["tests"] == tests
    sys.stdout.write("the card says the same\n" if same else "the card says something else\n")
    return int(not same or not all(met(tests).values()))


if __name__ == "__main__":
    raise SystemExit(main())

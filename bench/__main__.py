"""`python -m bench`: every benchmark, as a table for people and as JSON in build/bench.json."""

from __future__ import annotations

import ctypes
import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench import attention, gpt, latency, machine_page, minilm, pages, serving, training

RESULT = Path(__file__).parent.parent / "build" / "bench.json"


def main() -> None:
    """Run them all, print each row when it is there, and write them down."""
    print(f"{'':50}{'ours':>12}{'PyTorch':>12}{'':>11}{'times':>7}  {'middle half':13}{'target':16}met")
    print(f"NumPy {np.__version__}, one thread, BLAS for {blas_code()}; PyTorch {torch.__version__}", flush=True)
    rows = []
    for part in (training, minilm, latency, gpt, serving, pages, attention, machine_page):
        for row in part.rows():
            rows.append(row)
            print(_line(row), flush=True)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"machine": _machine(), "rows": rows}, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _line(row: dict[str, Any]) -> str:
    low, high = row.get("ratio_middle_half", (None, None))
    spread = "" if low is None else f"{low:.2f}–{high:.2f}"
    told = f"{row['name']:50}{_short(row['ours']):>12}{_short(row['peer']):>12} {row['unit']:10}"
    told += f"{_short(row['ratio']):>7}  {spread:13}{row['target'] or '':16}"
    told += {True: "yes", False: "NO", None: ""}[row["met"]]
    if "peer_name" in row:
        told += f"  ({row['peer_name']})"
    if "p50_ms" in row:
        told += f"  ({row['requests_per_second']:.0f} requests/s, p50 {row['p50_ms']:.2f} ms, of {row['requests']})"
    return told


def _short(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"


def blas_code() -> str:
    """For which kind of processor NumPy's BLAS runs: which of its kernels it chose, or "unknown"."""
    for path in (Path(np.__file__).parent.parent / "numpy.libs").glob("*openblas*"):
        library = ctypes.CDLL(str(path))  # the one that NumPy has loaded
        for name in ("scipy_openblas_get_corename64_", "openblas_get_corename64_", "openblas_get_corename"):
            if asked := getattr(library, name, None):
                asked.restype = ctypes.c_char_p
                return str(asked().decode())
    return "unknown"


def _machine() -> dict[str, Any]:
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": list(os.getloadavg()),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": blas_code(),
        "torch": torch.__version__,
    }


if __name__ == "__main__":
    main()

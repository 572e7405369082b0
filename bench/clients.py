"""The clients, each a process: `draw` asks for answers one after another, `learn` keeps trainings running."""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
from typing import Any

JSON = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
MOST_REQUESTS = 3000


def draw(port: int, seconds: float) -> dict[str, Any]:
    """One hand that draws, on one connection: a new picture whenever the answer to the last is there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took: list[float] = []
    for warming in (True, False):
        took.clear()
        started = time.perf_counter()
        end = started + (min(1.0, seconds) if warming else seconds)
        while time.perf_counter() < end and len(took) < MOST_REQUESTS:
            picture = [1 if len(took) >> k & 1 else -1 for k in range(9)]
            body = json.dumps({"pixels": picture})
            asked = time.perf_counter()
            connection.request("POST", "/api/pixels/forward", body, JSON)
            response = connection.getresponse()
            response.read()
            took.append(time.perf_counter() - asked)
            if response.status != 200:
                raise RuntimeError(f"the server answered {response.status}")
    return {"seconds": time.perf_counter() - started, "took": took}


def learn(port: int, trainings: int) -> dict[str, Any]:
    """So many trainings at once, as long as the limits allow, each followed by another until standard input ends."""
    bytes_read = [0] * trainings
    failures: list[str] = []
    over = threading.Event()

    def keep_one(which: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        order = json.dumps({"seed": which, "epochs": 20_000, "every": 10})
        try:
            while not over.is_set():
                connection.request("POST", "/api/pixels/train", order, JSON)
                response = connection.getresponse()
                if response.status != 200:
                    raise RuntimeError(f"the server answered {response.status} to a training")
                while (chunk := response.read1(1 << 16)) and not over.is_set():
                    bytes_read[which] += len(chunk)
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [threading.Thread(target=keep_one, args=(which,), daemon=True) for which in range(trainings)]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 30
    while not all(bytes_read) and not failures and time.monotonic() < deadline:
        time.sleep(0.05)
    print("running", flush=True)
    sys.stdin.read()
    over.set()
    for thread in threads:
        thread.join(10)
    return {"bytes_read": bytes_read, "failures": failures}


if __name__ == "__main__":
    kind, at, number = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(draw(at, number) if kind == "draw" else learn(at, int(number))))

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { ApiError, get, post, stream, watchServer } from "../../static/js/api.js";

/** @typedef {{ body?: unknown, status?: number, headers?: Record<string, string> }} Answer */

/** @type {import("node:test").Mock<typeof fetch>} */
let fetched;
/** What the server says next; an Error is thrown as fetch throws it. @type {(path: string, init?: RequestInit) => Response | Error} */
let serve;

beforeEach(() => {
  serve = () => Response.json({});
  fetched = mock.method(globalThis, "fetch", async (/** @type {any} */ path, /** @type {any} */ init) => {
    const answer = serve(String(path), init);
    if (answer instanceof Error) throw answer;
    return answer;
  });
});

afterEach(async () => {
  serve = () => Response.json({});
  await get("/healthz"); // so that the next test starts with a server that is there
  mock.restoreAll();
});

/** @param {Promise<unknown>} promise @returns {Promise<ApiError>} */
async function refused(promise) {
  const error = await promise.then(
    () => assert.fail("it was not refused"),
    (reason) => reason,
  );
  assert.ok(error instanceof ApiError, String(error));
  return error;
}

/** @param {string[]} chunks @param {Error} [end] */
function streamed(chunks, end) {
  const parts = chunks.map((chunk) => new TextEncoder().encode(chunk));
  return new Response(
    new ReadableStream({
      pull(controller) {
        const part = parts.shift();
        if (part) controller.enqueue(part);
        else if (end) controller.error(end);
        else controller.close();
      },
    }),
  );
}

/** @param {ReturnType<typeof streamed>} response @returns {Promise<{ frames: any[], error: any }>} */
async function framesOf(response) {
  serve = () => response;
  /** @type {any[]} */
  const frames = [];
  const error = await stream("/api/pixels/train", {}, (frame) => frames.push(frame)).then(
    () => null,
    (reason) => reason,
  );
  return { frames, error };
}

test("post sends JSON and answers with JSON", async () => {
  serve = (_path, init) => Response.json({ path: _path, got: JSON.parse(String(init?.body)), method: init?.method });
  const answer = await post("/api/pixels/forward", { pixels: [1] });
  assert.deepEqual(answer, { path: "/api/pixels/forward", got: { pixels: [1] }, method: "POST" });
  assert.deepEqual(fetched.mock.calls[0].arguments[1]?.headers, { "Content-Type": "application/json" });
});

test("a refusal carries everything that the server said", async () => {
  const error = { code: "busy", message: "Too many at once.", field: "epochs", limit: 4 };
  serve = () => Response.json({ error }, { status: 429, headers: { "Retry-After": "3" } });
  const { code, message, field, limit, status, retryAfter } = await refused(post("/api/pixels/train", {}));
  assert.deepEqual({ code, message, field, limit, status, retryAfter }, { ...error, status: 429, retryAfter: 3 });
});

test("an error without the server's words still says its status", async () => {
  serve = () => new Response("<html>oops", { status: 500 });
  const error = await refused(post("/api/pixels/forward", {}));
  assert.deepEqual([error.code, error.status], ["unexpected", 500]);
  assert.match(error.message, /500/);
});

test("a server that cannot be reached is offline, and so is one behind a gateway that says so", async () => {
  serve = () => new TypeError("fetch failed");
  assert.equal((await refused(get("/api/models"))).code, "offline");
  serve = () => new Response("Bad Gateway", { status: 502 });
  assert.equal((await refused(get("/api/models"))).code, "offline");
});

test("a busy server that says so itself is not offline", async () => {
  serve = () => Response.json({ error: { code: "busy", message: "later" } }, { status: 503 });
  assert.equal((await refused(get("/api/models"))).code, "busy");
});

test("an answer that is no JSON is unreadable", async () => {
  serve = () => new Response("{");
  assert.equal((await refused(get("/api/models"))).code, "unreadable");
});

test("an aborted call rejects with the browser's own error", async () => {
  serve = () => new DOMException("aborted", "AbortError");
  await assert.rejects(get("/api/models", { signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("a stream is read line by line, however it is cut, in the midst of a letter too", async () => {
  const text = '{"epoch":0,"word":"✕"}\n\n{"epoch":1}\n{"done":true}';
  const bytes = new TextEncoder().encode(text);
  const cut = new Response(
    new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    }),
  );
  assert.deepEqual(await framesOf(cut), {
    frames: [{ epoch: 0, word: "✕" }, { epoch: 1 }, { done: true }],
    error: null,
  });
});

test("a stream that breaks off gives what came, and then says that the server is gone", async () => {
  const { frames, error } = await framesOf(streamed(['{"epoch":0}\n{"epo'], new TypeError("network error")));
  assert.deepEqual([frames, error.code], [[{ epoch: 0 }], "offline"]);
});

test("an error in a stream is an ApiError like any other", async () => {
  const { frames, error } = await framesOf(
    streamed(['{"epoch":0}\n', '{"error":{"code":"ran_away","message":"…"}}\n']),
  );
  assert.deepEqual([frames.length, error.code, error instanceof ApiError], [1, "ran_away", true]);
});

test("a mistake in the page's own code is not taken for a lost server", async () => {
  serve = () => streamed(['{"epoch":0}\n']);
  const clumsy = () => {
    throw new TypeError("undefined is not a function");
  };
  await assert.rejects(stream("/api/pixels/train", {}, clumsy), { name: "TypeError" });
});

test("a server that is gone is looked for, ever less often, until it is back", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {boolean[]} */
  const heard = [];
  const stop = watchServer((reachable) => heard.push(reachable));
  serve = () => new TypeError("fetch failed");
  await refused(post("/api/pixels/forward", {}));
  assert.deepEqual(heard, [false]);
  const looks = () => fetched.mock.calls.filter(({ arguments: [path] }) => path === "/healthz").length;
  /** @type {number[]} */
  const times = [];
  for (let second = 1; second <= 32; second++) {
    const before = looks();
    mock.timers.tick(1000);
    await new Promise(setImmediate);
    if (looks() > before) times.push(second);
    if (second === 24) serve = () => Response.json({ status: "ok" });
  }
  assert.deepEqual(times, [1, 3, 7, 15, 23, 31]);
  assert.deepEqual(heard, [false, true]);
  stop();
  mock.timers.reset();
});

test("any answer shows that the server is back", async () => {
  /** @type {boolean[]} */
  const heard = [];
  const stop = watchServer((reachable) => heard.push(reachable));
  serve = () => new TypeError("fetch failed");
  await refused(get("/api/models"));
  serve = () => Response.json([]);
  await get("/api/models");
  assert.deepEqual(heard, [false, true]);
  stop();
});

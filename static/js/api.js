// The only place that talks to the server.

import { keptModel } from "./grown-store.js";
import { lines } from "./lib/lines.js";
import { _ } from "./lib/words.js";

export { latest } from "./lib/latest.js";

/** @typedef {{ signal?: AbortSignal }} CallOptions  an aborted call rejects with the browser's AbortError */
/**
 * @typedef {{ code: string, message: string, field?: string, limit?: unknown, status?: number,
 *   retryAfter?: number }} Problem
 */

/** The server's refusal, or the lack of a server: code "offline". `retryAfter` is in seconds. */
export class ApiError extends Error {
  /** @param {Problem} problem */
  constructor({ code, message, field, limit, status = 0, retryAfter }) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.field = field;
    this.limit = limit;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** @param {string} path "/api/models" @param {CallOptions} [options] @returns {Promise<any>} */
export async function get(path, { signal } = {}) {
  return whole(await call(path, { signal }));
}

/** A file of numbers; `accept` where the address has other kinds too. @param {string} path @param {CallOptions & { accept?: string }} [options] @returns {Promise<ArrayBuffer>} */
export async function getBytes(path, { signal, accept } = {}) {
  return (await call(path, { signal, ...(accept ? { headers: { Accept: accept } } : {}) })).arrayBuffer();
}

/**
 * @param {string} path "/api/pixels/forward" @param {unknown} body @param {CallOptions} [options]
 * @returns {Promise<any>}
 */
export async function post(path, body, { signal } = {}) {
  return whole(await call(path, { ...asJson(body), signal }));
}

/**
 * Reads an answer of one JSON value a line. Rejects with ApiError where the server breaks off or reports an error.
 * @param {string} path @param {unknown} body @param {(frame: any) => void} onFrame @param {CallOptions} [options]
 */
export async function stream(path, body, onFrame, { signal } = {}) {
  for await (const frame of frames(await call(path, { ...asJson(body), signal }))) onFrame(frame);
}

/**
 * A model that was grown here goes up under its own digest; every call that takes a model then knows it by its id.
 * @param {string} digest @param {ArrayBuffer} bytes @param {CallOptions} [options] @returns {Promise<any>}
 */
export async function sendModel(digest, bytes, { signal } = {}) {
  const headers = { "Content-Type": "application/octet-stream" };
  return whole(await call(`/api/models/${digest}`, { method: "PUT", headers, body: bytes, signal }));
}

/** @param {unknown} body @returns {RequestInit} */
function asJson(body) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** @param {string} path @param {RequestInit} init @param {boolean} [again] whether a lost model may be sent again @returns {Promise<Response>} */
async function call(path, init, again = true) {
  let response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    throw failure(error);
  }
  if (response.ok) {
    setReachable(true);
    return response;
  }
  const error = await refusal(response);
  if (again && error.code === "unknown_model" && (await sentAgain(`${path} ${init.body ?? ""}`))) return call(path, init, false);
  throw error;
}

/**
 * The server keeps a grown model for a while; one that it has lost is sent again, where this browser has it.
 * @param {string} asked what was refused @returns {Promise<boolean>} whether it is there again
 */
async function sentAgain(asked) {
  const id = /\bown-[0-9a-f]{16}\b/.exec(asked)?.[0];
  const kept = id ? await keptModel(id).catch(() => undefined) : undefined;
  if (!kept) return false;
  await sendModel(kept.digest, kept.bytes);
  return true;
}

/** @param {Response} response @returns {Promise<any>} */
async function whole(response) {
  try {
    return await response.json();
  } catch (error) {
    throw failure(error);
  }
}

/** @param {Response} response @returns {AsyncGenerator<any, void>} */
async function* frames(response) {
  if (!response.body) return;
  try {
    for await (const line of lines(response.body)) {
      const frame = JSON.parse(line);
      if (frame?.error) throw new ApiError({ ...frame.error, status: response.status });
      yield frame;
    }
  } catch (error) {
    throw failure(error);
  }
}

/** @param {unknown} error what fetch or reading threw @returns {unknown} what a caller sees */
function failure(error) {
  if (error instanceof TypeError) return offline(); // fetch's word for a network that failed
  if (error instanceof SyntaxError) {
    return new ApiError({ code: "unreadable", message: _("The server's answer could not be read. Try again.") });
  }
  return error;
}

function offline() {
  setReachable(false);
  return new ApiError({ code: "offline", message: _("The server cannot be reached.") });
}

/** @param {Response} response not ok @returns {Promise<ApiError>} */
async function refusal(response) {
  const { status } = response;
  const body = await response.json().catch(() => null);
  if (!body?.error?.code) {
    if ([502, 503, 504].includes(status)) return offline(); // a gateway speaks where the server is gone
    return new ApiError({
      code: "unexpected",
      message: _("The server answered with status {status}.", { status }),
      status,
    });
  }
  setReachable(true);
  const wait = Number.parseFloat(response.headers.get("Retry-After") ?? "");
  return new ApiError({ ...body.error, status, retryAfter: Number.isFinite(wait) ? wait : undefined });
}

const SHORTEST_WAIT = 1000; // milliseconds between two looks for the server
const LONGEST_WAIT = 8000;

/** @type {Set<(reachable: boolean) => void>} */
const watchers = new Set();
let reachable = true;

/**
 * Calls back with false when the server is gone, and with true when it is back. Until then it is looked for every few
 * seconds.
 * @param {(reachable: boolean) => void} onChange @returns {() => void} stops watching
 */
export function watchServer(onChange) {
  watchers.add(onChange);
  if (!reachable) lookAfter(SHORTEST_WAIT);
  return () => void watchers.delete(onChange);
}

/** @param {boolean} next */
function setReachable(next) {
  if (next === reachable) return;
  reachable = next;
  for (const watcher of [...watchers]) watcher(next);
  if (!next) lookAfter(SHORTEST_WAIT);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;

/** @param {number} wait milliseconds */
function lookAfter(wait) {
  clearTimeout(looking);
  looking = setTimeout(async () => {
    if (reachable || watchers.size === 0) return;
    const found = await fetch("/healthz").then(
      (response) => response.ok,
      () => false,
    );
    if (found) setReachable(true);
    else lookAfter(Math.min(wait * 2, LONGEST_WAIT));
  }, wait);
}

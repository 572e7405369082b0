// The address bar and the store say the same: a link holds the whole screen, and so does this browser's memory.

/** @typedef {import("./lib/codec.js").Problem} Problem */
/**
 * @template {object} S
 * @typedef {import("./store.js").Store<S>} Store
 */
/**
 * @template S
 * @typedef {(text: string) => { values: Partial<S>, problems: Problem[] }} Decode  never throws
 */
/** @typedef {"link" | "stored" | "default"} Source  where the state came from at the start */
/**
 * @typedef {{ location: { hash: string },
 *   history: { state: unknown, replaceState(data: unknown, unused: string, url: string): void },
 *   localStorage: { getItem(key: string): string | null, setItem(key: string, value: string): void },
 *   addEventListener(type: string, listener: () => void): void,
 *   removeEventListener(type: string, listener: () => void): void,
 *   setTimeout(callback: () => void, ms: number): unknown }} Surroundings  what is needed of `window`
 * @typedef {{ onProblems?: (problems: Problem[]) => void, surroundings?: Surroundings }} LinkOptions
 *   onProblems hears what could not be read of a link, also at the start
 */

const THROTTLE = 250; // milliseconds

/**
 * On start takes the link, else what was stored, else leaves the store as it is; then keeps both equal to the store.
 * A page that nobody has touched keeps its plain address. Opening another link on the same page replaces
 * the state, and can be undone.
 * @template {object} S
 * @param {Store<S>} store
 * @param {(state: S) => string} encode without the #
 * @param {Decode<S>} decode
 * @param {string} key in localStorage
 * @param {LinkOptions} [options]
 * @returns {Link<S>}
 */
export function bindLink(store, encode, decode, key, { onProblems = () => {}, surroundings = window } = {}) {
  return new Link(store, encode, decode, key, onProblems, surroundings);
}

/** @template {object} S */
export class Link {
  /** @type {Store<S>} */ #store;
  /** @type {(state: S) => string} */ #encode;
  /** @type {Decode<S>} */ #decode;
  /** @type {Surroundings} */ #around;
  /** @type {(problems: Problem[]) => void} */ #onProblems;
  /** @type {S} */ #defaults;
  /** @type {() => void} */ #forget;
  #key = "";
  #written = "";
  #seen = ""; // what the address said when it was last read
  #waiting = false;

  /**
   * @param {Store<S>} store @param {(state: S) => string} encode @param {Decode<S>} decode @param {string} key
   * @param {(problems: Problem[]) => void} onProblems @param {Surroundings} surroundings
   */
  constructor(store, encode, decode, key, onProblems, surroundings) {
    this.#store = store;
    this.#encode = encode;
    this.#decode = decode;
    this.#key = key;
    this.#onProblems = onProblems;
    this.#around = surroundings;
    this.#defaults = store.get();
    this.source = this.#begin();
    this.#forget = store.subscribe(this.#writeSoon);
    surroundings.addEventListener("hashchange", this.#follow);
    surroundings.addEventListener("pagehide", this.#writeNow);
    if (this.source !== "default") this.#writeSoon();
  }

  stop() {
    this.#waiting = false;
    this.#forget();
    this.#around.removeEventListener("hashchange", this.#follow);
    this.#around.removeEventListener("pagehide", this.#writeNow);
  }

  /** @returns {Source} */
  #begin() {
    if (this.#takeLink(false)) return "link";
    const stored = attempt(() => this.#around.localStorage.getItem(this.#key));
    return stored && this.#take(this.#decode(stored).values, false) ? "stored" : "default";
  }

  #follow = () => {
    if (this.#takeLink(true)) this.#writeSoon();
  };

  /** @param {boolean} undoable @returns {boolean} whether the address had something to say */
  #takeLink(undoable) {
    const text = stateIn(this.#around.location.hash);
    this.#seen = text;
    if (text === "" || text === this.#written) return false;
    this.#written = ""; // the address is another than was written: the state is written anew, also where it was so before
    const { values, problems } = this.#decode(text);
    if (problems.length > 0) this.#onProblems(problems);
    return this.#take(values, undoable);
  }

  /**
   * @param {Partial<S>} values what is not among them takes its default @param {boolean} undoable
   * @returns {boolean}
   */
  #take(values, undoable) {
    if (Object.keys(values).length === 0) return false;
    this.#store.set({ ...this.#defaults, ...values }, { undoable });
    return true;
  }

  #writeSoon = () => {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#around.setTimeout(this.#writeNow, THROTTLE);
  };

  #writeNow = () => {
    if (!this.#waiting) return;
    this.#waiting = false;
    const there = stateIn(this.#around.location.hash);
    if (there !== "" && there !== this.#written && there !== this.#seen) return; // another link was opened just now: it comes first
    const text = this.#encode(this.#store.get());
    if (text === this.#written) return;
    this.#written = text;
    const { history } = this.#around;
    attempt(() => history.replaceState(history.state, "", `#${text}`));
    attempt(() => this.#around.localStorage.setItem(this.#key, text));
  };
}

/**
 * @param {string} hash
 * @returns {string} what it says of the state: nothing, where it only names a place in the page
 */
function stateIn(hash) {
  return hash.includes("=") ? hash.replace(/^#/, "") : "";
}

/**
 * Storage may be full or forbidden, and browsers refuse too many addresses in a row. The page goes on without.
 * @template T
 * @param {() => T} action @returns {T | undefined}
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

// The state of a page, with undo. States are replaced, never changed.

/**
 * @typedef {{ undoable?: boolean, group?: string, patient?: boolean }} SetOptions
 * sets of one group in quick succession are undone as one; a patient one joins the last of its group however long ago
 */
/**
 * @typedef {{ reason: "set" | "undo" | "redo", keys: string[] }} News
 * what happened, and which keys have a new value
 */
/**
 * @template S
 * @typedef {{ before: Partial<S>, after: Partial<S>, group: string | undefined, time: number }} Change
 */

const LONGEST_HISTORY = 200;
const GROUP_PAUSE = 600; // milliseconds

/**
 * @template {object} S
 * @param {S} initial @param {{ now?: () => number }} [options] `now` in milliseconds @returns {Store<S>}
 */
export function createStore(initial, { now = () => performance.now() } = {}) {
  return new Store(initial, now);
}

/**
 * Undo takes back what a set has changed and nothing else: keys that were set with `undoable: false` stay as they are.
 * @template {object} S
 */
export class Store {
  /** @type {S} */ #state;
  /** @type {() => number} */ #now;
  /** @type {Change<S>[]} */ #past = [];
  /** @type {Change<S>[]} */ #future = [];
  /** @type {Set<(state: S, news: News) => void>} */ #listeners = new Set();

  /** @param {S} initial @param {() => number} now */
  constructor(initial, now) {
    this.#state = initial;
    this.#now = now;
  }

  /** @returns {S} */
  get() {
    return this.#state;
  }

  /**
   * Does nothing where every value is the one already there.
   * @param {Partial<S>} patch @param {SetOptions} [options]
   */
  set(patch, { undoable = true, group, patient = false } = {}) {
    const keys = differences(this.#state, patch);
    if (keys.length === 0) return;
    const after = pick(patch, keys);
    if (undoable) this.#remember({ before: pick(this.#state, keys), after, group, time: this.#now() }, patient);
    this.#apply(after, "set");
  }

  undo() {
    const change = this.#past.pop();
    if (!change) return;
    this.#future.push({ ...change, group: undefined });
    this.#apply(change.before, "undo");
  }

  redo() {
    const change = this.#future.pop();
    if (!change) return;
    this.#past.push(change);
    this.#apply(change.after, "redo");
  }

  canUndo() {
    return this.#past.length > 0;
  }

  canRedo() {
    return this.#future.length > 0;
  }

  /** @param {(state: S, news: News) => void} listener @returns {() => void} stops listening */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param {Partial<S>} patch @param {News["reason"]} reason */
  #apply(patch, reason) {
    const keys = differences(this.#state, patch);
    this.#state = { ...this.#state, ...patch };
    for (const listener of [...this.#listeners]) listener(this.#state, { reason, keys });
  }

  /** @param {Change<S>} change @param {boolean} patient */
  #remember(change, patient) {
    const last = this.#past[this.#past.length - 1];
    const joins = change.group !== undefined && last?.group === change.group && this.#future.length === 0;
    if (joins && (patient || change.time - last.time <= GROUP_PAUSE)) {
      const before = { ...change.before, ...last.before };
      this.#past[this.#past.length - 1] = { ...change, before, after: { ...last.after, ...change.after } };
    } else {
      this.#past = [...this.#past, change].slice(-LONGEST_HISTORY);
    }
    this.#future = [];
  }
}

/** @param {object} state @param {object} patch @returns {string[]} the keys under which the patch has another value */
function differences(state, patch) {
  return Object.keys(patch).filter((key) => !Object.is(Reflect.get(state, key), Reflect.get(patch, key)));
}

/**
 * @template {object} S
 * @param {Partial<S>} state @param {string[]} keys @returns {Partial<S>}
 */
function pick(state, keys) {
  return /** @type {Partial<S>} */ (Object.fromEntries(keys.map((key) => [key, Reflect.get(state, key)])));
}

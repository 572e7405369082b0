// Drawing never queues: while one call is under way, only the newest of those that follow waits.

/**
 * @template {unknown[]} A
 * @template R
 * @param {(...args: A) => Promise<R>} fn
 * @returns {(...args: A) => Promise<R | undefined>} resolves to undefined where a newer call took the place of this one
 */
export function latest(fn) {
  /**
   * @typedef {{ args: A, resolve: (value: R | undefined) => void, reject: (reason: unknown) => void }} Waiting
   */
  let running = false;
  /** @type {Waiting | null} */
  let waiting = null;

  /** @param {Waiting} call */
  async function run({ args, resolve, reject }) {
    running = true;
    try {
      resolve(await fn(...args));
    } catch (error) {
      reject(error);
    }
    running = false;
    const next = waiting;
    waiting = null;
    if (next) run(next);
  }

  return (...args) =>
    new Promise((resolve, reject) => {
      const call = { args, resolve, reject };
      if (!running) return void run(call);
      waiting?.resolve(undefined);
      waiting = call;
    });
}

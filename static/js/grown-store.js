// The models that were grown or opened here, kept in this browser (IndexedDB): they outlive the page, and the server's
// own memory of them.

/**
 * @typedef {{ id: string, digest: string, name: string, saved: number, bytes: ArrayBuffer,
 *   facts: Record<string, string>, sizes: Sizes }} Kept
 * @typedef {{ parameters: number, n_layers: number, n_heads: number, d_model: number, d_vocab: number, n_ctx: number }} Sizes
 */

const DATABASE = "glassbox";
const STORE = "grown";

/** @returns {Promise<IDBDatabase>} rejects where the browser keeps nothing (a private window, a full disk) */
function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} ask @returns {Promise<T>}
 */
async function within(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const whole = database.transaction(STORE, mode);
      const asked = ask(whole.objectStore(STORE));
      whole.oncomplete = () => resolve(asked.result);
      whole.onerror = () => reject(whole.error);
      whole.onabort = () => reject(whole.error);
    });
  } finally {
    database.close();
  }
}

/** @param {Kept} model @returns {Promise<unknown>} */
export const keepModel = (model) => within("readwrite", (store) => store.put(model));

/** @param {string} id @returns {Promise<unknown>} */
export const forgetModel = (id) => within("readwrite", (store) => store.delete(id));

/** @param {string} id @returns {Promise<Kept | undefined>} */
export const keptModel = (id) => within("readonly", (store) => store.get(id));

/** Newest first; none where the browser keeps nothing. @returns {Promise<Kept[]>} */
export async function keptModels() {
  try {
    const all = /** @type {Kept[]} */ (await within("readonly", (store) => store.getAll()));
    return all.sort((a, b) => b.saved - a.saved);
  } catch {
    return [];
  }
}

// The words of the page's language, fetched once.

import { get } from "./api.js";
import { _, plural, setCatalog } from "./lib/words.js";

export { _, plural };

/**
 * Reads the address of the catalogue from <html data-messages>; English has none. Without its catalogue a page is in
 * English, and works.
 * @param {HTMLElement} [root]
 */
export async function loadMessages(root = document.documentElement) {
  const address = root.dataset.messages;
  if (!address) return;
  try {
    setCatalog(await get(address));
  } catch (error) {
    console.warn(error);
  }
}

// What every chapter has around its figure: theme, share, undo, messages, the words of the story that light the figure.

import { watchServer } from "../api.js";
import { _ } from "../lib/words.js";
import { languageSwitch } from "./language.js";
import { bindMeanings, showAskedPart } from "./meanings.js";

/**
 * @template {object} S
 * @typedef {import("../store.js").Store<S>} Store
 */

/** @param {string} id @returns {HTMLElement} */
export function slot(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no place for ${id}`);
  return element;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** @param {string} message @param {{ stays?: boolean }} [options] */
export function toast(message, { stays = false } = {}) {
  const element = slot("toast");
  element.textContent = message;
  element.classList.add("shown");
  clearTimeout(fading);
  if (!stays) fading = setTimeout(() => element.classList.remove("shown"), 4500);
}

function hush() {
  slot("toast").classList.remove("shown");
}

/** @param {unknown} error what a call threw; a call that was given up says nothing */
export function complain(error) {
  if (error instanceof DOMException && error.name === "AbortError") return;
  if (error instanceof Error && /** @type {any} */ (error).code === "offline") return; // the watcher says so
  toast(error instanceof Error ? error.message : String(error));
}

/**
 * @template {object} S
 * @param {Store<S>} store
 * @param {{ onReturn: () => void, light: (part: string | null) => void }} options
 *   `onReturn`: the server is back; `light`: a word of the story that names a part of the figure is under the finger
 */
export function frame(store, { onReturn, light }) {
  themeButton();
  languageSwitch();
  shareButton();
  undoButtons(store);
  parts(light);
  bindMeanings(complain);
  showAskedPart((part) => (light(part), lightWords(part)));
  watchServer((reachable) => {
    if (reachable) {
      hush();
      onReturn();
    } else toast(_("The server cannot be reached. What you drew is safe; this page goes on by itself when it is back."), { stays: true });
  });
  document.querySelector(".station.here")?.scrollIntoView({ block: "nearest", inline: "center" });
  for (const station of document.querySelectorAll(".station")) {
    if (station.classList.contains("here")) break;
    if (!station.classList.contains("later")) station.classList.add("seen");
  }
}

export function themeButton() {
  const button = slot("theme");
  const root = document.documentElement;
  const name = () => (root.dataset.theme === "dark" ? _("Dark") : _("Light"));
  const tell = () => {
    button.textContent = name();
    button.setAttribute("aria-label", _("Theme: {name}", { name: name() }));
  };
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("glassbox.theme", root.dataset.theme);
    } catch {
      // storage is switched off: the choice lasts as long as the page
    }
    tell();
  });
  tell();
}

function shareButton() {
  slot("share").addEventListener("click", async () => {
    await new Promise((resolve) => setTimeout(resolve, 300)); // the address follows the screen a little later
    try {
      await navigator.clipboard.writeText(location.href);
      toast(_("The link is copied. It opens this very screen, weights included."));
    } catch {
      toast(_("Copy the address of this page: it opens this very screen, weights included."));
    }
  });
}

/**
 * @template {object} S
 * @param {Store<S>} store
 */
function undoButtons(store) {
  const undo = /** @type {HTMLButtonElement} */ (slot("undo"));
  const redo = /** @type {HTMLButtonElement} */ (slot("redo"));
  const tell = () => {
    undo.disabled = !store.canUndo();
    redo.disabled = !store.canRedo();
  };
  undo.addEventListener("click", () => store.undo());
  redo.addEventListener("click", () => store.redo());
  store.subscribe(tell);
  tell();
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
    const key = event.key.toLowerCase();
    if (typing || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) store.redo();
    else store.undo();
  });
}

/** @param {(part: string | null) => void} light */
function parts(light) {
  for (const word of document.querySelectorAll(".part")) {
    const part = word.getAttribute("data-part");
    word.addEventListener("pointerenter", () => light(part));
    word.addEventListener("focus", () => light(part));
    word.addEventListener("pointerleave", () => light(null));
    word.addEventListener("blur", () => light(null));
  }
}

/** The reverse: a part of the figure under the finger lights the words that name it. @param {string | null} part */
export function lightWords(part) {
  for (const word of document.querySelectorAll(".part")) {
    word.classList.toggle("lit", part !== null && word.getAttribute("data-part") === part);
  }
}

// A grown model is kept: in this browser under a name, as a file on the disk; opened again; and used in the chapters.

import { ApiError, sendModel } from "../api.js";
import { forgetModel, keepModel, keptModels } from "../grown-store.js";
import { bytesOfBase64, digestOf, idOf, readHeader } from "../lib/grown-file.js";
import { number } from "../lib/format.js";
import { layersWords, sizeWords } from "../lib/sizes.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { slot, toast } from "./frame.js";

/** @typedef {import("../grown-store.js").Kept} Kept */
/** @typedef {import("../lib/growth.js").GrowFrame} GrowFrame */

/**
 * @param {{ checkpoint: () => GrowFrame | null, use: (id: string) => void, changed: () => void }} options
 *   `checkpoint`: the moment whose model would be kept; `changed`: other models are kept now
 */
export function createGrowKeep({ checkpoint, use, changed }) {
  const name = /** @type {HTMLInputElement} */ (slot("grow-name"));
  const file = /** @type {HTMLInputElement} */ (slot("grow-open"));
  const error = slot("grow-keep-error");
  name.dataset.ownKeys = "";

  /** @param {unknown} wrong */
  function refuse(wrong) {
    error.hidden = wrong === null;
    error.textContent = wrong instanceof Error ? wrong.message : wrong === null ? "" : _("This browser keeps nothing: a private window, perhaps, or a full disk. Download the file instead.");
  }

  /** What may fail says so beside the buttons. @param {() => Promise<unknown>} act */
  const attempt = (act) => () => {
    refuse(null);
    act().catch((wrong) => refuse(wrong instanceof DOMException ? {} : wrong));
  };

  /** @param {GrowFrame} frame @returns {Kept} */
  function modelOf(frame) {
    const bytes = bytesOfBase64(/** @type {string} */ (frame.model));
    const told = readHeader(bytes);
    if (!told) throw new Error(_("This file was not grown here."));
    return { id: String(frame.id), digest: String(frame.digest), name: name.value.trim() || suggested(frame), saved: Date.now(), bytes, ...told };
  }

  /** @param {Kept} kept @param {boolean} here */
  async function keep(kept, here) {
    await keepModel(kept);
    await sendModel(kept.digest, kept.bytes).catch((wrong) => {
      if (here || !(wrong instanceof ApiError) || wrong.code !== "offline") throw wrong;
    });
    await list();
    changed();
    toast(_("“{name}” is kept in this browser.", { name: kept.name }));
  }

  /** @param {File} chosen */
  async function open(chosen) {
    const bytes = await chosen.arrayBuffer();
    const told = readHeader(bytes);
    if (!told) throw new Error(_("“{file}” is not a model that was grown here.", { file: chosen.name }));
    const digest = (await digestOf(bytes)) ?? (await digestByServer(bytes));
    await sendModel(digest, bytes); // the server looks at it before it is kept
    await keep({ id: idOf(digest), digest, name: chosen.name.replace(/\.safetensors$/i, "").slice(0, 60), saved: Date.now(), bytes, ...told }, true);
  }

  /** @param {{ name: string, bytes: ArrayBuffer }} kept */
  function download({ name: own, bytes }) {
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    const link = html("a", { href: address, download: `${own.replace(/[^\p{L}\p{N}._-]+/gu, "-") || "grown"}.safetensors` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async function list() {
    slot("grow-kept").replaceChildren(...(await keptModels()).map(row));
  }

  /** @param {Kept} kept */
  function row(kept) {
    const { id, name: own, sizes, facts } = kept;
    const says = _("{size} numbers, {layers}; surprise {held} a token", { size: sizeWords(sizes.parameters), layers: layersWords(sizes.n_layers), held: facts.held_out ? number(Number(facts.held_out)) : "?" });
    /** @param {string} text @param {string} label @param {() => void} act @param {string} kind */
    const button = (text, label, act, kind) => {
      const made = html("button", { type: "button", class: `small ${kind}`, "aria-label": label }, text);
      made.addEventListener("click", act);
      return made;
    };
    return html(
      "li",
      { "data-model": id },
      html("span", { class: "grow-kept-name" }, html("b", {}, own), html("span", { class: "sub" }, says)),
      html(
        "span",
        { class: "row" },
        button(_("Let it guess"), _("Let it guess: {name}", { name: own }), () => use(id), "use"),
        button(_("Download"), _("Download: {name}", { name: own }), () => download(kept), "save"),
        button(_("Forget"), _("Forget: {name}", { name: own }), attempt(() => forget(kept)), "forget"),
      ),
    );
  }

  /** @param {Kept} kept */
  async function forget(kept) {
    await forgetModel(kept.id);
    await list();
    changed();
    toast(_("“{name}” is forgotten.", { name: kept.name }));
  }

  /** @param {(frame: GrowFrame) => Promise<unknown> | void} act */
  const ofMoment = (act) => attempt(async () => {
    const frame = checkpoint();
    if (!frame) throw new Error(_("Nothing has grown yet: press “Grow”."));
    await act(frame);
  });
  slot("grow-keep").addEventListener("click", ofMoment((frame) => keep(modelOf(frame), false)));
  slot("grow-download").addEventListener("click", ofMoment((frame) => download(modelOf(frame))));
  file.addEventListener("change", attempt(async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) await open(chosen);
  }));
  const panel = slot("panel-grow");
  panel.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    panel.classList.add("dropping");
  });
  panel.addEventListener("dragleave", () => panel.classList.remove("dropping"));
  panel.addEventListener("drop", (event) => {
    panel.classList.remove("dropping");
    const chosen = event.dataTransfer?.files[0];
    if (!chosen) return;
    event.preventDefault();
    attempt(() => open(chosen))();
  });

  return {
    list,
    /** @param {GrowFrame | null} frame */
    suggest(frame) {
      name.placeholder = frame ? suggested(frame) : "";
      for (const id of ["grow-keep", "grow-download"]) /** @type {HTMLButtonElement} */ (slot(id)).disabled = frame === null;
    },
  };
}

/** @param {GrowFrame} frame */
function suggested({ step, held_out: held }) {
  return _("{step} batches, surprise {held}", { step, held: held === null ? "?" : number(held) });
}

/** Where the browser has no SHA-256 (no secure origin), the server says it. @param {ArrayBuffer} bytes */
async function digestByServer(bytes) {
  try {
    await sendModel("0".repeat(64), bytes);
  } catch (error) {
    if (error instanceof ApiError && error.code === "wrong_digest") return String(error.limit);
    throw error;
  }
  return "0".repeat(64);
}

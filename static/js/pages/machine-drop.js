// A trace that was taken home opens again when it is dropped on the page, or chosen: without the server, as far as it goes.

import { LARGEST, readTrace } from "../lib/trace-check.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { slot, toast } from "./frame.js";

/** @typedef {import("../types.js").Trace} Trace */

/** @param {{ onTrace: (trace: Trace) => void, onRun: () => void }} options */
export function bindDrop({ onTrace, onRun }) {
  const says = html("span", {});
  const run = html("button", { type: "button", class: "small" }, _("Run it here"));
  const note = html("p", { class: "dropped", role: "status", hidden: true }, says, run);
  slot("text-note").after(note);
  run.addEventListener("click", () => {
    note.hidden = true;
    onRun();
  });

  /** @param {File} file */
  async function take(file) {
    try {
      if (file.size > LARGEST) throw new Error(_("This file is too large: at most 64 MB."));
      const trace = readTrace(await file.text());
      onTrace(trace);
      says.textContent = _("This is {file}, a trace that was taken home. Nothing of it was computed now.", { file: file.name });
      note.hidden = false;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void take(file);
  });
  return { take };
}

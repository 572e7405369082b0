// The x-ray of a page: it asks the server for the number that was pressed, as a part of the call that it came from.

import { post } from "../api.js";
import { xraySide } from "../lib/xray-side.js";
import { createXray } from "../marks/xray.js";
import { slot } from "./frame.js";

const MOST = 64; // so many operands are told one by one; a large model's others are added up

/** @typedef {{ route: string, request: unknown }} Of the call that a number comes from */

/** The x-ray panel; `open` says which call the number comes from. */
export function createXrayPanel() {
  /** @type {() => Of} */
  let source = () => ({ route: "", request: {} });
  const xray = createXray(slot("xray"), {
    explain: (tensor, index, part) => post("/api/explain", { of: source(), tensor, index, most: MOST, ...(part ? { part } : {}) }),
    onClose: () => document.body.classList.remove("xrayed"),
  });
  return {
    /**
     * @param {() => Of} of @param {string} tensor @param {number[]} index @param {Element | null} [opener]
     * @param {number[]} [part] only these terms of the number
     */
    open(of, tensor, index, opener, part) {
      source = of;
      document.body.classList.add("xrayed");
      const [pressed, story] = [opener, document.querySelector(".story")].map((each) => each?.getBoundingClientRect());
      document.body.classList.toggle("xray-left", xraySide(pressed, story, window.innerWidth) === "left");
      xray.open(tensor, index, opener, part);
    },
    refresh: () => xray.refresh(),
    isOpen: () => xray.isOpen(),
    close: () => xray.close(),
  };
}

/** @typedef {ReturnType<typeof createXrayPanel>} XrayPanel */

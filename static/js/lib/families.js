// The families of words: each with its name, a sign and a hue of its own.

import { _ } from "./words.js";

/** @typedef {"disc" | "ring" | "square" | "frame" | "wedge" | "open-wedge" | "diamond" | "open-diamond"} Sign */
/** @typedef {{ name: string, sign: Sign, hue: number }} Family */

/** @returns {Record<string, Family>} */
export const families = () => ({
  animals: { name: _("animals"), sign: "disc", hue: 0 },
  young: { name: _("their young"), sign: "ring", hue: 0 },
  countries: { name: _("countries"), sign: "square", hue: 1 },
  capitals: { name: _("capitals"), sign: "frame", hue: 1 },
  verbs: { name: _("verbs"), sign: "wedge", hue: 2 },
  past: { name: _("verbs in the past"), sign: "open-wedge", hue: 2 },
  people: { name: _("people"), sign: "diamond", hue: 3 },
  things: { name: _("things"), sign: "open-diamond", hue: 4 },
  words: { name: _("beginnings of words"), sign: "disc", hue: 0 },
  parts: { name: _("later parts of words"), sign: "ring", hue: 1 },
});

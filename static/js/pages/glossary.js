// The glossary: it is in the HTML; here it can be searched.

import { plural } from "../lib/words.js";
import { slot } from "./frame.js";
import { plainPage } from "./plain.js";

await plainPage();

const terms = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-term]")]);
const find = /** @type {HTMLInputElement} */ (slot("find"));

find.addEventListener("input", () => {
  const wanted = find.value.trim().toLocaleLowerCase();
  for (const term of terms) term.hidden = !term.textContent?.toLocaleLowerCase().includes(wanted);
  const left = terms.filter(({ hidden }) => !hidden).length;
  slot("found").textContent = wanted ? plural("{n} word", "{n} words", left) : "";
});

// What a page without a figure has around it: the theme, the language.

import { loadMessages } from "../i18n.js";
import { themeButton } from "./frame.js";
import { languageSwitch } from "./language.js";

export async function plainPage() {
  await loadMessages();
  themeButton();
  languageSwitch();
}

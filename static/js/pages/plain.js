// What a page without a figure has around it: the theme.

import { loadMessages } from "../i18n.js";
import { themeButton } from "./frame.js";

export async function plainPage() {
  await loadMessages();
  themeButton();
}

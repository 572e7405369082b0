// Tabs: one panel at a time; the arrow keys move between them.

/**
 * @param {Element | null} list
 * @param {{ chosen: () => string, onChoose: (tab: string) => void, store: { subscribe(listener: () => void): unknown } }} options
 *   a tab's id is "tab-" and its name, the panel's is "panel-" and the same
 */
export function createTabs(list, { chosen, onChoose, store }) {
  if (!list) return;
  const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
  const nameOf = (/** @type {HTMLElement} */ tab) => tab.id.replace(/^tab-/, "");

  function show() {
    for (const tab of tabs) {
      const here = nameOf(tab) === chosen();
      tab.setAttribute("aria-selected", String(here));
      tab.setAttribute("tabindex", here ? "0" : "-1");
      const panel = document.getElementById(`panel-${nameOf(tab)}`);
      if (panel) panel.hidden = !here;
    }
  }
  for (const tab of tabs) tab.addEventListener("click", () => onChoose(nameOf(tab)));
  list.setAttribute("data-own-keys", "");
  list.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    onChoose(nameOf(next));
    next.focus();
  });
  store.subscribe(show);
  show();
}

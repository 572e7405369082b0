// Runs before the page is painted, so that it never flashes in the wrong theme. The button that changes it is in frame.js.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("glassbox.theme");
  } catch {
    // storage is switched off: the system decides
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();

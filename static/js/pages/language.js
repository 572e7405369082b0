// The other languages, in the header: the same screen, in other words.

const THE_ADDRESS_FOLLOWS = 300; // milliseconds until the address holds the latest of the screen

export function languageSwitch() {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-language]"))) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setTimeout(() => location.assign(`${link.getAttribute("href")}${location.hash}`), THE_ADDRESS_FOLLOWS);
    });
  }
  forget();
}

/** The choice is in a cookie now; a link that is shared says nothing of it, and opens in the reader's own language. */
function forget() {
  const address = new URL(location.href);
  if (!address.searchParams.has("lang")) return;
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address);
}

"""A walk over all that a page can show, without a word of any language: tabs, tables, films, x-rays, cards."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, Page

from app.web.chapters import CHAPTERS

PATHS = [*(chapter.path for chapter in CHAPTERS), "/glossary", "/models"]
BY_PATH = {"/meaning": "#model=pocket", "/attention": "#model=pocket"}
"""Where a model that need not be here would be read with: another one."""
NUMBERS = ", ".join(
    f".stage {each}:visible"
    for each in ("button.number", ".guess-share", ".answer-share", ".figure-open", ".bars-share button")
)


def settled(page: Page) -> None:
    """All that was asked for has come, and is drawn."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(250)


def there(found: Locator) -> Locator | None:
    """The first of them, where there is one that can be seen."""
    return found.first if found.count() > 0 and found.first.is_visible() else None


def stops(page: Page, tabs: bool = True) -> Iterator[str]:
    """Goes on, and says where it is each time that there is something new to be seen."""
    settled(page)
    open_all(page)
    yield "at first"
    yield from cards(page)
    chosen = page.locator("[role=tab]").evaluate_all("all => all.map(each => each.id)") if tabs else []
    for tab in chosen or [""]:
        if tab:
            page.evaluate("(id) => document.getElementById(id).click()", tab)
            settled(page)
            open_all(page)
        yield tab or "the figure"
        yield from film(page)
        yield from xray(page)
    yield from words(page)


def open_all(page: Page) -> None:
    """Every settings box and every table."""
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.wait_for_timeout(150)


def film(page: Page) -> Iterator[str]:
    """The steps at the beginning, in the middle and at the end."""
    if there(page.locator(".transport-play")):
        for key in ("Home", "ArrowRight", "PageDown", "End"):
            page.evaluate("document.activeElement.blur()")
            page.keyboard.press(key)
            page.wait_for_timeout(120)
            yield f"film, {key}"


def xray(page: Page) -> Iterator[str]:
    """A number, and a number that it was made of."""
    number = there(page.locator(NUMBERS))
    if number:
        number.click()
        settled(page)
        yield "x-ray"
        deeper = there(page.locator(".xray-open"))
        if deeper:
            deeper.click()
            settled(page)
            yield "x-ray, one deeper"
        close = there(page.locator(".xray-close"))
        if close:
            close.click()


def cards(page: Page) -> Iterator[str]:
    """The questions with what is learned from them, as far as they can be asked now; and all that can be tried."""
    for _question in range(3):
        choice = there(page.locator("#predict .choice"))
        if not choice:
            break
        choice.click()
        page.locator("#predict button.primary, #predict .reveal").first.click()
        settled(page)
        yield "a prediction"
        following = there(page.locator("#predict .next"))
        if not following:
            break
        following.click()
    for _try in range(5):
        more = there(page.locator("#try button:last-child"))
        if not more:
            break
        more.click()
        yield "a try"


def words(page: Page) -> Iterator[str]:
    """What a word of the story means."""
    part = there(page.locator(".story .part"))
    if part:
        part.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        yield "a meaning"
        page.keyboard.press("Escape")

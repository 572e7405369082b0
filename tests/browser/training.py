"""What the tests of /learning share: driving a training, and reading the moment that is shown."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.screen import eventually, link


def moment(page: Page) -> str:
    """The epoch that is shown: "12", or "0, step 3" within one."""
    return page.locator("#now dd").first.inner_text()


def error(page: Page) -> str:
    return page.locator("#now .number").first.inner_text()


def train(page: Page) -> None:
    """Play, and when the whole film is there go to its end."""
    epochs = int(link(page).get("epochs", "300"))
    page.locator(".transport-play").click()
    moments = str(epochs // max(1, round(epochs / 150)))
    expect(page.locator(".transport-scrubber input")).to_have_attribute("max", moments)
    page.keyboard.press("End")
    expect(page.locator("#now dd").first).to_have_text(str(epochs))


def hurry(page: Page, epochs: int) -> None:
    """To the end of the film, as soon as that is there."""

    def there() -> bool:
        page.keyboard.press("End")
        return moment(page) == str(epochs)

    eventually(page, there, 30)

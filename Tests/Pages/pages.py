"""Opens pages of HTML in Chromium and asks of each what its readers need.

Usage: pages.py FOLDER [PICTURES]: every .html of the folder; pictures go to the second folder.
"""

import io
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

WIDTHS = [320, 375, 768, 1280, 1920]
LANGUAGES = {"en": "English", "ko": "한국어"}
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("✘", message)


def languages(page):
    """The languages that the page can show; a page in one has no switch."""
    return [name for name in LANGUAGES if page.locator(f"#show-{name}").count()] or [None]


def show(page, language):
    """As a reader with a keyboard would: the switch is focused and set by the space bar."""
    if language:
        page.locator(f"#show-{language}").focus()
        page.keyboard.press("Space")


def no_violation(page, name):
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        result = Axe().run(page)
        found = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result.response["violations"]]
        check(not found, f"{name} ({scheme}): axe finds {found}")
    page.emulate_media(color_scheme="light")


def no_sideways_scroll(page, name):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(wide <= width, f"{name}: {wide} pixels wide at {width}")
    page.set_viewport_size({"width": 1280, "height": 900})


def tree(page, name):
    """What a screen reader is told: one main part, one title, headings without a gap, tables with headers."""
    check(page.get_by_role("main").count() == 1, f"{name}: one main landmark is expected")
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => h.checkVisibility())"
        ".map(h => Number(h.tagName[1]))"
    )
    check(levels.count(1) == 1, f"{name}: {levels.count(1)} titles are shown")
    gaps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    check(not gaps, f"{name}: headings leave out a level: {gaps}")
    bare = page.evaluate(
        "[...document.querySelectorAll('tbody tr')].filter(r => !r.querySelector('th[scope=row]')).length"
    )
    check(bare == 0, f"{name}: {bare} rows have no header")
    for picture in page.locator("svg:visible:not([aria-hidden])").all():
        label = picture.get_attribute("aria-label") or ""
        check(len(label) > 3, f"{name}: a picture says nothing")
        check(picture.locator("title").count() == 1 and picture.locator("desc").count() == 1, f"{name}: bare picture")


def keyboard(page, name):
    """Everything that can be opened is reached by Tab and opened by Enter."""
    folds = page.locator("details:visible")
    wanted, opened = folds.count(), 0
    page.evaluate("document.activeElement.blur()")
    for _ in range(400):
        page.keyboard.press("Tab")
        focus = page.evaluate("document.activeElement.tagName")
        if focus == "BODY":
            break
        if focus == "SUMMARY":
            page.keyboard.press("Enter")
            opened += page.evaluate("document.activeElement.parentElement.open")
    check(opened == wanted, f"{name}: {opened} of {wanted} folds are opened by the keyboard")


def print_out(page, name):
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    for sheet in pdf.pages:
        size = (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        check(abs(size[0] - 595) <= 1 and abs(size[1] - 842) <= 1, f"{name}: a sheet of {size}")
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    check(len(text) > 200, f"{name}: the print is empty")
    check(f"1 / {len(pdf.pages)}" in text, f"{name}: the print has no page numbers")


def picture(page, name, folder):
    if not folder:
        return
    for kind, width in [("phone", 390), ("wide", 1280)]:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=str(pathlib.Path(folder) / f"{name}-{kind}.png"), full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def visit(browser, path, folder):
    requests = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=True)
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (check(False, f"{path.name}: a dialog opens"), dialog.dismiss()))
    page.on("console", lambda message: message.type == "error" and check(False, f"{path.name}: {message.text}"))
    page.goto(path.as_uri())
    check(requests == [path.as_uri()], f"{path.name}: asks for {requests[1:]}")
    check(page.locator("script").count() == 0, f"{path.name}: has a script")
    check(page.locator("img, iframe, object, embed, form").count() == 0, f"{path.name}: has what is not its own")
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)")
    check(set(links) <= {"https:", "http:"}, f"{path.name}: links by {set(links)}")
    check(path.stat().st_size < 400_000, f"{path.name}: {path.stat().st_size} bytes")
    for language in languages(page):
        name = f"{path.stem}-{language or 'page'}"
        show(page, language)
        shown = page.locator("article:visible")
        check(shown.count() == 1, f"{name}: {shown.count()} languages are shown")
        if language:
            check(shown.get_attribute("lang") == language, f"{name}: another language is shown")
        picture(page, name, folder)
        tree(page, name)
        keyboard(page, name)
        no_violation(page, name)
        no_sideways_scroll(page, name)
        print_out(page, name)
    check(requests == [path.as_uri()], f"{path.name}: asks for {requests[1:]}")
    context.close()


def main():
    folder = pathlib.Path(sys.argv[1])
    pictures = sys.argv[2] if len(sys.argv) > 2 else ""
    if pictures:
        pathlib.Path(pictures).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for path in sorted(folder.glob("*.html")):
            visit(browser, path, pictures)
            print("looked at", path.name)
        browser.close()
    sys.exit(1 if failures else 0)


main()

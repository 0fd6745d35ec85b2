"""Opens pages that evaluate by themselves in Chromium: what they ask for, who can use them, what a change costs, and whether
they say what the program says.

Usage: live.py FOLDER PROGRAM [PICTURES]: FOLDER holds city.html and changes.jsonl, which `oracle --live` wrote of the same
profile; PROGRAM is `demarche`.
"""

import json
import pathlib
import statistics
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

WIDTHS = [320, 375, 768, 1280, 1920]
failures = []
figures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("✘", message)


def note(text):
    figures.append(text)
    print("·", text)


def open_page(browser, path, fragment="", **options):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True, offline=True, **options)
    page = context.new_page()
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda message: message.type == "error" and check(False, f"console: {message.text}"))
    page.on("pageerror", lambda error: check(False, f"script: {error}"))
    page.goto(path.as_uri() + fragment)
    return page


def show(page, language):
    page.locator(f"#show-{language}").focus()
    page.keyboard.press("Space")


def no_violation(page, name):
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in Axe().run(page).response["violations"]]
        check(not found, f"{name} ({scheme}): axe finds {found}")
    page.emulate_media(color_scheme="light")


def no_sideways_scroll(page, name):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(wide <= width, f"{name}: {wide} pixels wide at {width}")
    page.set_viewport_size({"width": 1280, "height": 900})


def picture(page, name, folder):
    if not folder:
        return
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        for kind, width in [("phone", 390), ("wide", 1440)]:
            page.set_viewport_size({"width": width, "height": 900})
            page.locator("#live").screenshot(path=str(pathlib.Path(folder) / f"{name}-{kind}-{scheme}.png"))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})


def without_script(browser, path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    check(not page.locator("#live").is_visible(), "without script the panel is shown")
    check(page.locator("article:visible").count() == 1, "without script the brief is not shown")
    context.close()


def same_as_program(page, folder, limit):
    """Random changes in the browser's own machine."""
    digests = pathlib.Path(__file__).with_name("digests.js").read_text()
    page.evaluate("() => {" + digests + "\nObject.assign(globalThis, { apply, differences }); }")
    lines = (folder / "changes.jsonl").read_text().splitlines()[1 : limit + 1]
    wrong = page.evaluate(
        """(lines) => {
          const scene = makeScene(app.page);
          return lines.map(JSON.parse).map((entry, number) => {
            apply(app.page, scene, entry.change);
            return differences(app.page, scene, entry, number);
          }).filter((found) => found.length);
        }""",
        lines,
    )
    check(not wrong, f"{len(wrong)} of {len(lines)} changes differ from the program: {wrong[:3]}")
    note(f"{len(lines)} random changes in Chromium: {len(wrong)} mismatches")


def cost(page):
    """From input to paint: a change of a fact against a change that states nothing else, one after the other."""
    times = page.evaluate(
        """async () => {
          const paint = () => new Promise((done) => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => done(performance.now());
            channel.port2.postMessage(0);
          }));
          const timed = async (act) => {
            await paint();
            const start = performance.now();
            act();
            return (await paint()) - start;
          };
          const facts = app.page.facts.filter((fact) => positionsOf(app.page, fact.attribute) > 1);
          const result = { empty: [], change: [], work: [] };
          for (let turn = 0; turn < 200; turn++) {
            const fact = facts[(turn * 37) % facts.length];
            const other = [...Array(positionsOf(app.page, fact.attribute)).keys()].find((one) => one !== fact.stated);
            result.empty.push(await timed(() => put(app.scenarios[app.current].choices, app.current)));
            result.change.push(await timed(() => choose(fact, other)));
            const start = performance.now();
            setScene(app.page, app.scenes[0], new Map([[fact.number, other]]));
            result.work.push(performance.now() - start);
            take(new Map());
          }
          return result;
        }"""
    )
    empty, change, work = (statistics.median(times[name]) for name in ["empty", "change", "work"])
    note(f"a change {change:.1f} ms, an empty one {empty:.1f} ms, of it the machine {work:.2f} ms (medians of 200, input to paint)")
    check(change <= 5 * empty, f"a change costs {change / empty:.1f} empty ones")


def tab_to(page, selector, limit=400):
    """Goes on with the Tab key until the element is focused."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return True
    check(False, f"'{selector}' is not reached by the keyboard")
    return False


def pick(page, selector, value):
    """Goes to a value of the focused list by arrow keys."""
    steps = page.evaluate(
        """([selector, value]) => {
          const list = document.querySelector(selector);
          return [...list.options].findIndex((option) => option.value === value) - list.selectedIndex;
        }""",
        [selector, value],
    )
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
    check(page.locator(selector).input_value() == value, f"'{selector}' is not set by arrow keys")


def lead_by_keyboard(browser, path, folder, program):
    """A person without a mouse finds out what would make a form a lead, tries it and exports the profile."""
    page = open_page(browser, path)
    page.evaluate("document.activeElement.blur()")
    goal = page.evaluate(
        """() => {
          const scene = makeScene(app.page);
          for (const kind of goalKinds()) for (const attribute of goalAttributes(kind)) {
            const top = positionsOf(app.page, attribute) - 1;
            const [type, domain] = app.page.types[attribute];
            if (type !== 'domain' || app.page.spelling.domains[domain][top] !== 'lead') continue;
            for (let entity = 0; entity < app.words.entities[kind][0].length; entity++) {
              if (valueOf(app.stated, attribute, [entity]) === top) continue;
              for (const fact of app.page.facts) for (const choice of trialsOf(fact, new Map())) {
                setScene(app.page, scene, new Map([[fact.number, choice]]));
                if (valueOf(scene, attribute, [entity]) === top) {
                  return { kind, attribute, entity, top, address: addressOf(app.page, { attribute, entities: [entity] }) };
                }
              }
            }
          }
          return null;
        }"""
    )
    if not goal:
        return note("no single fact makes any form a lead: not tried")
    tab_to(page, "#live-goal > summary")
    page.keyboard.press("Enter")
    for name, value in [("kind", goal["kind"]), ("entity", goal["entity"]), ("attribute", goal["attribute"]), ("value", goal["top"])]:
        tab_to(page, f"#live-goal-{name}")
        pick(page, f"#live-goal-{name}", str(value))
    tab_to(page, "#live-goal-find")
    page.keyboard.press("Enter")
    page.wait_for_selector(".live-carriers[aria-busy=false] button", timeout=120_000)
    tab_to(page, ".live-carriers button")
    page.keyboard.press("Enter")
    tab_to(page, "#live-export > summary")
    page.keyboard.press("Enter")
    # What waits by a function of its own would evaluate a string, which the page's policy forbids.
    expect(page.locator("#live-yaml")).not_to_have_value("")
    text = page.locator("#live-yaml").input_value()
    tab_to(page, "#live-save")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    saved = folder / "what-if.yaml"
    download.value.save_as(saved)
    check(saved.read_text() == text, "the saved profile is not what is shown")
    agrees(program, saved, page, goal)
    note(f"by keyboard: {goal['address']} made a lead by one fact, exported, linted and evaluated")
    page.context.close()


def agrees(program, saved, page, goal):
    """The program finds nothing wrong with the export and concludes what the page shows."""
    lint = subprocess.run([program, "lint", str(saved)], capture_output=True, text=True)
    check(lint.returncode == 0 and not lint.stdout.strip(), f"lint of the export: {lint.stdout[:400]}{lint.stderr[:400]}")
    said = subprocess.run([program, "explain", str(saved), goal["address"], "--lang", "en"], capture_output=True, text=True)
    check(": lead" in said.stdout, f"the export's {goal['address']} is no lead: {said.stdout[:300]}{said.stderr[:300]}")
    moves = page.evaluate("movesOf(app.page, app.page.words.en, app.scenes[app.current]).map((move) => move.heading)")
    brief = subprocess.run([program, "evaluate", str(saved), "--lang", "en", "--width", "1000"], capture_output=True, text=True).stdout
    missing = [heading for heading in moves if heading not in brief]
    check(not missing, f"the export's brief lacks {missing}")


def hostile_address(browser, path):
    """What stands behind # is checked like a file: nothing of it becomes markup, what is not known is named."""
    page = open_page(browser, path, "#1=%3Cimg src=x onerror=alert(1)%3E: yes&1=no.such: thing&scenario=9&x=1")
    text = page.locator(".live-changes").inner_text()
    check("no.such" in text and "<img" in text, f"what is not known is not named: {text[:200]}")
    check(page.locator("#live img").count() == 0, "the address became markup")
    page.context.close()


def what_cannot_be(browser, page, path):
    """A number beyond its range is refused like in a file; what the vocabulary rules out is said."""
    beyond = page.evaluate(
        """() => {
          const fact = app.page.facts.find(({ attribute }) => app.page.types[attribute][0] === 'number' && app.page.types[attribute][3]);
          const [, places, , high] = app.page.types[fact.attribute];
          return `${addressOf(app.page, fact)}: ${decimal(BigInt(high) + 1n, places)}`;
        }"""
    )
    other = open_page(browser, path, f"#1={beyond}")
    check(beyond in other.locator(".live-changes").inner_text(), f"'{beyond}' is not refused")
    other.context.close()
    said = page.evaluate(
        """() => {
          const scene = makeScene(app.page);
          for (const fact of app.page.facts) {
            const [type, , low, high] = app.page.types[fact.attribute];
            for (const end of type === 'number' ? [low, high].filter(Boolean) : []) {
              setScene(app.page, scene, new Map([[fact.number, BigInt(end)]]));
              const [found] = impossibilities(app.page, app.words, scene);
              if (!found) continue;
              choose(fact, BigInt(end));
              const shown = document.querySelector(".live-changes [role=alert]").textContent.includes(found);
              undo();
              return shown ? found : null;
            }
          }
          return null;
        }"""
    )
    check(said, "nothing that cannot be is told")
    note(f"what cannot be is told: {said}")


def state_in_address(browser, page, path):
    show(page, "en")
    page.evaluate("choose(app.page.facts.find((fact) => positionsOf(app.page, fact.attribute) > 2), 1)")
    page.evaluate("app.scenarios[0].name = 'a & b = c'; keepAddress()")
    fragment = page.evaluate("location.hash")
    status = page.locator(".live-status").inner_text()
    other = open_page(browser, path, fragment)
    check(other.locator(".live-status").inner_text() == status, "the address does not bring the state back")
    check(other.locator("#live-name").input_value() == "a & b = c", "the address loses the name")
    other.locator("#live-reset").click()
    check("&1=" not in other.url, "a reset leaves a fact in the address")
    other.locator("#live-undo").click()
    check(other.locator(".live-status").inner_text() == status, "undo does not bring the state back")
    other.context.close()


def main():
    folder = pathlib.Path(sys.argv[1])
    program = sys.argv[2]
    pictures = sys.argv[3] if len(sys.argv) > 3 else ""
    path = folder / "city.html"
    note(f"the page has {path.stat().st_size / 1e6:.2f} MB")
    check(path.stat().st_size < 2_000_000, "the page is not below 2 MB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        without_script(browser, path)
        page = open_page(browser, path)
        check(page.locator("#live").is_visible(), "the panel is hidden")
        page.evaluate("choose(app.page.facts.find((fact) => positionsOf(app.page, fact.attribute) > 2), 1)")
        for language in ["en", "ko"]:
            show(page, language)
            check(page.locator("#live").get_attribute("lang") == language, "the panel speaks another language")
            no_violation(page, language)
            no_sideways_scroll(page, language)
            picture(page, language, pictures)
        page.evaluate("take(new Map())")
        same_as_program(page, folder, 300)
        cost(page)
        state_in_address(browser, page, path)
        hostile_address(browser, path)
        what_cannot_be(browser, page, path)
        check(page.requests == [path.as_uri()], f"the page asks for {page.requests[1:]}")
        page.context.close()
        lead_by_keyboard(browser, path, folder, program)
        browser.close()
    sys.exit(1 if failures else 0)


main()

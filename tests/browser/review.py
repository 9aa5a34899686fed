#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page in a real browser.

usage: review.py PAGE FOLDER WANTED

PAGE is what `songngu review` wrote of a pack in which the entry WANTED lacks a number's placeholder, and which
hostile.py has been at; FOLDER is for the browser's files."""
import base64
import json
import sys
import time

sys.dont_write_bytecode = True
from webdriver import Browser  # noqa: E402

failed = 0


def check(name, good, seen=""):
    global failed
    if not good:
        failed += 1
        print(f"FAILED  {name}: {seen}")


CHOSEN = "return document.querySelector('#entries [aria-selected=true]').id"
CONTEXT = "return document.querySelector('#detail .context').textContent"
COUNT = "return document.getElementById('entries').firstElementChild.childElementCount && Number(document.querySelector('#entries [role=option]').getAttribute('aria-setsize'))"
SAID = "return document.getElementById('said').textContent"
# Where the marked box of a side is, and what can be seen of its pane.
SEEN = """
const pane = document.getElementById(arguments[0]), box = pane.querySelector('.box.selected');
if (!box) return null;
const a = pane.getBoundingClientRect(), b = box.getBoundingClientRect();
return {inside: b.bottom > a.top && b.top < a.bottom && b.right > a.left && b.left < a.right, top: b.top, width: b.width, height: b.height};
"""
# Contrast of each text with what is behind it, as WCAG 2 counts it; those under 4.5.
PALE = """
const parse = (color) => (color.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const behind = (element) => { for (; element; element = element.parentElement) {
  const color = parse(getComputedStyle(element).backgroundColor);
  if (color.length < 4 || color[3] === 1) return color; } return [255, 255, 255]; };
return [...document.querySelectorAll('header *, aside *, dialog[open] *')].filter((e) => e.checkVisibility() &&
  [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((e) => {
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
  return [e.textContent.slice(0, 30), (a + .05) / (b + .05)]; }).filter(([, contrast]) => contrast < 4.5);
"""
# Of the entries in sight in the source, how far their boxes are from being at the same height in the target.
APART = """
const [left, right] = ['source', 'target'].map((id) => document.getElementById(id)), eye = left.getBoundingClientRect().top + left.clientHeight * .4;
const tops = new Map([...right.querySelectorAll('.box')].map((box) => [box.title, box.getBoundingClientRect().top]));
return [...left.querySelectorAll('.box')].filter((box) => tops.has(box.title)).map((box) => [box.getBoundingClientRect().top, tops.get(box.title)])
  .sort((a, b) => Math.abs(a[0] - eye) - Math.abs(b[0] - eye)).slice(0, 1).map(([a, b]) => Math.abs(a - b));
"""


def number(browser):
    return int(browser.run(CHOSEN).split("-")[1])


def until(browser, script, wanted=lambda answer: answer):
    """What a script returns once it is wanted; after ten seconds as it is."""
    for _ in range(200):
        answer = browser.run(script)
        if wanted(answer):
            break
        time.sleep(.05)
    return answer


def marked_on_both_sides(browser, what):
    seen = {side: browser.run(SEEN, side) for side in ("source", "target")}
    for side, box in seen.items():
        check(f"{what}: marked and in sight, {side}", box and box["inside"] and box["width"] > 5 and box["height"] > 5, box)
    tops = [box["top"] for box in seen.values() if box]
    check(f"{what}: at the same height", len(tops) == 2 and abs(tops[0] - tops[1]) < 2, tops)


def opens(browser, page, wanted):
    browser.open(page)
    until(browser, "return document.body.dataset.ready")
    until(browser, "return document.querySelectorAll('#source svg text, #target svg text').length > 10")
    pages = browser.run("return ['source', 'target'].map(id => document.querySelectorAll('#' + id + ' > .page').length)")
    drawn = browser.run("return document.querySelectorAll('.page svg').length")
    check("entries are listed", browser.run(COUNT) > 100, browser.run(COUNT))
    check("of which those near the view are drawn", browser.run("return document.querySelectorAll('#entries [role=option]').length") < 60)
    check("both editions have pages", min(pages) >= 8, pages)
    check("of which those near the view are drawn", 2 <= drawn < sum(pages), (drawn, pages))
    check("pages hold text, not pictures of it", browser.run("return document.querySelectorAll('#source svg text').length") > 10)
    check("in the fonts of the pack", browser.run("return [...document.fonts].filter(f => f.status === 'loaded').length") >= 2)
    check("the first that wants work is chosen", browser.run(CONTEXT) == wanted, browser.run(CONTEXT))
    marked_on_both_sides(browser, wanted)
    findings = browser.run("return [...document.querySelectorAll('#detail .finding .name')].map(e => e.textContent)")
    shown = browser.run("return document.getElementById('target').textContent")
    check("the page shows the translation with its fault", "reached 10.31" in shown.replace("\xa0", " "), shown[:200])
    marks = browser.run("return [...document.querySelectorAll('#detail .prose mark')].map(e => e.textContent)")
    check("what it quotes is marked in the text", "10.31 billion USD" in marks, marks)
    check("its finding is named", any("placeholder" in name for name in findings), findings)


def moves(browser, wanted):
    count = browser.run(COUNT)
    browser.press("Home")
    check("Home", number(browser) == 0, number(browser))
    browser.press("j", "j", "Down")
    check("j and arrow down", number(browser) == 3, number(browser))
    browser.press("k")
    check("k", number(browser) == 2, number(browser))
    browser.press("Home", "n")
    check("n goes to what wants work", browser.run(CONTEXT) == wanted, browser.run(CONTEXT))
    browser.press("End")
    check("End", number(browser) == count - 1, number(browser))
    check("the chosen row is in sight", browser.run("""const list = document.getElementById('entries').getBoundingClientRect(),
        row = document.querySelector('#entries [aria-selected=true]').getBoundingClientRect(); return row.top >= list.top && row.bottom <= list.bottom + 1"""))
    browser.run("location.hash = '#' + encodeURIComponent(arguments[0])", wanted)
    check("an address leads to an entry", until(browser, CONTEXT, lambda now: now == wanted) == wanted, browser.run(CONTEXT))
    browser.run("location.hash = '#%'")
    check("a broken address to none", browser.run(CONTEXT) == wanted)
    browser.press("c")
    said = until(browser, SAID, lambda text: "en.po:" in text)
    check("c copies the place in the catalogue", "en.po:" in said, said)


def filters_and_search(browser, wanted):
    count = browser.run(COUNT)
    browser.click("#filters [data-filter=errors]")
    check("the filter of errors leaves them", 1 <= browser.run(COUNT) < count, browser.run(COUNT))
    check("and nothing else", browser.run("return [...document.querySelectorAll('#entries [role=option]')].every(e => e.querySelector('.count.error'))"))
    check("it says so", browser.run("return document.querySelector('#filters [data-filter=errors]').getAttribute('aria-pressed')") == "true")
    browser.click("#filters [data-filter=todo]")
    check("an empty list says so", browser.run("return document.querySelectorAll('#entries [role=option]').length") == 0 and browser.run(SAID))
    browser.click("#filters [data-filter=all]")
    browser.run("const c = document.getElementById('checks'); c.value = 'placeholder-lost'; c.dispatchEvent(new Event('input'))")
    check("one check alone", browser.run(COUNT) == 1 and browser.run(CONTEXT) == wanted, (browser.run(COUNT), browser.run(CONTEXT)))
    browser.run("const c = document.getElementById('checks'); c.value = ''; c.dispatchEvent(new Event('input'))")

    def search(text):
        browser.press("/", *text)
        left = browser.run("return document.querySelectorAll('#entries [role=option]').length")
        browser.run("const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'))")
        browser.press("Escape")
        return left
    check("search finds despite marks", 0 < search("tang truong") < count)
    check("and in the translation", search("economic growth") > 0)
    check("and by the name of an entry", 0 < search(wanted) < 5, search(wanted))
    check("and by file and line", search("pack.xml:") > 0)
    check("and nothing that is not there", search("zzzz") == 0)


def pages(browser):
    box = browser.run("""
        const box = [...document.querySelectorAll('#target .page:nth-child(n+3) .box')].find(b => !b.classList.contains('selected') && b.title.includes('|p'));
        box.scrollIntoView({block: 'center'}); return box.title;""")
    time.sleep(.3)  # until the other edition has followed
    browser.run("[...document.querySelectorAll('#target .box')].find(b => b.title === arguments[0]).click()", box)
    check("a click on a block chooses its entry", browser.run(CONTEXT) == box, (box, browser.run(CONTEXT)))
    marked_on_both_sides(browser, "after a click")
    browser.run("location.hash = '#' + encodeURIComponent('info|title')")
    until(browser, CONTEXT, lambda now: now == "info|title")
    marked_on_both_sides(browser, "the title")
    browser.run("location.hash = '#' + encodeURIComponent('data|overview;2')")
    until(browser, CONTEXT, lambda now: now == "data|overview")
    marked_on_both_sides(browser, "a word of a table")
    first = number(browser)
    beneath = browser.run("""const box = document.querySelector('#target .box.selected'); const a = box.getBoundingClientRect();
        return document.elementFromPoint(a.left + a.width / 2, a.top + 5) !== box;""")
    check("a table lies beneath its headings", beneath)
    browser.run("document.querySelector('#target .box.selected').click()")
    check("clicked again, the next of its words", number(browser) == first + 1, (first, number(browser)))
    before = browser.run("return document.querySelector('#source .page').getBoundingClientRect().width")
    browser.press("+")
    after = browser.run("return document.querySelector('#source .page').getBoundingClientRect().width")
    check("+ makes pages larger", after > before * 1.2, (before, after))
    browser.press("0")
    for side in ("source", "target"):
        browser.run("document.getElementById(arguments[0]).scrollTop = 2300", side)
        apart = until(browser, APART, lambda far: far and far[0] < 60)
        check(f"the other edition follows {side}", apart and apart[0] < 60, apart)
    browser.press("s")
    still = browser.run("return document.getElementById('target').scrollTop")
    browser.run("document.getElementById('source').scrollTop = 100")
    time.sleep(.3)
    check("s parts them", browser.run("return document.getElementById('target').scrollTop") == still)
    browser.press("s")


def arithmetic(browser):
    rising = browser.run("return longestRising([[1, 5], [2, 1], [3, 2], [4, 9], [5, 3], [6, 4]])")
    check("the longest rising run", rising == [[2, 1], [3, 2], [5, 3], [6, 4]], rising)
    check("of nothing", browser.run("return longestRising([])") == [])
    last = browser.run("return [0, 1, 2.5, 9].map((v) => lastAtMost(4, (i) => [1, 2, 2, 3][i], v))")
    check("the last that is at most", last == [-1, 0, 2, 3], last)
    quoted = browser.run("const p = document.createElement('p'); p.append(rich(\"a.b {x} (c) axb '{'y'}' \\u202e\", ['a.b', '(c)'])); return p.innerHTML")
    check("marks, placeholders and hidden characters",
          quoted == """<mark>a.b</mark> <span class="slot">{x}</span> <mark>(c)</mark> axb '{'y'}' <span class="hidden">U+202E</span>""", quoted)
    folds = browser.run("return folded('ĐỖ Tấn Hòa')")
    check("folded", folds == "do tan hoa", folds)


def keyboard(browser):
    browser.run("document.activeElement.blur()")
    reached, plain = [], []
    for _ in range(24):
        browser.press("Tab")
        name, outline = browser.run("const e = document.activeElement; return [e.id || e.dataset.filter || e.tagName, getComputedStyle(e).outlineStyle]")
        reached.append(name)
        if outline == "none" and name != "BODY":
            plain.append(name)
    wanted = {"all", "errors", "follow", "zoom-in", "zoom-out", "help-open", "search", "checks", "entries", "detail", "copy", "source", "target"}
    check("everything is reached by the keyboard", wanted <= set(reached), wanted - set(reached))
    check("and shows that it has the focus", not plain, plain)
    nameless = browser.run("""return [...document.querySelectorAll('button, input, select, [tabindex], [role]')].filter(e => e.checkVisibility() &&
        !e.getAttribute('aria-label') && !e.textContent.trim() && e.getAttribute('role') !== 'presentation').map(e => e.outerHTML.slice(0, 80))""")
    check("everything has a name", not nameless, nameless)
    browser.run("document.getElementById('entries').focus()")
    browser.press("?")
    check("? opens the help", browser.run("return document.getElementById('help').open"))
    for scheme in ("light", "dark"):
        browser.scheme(scheme)
        pale = browser.run(PALE)
        check(f"all can be read, {scheme}", not pale, pale)
    browser.scheme("light")
    browser.press("Escape")
    check("Escape closes it", not browser.run("return document.getElementById('help').open"))


def sizes(browser):
    for width, height in ((1366, 768), (1024, 768), (768, 1024)):
        browser.size(width, height)
        over = browser.run("return [document.scrollingElement.scrollWidth - innerWidth, document.scrollingElement.scrollHeight - innerHeight]")
        check(f"it fits {width} by {height}", max(over) <= 0, over)
        browser.press("Home", "n")
        marked_on_both_sides(browser, f"{width} by {height}")
    browser.cdp("Emulation.clearDeviceMetricsOverride")


def on_paper(browser, wanted):
    browser.click("#filters [data-filter=errors]")
    paper = base64.b64decode(browser.ask("POST", browser.session + "/print", {}))
    check("it prints", paper.startswith(b"%PDF-"))
    browser.run("dispatchEvent(new Event('beforeprint'))")
    report = browser.run("return document.getElementById('report').textContent")
    browser.run("dispatchEvent(new Event('afterprint'))")
    check("the entries shown with their findings", wanted in report and "placeholder-lost" in report, report[:200])
    browser.click("#filters [data-filter=all]")


def safety(browser):
    browser.run("location.hash = '#budget%7Chostile'")
    check("hostile text is an entry", until(browser, CONTEXT, lambda now: now == "budget|hostile") == "budget|hostile")
    seen = until(browser, "return [...document.querySelectorAll('#target svg text')].map(e => e.textContent).join(' ')", lambda text: "Paragraph" in text)
    check("its text is on the page", "</script>" in seen, seen[-300:])
    check("a character that turns text is seen as such", "U+202E" in browser.run("return document.getElementById('detail').textContent"))
    check("and nothing of it is run", browser.run("return window.broken") is None)
    browser.run("""const add = (name, text) => { const e = document.createElement(name); e.textContent = text; document.body.append(e); };
        add('script', 'window.broken = 2'); document.body.insertAdjacentHTML('beforeend', '<button id=trap onclick="window.broken=3">x</button>');
        document.getElementById('trap').click(); document.getElementById('trap').remove();""")
    check("not even when it stands in the page", browser.run("return window.broken") is None)
    answer = browser.run("return fetch('http://127.0.0.1:9/').then(() => 'asked', () => 'refused')")
    check("the page may ask no network", answer == "refused", answer)
    check("its links lead nowhere", browser.run("return document.querySelectorAll('.page a').length") == 0)


def logs(browser):
    # The policy speaks of what safety() tried.
    errors = [line for line in browser.log("browser") if line["level"] == "SEVERE" and "Content Security Policy" not in line["message"]]
    check("no error on the console", not errors, errors)
    events = [json.loads(line["message"])["message"] for line in browser.log("performance")]
    asked = [event["params"]["request"]["url"] for event in events
             if event["method"] == "Network.requestWillBeSent" and event["params"]["documentURL"].startswith("file:")]
    check("the page itself is seen to be asked for", asked)
    strange = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    check("nothing is fetched from a network", not strange, strange)


def main():
    page, folder, wanted = sys.argv[1:4]
    browser = Browser(folder)
    try:
        opens(browser, page, wanted)
        moves(browser, wanted)
        filters_and_search(browser, wanted)
        pages(browser)
        arithmetic(browser)
        keyboard(browser)
        sizes(browser)
        on_paper(browser, wanted)
        safety(browser)
        logs(browser)
    finally:
        browser.close()
    print("failed:", failed)
    sys.exit(failed > 0)


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page in a real browser.

usage: review.py PAGE FOLDER WANTED

PAGE is what `songngu review` wrote of a pack in which the entry WANTED lacks a number's placeholder; FOLDER is for the
browser's files."""
import json
import sys

sys.dont_write_bytecode = True
from webdriver import Browser  # noqa: E402

failed = 0


def check(name, good, seen=""):
    global failed
    if not good:
        failed += 1
        print(f"FAILED  {name}: {seen}")


CHOSEN = "return document.querySelector('#entries [aria-selected=true]').id"
CONTEXT = "return document.querySelector('#detail .place').textContent"
# Where the marked box of a side is, and what can be seen of its pane.
SEEN = """
const pane = document.getElementById(arguments[0]), box = pane.querySelector('.box.selected');
if (!box) return null;
const a = pane.getBoundingClientRect(), b = box.getBoundingClientRect();
return {inside: b.bottom > a.top && b.top < a.bottom && b.right > a.left && b.left < a.right, width: b.width, height: b.height};
"""


def number(browser):
    return int(browser.run(CHOSEN).split("-")[1])


def marked_on_both_sides(browser, what):
    for side in ("source", "target"):
        seen = browser.run(SEEN, side)
        check(f"{what}: marked and in sight, {side}", seen and seen["inside"] and seen["width"] > 5 and seen["height"] > 5, seen)


def main():
    page, folder, wanted = sys.argv[1:4]
    browser = Browser(folder)
    try:
        browser.open(page)
        count = browser.run("return document.querySelectorAll('#entries li').length")
        pages = browser.run("return ['source', 'target'].map(id => document.querySelectorAll('#' + id + ' > .page').length)")
        check("entries are listed", count > 100, count)
        check("both editions have pages", min(pages) >= 8, pages)
        check("the first that wants work is chosen", browser.run(CONTEXT) == wanted, browser.run(CONTEXT))
        marked_on_both_sides(browser, wanted)
        findings = browser.run("return [...document.querySelectorAll('#detail .finding .name')].map(e => e.textContent)")
        check("its finding is named", any("placeholder" in name for name in findings), findings)

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

        browser.run("document.querySelector('#filters [data-filter=errors]').click()")
        check("the filter of errors leaves them", browser.run("return document.querySelectorAll('#entries li').length") >= 1)
        check("and nothing else", browser.run("return [...document.querySelectorAll('#entries li')].every(e => e.querySelector('.count.error'))"))
        browser.run("document.querySelector('#filters [data-filter=all]').click()")

        browser.press("/")
        for letter in "tang truong":
            browser.press(letter)
        left = browser.run("return document.querySelectorAll('#entries li').length")
        check("search finds despite marks", 0 < left < count, left)
        browser.run("const s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'))")
        browser.press("Escape")

        box = browser.run("""
            const box = [...document.querySelectorAll('#target .box')].find(b => !b.classList.contains('selected') && b.title.includes('|p'));
            box.scrollIntoView({block: 'center'}); box.click(); return box.title;""")
        check("a click on a block chooses its entry", browser.run(CONTEXT) == box, (box, browser.run(CONTEXT)))
        marked_on_both_sides(browser, "after a click")

        before = browser.run("return document.querySelector('#source .page').getBoundingClientRect().width")
        browser.press("+")
        after = browser.run("return document.querySelector('#source .page').getBoundingClientRect().width")
        check("+ makes pages larger", after > before * 1.2, (before, after))
        browser.press("0", "?")
        check("? opens the help", browser.run("return document.getElementById('help').open"))
        browser.press("Escape")
        check("Escape closes it", not browser.run("return document.getElementById('help').open"))
        check("pages hold text, not pictures of it", browser.run("return document.querySelectorAll('#source svg text').length") > 10)

        errors = [line for line in browser.log("browser") if line["level"] == "SEVERE"]
        check("no error on the console", not errors, errors)
        events = [json.loads(line["message"])["message"] for line in browser.log("performance")]
        asked = [event["params"]["request"]["url"] for event in events
                 if event["method"] == "Network.requestWillBeSent" and event["params"]["documentURL"].startswith("file:")]
        check("the page itself is seen to be asked for", asked)
        strange = [url for url in asked if not url.startswith(("file:", "data:"))]
        check("nothing is fetched from a network", not strange, strange)
    finally:
        browser.close()
    print("failed:", failed)
    sys.exit(failed > 0)


main()

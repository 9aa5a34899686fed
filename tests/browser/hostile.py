#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Give a section's last paragraph, and its translation, what might break out of a web page.

usage: hostile.py SONGNGU PACK

A script that runs would set window.broken."""
import os
import re
import subprocess
import sys
from xml.sax.saxutils import escape

TEXT = """</script><script>window.broken=1</script><img src=x onerror="window.broken=1"> <!-- ]]> --> </style>
<style>*{display:none}</style> <svg onload=window.broken=1> "'` &lt;b&gt; \\u003c \\f %s \u202eabc\u202c"""


def replace(path, pattern, change):
    text = open(path, encoding="utf-8").read()
    text, count = re.subn(pattern, change, text, count=1, flags=re.S)
    if count != 1:
        sys.exit(f"{path}: there is no {pattern}")
    open(path, "w", encoding="utf-8").write(text)


def main():
    songngu, pack = sys.argv[1:3]
    paragraph = f'<p id="hostile">Đoạn {escape(" ".join(TEXT.split()))}</p>'
    replace(os.path.join(pack, "pack.xml"), r'(<section id="budget">.*?)(</section>)', lambda found: found[1] + paragraph + found[2])
    subprocess.run([songngu, "translate", pack, "--update", "--no-pictures"], check=False, stdout=subprocess.DEVNULL)
    # The translation is the source, with another first word.
    replace(os.path.join(pack, "po", "en.po"), r'(msgctxt "budget\|hostile"\nmsgid )(.*?)msgstr ""',
            lambda found: f'{found[1]}{found[2]}msgstr {found[2].replace("Đoạn", "Paragraph").rstrip()}')


main()

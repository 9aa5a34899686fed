# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that Python's own modules write, and the CSV that Songngu must make of them: round-trip.py FOLDER."""

import csv
import json
import random
import sqlite3
import sys

folder = sys.argv[1]
chance = random.Random(30)
NAMES = ["Bắc Giang", "Thừa Thiên - Huế", "Đắk Lắk", "Bà Rịa, Vũng Tàu", 'nói "thử"', "dòng\nmới", "Ƣ…", "Hà Nội"]


def figure():
    """A decimal of at most 15 digits as text, without zeros at its end after the point."""
    scale = chance.randrange(0, 7)
    text = str(chance.randrange(-(10**12), 10**12))
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text)
    digits = digits.rjust(scale + 1, "0")
    whole, rest = digits[: len(digits) - scale], digits[len(digits) - scale :].rstrip("0")
    number = sign + whole + ("." + rest if rest else "")
    return "0" if number == "-0" else number


rows = [(i, chance.choice(NAMES), figure(), None if chance.random() < 0.1 else figure()) for i in range(1, 2001)]
header = ["n", "tên", "a", "b"]
with open(f"{folder}/expected.csv", "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([n, name, a, "" if b is None else b] for n, name, a, b in rows)

number = lambda text: None if text is None else float(text) if "." in text else int(text)
base = sqlite3.connect(f"{folder}/table.db")
base.execute("CREATE TABLE t(n INTEGER, tên TEXT, a, b)")
base.executemany("INSERT INTO t VALUES(?, ?, ?, ?)", [(n, name, number(a), number(b)) for n, name, a, b in rows])
base.commit()
base.close()

records = [dict(zip(header, (n, name, number(a), number(b)))) for n, name, a, b in rows]
with open(f"{folder}/records.json", "w", encoding="utf-8") as out:
    json.dump({"data": [{"items": records}]}, out, ensure_ascii=True, indent=1)
with open(f"{folder}/lists.json", "w", encoding="utf-16") as out:
    json.dump([header] + [list(r.values()) for r in records], out, ensure_ascii=False)

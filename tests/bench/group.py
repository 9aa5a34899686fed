#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time reading and grouping a CSV of a million rows beside a floor program, and beside DuckDB where it is installed.

usage: group.py SONGNGU FLOOR FOLDER [RUNS [ROWS]]
env:   DUCKDB  a folder in which `npm install @duckdb/node-api` was run

Whole-process CPU (user and system), medians, and ratios pair by pair.  The sums of all must agree.
"""
import csv
import os
import random
import statistics
import subprocess
import sys

sys.dont_write_bytecode = True
from compare import measure  # noqa: E402

DISTRICTS = ("Bắc Giang", "Hiệp Hòa", "Lạng Giang", "Lục Nam", "Lục Ngạn", "Sơn Động", "Tân Yên", "Việt Yên", "Yên Dũng", "Yên Thế")
SECTORS = ("Công nghiệp", "Nông nghiệp", "Dịch vụ", "Xây dựng", "Giáo dục", "Y tế")
NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Hồng Sơn", "Phạm Thu Hà", "Hoàng Minh Đức", "Vũ Ngọc Lan")
NOTES = ("", "Đã đối chiếu", '"Bổ sung dự toán, chờ phê duyệt"', "Chuyển nguồn từ năm trước", '"Theo văn bản số 12, ngày 05/3"')
PACK = """<pack xmlns="urn:songngu:pack:1" id="group" lang="vi" template="base">
  <info><title>Nhóm</title></info>
  <data>
    <source name="rows" plugin="csv" path="rows.csv"/>
    <transform name="groups" plugin="aggregate" from="rows" by="district, quarter(day)" sort="district, quarter">
      amount = sum(amount), projects = count()
    </transform>
  </data>
  <body><p>Nhóm</p></body>
</pack>
"""


def write(folder, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "pack.xml"), "w", encoding="utf-8") as file:
        file.write(PACK)
    chance = random.Random(6)
    with open(os.path.join(folder, "rows.csv"), "w", encoding="utf-8", newline="\n") as file:
        file.write("id,district,sector,day,amount,quantity,unit_code,officer,note\n")
        for i in range(rows):
            day = f"{chance.randrange(2022, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            file.write(f"{i + 1},{chance.choice(DISTRICTS)},{chance.choice(SECTORS)},{day},{10 ** (chance.random() * 5):.2f},"
                       f"{chance.randrange(500)},DV{chance.randrange(99999):05},{chance.choice(NAMES)},{chance.choice(NOTES)}\n")


def sums(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {(row["district"], row["quarter"]): (round(float(row["amount"]), 2), int(row["projects"])) for row in csv.DictReader(file)}


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    songngu, floor, folder = sys.argv[1:4]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    write(folder, int(sys.argv[5]) if len(sys.argv) > 5 else 1000000)
    rows = os.path.join(folder, "rows.csv")
    commands = {"ours": [songngu, "show", folder, "groups", "--as", "csv"], "floor": [floor, rows]}
    if os.environ.get("DUCKDB"):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "duckdb.mjs")
        commands["duckdb"] = ["node", script, rows, os.path.join(folder, "duckdb.csv")]
    taken = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            with open(os.path.join(folder, name + (".csv" if name != "duckdb" else ".out")), "wb") as out:
                figures = measure(command, out)
            if run:
                taken[name].append(figures)
    want = sums(os.path.join(folder, "ours.csv"))
    size = os.path.getsize(rows) / 2 ** 20
    print(f"{'group':<14} {'CPU s':>7} {'MiB':>7}   of the file's {size:.0f} MiB")
    for name, figures in taken.items():
        if sums(os.path.join(folder, name + ".csv")) != want:
            sys.exit(f"{name} and ours differ")
        ratio = statistics.median(a[0] / b[0] for a, b in zip(taken["ours"], figures))
        print(f"{name:<14} {statistics.median(c for c, _ in figures):>7.3f} {max(m for _, m in figures):>7.1f}   ours/{name}: {ratio:.2f}")


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time `songngu read xlsx` beside openpyxl's read-only mode on one workbook of 100,000 rows, in turn.

usage: xlsx.py SONGNGU FOLDER [RUNS]

Whole-process CPU (user and system, all processes) and peak memory of the
largest process; medians, and the ratio pair by pair.  The workbook is as Excel
writes one: shared strings, cell references, styles.
"""
import os
import random
import statistics
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from compare import measure  # noqa: E402

ROWS = 100_000
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(f'<Override PartName="/xl/{p}.xml" ContentType="{TYPE}.{t}+xml"/>' for p, t in (("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings"), ("worksheets/sheet1", "worksheet")))
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{t}" Target="{p}.xml"/>' for i, (t, p) in enumerate((("worksheet", "worksheets/sheet1"), ("styles", "styles"), ("sharedStrings", "sharedStrings")), 1))
    + "</Relationships>",
    "xl/styles.xml": f'<styleSheet {MAIN}><fonts count="1"><font><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def write(path):
    chance = random.Random(1)
    strings = {}

    def text(column, row, value):
        return f'<c r="{column}{row}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'

    def number(column, row, value, style=0):
        return f'<c r="{column}{row}"{f" s={chr(34)}{style}{chr(34)}" if style else ""}><v>{value}</v></c>'

    rows = ["<row r=\"1\">" + "".join(text(c, 1, n) for c, n in zip("ABCDEFGH", ("code", "place", "sector", "value", "growth", "share", "date", "note"))) + "</row>"]
    for row in range(2, ROWS + 2):
        rows.append(
            f'<row r="{row}" spans="1:8">'
            + text("A", row, f"K{row:06d}")
            + text("B", row, ("Bắc Giang", "Lạng Giang", "Việt Yên", "Hiệp Hòa", "Yên Dũng")[row % 5])
            + text("C", row, f"Ngành {row % 40}")
            + number("D", row, chance.randrange(10**9))
            + number("E", row, f"{chance.randrange(-3000, 6000) / 100:.17g}")
            + number("F", row, f"{chance.randrange(10000) / 10000:.17g}", 1)
            + number("G", row, 45292 + row % 90, 2)
            + text("H", row, f"ghi chú {row % 1000}")
            + "</row>"
        )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(name, content)
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>")
        package.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{''.join(f'<si><t>{s}</t></si>' for s in strings)}</sst>")


FLOOR = """
import openpyxl, sys, warnings
warnings.simplefilter("ignore")
rows = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True)
sys.exit(sum(len(row) for row in rows) != 800008)
"""


def find_python():
    """Debian's modules belong to Debian's interpreter."""
    for candidate in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([candidate, "-c", "import openpyxl"], stderr=subprocess.DEVNULL).returncode == 0:
            return candidate
    sys.exit("no python3 with openpyxl: install python3-openpyxl")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if sys.argv[1] == "write":
        return write(sys.argv[2])
    songngu, folder = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "rows.xlsx")
    # In a process of its own: a child's peak counts what its parent held when it was forked.
    subprocess.run([sys.executable, "-B", __file__, "write", path], check=True)
    ours, theirs = [songngu, "read", "xlsx", path], [find_python(), "-c", FLOOR, path]
    pairs = [(measure(ours), measure(theirs)) for _ in range(runs)]
    cpu = [statistics.median(pair[i][0] for pair in pairs) for i in (0, 1)]
    peak = [max(pair[i][1] for pair in pairs) for i in (0, 1)]
    ratio = statistics.median(pair[1][0] / pair[0][0] for pair in pairs)
    print(f"{'workload':<14} {'rows':>7} {'ours s':>9} {'openpyxl s':>11} {'times':>7} {'ours MiB':>9} {'openpyxl MiB':>13}")
    print(f"{'xlsx':<14} {ROWS:>7} {cpu[0]:>9.3f} {cpu[1]:>11.3f} {ratio:>7.1f} {peak[0]:>9.1f} {peak[1]:>13.1f}")


if __name__ == "__main__":
    main()

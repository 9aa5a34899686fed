# SPDX-License-Identifier: GPL-3.0-or-later
"""A table written by other programs, to be read by ours and compared cell by cell.

   spreadsheets.py write FOLDER         writes workbooks and, beside each, FILE.json: what is in it, and how to read it
   spreadsheets.py compare FILE.json    compares it with what `songngu read --as json` printed (standard input)
"""
import datetime
import decimal
import json
import os
import random
import sys

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

NAMES = ["Mã", "Địa phương", "Giá trị", "Tỷ trọng", "Ngày", "Hoàn thành", "Thành tiền", "Ghi chú"]
PLACES = ["Bắc Giang", "Lạng Giang", "Việt Yên", "Hiệp Hòa", "Yên Dũng", "  Sơn Động ", "Lục Ngạn & Lục Nam <mới>", "dòng một\ndòng hai"]


def table(rows):
    """Values as a user types them; None is an empty cell."""
    chance = random.Random(7)
    for i in range(rows):
        digits = chance.randrange(1, 16)
        value = decimal.Decimal(chance.randrange(-(10**digits), 10**digits)).scaleb(-chance.randrange(0, 8))
        yield [
            f"K{i:04d}",
            chance.choice(PLACES),
            value if i % 7 else None,
            decimal.Decimal(chance.randrange(0, 10001)) / 100,
            datetime.date(1899, 12, 31) + datetime.timedelta(days=chance.choice([1, 59, 61, 45378]) + i),
            chance.random() < 0.5,
            decimal.Decimal(chance.randrange(0, 10**12)),
            None if i % 3 else f"ghi chú {i}",
        ]


def expect(path, rows, columns, **settings):
    def plain(value):
        return value.isoformat() if isinstance(value, datetime.date) else str(value) if isinstance(value, decimal.Decimal) else value

    with open(path + ".json", "w", encoding="utf-8") as out:
        json.dump({"columns": columns, "rows": [[plain(c) for c in row] for row in rows], "settings": settings}, out)


def write_xlsx(path, rows, epoch=None, header=1):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    book.active.title = "Ẩn"
    book.active["A1"] = "không đọc"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Số liệu")
    columns = NAMES
    if header == 2:
        sheet.append(["Mã", "Địa phương", "Kết quả", None, None, None, None, "Ghi chú"])
        sheet.append([None, None] + NAMES[2:7] + [None])
        for area in ("A1:A2", "B1:B2", "C1:G1", "H1:H2"):
            sheet.merge_cells(area)
        columns = NAMES[:2] + ["Kết quả " + name for name in NAMES[2:7]] + NAMES[7:]
    else:
        sheet.append(NAMES)
    formats = {4: "0.00%", 5: "dd/mm/yyyy", 7: '#,##0\\ "₫"'}
    for number, row in enumerate(rows, start=header + 1):
        for column, value in enumerate(row, start=1):
            if column == 4:
                value = float(value / 100)
            elif isinstance(value, decimal.Decimal):
                value = float(value)
            cell = sheet.cell(row=number, column=column, value=value)
            if column in formats:
                cell.number_format = formats[column]
    book.save(path)
    expect(path, rows, columns, header=header)


def ods_cell(value, column):
    if value is None:
        return TableCell()
    if isinstance(value, bool):
        return TableCell(valuetype="boolean", booleanvalue="true" if value else "false")
    if isinstance(value, datetime.date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, decimal.Decimal):
        if column == 3:
            return TableCell(valuetype="percentage", value=repr(float(value / 100)))
        if column == 6:
            return TableCell(valuetype="currency", currency="VND", value=repr(float(value)))
        return TableCell(valuetype="float", value=repr(float(value)))
    cell = TableCell(valuetype="string")
    for line in value.strip().split("\n"):
        cell.addElement(P(text=line))
    return cell


def write_ods(path, rows):
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Số liệu")
    book.spreadsheet.addElement(sheet)
    sheet.addElement(TableRow(numberrowsrepeated=2))
    header = TableRow()
    for name in NAMES:
        header.addElement(ods_cell(name, 0))
    sheet.addElement(header)
    for row in rows:
        element = TableRow()
        for column, value in enumerate(row):
            element.addElement(ods_cell(value, column))
        sheet.addElement(element)
    last = TableRow()
    last.addElement(TableCell(valuetype="string", numbercolumnsspanned=8))
    last.addElement(CoveredTableCell(numbercolumnsrepeated=7))
    sheet.addElement(last)
    book.save(path)
    expect(path, [[c.strip() if isinstance(c, str) else c for c in row] for row in rows], NAMES)


def write(folder):
    rows = list(table(400))
    late = [row for row in rows if row[4] > datetime.date(1904, 1, 1)]
    write_xlsx(os.path.join(folder, "plain.xlsx"), rows)
    write_xlsx(os.path.join(folder, "merged.xlsx"), rows, header=2)
    write_xlsx(os.path.join(folder, "epoch.xlsx"), late, epoch=openpyxl.utils.datetime.CALENDAR_MAC_1904)
    write_ods(os.path.join(folder, "plain.ods"), rows)


def differs(expected, got, column):
    if expected is None or got is None:
        return expected is not got
    if isinstance(expected, bool) or isinstance(got, bool):
        return expected is not got
    if column in (2, 3, 6):
        return decimal.Decimal(expected) != decimal.Decimal(str(got))
    return expected != got


def compare(path):
    with open(path, encoding="utf-8") as file:
        wanted = json.load(file)
    got = json.load(sys.stdin, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    faults = 0
    if len(got) != len(wanted["rows"]) or not got:
        sys.exit(f"{path}: {len(got)} rows, not {len(wanted['rows'])}")
    for number, (row, expected) in enumerate(zip(got, wanted["rows"])):
        if list(row) != wanted["columns"]:
            sys.exit(f"{path}: columns {list(row)}, not {wanted['columns']}")
        for column, (name, value) in enumerate(zip(wanted["columns"], expected)):
            if differs(value, row[name], column):
                faults += 1
                print(f"{path}: row {number}, {name}: {row[name]!r}, not {value!r}")
    sys.exit(1 if faults else f"{len(got) * len(wanted['columns'])} cells agree" and 0)


if sys.argv[1] == "write":
    write(sys.argv[2])
else:
    compare(sys.argv[2])

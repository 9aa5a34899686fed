#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a benchmark's pack, and the same text for the floor program.

usage: workload.py long PAGES FOLDER      prose and tables, a chapter every eleven pages
       workload.py annex ROWS FOLDER      one table of eight columns
       workload.py FILE.json FOLDER       blocks: title, h1, h2, p, table

FOLDER gets pack.xml with its data and page style, and floor.txt: one block a
line, fields parted by tabs.  The same arguments give the same bytes.
"""
import csv
import datetime
import json
import os
import random
import sys
from xml.sax.saxutils import escape

SENTENCES = """
Tổng thu ngân sách nhà nước trên địa bàn {d} ước đạt {m} tỷ đồng, bằng {p}% dự toán và tăng {p}% so với cùng kỳ năm trước.
Công tác giải phóng mặt bằng được chỉ đạo quyết liệt; đến nay đã bàn giao {c} ha, đạt {p}% kế hoạch, còn {c} hộ đang vận động.
Giá trị sản xuất công nghiệp đạt {m} tỷ đồng, trong đó khu vực có vốn đầu tư nước ngoài chiếm {p}%, doanh nghiệp trong nước chiếm {p}%.
Toàn huyện {d} có {c} doanh nghiệp thành lập mới với tổng vốn đăng ký {m} tỷ đồng, bình quân mỗi doanh nghiệp tăng {p}%.
Chương trình xây dựng nông thôn mới tiếp tục được triển khai sâu rộng tại {d}, huy động {m} triệu đồng từ các nguồn vốn khác nhau.
Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn và trước hạn đạt {p}%; mức độ hài lòng của người dân đạt {p}%.
Sản xuất nông nghiệp gặp khó khăn do thời tiết, diện tích bị thiệt hại {c} ha, chủ yếu tại {d} và các xã ven sông.
Công tác tạo việc làm mới được quan tâm, trong kỳ có {c} lao động được giới thiệu việc làm, đạt {p}% kế hoạch năm.
An ninh chính trị, trật tự an toàn xã hội trên địa bàn được giữ vững; tai nạn giao thông giảm trên cả ba tiêu chí so với cùng kỳ.
Các cấp, các ngành tập trung tháo gỡ khó khăn, vướng mắc cho doanh nghiệp, đẩy nhanh tiến độ giải ngân vốn đầu tư công tại {d}.
Kim ngạch xuất khẩu đạt {m} triệu USD, tăng {p}%; kim ngạch nhập khẩu đạt {m} triệu USD, tăng {p}% so với cùng kỳ.
Hệ thống trường lớp tiếp tục được đầu tư, {c} phòng học được xây mới, tỷ lệ kiên cố hóa đạt {p}% số phòng học hiện có.
""".strip().split("\n")
DISTRICTS = "Bắc Giang|Yên Thế|Tân Yên|Lạng Giang|Lục Nam|Lục Ngạn|Sơn Động|Yên Dũng|Việt Yên|Hiệp Hòa".split("|")
SECTIONS = ["Tăng trưởng và cơ cấu kinh tế", "Thu, chi ngân sách", "Đầu tư và xây dựng", "Nông nghiệp và nông thôn",
            "Văn hóa, giáo dục, y tế", "Lao động và an sinh xã hội", "Quốc phòng, an ninh"]
INDICATORS = [("Giá trị sản xuất công nghiệp", "tỷ đồng"), ("Thu nội địa", "tỷ đồng"), ("Diện tích gieo trồng", "ha"),
              ("Lao động có việc làm", "người"), ("Doanh nghiệp thành lập mới", "doanh nghiệp"), ("Sản lượng vải thiều", "tấn")]
NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường", "Phạm Thu Dung", "Hoàng Minh Đức", "Vũ Thị Hạnh",
         "Đặng Quốc Khánh", "Bùi Thị Lan", "Đỗ Xuân Mạnh", "Hồ Thanh Nga", "Ngô Đình Phúc", "Dương Thị Quỳnh"]


def vi(x, decimals):
    return f"{x:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def sentence(r):
    text = r.choice(SENTENCES)
    while "{" in text:
        for slot, make in (("{p}", lambda: vi(r.uniform(1, 150), 1)), ("{m}", lambda: vi(r.uniform(10, 48000), 1)),
                           ("{c}", lambda: vi(r.randint(2, 29000), 0)), ("{d}", lambda: r.choice(DISTRICTS))):
            text = text.replace(slot, make(), 1)
    return text


def paragraph(r):
    return " ".join(sentence(r) for _ in range(r.choice((2, 3, 3, 4))))


def indicator_table(r, rows):
    body = []
    for i in range(rows):
        name, unit = r.choice(INDICATORS)
        plan = r.uniform(20, 60000)
        actual = plan * r.uniform(.4, 1.3)
        body.append([str(i + 1), f"{name} – {r.choice(DISTRICTS)}", unit, vi(plan, 1), vi(actual, 1), vi(100 * actual / plan, 1)])
    return dict(kind="table", caption="Chỉ tiêu chủ yếu", widths_mm=[12, 62, 23, 26, 26, 16], align=list("rlcrrr"),
                head=["STT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"], rows=body)


def long_document(pages):
    r = random.Random(f"long {pages}")
    blocks = [dict(kind="title", text="BÁO CÁO TÌNH HÌNH KINH TẾ – XÃ HỘI"), dict(kind="p", text=paragraph(r))]
    for chapter in range(max(1, round(pages / 11))):
        blocks.append(dict(kind="h1", text=f"Tình hình địa bàn {r.choice(DISTRICTS)}", new_page=chapter > 0))
        for s in range(7):
            blocks.append(dict(kind="h2", text=f"{s + 1}. {SECTIONS[s]}"))
            blocks += [dict(kind="p", text=paragraph(r)) for _ in range(5 if s else 3)]
            blocks.append(indicator_table(r, 10 + (chapter + s) % 6))
            blocks += [dict(kind="p", text=paragraph(r)) for _ in range(1 + s % 2)]
    return blocks


def annex_document(rows):
    r = random.Random(f"annex {rows}")
    body = []
    for i in range(rows):
        plan = r.uniform(5, 9000)
        actual = plan * r.uniform(.3, 1.2)
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=r.randrange(320))
        body.append([vi(i + 1, 0), r.choice(NAMES), r.choice(DISTRICTS), r.choice(SECTIONS).split(",")[0][:14], vi(plan, 1),
                     vi(actual, 1), vi(100 * actual / plan, 1), day.strftime("%d/%m/%Y")])
    table = dict(kind="table", caption="Danh sách dự án", widths_mm=[11, 34, 28, 24, 17.5, 17.5, 11, 22], align=list("rlllrrrr"),
                 head=["STT", "Họ và tên", "Địa bàn", "Lĩnh vực", "Dự toán", "Thực hiện", "Tỷ lệ (%)", "Ngày duyệt"], rows=body)
    return [dict(kind="title", text="PHỤ LỤC DANH SÁCH DỰ ÁN"), table]


TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:songngu:template:1" name="bench" extends="base">
  <page-master name="portrait" page-width="210mm" page-height="297mm" margin-top="20mm" margin-bottom="20mm" margin-left="30mm" margin-right="15mm" header-extent="12mm">
    <header first-page="yes"><page-number/></header>
  </page-master>
  <style name="p" font-family="serif" font-size="13pt" line-height="18pt" text-indent="10mm" margin-top="0pt" margin-bottom="6pt" text-align="justify"/>
  <style name="title" font-family="serif" font-size="15pt" line-height="20pt" font-weight="bold" text-align="center" text-indent="0pt" margin-bottom="12pt"/>
  <style name="h1" font-family="serif" font-size="15pt" line-height="20pt" font-weight="bold" text-transform="none" margin-top="12pt" margin-bottom="6pt" text-indent="0pt" text-align="start"/>
  <style name="h2" font-family="serif" font-size="13pt" line-height="18pt" font-weight="bold" margin-top="8pt" margin-bottom="4pt" text-indent="0pt" text-align="start"/>
  <style name="td" font-family="serif" font-size="11pt" line-height="14pt" padding="2pt" text-indent="0pt"/>
  <style name="th" font-family="serif" font-size="11pt" line-height="14pt" padding="2pt" font-weight="bold" text-indent="0pt"/>
  <style name="caption" font-family="serif" font-size="13pt" line-height="18pt" font-weight="bold" text-align="center" text-indent="0pt" margin-top="4pt" margin-bottom="4pt"/>
  <numbering level="1" format="none"/>
  <numbering level="2" format="none"/>
</template>
"""
ALIGN = {"l": "start", "r": "end", "c": "center"}


def columns(head):
    return [f"c{i + 1}" for i in range(len(head))]


def table_xml(number, block):
    xml = [f'<table from="t{number}" numbered="no"><title>{escape(block["caption"])}</title>']
    for name, width, align, text in zip(columns(block["head"]), block["widths_mm"], block["align"], block["head"]):
        xml.append(f'<column name="{name}" width="{width}mm" align="{ALIGN[align]}">{escape(text)}</column>')
    return "".join(xml) + "</table>"


def write_table(folder, number, block):
    name = f"data/t{number}.csv"
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(columns(block["head"]))
        out.writerows(block["rows"])
    typed = "".join(f'<column name="{c}" type="number" locale="vi"/>'
                    for c, i in zip(columns(block["head"]), range(len(block["head"])))
                    if all(set(row[i]) <= set("0123456789.,-") for row in block["rows"]))
    untyped = "".join(f'<column name="{c}" type="text"/>' for c in columns(block["head"]) if f'name="{c}"' not in typed)
    return f'<source name="t{number}" plugin="csv" path="{name}">{typed}{untyped}</source>'


def body_xml(blocks, sources, folder):
    xml, open_sections, number, section = [], 0, 0, 0
    for block in blocks:
        kind = block["kind"]
        if kind in ("h1", "h2"):
            level = int(kind[1])
            while open_sections >= level:
                xml.append("</section>")
                open_sections -= 1
            section += 1
            new_page = ' break-before="page"' if block.get("new_page") else ""
            xml.append(f'<section id="s{section}" numbered="no"{new_page}><title>{escape(block["text"])}</title>')
            open_sections += 1
        elif kind == "table":
            number += 1
            sources.append(write_table(folder, number, block))
            xml.append(table_xml(number, block))
        elif kind == "title":
            xml.append(f'<p style="title">{escape(block["text"])}</p>')
        else:
            xml.append(f"<p>{escape(block['text'])}</p>")
    return "\n".join(xml + ["</section>"] * open_sections)


def floor_text(blocks):
    out = []
    for block in blocks:
        if block["kind"] == "table":
            widths = [f"{w}{a}" for w, a in zip(block["widths_mm"], block["align"])]
            out.append("\t".join(["table", block["caption"]] + widths))
            out.append("\t".join(["head"] + block["head"]))
            out += ["\t".join(["row"] + row) for row in block["rows"]]
        else:
            out.append(("page" if block.get("new_page") else block["kind"]) + "\t" + block["text"])
    return "\n".join(out) + "\n"


def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def write(blocks, folder):
    os.makedirs(os.path.join(folder, "data"), exist_ok=True)
    sources = []
    body = body_xml(blocks, sources, folder)
    put(folder, "pack.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<pack xmlns="urn:songngu:pack:1" id="bench" lang="vi" template="./bench">\n'
        '<info><title>Bench</title><date>2024-03-27</date></info>\n<data>\n' + "\n".join(sources) + "\n</data>\n<body>\n" + body + "\n</body>\n</pack>\n")
    put(folder, "bench/template.xml", TEMPLATE)
    put(folder, "floor.txt", floor_text(blocks))


def main():
    words = sys.argv[1:]
    if len(words) == 3 and words[0] == "long":
        write(long_document(int(words[1])), words[2])
    elif len(words) == 3 and words[0] == "annex":
        write(annex_document(int(words[1])), words[2])
    elif len(words) == 2 and words[0].endswith(".json"):
        with open(words[0], encoding="utf-8") as f:
            write(json.load(f)["blocks"], words[1])
    else:
        sys.exit(__doc__)


main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time update, status and checks of translations beside the reading of the same packs, in turn.

usage: translation.py SONGNGU WORKLOAD.py FOLDER [RUNS]

Reading a pack is what `songngu check --lang vi` does: load it, make its data, bind it, look at its texts, and lay it
out; `songngu check --lang en` does the same for the other edition, and compares the two.  CPU of all
processes (user and system), medians, and the ratio pair by pair.  The pack is changed between updates, so that each
has something to do.
"""
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys


def measure(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if status not in (0, 4):
        sys.exit(f"failed with {status}: {' '.join(command)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


ENGLISH = {
    "Tổng thu ngân sách nhà nước trên địa bàn {d} ước đạt {m} tỷ đồng, bằng {p}% dự toán và tăng {p}% so với cùng kỳ năm trước.":
    "Total state budget revenue in {d} is estimated at VND {m} billion, equal to {p}% of the estimate and up {p}% year on year.",
    "Công tác giải phóng mặt bằng được chỉ đạo quyết liệt; đến nay đã bàn giao {c} ha, đạt {p}% kế hoạch, còn {c} hộ đang vận động.":
    "Site clearance has been firmly directed; {c} ha have been handed over so far, {p}% of the plan, while {c} households are still being persuaded.",
    "Giá trị sản xuất công nghiệp đạt {m} tỷ đồng, trong đó khu vực có vốn đầu tư nước ngoài chiếm {p}%, doanh nghiệp trong nước chiếm {p}%.":
    "Industrial output value reached VND {m} billion, of which the foreign-invested sector made up {p}% and domestic enterprises {p}%.",
    "Toàn huyện {d} có {c} doanh nghiệp thành lập mới với tổng vốn đăng ký {m} tỷ đồng, bình quân mỗi doanh nghiệp tăng {p}%.":
    "{d} District has {c} newly established enterprises with a total registered capital of VND {m} billion, on average up {p}% for each enterprise.",
    "Chương trình xây dựng nông thôn mới tiếp tục được triển khai sâu rộng tại {d}, huy động {m} triệu đồng từ các nguồn vốn khác nhau.":
    "The programme on new-style rural development continues to be widely carried out in {d}, raising VND {m} million from various sources of capital.",
    "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng hạn và trước hạn đạt {p}%; mức độ hài lòng của người dân đạt {p}%.":
    "The rate of administrative procedure files settled on time or early reached {p}%; the satisfaction of citizens reached {p}%.",
    "Sản xuất nông nghiệp gặp khó khăn do thời tiết, diện tích bị thiệt hại {c} ha, chủ yếu tại {d} và các xã ven sông.":
    "Agricultural production met with difficulties because of the weather; the damaged area is {c} ha, mainly in {d} and the riverside communes.",
    "Công tác tạo việc làm mới được quan tâm, trong kỳ có {c} lao động được giới thiệu việc làm, đạt {p}% kế hoạch năm.":
    "New job creation was given attention; {c} workers were introduced to jobs in the period, {p}% of the annual plan.",
    "An ninh chính trị, trật tự an toàn xã hội trên địa bàn được giữ vững; tai nạn giao thông giảm trên cả ba tiêu chí so với cùng kỳ.":
    "Political security and social order and safety in the area were maintained; traffic accidents fell on all three criteria year on year.",
    "Các cấp, các ngành tập trung tháo gỡ khó khăn, vướng mắc cho doanh nghiệp, đẩy nhanh tiến độ giải ngân vốn đầu tư công tại {d}.":
    "All levels and sectors focused on removing difficulties for enterprises and speeding up the disbursement of public investment capital in {d}.",
    "Kim ngạch xuất khẩu đạt {m} triệu USD, tăng {p}%; kim ngạch nhập khẩu đạt {m} triệu USD, tăng {p}% so với cùng kỳ.":
    "Export turnover reached USD {m} million, up {p}%; import turnover reached USD {m} million, up {p}% year on year.",
    "Hệ thống trường lớp tiếp tục được đầu tư, {c} phòng học được xây mới, tỷ lệ kiên cố hóa đạt {p}% số phòng học hiện có.":
    "The school system continues to receive investment; {c} classrooms were newly built, and the share of permanent ones reached {p}% of the existing classrooms.",
    "BÁO CÁO TÌNH HÌNH KINH TẾ – XÃ HỘI": "REPORT ON THE SOCIO-ECONOMIC SITUATION",
    "Tình hình địa bàn {d}": "The situation of {d}",
    "{c}. Tăng trưởng và cơ cấu kinh tế": "{c}. Growth and economic structure",
    "{c}. Thu, chi ngân sách": "{c}. Budget revenue and expenditure",
    "{c}. Đầu tư và xây dựng": "{c}. Investment and construction",
    "{c}. Nông nghiệp và nông thôn": "{c}. Agriculture and rural areas",
    "{c}. Văn hóa, giáo dục, y tế": "{c}. Culture, education and health",
    "{c}. Lao động và an sinh xã hội": "{c}. Labour and social security",
    "{c}. Quốc phòng, an ninh": "{c}. Defence and security",
    "Giá trị sản xuất công nghiệp – {d}": "Industrial output value – {d}",
    "Thu nội địa – {d}": "Domestic revenue – {d}",
    "Diện tích gieo trồng – {d}": "Sown area – {d}",
    "Lao động có việc làm – {d}": "Employed workers – {d}",
    "Doanh nghiệp thành lập mới – {d}": "Newly established enterprises – {d}",
    "Sản lượng vải thiều – {d}": "Lychee output – {d}",
    "Chỉ tiêu chủ yếu": "Main indicators",
    "Chỉ tiêu": "Indicator",
    "STT": "No.",
    "Đơn vị": "Unit",
    "Kế hoạch": "Plan",
    "Thực hiện": "Actual",
    "Tỷ lệ (%)": "Ratio (%)",
    "tỷ đồng": "VND billion",
    "người": "people",
    "doanh nghiệp": "enterprises",
    "tấn": "tonnes",
    "ha": "ha",
    "Bench": "Bench",
    "Thêm.": "More.",
}
DISTRICTS = {"Bắc Giang": "Bac Giang", "Yên Thế": "Yen The", "Tân Yên": "Tan Yen", "Lạng Giang": "Lang Giang",
             "Lục Nam": "Luc Nam", "Lục Ngạn": "Luc Ngan", "Sơn Động": "Son Dong", "Yên Dũng": "Yen Dung",
             "Việt Yên": "Viet Yen", "Hiệp Hòa": "Hiep Hoa"}
NUMBER = r"[0-9][0-9.,]*[0-9]|[0-9]"


def pattern(vietnamese):
    slots = {"{d}": "(" + "|".join(DISTRICTS) + ")", "{m}": f"({NUMBER})", "{p}": f"({NUMBER})", "{c}": f"({NUMBER})"}
    return re.compile("".join(slots.get(part, re.escape(part)) for part in re.split(r"(\{.\})", vietnamese)))


PATTERNS = [(pattern(vietnamese), re.findall(r"\{.\}", vietnamese), english) for vietnamese, english in ENGLISH.items()]


def translate_sentence(text, at):
    """What begins at this place and is known: its English and its end."""
    for known, slots, english in PATTERNS:
        match = known.match(text, at)
        if match and (match.end() == len(text) or text[match.end()] == " "):
            for slot, value in zip(slots, match.groups()):
                value = DISTRICTS.get(value) or value.translate(str.maketrans(",.", ".,"))
                english = english.replace(slot, value, 1)
            return english, match.end()
    sys.exit(f"no English for: {text[at:]}")


def translate_text(text):
    told, at = [], 0
    while at < len(text):
        english, at = translate_sentence(text, at)
        told.append(english)
        at += 1
    return " ".join(told)


def translate(po):
    """All texts into English, as a translator writes it: the checks find nothing but what they must read."""
    entries = subprocess.run(["msgcat", "--no-wrap", po], check=True, capture_output=True, text=True).stdout
    known = re.sub(r'^msgid "([^"]+)"\nmsgstr ""$',
                   lambda found: f'msgid "{found[1]}"\nmsgstr "{translate_text(found[1])}"', entries, flags=re.M)
    subprocess.run(["msgcat", "-o", po, "-"], check=True, input=known, text=True)


def change(pack, run):
    """One paragraph in ten says something else."""
    path = os.path.join(pack, "pack.xml")
    lines = open(path, encoding="utf-8").read().split("</p>")
    for i in range(run % 10, len(lines) - 1, 10):
        lines[i] += " Thêm."
    open(path, "w", encoding="utf-8").write("</p>".join(lines))


def compare(name, packs, songngu, runs):
    reading = [songngu, "check", "--lang", "vi"] + packs
    jobs = {
        "status": [songngu, "translate", "--status", "--lang", "en"] + packs,
        "update": [songngu, "translate", "--update", "--no-pictures", "--lang", "en"] + packs,
        "with pages": [songngu, "translate", "--update", "--lang", "en"] + packs,
        "checks": [songngu, "check", "--lang", "en", "--stale", "mark"] + packs,
    }
    times = {job: [] for job in jobs}
    ratios = {job: [] for job in jobs}
    for command in (reading, *jobs.values()):
        measure(command)
    for run in range(runs):
        for pack in packs:
            change(pack, run)
        for job, command in jobs.items():
            base = measure(reading)
            took = measure(command)
            times[job].append(took)
            ratios[job].append(took / base)
    base = measure(reading)
    for job in jobs:
        print(f"{name:<12} {job:<12} {statistics.median(times[job]):>8.3f} {base:>8.3f} "
              f"{statistics.median(ratios[job]):>6.2f}", flush=True)


def make(songngu, workload, folder, size, count):
    packs = []
    for i in range(count):
        pack = os.path.join(folder, f"translated-{size}-{i}")
        shutil.rmtree(pack, ignore_errors=True)
        subprocess.run([sys.executable, "-B", workload, "long", str(size), pack], check=True)
        path = os.path.join(pack, "pack.xml")
        text = open(path, encoding="utf-8").read().replace('id="bench"', f'id="bench{i}"', 1)
        open(path, "w", encoding="utf-8").write(text)
        packs.append(pack)
    subprocess.run([songngu, "translate", "--update", "--no-pictures", "--lang", "en"] + packs, check=True,
                   stdout=subprocess.DEVNULL)
    for pack in packs:
        translate(os.path.join(pack, "po", "en.po"))
    return packs


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    songngu, workload, folder = sys.argv[1:4]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    os.makedirs(folder, exist_ok=True)
    print(f"{'packs':<12} {'job':<12} {'s':>8} {'reading':>8} {'ratio':>6}")
    compare("500 pages", make(songngu, workload, folder, 500, 1), songngu, runs)
    compare("50 packs", make(songngu, workload, folder, 20, 50), songngu, runs)


main()

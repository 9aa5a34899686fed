#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time update, status and checks of translations beside the reading of the same packs, in turn.

usage: translation.py SONGNGU WORKLOAD.py FOLDER [RUNS]

Reading a pack is what `songngu check --lang vi` does: load it, make its data, bind it, and lay it out.  CPU of all
processes (user and system), medians, and the ratio pair by pair.  The pack is changed between updates, so that each
has something to do.
"""
import os
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


def translate(po):
    """Each text as its own translation, as gettext's msgen does it."""
    subprocess.run(["msgen", "-o", po, po], check=True)
    text = open(po, encoding="utf-8").read()
    open(po, "w", encoding="utf-8").write(text)


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

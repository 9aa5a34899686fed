#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time `songngu build` beside the floor program on the same text, in turn.

usage: compare.py SONGNGU FLOOR WORKLOAD.py FOLDER [RUNS]

Whole-process CPU (user and system, all processes) and peak memory of the
largest process; medians, and the ratio pair by pair.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys


def measure(command, out=subprocess.DEVNULL):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(command, stdout=out)
    while True:
        pid, status, usage = os.wait4(child.pid, 0)
        if pid == child.pid:
            break
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"failed with {child.returncode}: {' '.join(command)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, usage.ru_maxrss / 1024


def pages(pdf):
    out = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in out.splitlines() if line.startswith("Pages")))


def compare(name, pack, ours, floor, runs):
    ours_runs, floor_runs = [], []
    measure(ours), measure(floor)
    for _ in range(runs):
        ours_runs.append(measure(ours))
        floor_runs.append(measure(floor))
    cpu = lambda each: statistics.median(c for c, _ in each)
    peak = lambda each: max(m for _, m in each)
    ratio = statistics.median(a[0] / b[0] for a, b in zip(ours_runs, floor_runs))
    print(f"{name:<14} {pages(os.path.join(pack, 'out', 'bench.vi.pdf')):>6} {cpu(ours_runs):>9.3f} {cpu(floor_runs):>9.3f} {ratio:>7.2f} "
          f"{peak(ours_runs):>9.1f} {peak(floor_runs):>9.1f}", flush=True)


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    songngu, floor, workload, folder = sys.argv[1:5]
    runs = int(sys.argv[5]) if len(sys.argv) > 5 else 3
    print(f"{'workload':<14} {'pages':>6} {'ours s':>9} {'floor s':>9} {'ratio':>7} {'ours MiB':>9} {'floor MiB':>9}")
    for kind, size in (("annex", 5000), ("long", 100), ("long", 500), ("long", 1000), ("long", 2000)):
        pack = os.path.join(folder, f"{kind}-{size}")
        shutil.rmtree(pack, ignore_errors=True)
        subprocess.run([sys.executable, "-B", workload, kind, str(size), pack], check=True)
        compare(f"{kind} {size}", pack, [songngu, "build", pack, "--lang", "vi", "--format", "pdf", "-o", os.path.join(pack, "out"), "--timeout", "0"],
                [floor, os.path.join(pack, "floor.txt"), os.path.join(pack, "floor.pdf")], runs)


if __name__ == "__main__":
    main()

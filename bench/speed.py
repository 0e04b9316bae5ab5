"""Speed and memory of `rasid code`: articles a second, time to start, the most memory of the reader and of a worker.

Seconds of processor time are told beside the seconds that passed: on a machine that has other work to do they say more.

    python bench/speed.py [FILE.jsonl | FILE.jsonl.xz] [--sizes 1000,10000] [--workers 2] [--check]

Without a file it makes its articles: one in three of conflict, the rest of sport, trade and weather, from a fixed seed. A file
shorter than a size is read over, each time under new ids. Memory is sampled from /proc, so it needs Linux.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

RASID = Path(sys.executable).with_name("rasid")
SEED = 20260109
SAMPLE_SECONDS = 0.05
LEAST_SPEED, MOST_START, MOST_MEMORY, MOST_GROWTH = 300, 1.5, 400, 1.15

PLACES = "حلب حمص إدلب الفاشر الخرطوم صنعاء تعز الحديدة بغداد الموصل بنغازي طرابلس غزة رفح مقديشو".split()
SIDES = "الجيش السوري،قوات سوريا الديمقراطية،قوات الدعم السريع،الجيش السوداني،جماعة الحوثي،حركة الشباب".split("،")
SPEAKERS = "مصدر طبي،الدفاع المدني،المرصد السوري لحقوق الإنسان،شهود عيان،وزارة الدفاع،ناشطون محليون".split("،")
CONFLICT = (
    "قُتل {n} أشخاص وأصيب {m} آخرون في قصف مدفعي استهدف أحياء سكنية في مدينة {place} أمس، بحسب {speaker}.",
    "وأعلن {side} سيطرته على عدة قرى في ريف {place} بعد اشتباكات عنيفة استمرت {m} ساعات.",
    "ونفى {side} مسؤوليته عن الهجوم، داعيا إلى فتح تحقيق مستقل.",
    "وقال {speaker} إن أكثر من {m} عائلة نزحت من {place} خلال الأيام الثلاثة الماضية.",
    "وارتفعت حصيلة القتلى إلى {m} بينهم {n} أطفال منذ صباح الخميس.",
    "ودعت الأمم المتحدة إلى وقف إطلاق النار وفتح ممرات إنسانية لإجلاء المدنيين من {place}.",
    "وأفاد مراسلنا بأن غارة جوية استهدفت مستودعا قرب {place} من دون أن ترد أنباء عن إصابات.",
)
PEACE = (
    "فاز فريق {place} على ضيفه بنتيجة {n} أهداف مقابل هدف في الجولة {m} من الدوري الممتاز.",
    "وقال المدرب إن اللاعبين قدموا مباراة كبيرة رغم غياب {n} من الأساسيين.",
    "ارتفع سعر الذهب في أسواق {place} بنسبة {n} في المئة مع تراجع العملة أمام الدولار.",
    "وتوقعت غرفة التجارة أن تبلغ الصادرات {m} مليون دولار بنهاية العام.",
    "تسود أجواء باردة في {place} مع فرصة لهطول الأمطار، وتبلغ الحرارة {m} درجة.",
    "وافتتح المعرض السنوي للكتاب في {place} بمشاركة {m} دار نشر من {n} دول.",
    "وأقيمت أمسية شعرية حضرها جمهور واسع في المركز الثقافي، تلتها ندوة عن الرواية العربية.",
)


class Run(NamedTuple):
    """One measured run: seconds passed and of processor time, the most memory in MB of the reader and of any worker."""

    seconds: float
    processor: float
    reader: float
    worker: float


def main() -> int:
    """Measure each size, print a table, and with --check fail where a floor is missed."""
    arguments = _arguments()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        one = _write(Path(folder, "one.jsonl"), _articles(arguments.file), 1)
        start = min(_run(one, arguments.workers).seconds for _ in range(3))
        runs = []
        for size in sizes:
            path = _write(Path(folder, f"{size}.jsonl"), _articles(arguments.file), size)
            runs.append(_run(path, arguments.workers))
    print(f"workers {arguments.workers}, start {start:.2f} s (one article, best of three)")
    print(
        f"{'articles':>9} {'seconds':>8} {'processor s':>12} {'articles/s after start':>23} {'reader MB':>10} {'worker MB':>10}"
    )
    speeds = [size / max(run.seconds - start, 0.001) for size, run in zip(sizes, runs, strict=True)]
    for size, run, speed in zip(sizes, runs, speeds, strict=True):
        print(
            f"{size:>9,} {run.seconds:>8.1f} {run.processor:>12.1f} {speed:>23,.0f} {run.reader:>10.0f} {run.worker:>10.0f}"
        )
    good = (
        start <= MOST_START
        and speeds[-1] >= LEAST_SPEED
        and all(run.worker <= MOST_MEMORY for run in runs)
        and max(runs[-1].worker / runs[0].worker, runs[-1].reader / runs[0].reader) <= MOST_GROWTH
    )
    return 0 if good or not arguments.check else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--check", action="store_true", help="exit 1 where speed, start or memory miss their floors")
    return parser.parse_args()


def _articles(path: Path | None) -> Iterator[dict[str, object]]:
    """Articles without end."""
    if path is None:
        yield from _made()
        return
    for turn in itertools.count():
        with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as stream:
            for number, line in enumerate(stream):
                yield json.loads(line) | {"id": f"{turn}-{number}"}


def _made() -> Iterator[dict[str, object]]:
    chance = random.Random(SEED)
    for number in itertools.count():
        sentences = CONFLICT if number % 3 == 0 else PEACE
        place = chance.choice(PLACES)
        told = [
            sentence.format(
                n=chance.randint(3, 9),
                m=chance.randint(11, 99),
                place=place,
                side=chance.choice(SIDES),
                speaker=chance.choice(SPEAKERS),
            )
            for sentence in chance.choices(sentences, k=chance.randint(6, 20))
        ]
        paragraphs = [" ".join(told[i : i + 3]) for i in range(0, len(told), 3)]
        yield {
            "id": str(number),
            "published": f"2026-01-{chance.randint(1, 28):02}",
            "text": "\n\n".join([told[0].rstrip("."), *paragraphs]),
        }


def _write(path: Path, articles: Iterator[dict[str, object]], size: int) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for article in itertools.islice(articles, size):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return path


def _run(path: Path, workers: int) -> Run:
    begun = time.perf_counter()
    command = [RASID, "code", path, "-o", "/dev/null", "--workers", str(workers)]
    process = subprocess.Popen(command)
    reader = worker = 0.0
    processor: dict[int, float] = {}
    while process.poll() is None:
        workers_now = _children(process.pid)
        reader = max(reader, _memory(process.pid))
        worker = max([worker, *map(_memory, workers_now)])
        for pid in (process.pid, *workers_now):
            processor[pid] = max(processor.get(pid, 0.0), _processor(pid))
        time.sleep(SAMPLE_SECONDS)
    seconds = time.perf_counter() - begun
    if process.returncode == 2:
        raise SystemExit("rasid code could not code the articles")
    return Run(seconds, sum(processor.values()), reader, worker or reader)


def _children(pid: int) -> list[int]:
    try:
        found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return found + [grandchild for child in found for grandchild in _children(child)]


def _processor(pid: int) -> float:
    """Seconds of processor time that a process has taken so far; 0 where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """The most memory in MB that a process has held so far; 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    peak = next((row for row in status.splitlines() if row.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(peak.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())

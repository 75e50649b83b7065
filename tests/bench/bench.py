"""`make bench`: our writers beside Typst, LibreOffice and docxtpl, on the same papers in one run.

The paper is the bulletin of 2023, with another text each time. Peers are installed below target/bench; one
that cannot be had is said to be missing, and the rest goes on.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import papers

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
PEERS = ["typst==0.15.2", "docxtpl==0.20.2"]
VARIANTS = 60
SHEETS = 20


def run(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **options).stdout


def ours(*words):
    return json.loads(run(ROOT / "target/release/examples/pace", *words, cwd=ROOT))


def python():
    """The interpreter of the peers, or none."""
    binary = WORK / "venv/bin/python"
    try:
        if not binary.exists():
            run(sys.executable, "-m", "venv", WORK / "venv")
        run(binary, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS)
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        print(f"  Typst and docxtpl are missing: {getattr(error, 'stderr', None) or error}".rstrip())
        return None
    return binary


def office():
    """LibreOffice, installed where we may; or none."""
    if not shutil.which("soffice") and shutil.which("apt-get"):
        admin = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run(
            [*admin, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "libreoffice-writer"],
            check=False, capture_output=True,
        )
    found = shutil.which("soffice")
    if not found:
        print("  LibreOffice is missing: install libreoffice-writer to compare with it")
    return found


def peer(binary, name, folder):
    return json.loads(run(binary, Path(__file__).with_name("peers.py"), name, folder, ROOT / "fonts"))


def convert(soffice, files):
    """Seconds that LibreOffice takes to make PDF of these files, in one call."""
    started = time.perf_counter()
    run(soffice, f"-env:UserInstallation=file://{WORK}/office", "--headless", "--convert-to", "pdf",
        "--outdir", WORK / "converted", *files)
    return time.perf_counter() - started


def row(name, ms, own=None, goal=None):
    ratio = f"ours is {ms / own:5.1f} times as fast (goal {goal})" if own else ""
    print(f"  {name:44}{ms:10.1f} ms   {ratio}".rstrip())


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    folder = WORK / "papers"
    papers.write(json.loads((ROOT / "tests/fixtures/papers/bulletin-2023.json").read_text()), folder, VARIANTS)

    print("PDF of the bulletin, layout included, a warm process, another text each time")
    pdf = ours("pdf", folder)["median_ms"]
    row("ours", pdf)
    binary = python()
    if binary:
        row("Typst, warm", peer(binary, "typst", folder)["median_ms"], pdf, 2)
        cold = []
        for _ in range(3):
            started = time.perf_counter()
            peer(binary, "typst-cold", folder)
            cold.append((time.perf_counter() - started) * 1000)
        row("Typst, a process for each paper", statistics.median(cold), pdf, "none")
    soffice = office()
    if soffice:
        ours("write", folder, WORK / "docx")
        files = sorted((WORK / "docx").glob("*.docx"))
        convert(soffice, files[:1])  # makes its profile
        cold = statistics.median(convert(soffice, files[n : n + 1]) for n in range(3))
        long = convert(soffice, files[:SHEETS]) / SHEETS
        row("LibreOffice, a call for each paper", cold * 1000, pdf, 30)
        row(f"LibreOffice, {SHEETS} papers in a call", long * 1000, pdf, 8)

    print("DOCX of the bulletin, layout included")
    docx = ours("docx", folder)["median_ms"]
    row("ours", docx)
    if binary:
        row("docxtpl", peer(binary, "docxtpl", folder)["median_ms"], docx, 10)

    print("many papers as PDF, on all cores")
    few, many = ours("all", folder, 100), ours("all", folder, 1000)
    print(f"  1,000 papers on {many['cores']} cores: {many['per_second']:.0f} a second (goal 60 on two)")
    print(f"  most memory: {few['peak_mib']:.0f} MiB for 100 papers, {many['peak_mib']:.0f} MiB for 1,000")

    print("an annex of so many lines as PDF")
    for lines in (100, 1_000, 10_000):
        ms = ours("annex", folder / "0000.json", lines)["ms"]
        print(f"  {lines:6} lines {ms:8.1f} ms, {ms / lines * 1000:6.1f} µs a line")


if __name__ == "__main__":
    main()

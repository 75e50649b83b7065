"""One peer in a process of its own: `peers.py typst|typst-cold|docxtpl PAPERS FONTS`; prints JSON."""

import json
import statistics
import sys
import time
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent


def timed(papers, make):
    """Median of a text each; the first fifth warms up."""
    times = []
    for paper in papers:
        started = time.perf_counter()
        make(paper)
        times.append((time.perf_counter() - started) * 1000)
    return {"papers": len(times), "median_ms": statistics.median(times[len(times) // 5 :])}


def typst(papers, fonts):
    """A compiler that keeps its fonts; no tags, for ours has none."""
    import typst

    compiler = typst.Compiler(str(HERE / "bulletin.typ"), font_paths=[fonts], ignore_system_fonts=True)
    return timed(papers, lambda paper: compiler.compile(format="pdf", sys_inputs={"paper": paper}, pdf_tags=False))


def typst_cold(papers, fonts):
    """One paper in a fresh process; whoever starts it takes the time."""
    import typst

    typst.compile(
        str(HERE / "bulletin.typ"), format="pdf", font_paths=[fonts], ignore_system_fonts=True,
        sys_inputs={"paper": papers[0]}, pdf_tags=False,
    )
    return {"papers": 1}


def docxtpl(papers, _):
    """A template with loops over paragraphs, annexes and their items, as one makes it in Word."""
    import docx
    from docxtpl import DocxTemplate

    document = docx.Document()
    for line in [
        "{{ masthead.issuers[0] }}文件",
        "{{ masthead.number.number.code }}〔{{ masthead.number.number.year }}〕{{ masthead.number.number.seq }}号",
        "{{ title }}", "{{ recipients }}：",
        "{%p for block in body %}", "{{ block.paragraph }}", "{%p endfor %}",
        "{%p for annex in annexes %}", "附件{{ loop.index }}. {{ annex.title }}", "{%p endfor %}",
        "{{ signature.issuers[0] }}", "{{ signature.signed_on }}",
        "{%p for annex in annexes %}", "附件{{ loop.index }}", "{{ annex.title }}",
        "{%p for item in annex.body[0].list['items'] %}", "{{ loop.index }}. {{ item }}", "{%p endfor %}",
        "{%p endfor %}",
    ]:
        document.add_paragraph(line)
    template = BytesIO()
    document.save(template)

    def make(paper):
        # A template can be filled in only once.
        filled = DocxTemplate(BytesIO(template.getvalue()))
        filled.render(json.loads(paper))
        filled.save(BytesIO())

    return timed(papers, make)


def main():
    peer, folder, fonts = sys.argv[1:]
    papers = [file.read_text(encoding="utf-8") for file in sorted(Path(folder).glob("*.json"))]
    run = {"typst": typst, "typst-cold": typst_cold, "docxtpl": docxtpl}[peer]
    print(json.dumps(run(papers, fonts)))


if __name__ == "__main__":
    main()

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


def bulletin():
    """The bulletin as one makes its template in Word: sheet, faces, sizes, indents, page numbers, loops."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin, section.right_margin = Mm(37), Mm(28), Mm(26)

    def line(text, face="仿宋", size=16, align=ALIGN.JUSTIFY, indent=0, holder=document):
        paragraph = holder.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.line_spacing = Pt(28.95)
        paragraph.paragraph_format.first_line_indent = Pt(indent)
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.font.name = face
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)

    line("{{ masthead.issuers[0] }}文件", "小标宋体", 40, ALIGN.CENTER)
    number = "masthead.number.number"
    line(f"{{{{ {number}.code }}}}〔{{{{ {number}.year }}}}〕{{{{ {number}.seq }}}}号", align=ALIGN.CENTER)
    line("{{ title }}", "小标宋体", 22, ALIGN.CENTER)
    line("{{ recipients }}：")
    line("{%p for block in body %}")
    line("{{ block.paragraph }}", indent=32)
    line("{%p endfor %}")
    line("{%p for annex in annexes %}")
    line("附件{{ loop.index }}. {{ annex.title }}", indent=32)
    line("{%p endfor %}")
    line("{{ signature.issuers[0] }}", align=ALIGN.RIGHT)
    line("{{ signature.signed_on }}", align=ALIGN.RIGHT)
    line("{%p for annex in annexes %}")
    line("附件{{ loop.index }}", "黑体")
    line("{{ annex.title }}", "小标宋体", 22, ALIGN.CENTER)
    line("{%p for item in annex.body[0].list['items'] %}")
    line("{{ loop.index }}. {{ item }}", indent=32)
    line("{%p endfor %}")
    line("{%p endfor %}")
    line("— 1 —", "宋体", 14, ALIGN.RIGHT, holder=section.footer)
    return document


def docxtpl(papers, _):
    """A template with loops over paragraphs, annexes and their items."""
    from docxtpl import DocxTemplate

    document = bulletin()
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

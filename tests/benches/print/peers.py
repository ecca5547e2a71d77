"""What reportlab and Typst take to write badges whose layout is finished: `peers.py NAME LAYOUT FOLDER`."""

import json
import sys
import time

MM = 72 / 25.4

name, layout, folder = sys.argv[1:4]
told = json.load(open(layout, encoding="utf-8"))


def runs_of(row):
    """The dark stretches of a row of a code: where each begins, and how long it is."""
    begin = None
    for at, module in enumerate(row + "0"):
        if module == "1" and begin is None:
            begin = at
        elif module == "0" and begin is not None:
            yield begin, at - begin
            begin = None


def reportlab():
    from reportlab.pdfbase import pdfmetrics, ttfonts
    from reportlab.pdfgen.canvas import Canvas

    for number, font in enumerate(told["fonts"]):
        pdfmetrics.registerFont(ttfonts.TTFont(f"F{number}", font["path"]))
    canvas = Canvas(f"{folder}/reportlab.pdf", pageCompression=1)
    for page in told["pages"]:
        height = page["height"] * MM
        canvas.setPageSize((page["width"] * MM, height))
        for thing in page["things"]:
            if "rect" in thing:
                x, y, wide, high = (part * MM for part in thing["rect"])
                canvas.setFillColor(thing["color"])
                canvas.rect(x, height - y - high, wide, high, stroke=0, fill=1)
            elif "text" in thing:
                x, y = (part * MM for part in thing["at"])
                canvas.setFillColor(thing["color"])
                canvas.setFont(f"F{thing['face']}", thing["size"])
                canvas.drawString(x, height - y, thing["text"])
            else:
                x, y, size = (part * MM for part in thing["at"])
                module = size / len(thing["code"])
                path = canvas.beginPath()
                for row, line in enumerate(thing["code"]):
                    for begin, count in runs_of(line):
                        top = height - y - (row + 1) * module
                        path.rect(x + begin * module, top, count * module, module)
                canvas.setFillColor("#000000")
                canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


SOURCE = """
#let told = json("layout.json")
#for sheet in told.pages {
  set page(width: sheet.width * 1mm, height: sheet.height * 1mm, margin: 0mm)
  for thing in sheet.things {
    if "rect" in thing {
      let (x, y, wide, high) = thing.rect
      place(dx: x * 1mm, dy: y * 1mm, rect(width: wide * 1mm, height: high * 1mm, fill: rgb(thing.color)))
    } else if "text" in thing {
      let (x, y) = thing.at
      let font = told.fonts.at(thing.face)
      place(dx: x * 1mm, dy: y * 1mm, text(
        font: font.family, weight: font.weight, size: thing.size * 1pt, fill: rgb(thing.color),
        top-edge: "baseline", bottom-edge: "baseline", thing.text,
      ))
    } else {
      let (x, y, size) = thing.at
      place(dx: x * 1mm, dy: y * 1mm, image(bytes(thing.svg), format: "svg", width: size * 1mm))
    }
  }
  pagebreak(weak: true)
}
"""


def picture(code):
    side = len(code)
    steps = "".join(
        f"M{begin} {row}h{count}v1h-{count}z"
        for row, line in enumerate(code)
        for begin, count in runs_of(line)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path d="{steps}"/></svg>'
    )


def prepare_typst():
    for page in told["pages"]:
        for thing in page["things"]:
            if "code" in thing:
                thing["svg"] = picture(thing.pop("code"))
    with open(f"{folder}/layout.json", "w", encoding="utf-8") as out:
        json.dump(told, out, ensure_ascii=False)
    with open(f"{folder}/badges.typ", "w", encoding="utf-8") as out:
        out.write(SOURCE)


def typst():
    import typst

    typst.compile(
        f"{folder}/badges.typ",
        output=f"{folder}/typst.pdf",
        root=folder,
        font_paths=[folder],
        ignore_system_fonts=True,
    )


# The codes are drawn beforehand for Typst, which has no part for them.
if name == "typst":
    prepare_typst()
begun = time.process_time()
{"reportlab": reportlab, "typst": typst}[name]()
print(json.dumps({"seconds": time.process_time() - begun}))

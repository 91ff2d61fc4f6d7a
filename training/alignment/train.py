"""Fit the alignment of sentences: `python -m training.alignment.train --data DIR --out FILE`.

A logistic regression of scikit-learn over the features of `relate.alignment_features`, on pairs of sentences of two
reports of one event that were read and marked as speaking to the same point or not: `marks.json` beside this file
(BASIL, WikiNews, gun violence) and the `dev` half of `bench/marks/claims.json`. Prints the F1 and the threshold that
leaving out a tenth of the events at a time gives.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bench.claims import Mark, read_marks, reports_of
from bench.stories import read_incidents, read_wikinews
from secondsource.model.report import Report
from secondsource.pipeline import Engine, read
from secondsource.relate.alignment import Logistic
from secondsource.relate.alignment_features import NAMES, candidates
from secondsource.relate.propositions import whole_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secondsource.model.proposition import Proposition

MARKS = Path(__file__).with_name("marks.json")
FOLDS = 10
REGULAR = 0.1


def training_marks() -> list[Mark]:
    """Read the marks to fit to."""
    return read_marks(MARKS) + [mark for mark in read_marks() if mark.half == "dev"]


def events_of(data: Path, marks: Sequence[Mark]) -> dict[str, list[Report]]:
    """Read the events that hold a marked report, by event."""
    wanted = {name for mark in marks for name in (mark.a, mark.b)}
    events = reports_of(data, wanted)
    for corpus, articles in (("wikinews", read_wikinews(data)), ("gun", read_incidents(data))):
        found = defaultdict(list)
        for number, article in enumerate(articles):
            name, text = f"{corpus}-{number}", f"{article.title}\n\n{article.text}"
            report = Report.from_text(text, id=name, title=article.title, published=article.published)
            found[f"{corpus} {article.event}"].append(report)
        events |= {event: held for event, held in found.items() if wanted & {report.id for report in held}}
    return events


def examples(
    events: dict[str, list[Report]], marks: Sequence[Mark], engine: Engine
) -> tuple[NDArray[np.float32], NDArray[np.bool_], list[str]]:
    """Return the features, the mark and the event of each marked pair; pairs the features leave out are left out."""
    homes = {report.id: event for event, held in events.items() for report in held}
    rows, right, groups = [], [], []
    for event, held in events.items():
        sentences = [s for report in held for s in whole_sentences(read(report, engine=engine), {}, 1)]
        found = candidates(sentences, engine.encoder.encode([s.span.text for s in sentences]))
        pairs = dict(zip(zip(found.first.tolist(), found.second.tolist(), strict=True), found.features, strict=True))
        for mark in (mark for mark in marks if homes[mark.a] == event):
            one = _place(sentences, mark.a, mark.a_start, mark.a_end)
            other = _place(sentences, mark.b, mark.b_start, mark.b_end)
            row = pairs.get((min(one, other), max(one, other)))
            if row is not None:
                rows.append(row)
                right.append(bool(mark.same))
                groups.append(event)
    return np.array(rows), np.array(right), groups


def _place(sentences: Sequence[Proposition], report: str, start: int, end: int) -> int:
    """Return which sentence has most of a stretch of a report; -1 for none."""
    shares = [
        (min(end, s.sentence.end) - max(start, s.sentence.start), at)
        for at, s in enumerate(sentences)
        if s.report == report
    ]
    share, at = max(shares, default=(0, -1))
    return at if share > 0 else -1


def best_threshold(chances: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the F1 and the threshold of the best cut."""
    cuts = [
        (float(2 * (right & (chances >= cut)).sum() / max(1, (chances >= cut).sum() + right.sum())), float(cut))
        for cut in np.arange(0.1, 0.9, 0.01)
    ]
    return max(cuts)


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    marks = training_marks()
    rows, right, groups = examples(events_of(options.data, marks), marks, Engine(threads=1))
    model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULAR, max_iter=2000))
    chances = cross_val_predict(
        model, rows, right, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]  # fmt: skip
    print(f"{len(rows)} pairs of {len(marks)}, F1 {best_threshold(chances, right)}")
    model.fit(rows, right)
    scaler, fitted = model[0], model[1]
    weights = fitted.coef_[0] / scaler.scale_
    intercept = float(fitted.intercept_[0] - (weights * scaler.mean_).sum())
    found = Logistic(NAMES, tuple(round(float(w), 4) for w in weights), round(intercept, 4))
    options.out.write_bytes(msgspec.json.encode(found) + b"\n")


if __name__ == "__main__":
    main()

"""Compare timelines in sentences as tilse does (Martschat and Markert 2017): ROUGE over aligned dates, and the dates.

The alignment is “align+ m:1”: each date of one side goes to the date of the other that costs least by distance in time
and by words; what its sentences share with that date's counts in proportion to the closeness of the two dates.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec
from snowballstemmer import stemmer

Timeline = Mapping[date, Sequence[str]]

_PORTER = stemmer("porter")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SHORT = 3  # words up to this length are not stemmed
_PUNCTUATION = frozenset(string.punctuation)

# The SMART list (Salton 1971) with the names of days, months and agencies, as ROUGE 1.5.5 uses it.
STOPS = frozenset(
    """'s a a's able about above according accordingly across actually after afterwards again against ain't all allow
    allows almost alone along already also although always am amid among amongst an and another any anybody anyhow
    anyone anything anyway anyways anywhere ap apart appear appreciate appropriate apr are aren't around as aside
    ask asking associated at aug available away awfully b be became because become becomes becoming been before
    beforehand behind being believe below beside besides best better between beyond both brief but by c c'mon c's
    came can can't cannot cant cause causes certain certainly changes clearly co com come comes concerning
    consequently consider considering contain containing contains corresponding could couldn't course currently d
    dec definitely described despite did didn't different do does doesn't doing don't done down downwards during e
    each edu eg e.g. eight either else elsewhere enough entirely especially et etc etc. even ever every everybody
    everyone everything everywhere ex exactly example except f far feb few fifth five followed following follows
    for former formerly forth four fri from further furthermore g get gets getting given gives go goes going gone
    got gotten greetings h had hadn't happens hardly has hasn't have haven't having he he's hello help hence her
    here here's hereafter hereby herein hereupon hers herself hi him himself his hither hopefully how howbeit
    however i i'd i'll i'm i've ie i.e. if ignored immediate in inasmuch inc indeed index indicate indicated
    indicates inner insofar instead into inward is isn't it it'd it'll it's its itself j jan jul jun just k keep
    keeps kept know known knows l lately later latter latterly least less lest let let's like liked likely little
    look looking looks ltd m mainly many mar may maybe me mean meanwhile merely might mon more moreover most
    mostly mr. ms. much must my myself n namely nd near nearly necessary need needs neither never nevertheless new
    news next nine no nobody non none noone nor normally not nothing nov novel now nowhere o obviously oct of off
    often oh ok okay old on once one ones only onto or other others otherwise ought our ours ourselves out outside
    over overall own p particular particularly per perhaps placed please plus possible presumably probably
    provides q que quite qv r rather rd re really reasonably regarding regardless regards relatively respectively
    reuters right s said same sat saw say saying says second secondly see seeing seem seemed seeming seems seen
    self selves sensible sent sep serious seriously seven several shall she should shouldn't since six so some
    somebody somehow someone something sometime sometimes somewhat somewhere soon sorry specified specify
    specifying still sub such sun sup sure t t's take taken tech tell tends th than thank thanks thanx that that's
    thats the their theirs them themselves then thence there there's thereafter thereby therefore therein theres
    thereupon these they they'd they'll they're they've think third this thorough thoroughly those though three
    through throughout thru thu thus to together too took toward towards tried tries truly try trying tue twice
    two u un under unfortunately unless unlikely until unto up upon us use used useful uses using usually uucp v
    value various very via viz vs w want wants was wasn't way we we'd we'll we're we've wed welcome well went were
    weren't what what's whatever when whence whenever where where's whereafter whereas whereby wherein whereupon
    wherever whether which while whither who who's whoever whole whom whose why will willing wish with within
    without won't wonder would wouldn't x y yes yet you you'd you'll you're you've your yours yourself yourselves
    z zero""".split()
)


class Rates(msgspec.Struct, frozen=True):
    """Precision, recall and F1, in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def mean(rates: Sequence[Rates]) -> Rates:
    """Return the mean precision and recall over timelines; F1 follows from the two."""
    return Rates(sum(r.precision for r in rates) / len(rates), sum(r.recall for r in rates) / len(rates))


def date_rates(found: Timeline, gold: Timeline) -> Rates:
    """Return how many of the dates found are gold, and how many of the gold ones were found."""
    both = len(set(found) & set(gold))
    return Rates(both / len(found) if found else 0.0, both / len(gold) if gold else 0.0)


def aligned_rouge(found: Timeline, gold: Timeline, size: int) -> Rates:
    """Return ROUGE of n-grams of a size under the many-to-one alignment of dates by time and words."""
    grams = {id(side): {day: _grams(sentences, size) for day, sentences in side.items()} for side in (found, gold)}
    words = {id(side): {day: _words(sentences) for day, sentences in side.items()} for side in (found, gold)}

    def share(one: Timeline, other: Timeline) -> float:
        right, total = 0.0, 0
        for day in sorted(one):
            total += sum(grams[id(one)][day].values())
            if not other:
                continue
            partner = min(sorted(other), key=lambda d: _cost(day, d, words[id(one)][day], words[id(other)][d]))
            common = sum((grams[id(one)][day] & grams[id(other)][partner]).values())
            right += common / (abs((day - partner).days) + 1)
        return right / total if total else 0.0

    return Rates(share(found, gold), share(gold, found))


def _cost(day: date, other: date, words: Counter[str], others: Counter[str]) -> float:
    """Return what it costs to align two dates: their distance in days and how little their words have in common."""
    common, total = sum((words & others).values()), sum(words.values()) + sum(others.values())
    return (1 - 1 / (abs((day - other).days) + 1)) * (1 - (2 * common / total if total else 0.0))


def _words(sentences: Sequence[str]) -> Counter[str]:
    return Counter(word for sentence in sentences for word in sentence.split() if word not in _PUNCTUATION)


def _grams(sentences: Sequence[str], size: int) -> Counter[str]:
    """Count n-grams as ROUGE 1.5.5 does with stemming and without its stop words."""
    plain = [w for w in _NOT_WORD.split(" ".join(sentences).lower()) if w and w not in STOPS]
    stems = [w if len(w) <= _SHORT else _PORTER.stemWord(w) for w in plain]
    return Counter(stems if size == 1 else [" ".join(pair) for pair in pairwise(stems)])

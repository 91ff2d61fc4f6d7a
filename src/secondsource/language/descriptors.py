"""Common nouns that say, beside a name, what it names: "the carmaker Lorn", "the village of Lorn", "a novel, Lorn"."""

from __future__ import annotations

from secondsource.language.lists import words

BODY_NOUNS = words(
    """
    academy agency airline alliance association automaker band bank brand brewer broadcaster brokerage carmaker carrier
    chain channel charity choir club coalition college company conglomerate contractor cooperative council daily
    developer distributor drugmaker enterprise faction federation firm foundation fund giant group insurer institute
    label league lender magazine maker manufacturer militia ministry movement multinational museum network newspaper
    nonprofit operator orchestra organisation organization paper party periodical platform producer provider publication
    publisher refiner regulator retailer school side squad startup start-up station studio subsidiary supermarket
    supplier syndicate tabloid team think-tank trio troupe union university utility watchdog website weekly
    """
)
PLACE_NOUNS = words(
    """
    abbey airport archipelago area bay borough canal capital castle cathedral city coast commune country county desert
    district gulf hamlet harbour harbor island islands isthmus kingdom lake monastery mountain mountains municipality
    nation neighborhood neighbourhood oasis parish peninsula port prefecture province region resort river settlement
    shore state strait street suburb territory town township valley village volcano
    """
)
WORK_NOUNS = words(
    """
    album anthology app ballad blockbuster book cartoon comedy comic documentary drama episode essay film franchise game
    hit hymn memoir movie musical novel novella opera painting play poem remake satire sculpture sequel series show
    sitcom soap song soundtrack spinoff thriller track trilogy
    """
)
# What is said of bodies after their name: "Lorn shares", "Lorn executives".
BODY_BELONGINGS = words(
    """
    ceo chief customers employees engineers executive executives fans franchise headquarters investors managers
    shareholders shares stock stores subsidiary spokesman spokeswoman spokesperson workers
    """
)
# Nouns that a maker stands before with "by": "a film directed by Ames".
MADE = words(
    """
    authored choreographed coached composed conceived designed directed discovered edited engineered founded hosted
    illustrated invented led managed narrated painted penned performed played portrayed produced recorded remixed
    sculpted sung translated voiced written
    """
)

"""The label sets of the reader's heads, in the order the network uses."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
BIO = ("O", "B", "I")
ENTITY_KINDS = ("per", "org", "geo", "gpe", "misc")
ENTITIES = ("O", *(f"{prefix}-{kind}" for kind in ENTITY_KINDS for prefix in "BI"))
GMB_KIND = {"per": "per", "org": "org", "geo": "geo", "gpe": "gpe", "art": "misc", "eve": "misc", "nat": "misc"}
POS = (
    "NN NNS NNP NNPS PRP PRP$ DT PDT CD JJ JJR JJS RB RBR RBS RP IN TO MD VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB "
    "CC EX POS FW UH PUNCT"
).split()
EVENTS = ("O", "OCCURRENCE", "REPORTING", "STATE", "I_ACTION", "I_STATE", "PERCEPTION", "ASPECTUAL")
IGNORE = -100

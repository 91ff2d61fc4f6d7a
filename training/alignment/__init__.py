"""How the trees of event coreference are grown."""

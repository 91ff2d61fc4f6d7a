"""How the comparer was made: pairs, features, boosted trees, their export."""

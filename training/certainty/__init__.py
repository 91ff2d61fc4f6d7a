"""How certain a text makes its events: a large network is taught by people's judgements, a small branch by it."""

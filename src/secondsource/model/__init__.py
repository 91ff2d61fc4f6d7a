"""Frozen values that flow between the stages, and their JSON form."""

"""Readings into stories, copies, origins, entities across reports, and claims."""

"""Slices checked wherever an executor runs them, and on a Dask cluster.

An errand goes there as JSON and an answer comes back as JSON, so that reading
either runs nothing. Claims run in a supervised process of that place, with the
limits that they have here.
"""

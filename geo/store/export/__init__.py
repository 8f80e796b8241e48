"""The filtered dataset in formats of other programs: each takes a dataset and a selection, gives a text."""

from geo.store.export.geojson import geojson
from geo.store.export.kml import kml
from geo.store.export.spreadsheet import csv

__all__ = ["csv", "geojson", "kml"]

"""The filtered dataset in formats of other programs: each takes a dataset and a selection, gives a text."""

from geo.store.export.geojson import geojson, geojson_parts
from geo.store.export.kml import kml
from geo.store.export.package import write_package
from geo.store.export.quotes import quotes_csv_parts
from geo.store.export.spreadsheet import csv, csv_parts
from geo.store.export.workbook import write_workbook

__all__ = [
    "csv",
    "csv_parts",
    "geojson",
    "geojson_parts",
    "kml",
    "quotes_csv_parts",
    "write_package",
    "write_workbook",
]

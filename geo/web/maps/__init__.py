"""Maps made with folium: the main map, the picker of a place, and the base maps of services."""

/* GeoJSON features as a layer of Leaflet. */

/** The layer that draws these features; `style` and what else paths know go into the options.
 * @param {Outline[]} features
 * @param {L.GeoJSONOptions & L.PolylineOptions} options
 */
export function featureLayer(features, options) {
  return L.geoJSON(/** @type {GeoJSON.FeatureCollection} */ ({ type: "FeatureCollection", features }), options);
}

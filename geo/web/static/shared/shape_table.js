/* The shapes of themes: the one table for the map, the pages, the exported file, the charts and the poster.
 *
 * Corners are in units of the radius of the circle that the shape weighs as much as, x to the right and y down; a
 * shape without corners is that circle, with a hole of that radius in it where one is given. geo/web/marker_shapes.py
 * reads what stands between the braces as JSON.
 */

/** @type {Record<string, { corners?: number[][], hole?: number }>} */
// prettier-ignore
export const SHAPES = {
  "circle": {},
  "diamond": { "corners": [[0, -1.244], [1.244, 0], [0, 1.244], [-1.244, 0]] },
  "square": { "corners": [[0.888, -0.888], [0.888, 0.888], [-0.888, 0.888], [-0.888, -0.888]] },
  "triangle": { "corners": [[0, -1.333], [1.155, 0.667], [-1.155, 0.667]] },
  "pentagon": { "corners": [[0, -1.156], [1.099, -0.357], [0.679, 0.935], [-0.679, 0.935], [-1.099, -0.357]] },
  "star": { "corners": [
    [0, -1.333], [0.392, -0.539], [1.268, -0.412], [0.634, 0.206], [0.784, 1.079], [0, 0.667],
    [-0.784, 1.079], [-0.634, 0.206], [-1.268, -0.412], [-0.392, -0.539]
  ] },
  "hexagon": { "corners": [[0.567, -0.981], [1.133, 0], [0.567, 0.981], [-0.567, 0.981], [-1.133, 0], [-0.567, -0.981]] },
  "cross": { "corners": [
    [-0.448, -1.178], [0.448, -1.178], [0.448, -0.448], [1.178, -0.448], [1.178, 0.448], [0.448, 0.448],
    [0.448, 1.178], [-0.448, 1.178], [-0.448, 0.448], [-1.178, 0.448], [-1.178, -0.448], [-0.448, -0.448]
  ] },
  "ring": { "hole": 0.45 }
};

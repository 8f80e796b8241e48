/* What the browser's modules are given by the server, for the type checker alone: nothing of this is served. */

type Lang = "zh" | "en";
type Content = Node | string | number | boolean | null | undefined;
type Point = [number, number]; // longitude, latitude; or x, y
type Ring = Point[];
type Counts = Record<string, number>; // by theme
type Place = { lat: number; lon: number };

/** What a map of ours has to know; made by geo/web/maps/main_map.py. */
interface Settings {
  lang: Lang;
  root: string; // address of the app
  strings: Record<string, string>;
  names: string | null; // where names of prefectures and counties in the reader's language are, by code
  provinces: Record<string, string>; // names in the reader's language by their Chinese ones
  boundaries: Record<string, string>; // addresses by level
  embed?: boolean;
}

interface Look {
  colour: string;
  shape: string;
}

interface Theme extends Look {
  id: string;
  name_zh: string;
  name_en: string;
}

interface Quote {
  id: string;
  text: string;
  kind: "direct" | "indirect";
  theme_id: string;
  article_id: string;
  matches?: boolean;
}

/** A row of /api/delegates. */
interface Delegate {
  id: string;
  name: string;
  name_pinyin: string | null;
  role: string | null;
  organisation: string | null;
  place_text: string | null;
  adcode: string | null;
  province: string | null;
  lat: number | null;
  lon: number | null;
  precision: string;
  radius_km: number | null;
  state: string;
  quotes: Quote[];
  shown: {
    office: string | null;
    gloss: string | null;
    place: Record<Lang, string[]>;
    exactness: Record<Lang, string>;
  };
}

/** What is drawn as one mark: a cell of /api/cells. */
interface Cell extends Place {
  key: string;
  count: number;
  themes: Counts;
  bbox: number[]; // west, south, east, north
  id?: string; // of one delegate
  name?: string;
  name_pinyin?: string;
  ids?: string[]; // of several at one point
}

/** Whom a list shows: those of a cell, or those within a division. */
interface Listed extends Place {
  key?: string;
  bbox?: number[];
  within?: string;
  heading?: (total: number) => string;
}

interface CellsAnswer {
  cells: Cell[];
  total: number;
  unplaced: number;
  selected: { id: string; lat: number | null; lon: number | null } | null;
}

interface Area {
  id: string;
  name_zh: string;
  name_en: string;
  count: number;
  parts: boolean;
}

interface AreasAnswer {
  level: string;
  within: string | null;
  areas: Area[];
  classes: { least: number; most: number }[];
  rest: number;
  total: number;
  trail: Area[];
  box: number[] | null;
}

interface BaseMap {
  id: string;
  name_zh: string;
  name_en: string;
  source_zh: string;
  source_en: string;
  tiles: string[];
  crs: string;
  subdomains?: string;
  max_zoom: number;
  review: string | null;
  usable: boolean;
}

/** A division with its outline; the last three are what a coloured map writes into it. */
interface Outline {
  type: "Feature";
  geometry: any; // a Polygon or MultiPolygon
  properties: { adcode: string; name: string; level: string; brief?: string; isDark?: boolean };
}

/** A point to pick from; see geo/web/maps/picker_map.py. */
interface PickPoint extends Place {
  id: string;
  label: string;
  kind: "known" | "alternative" | "provider" | "neighbour" | "pin";
  sign?: string;
}

/** What a reader can do on a delegate's card on the map. */
interface PopupActs {
  open: (quote: string) => void;
  close: () => void;
  back?: (() => void) | null; // to the list that the card was chosen from
}

interface ListActs {
  choose: (row: Delegate) => void;
  close: () => void;
  heading?: (total: number) => string;
}

/** What a run of the page's script wants to see on the small map. */
interface PickView {
  outlines: string[];
  points: PickPoint[];
  chosen: string | null;
  draggable: boolean;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface View extends Place {
  zoom: number;
}

interface Mark {
  cell: Cell;
  look: string;
  marker: L.Marker;
}

/** What Streamlit hands to a component of a page; `data` may be packed, see pages/packed.js. */
interface Component {
  data: any;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}

interface PageQuote {
  id: string;
  text: string;
  kind: "direct" | "indirect";
  matches: boolean;
  theme: Look & { name: string };
  title?: string;
  href: string;
}

/** A card of pages/shared/cards.py. */
interface Card {
  id: string;
  name: string;
  pinyin: string | null;
  role: string | null;
  gloss: string | null;
  place: string | null;
  place_lang: string;
  state: string;
  precision: string;
  href: string;
  quotes: PageQuote[];
  more: string | null;
}

/** A delegate of the exported file; see geo/web/print/offline_page.py. */
interface ExportedDelegate extends Omit<Delegate, "shown"> {
  office: string | null;
  place: string[];
  exactness: string;
  [level: string]: any;
}

interface Exported {
  strings: Record<string, string>;
  themes: Theme[];
  articles: { id: string; title: string; publisher: string | null; date: string | null; url: string | null }[];
  delegates: ExportedDelegate[];
  provinces: Outline[];
  dashes: Outline[];
}

interface Span {
  text: string;
  quote?: string;
  first?: boolean;
  speaker?: boolean;
}

interface Block {
  tag: "h1" | "h2" | "h3" | "p" | "notice";
  start?: number;
  spans: Span[];
}

// What our modules look for is HTML, so that selectors find elements that can be focused and have data.
interface ParentNode {
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

interface Element {
  closest(selectors: string): HTMLElement | null;
}

interface FocusOptions {
  focusVisible?: boolean; // newer than the types
}

interface ShadowRoot {
  getSelection?: () => Selection | null; // of some browsers only
}

interface Window {
  Streamlit: any; // of the library in the map's frame
}

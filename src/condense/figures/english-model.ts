import { loadPackage } from "../../shared/load-package.ts";

/** What wink-nlp takes for a model. */
export interface EnglishModel {
  readonly core: () => unknown;
  readonly pos: () => unknown;
  readonly [part: string]: unknown;
}

/** As it stands in the file: lists of strings, and numbers of 32 bits in Base64. */
interface StoredModel {
  readonly packing: { readonly layout: Readonly<Record<string, Layout>> };
  readonly features: Readonly<Record<string, Feature<string>>>;
  readonly pos: { readonly hash: Readonly<Record<string, number>> };
  readonly lexicon: string;
  readonly xpansions: string;
}

/** Word, mask, shift, whether the number itself is the value, whether it can be found in any word. */
type Layout = readonly [word: number, mask: number, shift: number, isNumber: 0 | 1, canBeFound: 0 | 1];

interface Feature<T> {
  readonly list: readonly T[];
}

const FILES = "wink-eng-lite-web-model/dist";

/** A machine that finds nothing, for what the tagger does not ask: last state, states, and what each state gives. */
const IDLE = { machines: ["[null,0,[{}],{},{},{}]"], transformers: [null], setter: null };

const idle = (): unknown => IDLE;

/**
 * The English model of wink-nlp as far as the tagger needs it. The package's own loader copies it by way of JSON,
 * decodes its numbers one by one and loads what finds names and moods, too: twice as long. What is made here is what it
 * makes; a test holds it to that.
 */
export function loadEnglishModel(): EnglishModel {
  return {
    core: () => readCore(loadPackage(`${FILES}/languages/cur/models/eng-core-web-model.json`)),
    pos: loadPackage(`${FILES}/load-pos-model.js`),
    featureFn: loadPackage(`${FILES}/feature.js`),
    sbd: idle,
    ner: idle,
    negation: idle,
    sa: idle,
    metaCER: idle,
    addons: {},
  };
}

/** The lists are copied: the tagger adds to them the words that it meets. */
function readCore(stored: StoredModel): unknown {
  const { packing, features, pos } = stored;
  const layouts = Object.entries(packing.layout);
  const read: Record<string, unknown> = {};
  for (const [name, { list }] of Object.entries(features)) read[name] = { list: [...list] };
  for (const [name, [, mask, shift, isNumber]] of layouts) {
    if (isNumber === 0) read[name] = { ...readIndexed(features[name]), maxIndex: mask >>> shift };
  }
  return {
    ...stored,
    packing: { ...packing, efList: layouts.flatMap(([name, layout]) => (layout[4] === 1 ? [name] : [])) },
    lexicon: readNumbers(stored.lexicon),
    xpansions: readNumbers(stored.xpansions),
    features: {
      ...read,
      lexeme: readIndexed(features["lexeme"]),
      posClusters: { list: features["posClusters"]?.list.map((tags) => readCluster(tags, pos.hash)) },
    },
  };
}

function readIndexed({ list }: Feature<string> = { list: [] }) {
  return { list: [...list], hash: indexOf(list), intrinsicSize: list.length, index: list.length };
}

/**
 * Where each string stands in the list. A map of so many is made in a quarter of the time that a plain object takes, which
 * is what the tagger looks them up in: each comes into the object when it is first asked for.
 */
function indexOf(list: readonly string[]): Record<string, number> {
  const places = new Map<string | symbol, number>();
  for (const [place, value] of list.entries()) places.set(value, place);
  const lookUp = new Proxy(Object.create(null), {
    get(_, value, found: Record<string | symbol, number>) {
      const place = places.get(value);
      if (place !== undefined) found[value] = place;
      return place;
    },
  });
  return Object.create(lookUp);
}

function readCluster(tags: string, numbers: Readonly<Record<string, number>>): ReadonlySet<number> {
  return new Set(tags.split("_").map((tag) => numbers[tag] ?? 0));
}

function readNumbers(base64: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(base64, "base64");
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

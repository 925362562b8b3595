/**
 * Minutes east of UTC by a zone's name. RFC 822's own come first, the military letters with its signs; then what feeds
 * write in their place, then the common abbreviations of the world where only one zone has them on the news (`IST` is
 * India's). Source: RFC 822, 5.1; tz database, abbreviations.
 */
// oxfmt-ignore
const ZONES: Readonly<Record<string, number>> = {
  ut: 0, gmt: 0, utc: 0, z: 0,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  a: -60, b: -120, c: -180, d: -240, e: -300, f: -360, g: -420, h: -480, i: -540, k: -600, l: -660, m: -720,
  n: 60, o: 120, p: 180, q: 240, r: 300, s: 360, t: 420, u: 480, v: 540, w: 600, x: 660, y: 720,
  at: -240, ast: -240, adt: -180, et: -300, ct: -360, mt: -420, pt: -480,
  nst: -210, ndt: -150, akst: -540, akdt: -480, hst: -600, hast: -600, hadt: -540, sst: -660,
  wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120, mez: 60, mesz: 120, eet: 120, eest: 180,
  msk: 180, msd: 240, trt: 180, sast: 120, wat: 60, cat: 120, eat: 180,
  ist: 330, pkt: 300, npt: 345, ict: 420, wib: 420, sgt: 480, hkt: 480, pht: 480, myt: 480, awst: 480,
  jst: 540, kst: 540, acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780,
  brt: -180, brst: -120, art: -180, clt: -240, clst: -180, cot: -300, pet: -300, uyt: -180,
};

/** Farther from Greenwich no zone is, in minutes. */
const FARTHEST = 14 * 60;

/**
 * Minutes east of UTC of what stands behind a time: `GMT`, `+0200`, `+2`, `GMT+02:00`, `-5:30`, `EST`. Null for what is no
 * zone, or not known as one.
 */
export function parseZone(text: string): number | null {
  // The military letters are capitals; `14:30 h` and `à 10:00 e` are words.
  if (/^[a-y]$/.test(text)) return null;
  const trimmed = text
    .trim()
    .toLowerCase()
    .replace(/^(?:etc\/|\()/, "")
    .replace(/\)$/, "");
  const named = ZONES[trimmed];
  if (named !== undefined) return named;
  const numeric = /^(?:gmt|utc?|z)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?$/.exec(trimmed);
  if (numeric === null) return null;
  const [, sign, hours, minutes = "0"] = numeric;
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > FARTHEST) return null;
  return sign === "+" ? offset : -offset;
}

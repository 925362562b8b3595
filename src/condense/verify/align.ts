import type { Word } from "./words.ts";

/** Words of a sentence that its evidence has not, in the place of words of the evidence that it has not; either may be empty. */
export interface Hunk {
  readonly from: number;
  readonly until: number;
  readonly evidenceFrom: number;
  readonly evidenceUntil: number;
  /** Words in a row that both sentences share before it and behind it; a common beginning or end counts as many. */
  readonly before: number;
  readonly after: number;
}

export interface Alignment {
  readonly hunks: readonly Hunk[];
  /** 0–1: how many words of the sentence are the evidence's, in its order. */
  readonly coverage: number;
}

/** A sentence longer than this is aligned by its beginning (words): the cost is the product of both lengths. */
const LONGEST = 160;
/** What the shared beginning or end of both sentences counts as, in words. */
const BORDER = 3;

/** The longest common subsequence of two sentences' words, and what differs between. */
export function alignWords(claim: readonly Word[], evidence: readonly Word[]): Alignment {
  const left = claim.slice(0, LONGEST).map((word) => word.stem);
  const right = evidence.slice(0, LONGEST).map((word) => word.stem);
  const pairs = commonSubsequence(left, right);
  const coverage = left.length === 0 ? 0 : pairs.length / left.length;
  return { hunks: hunksBetween(pairs, left.length, right.length), coverage };
}

type Pair = readonly [claim: number, evidence: number];

function commonSubsequence(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        left[i] === right[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) > (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

function hunksBetween(pairs: readonly Pair[], leftLength: number, rightLength: number): readonly Hunk[] {
  const hunks: Hunk[] = [];
  const ends: readonly Pair[] = [...pairs, [leftLength, rightLength]];
  let from = 0;
  let evidenceFrom = 0;
  for (const [k, [i, j]] of ends.entries()) {
    if (i > from || j > evidenceFrom) {
      const before = runLength(pairs, k - 1, -1) + (from === 0 && evidenceFrom === 0 ? BORDER : 0);
      const after = runLength(pairs, k, 1) + (i === leftLength && j === rightLength ? BORDER : 0);
      hunks.push({ from, until: i, evidenceFrom, evidenceUntil: j, before, after });
    }
    from = i + 1;
    evidenceFrom = j + 1;
  }
  return hunks;
}

function runLength(pairs: readonly Pair[], at: number, step: 1 | -1): number {
  let length = 0;
  let [i, j] = pairs[at] ?? [-1, -1];
  while (i >= 0) {
    length++;
    const next = pairs[at + step * length];
    if (next === undefined || next[0] !== i + step || next[1] !== j + step) break;
    [i, j] = next;
  }
  return length;
}

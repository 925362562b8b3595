import { nameOf } from "./find-owner.ts";
import { isDuration } from "./is-duration.ts";
import { comparison, listed, nameBefore, nearest, nounAfter, nounBefore, wholeAfterOf } from "./measured-beside.ts";
import { comparedWith, gapped, partOfWhole, sameDeed, wholeOfPart } from "./measured-by-another.ts";
import type { Ask } from "./measured-by-another.ts";
import { addressed, deed, goods } from "./measured-by-deed.ts";
import {
  apposition,
  moneyInKind,
  movedObject,
  offered,
  ownClause,
  participle,
  predicate,
  purpose,
  subjectOfVerb,
} from "./measured-by-verb.ts";
import { measured } from "./measured.ts";
import type { Measured, MeasureRule } from "./measured.ts";
import { isOwner } from "./parse-phrases.ts";
import type { Phrase } from "./parse-phrases.ts";
import { withRole } from "./measured-role.ts";
import { chainHead, isMark } from "./walk-phrases.ts";
import type { At } from "./walk-phrases.ts";

/** In the order of how sure they are; the first that finds something wins. */
const RULES: readonly MeasureRule[] = [
  inBrackets,
  byAnother(comparedWith),
  byAnother(wholeOfPart),
  partOfWhole,
  byAnother(gapped),
  byAnother(sameDeed),
  nounAfter,
  goods,
  wholeAfterOf,
  inList,
  comparison,
  nounBefore,
  addressed,
  nameBefore,
  ownClause,
  participle,
  listed,
  offered,
  moneyInKind,
  movedObject,
  deed,
  purpose,
  apposition,
  subjectOfVerb,
  predicate,
  nearest,
];

/** The other quantity is asked for with its pronouns, which the caller resolves as it does this one's. */
function byAnother(rule: (phrases: readonly Phrase[], at: At, ask: Ask) => Measured | null): MeasureRule {
  return (phrases, at) => rule(phrases, at, (other) => findMeasured(phrases, other, { pronouns: true }));
}

/** Lists ask for the number before, which asks for the one before that: each is found once. */
const known = new WeakMap<readonly Phrase[], Map<string, Measured | null>>();

/**
 * The phrase that the quantity at `at` measures; null where the sentence has no noun at all. A pronoun that stands
 * for nobody in this sentence is handed back only where `pronouns` says that the caller can resolve it.
 */
export function findMeasured(
  phrases: readonly Phrase[],
  at: At,
  { pronouns }: { readonly pronouns: boolean },
): Measured | null {
  const memo = known.get(phrases) ?? new Map<string, Measured | null>();
  known.set(phrases, memo);
  const key = `${at} ${pronouns}`;
  const before = memo.get(key);
  if (before !== undefined) return before;
  const plain = applyRules(phrases, at, pronouns);
  const found = plain === null ? null : withRole(phrases, at, plain);
  memo.set(key, found);
  return found;
}

function applyRules(phrases: readonly Phrase[], at: At, pronouns: boolean): Measured | null {
  for (const rule of RULES) {
    const found = rule(phrases, at);
    if (found === null) continue;
    if (phrases[found.at]?.kind !== "pronoun") return withOwner(phrases, found);
    const named = nameOf(phrases, found.at);
    if (named !== null) return { ...found, at: named };
    if (pronouns) return found;
  }
  return null;
}

/** `its shares` are those of whoever was the subject before. */
function withOwner(phrases: readonly Phrase[], found: Measured): Measured {
  const owned = phrases[found.at]?.words.some((word) => isOwner(word.lower)) === true;
  return owned && found.owner === null ? { ...found, owner: nameOf(phrases, found.at) } : found;
}

/** `1.2 billion shekels ($330 million)`, `Jane Roe (15.3 a game, 7 rebounds)`. */
function inBrackets(phrases: readonly Phrase[], at: At): Measured | null {
  const open = openBracketBefore(phrases, at);
  if (open === null || phrases.slice(open + 1, at).some((phrase) => phrase.kind === "verb" || phrase.kind === "noun"))
    return null;
  const before = phrases[open - 1];
  const after = phrases[at + 1];
  if (after?.kind === "noun" || after?.head === "of") return null;
  if (before?.kind === "quantity") return findMeasured(phrases, open - 1, { pronouns: true });
  return before?.kind === "noun" ? measured(chainHead(phrases, open - 1), "bracket", { until: open }) : null;
}

function openBracketBefore(phrases: readonly Phrase[], at: At): At | null {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (isMark(phrases[i], "(", "[")) return i;
    if (isMark(phrases[i], ")", "]", ";")) return null;
  }
  return null;
}

/** The second of `11,000 posts or 2.2 per cent` and of `down 68p at 1,112p` measures what the first does. */
function inList(phrases: readonly Phrase[], at: At): Measured | null {
  let i = at - 1;
  const links = isDuration(phrases[at]) ? DURATION_LINKS : LIST_LINKS;
  while (
    isMark(phrases[i], ",") ||
    phrases[i]?.kind === "joiner" ||
    phrases[i]?.kind === "other" ||
    links.has(phrases[i]?.head ?? "")
  )
    i -= 1;
  // "from $13 a pill to $750"
  if (["a", "an", "per"].includes(phrases[i]?.words[0]?.lower ?? "") && phrases[i - 1]?.kind === "quantity") i -= 1;
  if (i === at - 1 || phrases[i]?.kind !== "quantity") return null;
  return findMeasured(phrases, i, { pronouns: true });
}

const LIST_LINKS = new Set(["at", "to", "from"]);
const DURATION_LINKS = new Set(["at", "to", "from", "in", "over", "for", "within", "after", "every"]);

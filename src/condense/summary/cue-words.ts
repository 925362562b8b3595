/**
 * Words that the ranker knows, lower case. Source: closed classes of English grammar and the verbs that news reports
 * speech with; which of them matter is left to the fitted weights.
 */
const STOP =
  "a an the of in on at by to for from with and or but as is are was were be been being am has have had do does did will would shall should can could may might must not no nor some it its he she they them his her their him we us our you your i me my this that these those who which what when where while if than then there so s t said says say about after before over into out up down also more most all any one two other new";
const SAYING = "said says told tweeted wrote added";
const SELF = "i we our my me";
const READER = "you your";
const PAST_BE = "was were";
const PRONOUN = "he she it they";
const SOURCE = "according reported officials police authorities";
const BACKGROUND = "last earlier previous previously ago";
const DAY = "monday tuesday wednesday thursday friday saturday sunday today";

/** What a word is, as bits: a sentence's cues are those of its words together. */
export const cue = {
  stop: 1,
  saying: 2,
  self: 4,
  reader: 8,
  pastBe: 16,
  pronoun: 32,
  source: 64,
  background: 128,
  day: 256,
} as const;

export const cuesOf: ReadonlyMap<string, number> = indexCues([
  [STOP, cue.stop],
  [SAYING, cue.saying],
  [SELF, cue.self],
  [READER, cue.reader],
  [PAST_BE, cue.pastBe],
  [PRONOUN, cue.pronoun],
  [SOURCE, cue.source],
  [BACKGROUND, cue.background],
  [DAY, cue.day],
]);

function indexCues(lists: readonly (readonly [list: string, bit: number])[]): ReadonlyMap<string, number> {
  const cues = new Map<string, number>();
  for (const [list, bit] of lists) {
    for (const word of list.split(" ")) cues.set(word, (cues.get(word) ?? 0) | bit);
  }
  return cues;
}

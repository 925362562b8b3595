/** What `rankFeatures` tells of a figure, by name: the weights in `rank-weights.ts` go by these. */

/** Where it stands. */
export const PLACE = [
  "firstFigure",
  "secondFigure",
  "thirdFigure",
  "order",
  "early",
  "lead",
  "nearStart",
  "figureSentence",
  "firstOfSentence",
  "aloneInSentence",
  "crowd",
  "bracketed",
  "quoted",
  "onlyFigure",
] as const;
/** What it is. */
export const KIND = [
  "money",
  "percent",
  "noUnit",
  "people",
  "time",
  "age",
  "length",
  "rate",
  "one",
  "two",
  "small",
  "digits",
  "magnitude",
  "largest",
  "largestOfKind",
  "repeated",
  "bound",
  "change",
  "range",
] as const;
/** What stands around it. */
export const AROUND = [
  "deathNear",
  "deathBeside",
  "lasting",
  "ago",
  "opensSentence",
  "ofThem",
  "deathSentence",
  "harmNear",
  "moneyNear",
  "recordNear",
  "voteNear",
  "peopleNear",
  "leadLabel",
  "leadNear",
  "labelWords",
] as const;
/** What it shares with the headline; all 0 without one. */
export const HEADLINE = [
  "headlineUnit",
  "headlineLabel",
  "headlineLabelAny",
  "headlineNear",
  "headlineNearAny",
  "headlineNearTwo",
  "headlineSentence",
  "headlineValue",
  "headlineMoney",
  "headlinePercent",
] as const;

/**
 * What counts at the head of an article counts differently further down: `lead:money` is money in the first sentence.
 * Only where there is no headline to go by; with one they gained nothing.
 */
export const HEADS = ["lead", "early", "firstFigure", "figureSentence"] as const;
export const AT_HEAD = [
  "money",
  "people",
  "percent",
  "time",
  "age",
  "noUnit",
  "digits",
  "crowd",
  "bracketed",
  "firstOfSentence",
  "largestOfKind",
  "deathNear",
  "harmNear",
  "peopleNear",
] as const;

/** The names of a row's values, in their order. */
export const FEATURES: readonly string[] = [
  ...PLACE,
  ...KIND,
  ...AROUND,
  ...HEADLINE,
  ...AT_HEAD.flatMap((what) => HEADS.map((head) => `${head}:${what}`)),
];

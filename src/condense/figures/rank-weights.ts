/** A fixed linear model over `rankFeatures`. */
export interface RankWeights {
  readonly weights: Readonly<Record<string, number>>;
  /** Subtracted from the score, so that the best figure of a usual article comes out at a salience of 0.8. */
  readonly offset: number;
}

/**
 * Fitted on `numhg.train.jsonl` (NumHG, LREC-COLING 2024) by `bench/fit-figure-rank.ts`: which figure of an article its
 * editor put in the headline. Half of the headlines were shown without their `$` and `%`.
 */
export const HEADLINE_WEIGHTS: RankWeights = {
  weights: {
    secondFigure: 0.04,
    thirdFigure: -0.12,
    order: -0.15,
    early: 2.43,
    lead: 1.13,
    nearStart: 0.2,
    figureSentence: 1.45,
    firstOfSentence: 0.6,
    aloneInSentence: 0.07,
    crowd: -0.77,
    bracketed: -0.52,
    money: 1.36,
    percent: -0.59,
    noUnit: -0.12,
    people: 0.91,
    time: -0.23,
    length: -0.54,
    one: -1.61,
    two: -0.32,
    small: 0.12,
    digits: 0.55,
    magnitude: -0.14,
    largest: -0.12,
    largestOfKind: 0.26,
    repeated: 0.35,
    deathNear: 0.62,
    deathSentence: 0.16,
    harmNear: 0.13,
    recordNear: 0.16,
    voteNear: 0.14,
    leadNear: -1.21,
    labelWords: -0.06,
    headlineUnit: 1.56,
    headlineLabel: 0.38,
    headlineLabelAny: 0.4,
    headlineNear: 2.69,
    headlineNearAny: 0.23,
    headlineNearTwo: -0.08,
    headlineSentence: 1.72,
    headlineMoney: 4.65,
    headlinePercent: 4.61,
    // Set by hand: the training headlines have their number masked, so that it could not be learnt.
    headlineValue: 4,
  },
  offset: 6.17,
};

/** The same without the headline's words. */
export const TEXT_WEIGHTS: RankWeights = {
  weights: {
    firstFigure: -0.13,
    secondFigure: 0.07,
    thirdFigure: 0.05,
    order: 0.11,
    early: 2.55,
    lead: 0.55,
    nearStart: 0.13,
    figureSentence: 1.36,
    firstOfSentence: 0.56,
    aloneInSentence: -0.03,
    crowd: -0.94,
    bracketed: -0.68,
    money: 1.26,
    percent: -0.57,
    noUnit: -0.35,
    people: 0.54,
    time: 0.03,
    age: -0.62,
    length: -0.55,
    one: -1.86,
    two: -0.56,
    digits: 0.41,
    magnitude: 0.11,
    largest: -0.29,
    largestOfKind: 0.39,
    repeated: 0.33,
    deathNear: 0.59,
    deathSentence: 0.04,
    harmNear: 0.26,
    moneyNear: -0.08,
    recordNear: 0.1,
    voteNear: 0.11,
    peopleNear: 0.03,
    leadLabel: 0.34,
    leadNear: -0.28,
    labelWords: 0.16,
  },
  offset: 4.01,
};

import type { Bound } from "../../article/figure.ts";

const phrases = (bound: Bound, list: string): [readonly string[], Bound][] =>
  list.split("|").map((phrase) => [phrase.split(" "), bound]);

/**
 * Words right before a value that bound it, the longer before the shorter; `no more than` bounds the other way round
 * and is listed whole. Source: the grammar of English comparison, by hand.
 */
export const BOUNDS_BEFORE: readonly (readonly [words: readonly string[], bound: Bound])[] = [
  ...phrases(
    "<",
    "no more than|not more than|not over|not exceeding|up to|as many as|as much as|as high as|as long as|at most|at the most|a maximum of|a maximum|maximum of|less than|fewer than|lower than|smaller than|" +
      "shorter than|younger than|just under|well under|well below|just below|just shy of|shy of|south of|under|below|within|beneath|sub|<|≤|capped at|limited to|less or equal to|up to an estimated|up to about|up to around|little more than",
  ),
  ...phrases(
    ">",
    "no less than|no fewer than|not less than|not fewer than|at least|at the least|a minimum of|a minimum|minimum of|more than|greater than|higher than|larger than|longer than|older than|bigger than|better than|" +
      "well over|just over|slightly over|well above|just above|slightly more than|slightly above|in excess of|upwards of|upward of|north of|over|above|exceeding|exceeds|exceed|exceeded|topping|topped|surpassing|surpassed|" +
      "as low as|as little as|as few as|beyond|>|≥|a little over|a bit over|a little more than|nothing less than|starting from",
  ),
  ...phrases(
    "~",
    "about|around|approximately|approx|approx.|roughly|nearly|almost|some|circa|c.|ca.|close to|near to|near|an estimated|estimated|in the region of|on the order of|somewhere around|something like|" +
      "more or less|or so|virtually|practically|roundabout|~|≈|∼|not quite|nearer to|in the vicinity of|in the neighborhood of|in the neighbourhood of",
  ),
];

/** Words right behind a value that bound it. */
export const BOUNDS_BEHIND: readonly (readonly [words: readonly string[], bound: Bound])[] = [
  ...phrases(
    ">",
    "or more|or above|or higher|or over|or greater|or older|or better|or longer|and above|and over|and up|and older|plus|-plus|+|and more|at least|at the least|upwards",
  ),
  ...phrases(
    "<",
    "or less|or fewer|or below|or lower|or under|or younger|or shorter|and under|and below|at most|at the most|tops|max|or smaller",
  ),
  ...phrases("~", "or so|or thereabouts|-odd|odd|-ish|more or less|approximately"),
];

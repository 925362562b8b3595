/** What each feature of features.ts is worth; the places are those of its lists. */
export interface Weights {
  readonly word: readonly number[];
  readonly pair: readonly number[];
  readonly line: readonly number[];
  readonly set: readonly number[];
}

/**
 * Fitted by bench/fit-summary.ts on the 493 CNN articles of cnndm.dev (CNN/DailyMail validation, Hermann et al. 2015)
 * and the 244 of inshorts.dev. Numbers only: no text of these sets is in the project.
 */
export const fittedWeights: Weights = {
  word: [
    -0.3564, 0.6257, -0.2705, 1.053, -0.4194, 0.3741, 1.283, -0.8213, 0.271, -0.2611, 0.234, 0.7039, 0.3297, 0.2778,
    7.663, -0.4385, 1.813, -0.03835,
  ],
  pair: [0.1613, -0.04733, 0.4836, 0.5681, -0.4876, 0.7812, 0.145, 0.1597, -0.1437, 1.625],
  line: [
    -0.04855, 0.001928, 0.01499, 0.01542, 0.03406, -0.0004131, -0.02178, 0.01114, 0.001653, 0.03965, -0.2, -0.05346,
    0.02105, -0.009012, 0.003508, -0.08709, 0.004252, 0.00683, 0.003923, 0.005765, 0.03101, -0.02982, 0.02068, 0.017,
    0.01664, -0.05795, -0.00721, 0.08362, -0.01028, 0.02405, -0.006317, 0.01988, -0.122, -0.00219, 0.03702,
  ],
  set: [
    -0.08884, 0.06388, -0.09094, -0.03567, 0.01015, -0.04855, -0.003575, -0.03673, 0.07876, 0.04391, 0.007408, -0.0288,
    0.002782, -0.0126, 0.001862, -0.004589, 0.03393, -0.00497, -0.0468, 0.1204, 0.1286, -0.03119, 0.006187, 0.002032,
    0.3086, 0.02563, -0.02525, -0.001266,
  ],
};

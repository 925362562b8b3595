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
    -0.2941, 0.5777, -0.2739, 1.296, -0.4365, 0.3643, 1.274, -0.7083, 0.4034, -0.3917, 0.2384, 0.6596, 0.5436, 0.2579,
    7.682, -0.4995, 2.119, -0.0783,
  ],
  pair: [0.1759, -0.05694, 0.4901, 0.5666, -0.6008, 0.7916, 0.08295, 0.285, -0.1099, 1.628],
  line: [
    -0.04794, 0.02494, 0.009878, 0.00006022, 0.03767, 0.0004416, -0.01852, 0.01128, 0.0001734, 0.03822, -0.1943,
    -0.05476, 0.0214, -0.009278, 0.00444, -0.08475, 0.004504, 0.01044, 0.0002719, 0.0002833, 0.02914, -0.03114, 0.01916,
    0.01735, 0.01707, -0.06119, -0.005451, 0.07319, -0.01084, 0.024, -0.006132, 0.02067, -0.153, -0.002079, 0.03714,
  ],
  set: [
    -0.09444, 0.06419, -0.08761, -0.03514, 0.005521, -0.04794, -0.001405, -0.04158, 0.07849, 0.04438, 0.008615,
    -0.03319, 0.001811, -0.01349, 0.00147, -0.007358, 0.03116, -0.004176, -0.04305, 0.116, 0.1223, -0.02787, 0.0009474,
    0.007752, 0.3164, 0.02522, -0.03028, -0.002957,
  ],
};

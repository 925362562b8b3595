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
    -0.3034, 0.5819, -0.2571, 1.275, -0.4446, 0.3746, 1.276, -0.7529, 0.4053, -0.3896, 0.2561, 0.6434, 0.5445, 0.2614,
    7.694, -0.5005, 2.132, -0.06936,
  ],
  pair: [0.1793, -0.06673, 0.4817, 0.5638, -0.6345, 0.7709, 0.07655, 0.3027, -0.1419, 1.631],
  line: [
    -0.04722, 0.02651, 0.009649, -0.0008863, 0.03718, -0.00103, -0.01898, 0.01083, -0.0003059, 0.03788, -0.1957,
    -0.05398, 0.02447, -0.008275, 0.005253, -0.08451, 0.006171, 0.01116, -0.00008627, -0.001993, 0.02923, -0.03156,
    0.02083, 0.01589, 0.01508, -0.06107, -0.005144, 0.07439, -0.01067, 0.02289, -0.005692, 0.02169, -0.1327, -0.002056,
    0.03566,
  ],
  set: [
    -0.09252, 0.06185, -0.08726, -0.0345, 0.006024, -0.04722, -0.001447, -0.04113, 0.0789, 0.04449, 0.006607, -0.03335,
    0.001656, -0.01399, 0.001733, -0.007267, 0.03345, -0.004413, -0.04428, 0.1176, 0.1142, -0.02706, 0.003372, 0.001337,
    0.313, 0.02629, -0.03106, -0.006593,
  ],
};

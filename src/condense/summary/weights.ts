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
    -0.4282, 0.8484, -0.5934, 1.381, -0.8341, 0.6313, 1.886, -1.245, 0.357, -0.3819, 0.4805, 1.047, 0.6147, 0.5102,
    10.89, -0.7557, 2.763, -0.1311,
  ],
  pair: [0.1968, 0.1809, 0.7265, 0.7139, -0.6645, 1.112, 0.2655, 0.4791, -0.1385, 2.256],
  line: [
    -0.06895, -0.00225, 0.00475, 0.01424, 0.03963, -0.006438, -0.03858, 0.01019, 0.00004746, 0.05686, -0.2943, -0.0766,
    0.02741, -0.01627, 0.003905, -0.1263, 0.01759, 0.01266, 0.008042, 0.0291, 0.04637, -0.04582, 0.02628, 0.05146,
    0.03984, -0.08039, -0.01139, 0.09935, -0.01523, 0.03794, -0.01009, 0.02616, -0.1932, 0.001265, 0.05689,
  ],
  set: [
    -0.08207, 0.06189, -0.1315, -0.04984, 0.02392, -0.06895, -0.005691, -0.05856, 0.1189, 0.0507, 0.006248, -0.03604,
    0.0889, -0.01016, -0.06258, 0.1794, 0.2284, -0.06787, 0.01634, -0.02397, 0.5102, 0.03326, -0.03895, -0.01184,
  ],
};

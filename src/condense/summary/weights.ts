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
    -0.07814, 0.4553, -0.1614, 1.049, -0.5887, 0.3591, 1.164, -0.8272, 0.5525, -0.4376, 0.2834, 0.6583, 0.4732, 0.2615,
    8.078, -0.6617, 2.714, -0.0093,
  ],
  pair: [0.2194, -0.03293, 0.4859, 0.5389, -0.572, 0.6889, 0.01983, 0.6369, -0.1557, 1.375],
  line: [
    -0.03205, 0.03648, 0.01725, 0.006833, 0.03668, 0.001076, -0.01693, 0.01736, 0.002419, 0.03745, -0.1904, -0.05485,
    0.02051, -0.008622, 0.008046, -0.07363, 0.005884, 0.007905, -0.00004762, 0.002593, 0.02827, -0.03465, 0.02432,
    0.02464, 0.001979, -0.06531, -0.002349, 0.07677, -0.01145, 0.02445, -0.004281, 0.02483, -0.1244, -0.001682, 0.03331,
  ],
  set: [
    -0.08602, 0.07976, -0.07981, -0.03581, 0.03816, -0.03205, 0.0000463, -0.04648, 0.07375, 0.03416, -0.01383, -0.03051,
    0.0002931, -0.02053, 0.002641, -0.008856, -0.004057, 0.01267, -0.08241, 0.06846, 0.0773, -0.02155, 0.01219, -0.1882,
    0.1893, 0.04686, -0.04764, 0.1261, -0.04223,
  ],
};

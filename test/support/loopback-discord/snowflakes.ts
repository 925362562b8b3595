/** Milliseconds of the first second of 2015, from which Discord counts. Source: API reference, "Snowflakes". */
const EPOCH = 1_420_070_400_000;

/** Makes ids that grow with time, and by one where time stands still. */
export function makeSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const earliest = BigInt(now() - EPOCH) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return last.toString();
  };
}

import { schedule } from "node-cron";

export interface MinuteTick {
  /** No further minute; waits for the one under way. */
  stop(): Promise<void>;
}

/**
 * Calls `onMinute` at the start of every minute, never twice at once; a failure goes to `onError` and the next minute
 * comes all the same.
 */
export function everyMinute(onMinute: () => Promise<void>, onError: (error: unknown) => void): MinuteTick {
  let underWay: Promise<void> = Promise.resolve();
  const task = schedule(
    "* * * * *",
    () => {
      underWay = onMinute().catch(onError);
      return underWay;
    },
    { noOverlap: true },
  );
  return {
    async stop() {
      await task.destroy();
      await underWay;
    },
  };
}

/**
 * Milliseconds of the processor that `work` takes on this thread, for a test of how costs grow: what else the machine
 * does makes it no longer, as it does the clock's.
 */
export function processorTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

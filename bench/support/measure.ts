import { spawnSync } from "node:child_process";

export interface ProcessRun {
  /** By the clock. */
  readonly seconds: number;
  /** Of the processor, on all threads. */
  readonly cpuSeconds: number;
  /** The largest resident set the process had, in MB of 1,000,000 bytes. */
  readonly peakMegabytes: number;
  readonly stdout: string;
}

/**
 * Runs `node <arguments>` to its end with this Node and measures it as a whole process. The peak is read by the process
 * itself at exit, so it counts everything it ever held.
 */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): ProcessRun {
  const started = performance.now();
  const reporter = `data:text/javascript,process.on("exit",()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write("\\nused "+maxRSS+" "+(userCPUTime+systemCPUTime))})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", reporter, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${String(status)}:\n${stderr}`);
  const [, kilobytes, microseconds] = /used (\d+) (\d+)\s*$/.exec(stderr) ?? [];
  return {
    seconds,
    cpuSeconds: Number(microseconds) / 1e6,
    peakMegabytes: (Number(kilobytes) * 1024) / 1e6,
    stdout,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The value that so large a part of them (0–1) does not exceed; NaN where there are none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

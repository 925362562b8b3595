import { LedeError } from "../shared/errors.ts";

/** The settings of who runs Lede for others, as the README's table says them. */
export const OPERATE_SETTINGS = {
  LEDE_HOST: "Where `start` answers `/healthz` and `/metrics`; `127.0.0.1`, this machine alone, unless set.",
  LEDE_PORT: "The port for those; 3000 unless set, 0 for any that is free.",
  LEDE_URL:
    "The address at which people reach that port, such as `https://lede.example.org`; nobody but this machine unless set.",
  LEDE_KEEP_DAYS:
    "Days after which articles, digests and posted messages are deleted; 90 unless set, 0 keeps them for good.",
} as const;

const DEFAULT_KEEP_DAYS = 90;
const DEFAULT_PORT = 3000;

export interface OperateSettings {
  readonly host: string;
  readonly port: number;
  /** False: nobody chose the port, and a second process on the machine may do without. */
  readonly portIsSet: boolean;
  /** Without a slash at its end; null where there is none. */
  readonly url: string | null;
  /** Null: nothing is ever deleted. */
  readonly keepDays: number | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** @throws LedeError `bad-settings`, naming the setting. */
export function parseOperateSettings(env: Env): OperateSettings {
  const keepDays = wholeNumber(env, "LEDE_KEEP_DAYS", { from: 0, to: 36_500, unless: DEFAULT_KEEP_DAYS });
  return {
    host: env["LEDE_HOST"]?.trim() || "127.0.0.1",
    port: wholeNumber(env, "LEDE_PORT", { from: 0, to: 65_535, unless: DEFAULT_PORT }),
    portIsSet: (env["LEDE_PORT"]?.trim() ?? "") !== "",
    url: parseUrl(env),
    keepDays: keepDays === 0 ? null : keepDays,
  };
}

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly unless: number;
}

function wholeNumber(env: Env, name: string, { from, to, unless }: Bounds): number {
  const text = env[name]?.trim() ?? "";
  if (text === "") return unless;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new LedeError("bad-settings", `${name} is ${JSON.stringify(text)}.`, {
    next: `Set it to a whole number from ${from} to ${to}, or unset it for ${unless}.`,
  });
}

function parseUrl(env: Env): string | null {
  const text = env["LEDE_URL"]?.trim() ?? "";
  if (text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "") {
    return url.href.replace(/\/$/, "");
  }
  throw new LedeError("bad-settings", `LEDE_URL is ${JSON.stringify(text)}, which is no address of a web server.`, {
    next: "Set it to one such as https://lede.example.org, or unset it.",
  });
}

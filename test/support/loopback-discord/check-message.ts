import { DISCORD_COMPONENTS_V2 } from "../../../src/dispatch/discord-limits.ts";
import { faultsIf, findComponentFaults, isRecord, isTooHeavy } from "../find-component-faults.ts";
import { ApiError, apiError } from "./api-error.ts";
import { faultsBySchema } from "./schemas.ts";
import type { Json } from "./world.ts";

/** Characters of `content` for a bot; Discord's document says 4,000, which is a subscriber's. */
const CONTENT = 2_000;
/** Characters over all embeds of a message. Source: message resource, "Embed Limits". */
const EMBEDS_TOGETHER = 6_000;
const EPHEMERAL = 64;

/** A message as a body asks for it, checked. Undefined where an edit leaves it as it is. */
export interface AskedMessage {
  readonly content: string | undefined;
  readonly components: readonly Json[] | undefined;
  readonly flags: number;
}

export interface CheckOptions {
  /** The schema of the body in Discord's document. */
  readonly schema: string;
  /** The flags of the message that is edited; null for a new one. */
  readonly edited: number | null;
  /** The names of the files that came with it. */
  readonly files: readonly string[];
}

/**
 * What Discord would do with a message's body, and the two things that Lede never wants of it: mentions, and a link of
 * an article's words.
 * @throws ApiError 50035 with what is wrong, 50006 for an empty one, 500 for one that is too heavy.
 */
export function checkMessage(body: unknown, { schema, edited, files }: CheckOptions): AskedMessage {
  if (!isRecord(body)) throw apiError("invalid form", ["the body is no object"]);
  refuseIf(faultsBySchema(schema, body));
  const flags = typeof body["flags"] === "number" ? body["flags"] : (edited ?? 0);
  const isV2 = (flags & DISCORD_COMPONENTS_V2) !== 0;
  refuseIf([
    ...faultsIf(
      edited !== null && (edited & DISCORD_COMPONENTS_V2) !== 0 && !isV2,
      "the flag of components cannot be removed",
    ),
    ...faultsIf(JSON.stringify(body["allowed_mentions"] ?? null) !== '{"parse":[]}', "mentions are allowed"),
    ...faultsIf(isV2 && (isSaid(body["content"]) || isSaid(body["embeds"])), "content or embeds beside components"),
    ...findComponentFaults(body),
    ...(isV2 ? faultsOfFiles(body, files) : faultsOfPlain(body)),
  ]);
  if (isTooHeavy(body)) throw new ApiError(500, 0, { message: "500: Internal Server Error" });
  const components = Array.isArray(body["components"]) ? body["components"].filter(isRecord) : undefined;
  const content = typeof body["content"] === "string" ? body["content"] : undefined;
  if (edited === null && !isSaid(content) && !isSaid(components) && !isSaid(body["embeds"])) {
    throw apiError("empty message");
  }
  return { content, components: components === undefined ? undefined : numbered(components), flags };
}

/** Whether only the person who asked sees it. */
export function isEphemeral(flags: number): boolean {
  return (flags & EPHEMERAL) !== 0;
}

/** An edit keeps what the answer was announced as: flags other than that of components do not change. */
export function editedFlags(before: number, asked: number): number {
  return before | (asked & DISCORD_COMPONENTS_V2);
}

function faultsOfPlain(body: Json): readonly string[] {
  const { content } = body;
  const embeds = Array.isArray(body["embeds"]) ? body["embeds"].filter(isRecord) : [];
  const length = JSON.stringify(
    embeds.map(({ title, description, fields, footer }) => [title, description, fields, footer]),
  );
  return [
    ...faultsIf(typeof content === "string" && content.length > CONTENT, "content over 2,000 characters"),
    ...faultsIf(typeof content === "string" && /<[@#]|@(?:everyone|here)/u.test(content), "a mention"),
    ...faultsIf(embeds.length > 0 && length.length > EMBEDS_TOGETHER, "too much in all embeds together"),
  ];
}

/** Source: component reference, "files must be exposed using components". */
function faultsOfFiles(body: Json, files: readonly string[]): readonly string[] {
  const text = JSON.stringify(body["components"] ?? []);
  return files
    .filter((name) => !text.includes(`attachment://${name}`))
    .map((name) => `the file ${name} is in no component, so nobody would see it`);
}

function refuseIf(faults: readonly string[]): void {
  if (faults.length > 0) throw apiError("invalid form", faults);
}

function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== "";
}

/** Discord gives every component an id of its own, counted through the message. */
function numbered(components: readonly Json[]): readonly Json[] {
  let next = 1;
  const number = (component: Json): Json => {
    const id = next++;
    const inner = component["components"];
    return Array.isArray(inner)
      ? { ...component, id, components: inner.filter(isRecord).map(number) }
      : { ...component, id };
  };
  return components.map(number);
}

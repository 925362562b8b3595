import {
  DISCORD_BUTTON_LABEL,
  DISCORD_BUTTON_URL,
  DISCORD_BUTTONS_IN_ROW,
  DISCORD_BYTES_PER_TEXT,
  DISCORD_BYTES_TOGETHER,
  DISCORD_COMPONENTS,
  DISCORD_COMPONENTS_V2,
  DISCORD_NONCE,
  DISCORD_TEXT_TOGETHER,
} from "../../src/dispatch/discord-limits.ts";

const ACTION_ROW = 1;
const BUTTON = 2;

type Component = Readonly<Record<string, unknown>>;

/**
 * What Discord would refuse in the body of a "create message" of components, or do that we never want (mention), as
 * sentences; empty for a good one. The sums are here because Discord's OpenAPI document cannot say them.
 */
export function findDiscordFaults(body: unknown): readonly string[] {
  if (!isRecord(body)) return ["the body is no object"];
  const components = componentsOf(body);
  const texts = discordTextsOf(body);
  const labels = components.flatMap(({ label }) => (typeof label === "string" ? [label] : []));
  return [
    ...faultsIf(body["flags"] !== DISCORD_COMPONENTS_V2, "the flags are not those of components"),
    ...faultsIf("content" in body || "embeds" in body, "content or embeds beside components"),
    ...faultsIf(components.length > DISCORD_COMPONENTS, `${String(components.length)} components`),
    ...faultsIf(sum(texts.map((text) => text.length)) > DISCORD_TEXT_TOGETHER, "too many characters together"),
    ...faultsIf(bytesOf([...texts, ...labels]) > DISCORD_BYTES_TOGETHER, "so many bytes that Discord answers 500"),
    ...faultsIf(JSON.stringify(body["allowed_mentions"]) !== '{"parse":[]}', "mentions are allowed"),
    ...faultsIf(body["enforce_nonce"] !== true, "the nonce is not enforced"),
    ...faultsIf(!/^.+$/u.test(String(body["nonce"])) || String(body["nonce"]).length > DISCORD_NONCE, "a bad nonce"),
    ...components.flatMap(faultsOfComponent),
    ...texts.flatMap(faultsOfText),
  ];
}

/** The texts of a body, as Discord reads them. */
export function discordTextsOf(body: unknown): readonly string[] {
  return componentsOf(body).flatMap(({ content }) => (typeof content === "string" ? [content] : []));
}

function componentsOf(parent: unknown): readonly Component[] {
  if (!isRecord(parent) || !Array.isArray(parent["components"])) return [];
  return parent["components"].filter(isRecord).flatMap((component) => [component].concat(componentsOf(component)));
}

function faultsOfComponent(component: Component): readonly string[] {
  if (component["type"] === ACTION_ROW) {
    const inner = componentsOf(component).length;
    return faultsIf(inner === 0 || inner > DISCORD_BUTTONS_IN_ROW, `a row of ${String(inner)}`);
  }
  if (component["type"] !== BUTTON) return faultsIf(component["content"] === "", "an empty text");
  const { label, url } = component;
  return [
    ...faultsIf(typeof label !== "string" || label.length > DISCORD_BUTTON_LABEL, "a bad label"),
    ...faultsIf(typeof url !== "string" || url.length > DISCORD_BUTTON_URL || !/^https?:/u.test(url), "a bad url"),
  ];
}

/** Discord's own marks that we mean, links and times, stand in the text too: all else that looks like one is a fault. */
function faultsOfText(text: string): readonly string[] {
  const others = text.replaceAll(/\]\(<https?:\/\/[^<>\s]+>\)|<t:\d+:R>/gu, "");
  return [
    ...faultsIf(/<(?:[@#:/]|a:|t:|id:)/iu.test(others), "a mention, emoji, command or time of an article's"),
    ...faultsIf(/@(?:everyone|here)/iu.test(others), "a call to everyone"),
    ...faultsIf(/(?<!\\):\/\//u.test(others), "an address that becomes a link"),
    ...faultsIf(!text.isWellFormed(), "half a surrogate pair"),
  ];
}

function bytesOf(texts: readonly string[]): number {
  return sum(texts.map((text) => Buffer.byteLength(text) + DISCORD_BYTES_PER_TEXT));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function faultsIf(fault: boolean, sentence: string): readonly string[] {
  return fault ? [sentence] : [];
}

function isRecord(value: unknown): value is Component {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import {
  SLACK_BLOCK_ID,
  SLACK_BLOCKS,
  SLACK_BLOCKS_TOGETHER,
  SLACK_BUTTON_URL,
  SLACK_CONTEXT_ELEMENTS,
  SLACK_EVENT_TYPE,
  SLACK_HEADER_TEXT,
  SLACK_MESSAGE_TEXT,
  SLACK_SECTION_TEXT,
  SLACK_TEXT_OBJECT,
} from "../../src/dispatch/slack-limits.ts";

/**
 * What Slack would refuse in the body of a `chat.postMessage`, or do that we never want (mention, unfurl), as sentences;
 * empty for a good one. There is no offline validator in Slack's SDK. Takes anything: a body is judged as it is sent.
 */
export function findSlackFaults(body: unknown): readonly string[] {
  if (!isRecord(body)) return ["the body is no object"];
  const blocks = Array.isArray(body["blocks"]) ? body["blocks"] : [];
  return [
    ...faultsOfText(body["text"], SLACK_MESSAGE_TEXT, "text"),
    ...faultsOfBlocks(blocks),
    ...faultsOfMetadata(body["metadata"]),
    ...faultsIf(body["unfurl_links"] !== false || body["unfurl_media"] !== false, "links would unfurl"),
    ...faultsIf(
      /[\uD800-\uDFFF]/u.test(JSON.stringify(body)) || /\\ud[89a-f]/iu.test(JSON.stringify(body)),
      "half a surrogate pair",
    ),
  ];
}

/** The texts of a body that Slack reads for marks and mentions. */
export function slackTextsOf(body: unknown): readonly string[] {
  if (Array.isArray(body)) return body.flatMap(slackTextsOf);
  if (!isRecord(body)) return [];
  const own = body["text"];
  const inner = Object.entries(body).flatMap(([key, value]) => (key === "metadata" ? [] : slackTextsOf(value)));
  return typeof own === "string" ? [own, ...inner] : inner;
}

function faultsOfBlocks(blocks: readonly unknown[]): readonly string[] {
  const ids = blocks.flatMap((block) => (isRecord(block) && "block_id" in block ? [block["block_id"]] : []));
  return [
    ...faultsIf(blocks.length === 0, "no blocks"),
    ...faultsIf(blocks.length > SLACK_BLOCKS, `${String(blocks.length)} blocks`),
    ...faultsIf(JSON.stringify(blocks).length > SLACK_BLOCKS_TOGETHER, "msg_blocks_too_long"),
    ...faultsIf(new Set(ids).size < ids.length, "a block_id stands twice"),
    ...ids.flatMap((id) => faultsIf(typeof id !== "string" || id.length > SLACK_BLOCK_ID, "a bad block_id")),
    ...blocks.flatMap(faultsOfBlock),
  ];
}

function faultsOfBlock(block: unknown): readonly string[] {
  if (!isRecord(block)) return ["a block is no object"];
  switch (block["type"]) {
    case "divider":
      return [];
    case "header":
      return faultsOfTextObject(block["text"], { maxLength: SLACK_HEADER_TEXT, types: ["plain_text"] });
    case "section":
      return faultsOfTextObject(block["text"], { maxLength: SLACK_SECTION_TEXT, types: ["plain_text", "mrkdwn"] });
    case "context":
      return faultsOfContext(block["elements"]);
    case "actions":
      return faultsOfActions(block["elements"]);
    default:
      return [`a block of unknown type ${String(block["type"])}`];
  }
}

function faultsOfContext(elements: unknown): readonly string[] {
  if (!Array.isArray(elements) || elements.length === 0) return ["a context without elements"];
  return [
    ...faultsIf(elements.length > SLACK_CONTEXT_ELEMENTS, "a context with too many elements"),
    ...elements.flatMap((one) =>
      faultsOfTextObject(one, { maxLength: SLACK_TEXT_OBJECT, types: ["plain_text", "mrkdwn"] }),
    ),
  ];
}

function faultsOfActions(elements: unknown): readonly string[] {
  if (!Array.isArray(elements) || elements.length === 0) return ["actions without elements"];
  return elements.flatMap((one) =>
    faultsIf(isRecord(one) && typeof one["url"] === "string" && one["url"].length > SLACK_BUTTON_URL, "a button's url"),
  );
}

interface TextRules {
  readonly maxLength: number;
  readonly types: readonly string[];
}

function faultsOfTextObject(object: unknown, { maxLength, types }: TextRules): readonly string[] {
  if (!isRecord(object)) return ["a text object is missing"];
  return [
    ...faultsIf(!types.includes(String(object["type"])), `a text of type ${String(object["type"])}`),
    ...faultsIf("emoji" in object && object["type"] !== "plain_text", "emoji beside mrkdwn"),
    ...faultsIf("verbatim" in object && object["type"] !== "mrkdwn", "verbatim beside plain_text"),
    ...faultsOfText(object["text"], maxLength, "a text"),
  ];
}

function faultsOfText(text: unknown, maxLength: number, name: string): readonly string[] {
  if (typeof text !== "string" || text === "") return [`${name} is empty`];
  return [
    ...faultsIf(text.length > maxLength, `${name} has ${String(text.length)} characters`),
    ...faultsIf(/&(?!amp;|lt;|gt;)/u.test(text), `${name} has a bare &`),
    ...faultsIf(/[<>]/u.test(text.replaceAll(OURS, "")), `${name} has a bare < or >, or a mention`),
  ];
}

/** The two angle brackets that we mean: `<url|text>` and `<!date^…>`. */
const OURS = /<https?:\/\/[^|<>\s]+\|[^<>\n]+>|<!date\^\d+\^[^|<>]+\|[^<>]+>/gu;

function faultsOfMetadata(metadata: unknown): readonly string[] {
  if (!isRecord(metadata)) return ["no metadata"];
  const payload = metadata["event_payload"];
  return [
    ...faultsIf(!SLACK_EVENT_TYPE.test(String(metadata["event_type"])), "invalid_metadata_schema"),
    ...faultsIf(!isRecord(payload) || typeof payload["key"] !== "string" || payload["key"] === "", "no key"),
  ];
}

function faultsIf(fault: boolean, sentence: string): readonly string[] {
  return fault ? [sentence] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

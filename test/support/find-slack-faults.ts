import {
  SLACK_ACTION_ID,
  SLACK_ACTIONS,
  SLACK_BLOCK_ID,
  SLACK_BLOCKS,
  SLACK_BLOCKS_TOGETHER,
  SLACK_BUTTON_TEXT,
  SLACK_BUTTON_URL,
  SLACK_BUTTON_VALUE,
  SLACK_CONTEXT_ELEMENTS,
  SLACK_EVENT_TYPE,
  SLACK_HEADER_TEXT,
  SLACK_MESSAGE_TEXT,
  SLACK_OPTION_TEXT,
  SLACK_OPTION_VALUE,
  SLACK_OVERFLOW_OPTIONS,
  SLACK_PLACEHOLDER,
  SLACK_SECTION_TEXT,
  SLACK_SELECT_OPTIONS,
  SLACK_TEXT_OBJECT,
} from "../../src/dispatch/slack-limits.ts";

/** Characters of a posted text. Source: chat.postMessage, `msg_too_long`. */
const POSTED_TEXT = 40_000;

/**
 * What Slack would refuse in the body of a `chat.postMessage`, or do that we never want (mention, unfurl), as sentences;
 * empty for a good one. There is no offline validator in Slack's SDK. Takes anything: a body is judged as it is sent.
 */
export function findSlackFaults(body: unknown): readonly string[] {
  if (!isRecord(body)) return ["the body is no object"];
  return [
    ...faultsOfText(body["text"], SLACK_MESSAGE_TEXT, "text"),
    ...faultsIf(!Array.isArray(body["blocks"]) || body["blocks"].length === 0, "no blocks"),
    ...findSlackBodyFaults(body),
    ...faultsOfMetadata(body["metadata"]),
    ...faultsIf(body["unfurl_links"] !== false || body["unfurl_media"] !== false, "links would unfurl"),
  ];
}

/** The same for any message, such as an answer to one person: its text and blocks, whichever there are. */
export function findSlackBodyFaults(body: Readonly<Record<string, unknown>>): readonly string[] {
  const blocks = Array.isArray(body["blocks"]) ? body["blocks"] : [];
  return [
    ...(body["text"] === undefined || body["text"] === "" ? [] : faultsOfText(body["text"], POSTED_TEXT, "text")),
    ...faultsOfBlocks(blocks),
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
    ...faultsIf(blocks.length > SLACK_BLOCKS, `${String(blocks.length)} blocks`),
    ...faultsIf(JSON.stringify(blocks).length > SLACK_BLOCKS_TOGETHER, "msg_blocks_too_long"),
    ...faultsIf(new Set(ids).size < ids.length, "a block_id stands twice"),
    ...ids.flatMap((id) => faultsIf(typeof id !== "string" || id.length > SLACK_BLOCK_ID, "a bad block_id")),
    ...blocks.flatMap(faultsOfBlock),
    ...blocks.flatMap(faultsOfActionIds),
  ];
}

/** They are unique within their block. Source: Block Kit reference, `action_id`. */
function faultsOfActionIds(block: unknown): readonly string[] {
  if (!isRecord(block)) return [];
  const elements: readonly unknown[] = Array.isArray(block["elements"]) ? block["elements"] : [];
  const ids = [...elements, block["accessory"]]
    .filter(isRecord)
    .flatMap((element) => ("action_id" in element ? [element["action_id"]] : []));
  return [
    ...faultsIf(new Set(ids).size < ids.length, "an action_id stands twice"),
    ...ids.flatMap((id) => faultsIf(typeof id !== "string" || id.length > SLACK_ACTION_ID, "a bad action_id")),
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
      return [
        ...faultsOfTextObject(block["text"], { maxLength: SLACK_SECTION_TEXT, types: ["plain_text", "mrkdwn"] }),
        ...("accessory" in block ? faultsOfElement(block["accessory"]) : []),
      ];
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
  return [...faultsIf(elements.length > SLACK_ACTIONS, "too many actions"), ...elements.flatMap(faultsOfElement)];
}

function faultsOfElement(element: unknown): readonly string[] {
  if (!isRecord(element)) return ["an element is no object"];
  switch (element["type"]) {
    case "button":
      return [
        ...faultsOfTextObject(element["text"], { maxLength: SLACK_BUTTON_TEXT, types: ["plain_text"] }),
        ...faultsOfLength(element["url"], SLACK_BUTTON_URL, "a button's url"),
        ...faultsOfLength(element["value"], SLACK_BUTTON_VALUE, "a button's value"),
      ];
    case "overflow":
      return faultsOfOptions(element["options"], SLACK_OVERFLOW_OPTIONS);
    case "static_select":
      return [
        ...faultsOfTextObject(element["placeholder"], { maxLength: SLACK_PLACEHOLDER, types: ["plain_text"] }),
        ...faultsOfOptions(element["options"], SLACK_SELECT_OPTIONS),
      ];
    default:
      return [`an element of unknown type ${String(element["type"])}`];
  }
}

function faultsOfOptions(options: unknown, most: number): readonly string[] {
  if (!Array.isArray(options) || options.length === 0) return ["a menu without options"];
  return [
    ...faultsIf(options.length > most, "a menu with too many options"),
    ...options.flatMap((option) =>
      isRecord(option)
        ? [
            ...faultsOfTextObject(option["text"], { maxLength: SLACK_OPTION_TEXT, types: ["plain_text", "mrkdwn"] }),
            ...faultsIf(typeof option["value"] !== "string" || option["value"] === "", "an option without a value"),
            ...faultsOfLength(option["value"], SLACK_OPTION_VALUE, "an option's value"),
          ]
        : ["an option is no object"],
    ),
  ];
}

function faultsOfLength(value: unknown, maxLength: number, name: string): readonly string[] {
  return faultsIf(typeof value === "string" && value.length > maxLength, `${name} is too long`);
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

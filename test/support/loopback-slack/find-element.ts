import { asRecord, asRecords } from "./slack-call.ts";
import type { KeptMessage } from "./slack-world.ts";

/** Which element of a message a person uses. */
export interface PickedElement {
  /** The words on the button, or on the option of a menu. */
  readonly label: string;
  /** Which of several with these words, from 0. */
  readonly index?: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The action that Slack sends for a button or an option with these words.
 * @throws Error when the message has none, so that a test that presses it fails.
 */
export function findElement(message: KeptMessage, { label, index = 0 }: PickedElement): Json {
  const found = message.blocks.flatMap(actionsOfBlock).filter(({ words }) => words === label)[index];
  if (found === undefined) {
    const words = message.blocks.flatMap(actionsOfBlock).map((each) => each.words);
    throw new Error(`There is no “${label}” to press. There is: ${words.join(", ") || "nothing"}.`);
  }
  return found.action;
}

/** The words of all that can be pressed or picked in a message, in order. */
export function labelsOf(message: KeptMessage): readonly string[] {
  return message.blocks.flatMap(actionsOfBlock).map(({ words }) => words);
}

interface PossibleAction {
  readonly words: string;
  readonly action: Json;
}

function actionsOfBlock(block: Json): readonly PossibleAction[] {
  const accessory = asRecord(block["accessory"]);
  const elements = [
    ...asRecords(block["type"] === "actions" ? block["elements"] : []),
    ...(accessory ? [accessory] : []),
  ];
  return elements.flatMap((element, index) => actionsOfElement(element, { block_id: block["block_id"], index }));
}

function actionsOfElement(
  element: Json,
  { block_id, index }: { readonly block_id: unknown; readonly index: number },
): readonly PossibleAction[] {
  const { type, options, ...rest } = element;
  // Slack gives an element without an id one of its own.
  const common = { type, block_id, action_id: element["action_id"] ?? `e${String(index)}` };
  if (type === "button") return [{ words: wordsOf(element), action: { ...rest, ...common } }];
  return asRecords(options).map((option) => ({
    words: wordsOf(option),
    action: { ...common, selected_option: option },
  }));
}

function wordsOf(element: Json): string {
  return String(asRecord(element["text"])?.["text"]);
}

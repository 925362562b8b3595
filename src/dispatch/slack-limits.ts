/** Slack refuses a message with more blocks. Source: Block Kit reference, "You can include up to 50 blocks in each message". */
export const SLACK_BLOCKS = 50;

/** Characters in a section's text. Cut at a sentence, not a word. Source: Block Kit reference, section block. */
export const SLACK_SECTION_TEXT = 3_000;

/** Characters in a header, which is plain text. Source: Block Kit reference, header block. */
export const SLACK_HEADER_TEXT = 150;

/** Elements in a context block. Source: Block Kit reference, context block. */
export const SLACK_CONTEXT_ELEMENTS = 10;

/** Characters in any text object. Source: Block Kit reference, text object. */
export const SLACK_TEXT_OBJECT = 3_000;

/** Characters in a block's id, which is unique in its message. Source: Block Kit reference, `block_id`. */
export const SLACK_BLOCK_ID = 255;

/**
 * Characters in all blocks of a message together. Undocumented: Slack answered `msg_blocks_too_long` near 13,200, once
 * at 11,341. Counted here on the blocks' JSON, which is never shorter than what Slack may count. Source: measured.
 */
export const SLACK_BLOCKS_TOGETHER = 10_000;

/** Characters in the text beside the blocks, above which Slack asks to split. Source: chat.postMessage, "Truncating content". */
export const SLACK_MESSAGE_TEXT = 4_000;

/** Characters in the address of a button. Source: Block Kit reference, button element, `url`. */
export const SLACK_BUTTON_URL = 3_000;

/** Characters on a button. Source: Block Kit reference, button element, `text`. */
export const SLACK_BUTTON_TEXT = 75;

/** Characters in what a button carries beside its id. Source: Block Kit reference, button element, `value`. */
export const SLACK_BUTTON_VALUE = 2_000;

/** Characters in an element's id, which is unique in its message. Source: Block Kit reference, `action_id`. */
export const SLACK_ACTION_ID = 255;

/** Elements in an actions block. Source: Block Kit reference, actions block. */
export const SLACK_ACTIONS = 25;

/** Options of an overflow menu. Source: Block Kit reference, overflow menu element. */
export const SLACK_OVERFLOW_OPTIONS = 5;

/** Options of a select menu. Source: Block Kit reference, select menu element. */
export const SLACK_SELECT_OPTIONS = 100;

/** Characters of an option's text, and of what it carries. Source: Block Kit reference, option object. */
export const SLACK_OPTION_TEXT = 75;
export const SLACK_OPTION_VALUE = 150;

/** Characters of what stands in a menu before anything is picked. Source: Block Kit reference, select menu element. */
export const SLACK_PLACEHOLDER = 150;

/** Slack posts without metadata, and only warns, when the event type has another character. Source: message metadata, `event_type`. */
export const SLACK_EVENT_TYPE = /^[A-Za-z0-9_-]+$/;

/** The flag of a message that is made of components alone. Source: message flags, `IS_COMPONENTS_V2`, 1 << 15. */
export const DISCORD_COMPONENTS_V2 = 32_768;

/** Components of a message, those within others counted too. Source: component reference, "up to 40 total components". */
export const DISCORD_COMPONENTS = 40;

/** Characters over all texts of a message. Source: component reference, text display, "4000 characters ... combined". */
export const DISCORD_TEXT_TOGETHER = 4_000;

/** UTF-8 bytes over all texts, each with `DISCORD_BYTES_PER_TEXT` more: above it Discord answers 500. Source: discord-api-docs#8554. */
export const DISCORD_BYTES_TOGETHER = 10_170;

/** What each text adds to the bytes of a message. Source: discord-api-docs#8554. */
export const DISCORD_BYTES_PER_TEXT = 12;

/** Buttons in one action row. Source: component reference, action row. */
export const DISCORD_BUTTONS_IN_ROW = 5;

/** Characters on a button. Source: component reference, button, `label`. */
export const DISCORD_BUTTON_LABEL = 80;

/** Characters in the address of a link button. Source: component reference, button, `url`. */
export const DISCORD_BUTTON_URL = 512;

/** Characters in a nonce. Source: create message, `nonce`. */
export const DISCORD_NONCE = 25;

/** Characters in the id of a button or a menu. Source: component reference, `custom_id`. */
export const DISCORD_CUSTOM_ID = 100;

/** Options of a string select. Source: component reference, string select, `options`. */
export const DISCORD_OPTIONS = 25;

/** Characters of an option's label, value and description each. Source: component reference, select option structure. */
export const DISCORD_OPTION_TEXT = 100;

/** Characters of what a select says before a choice. Source: component reference, string select, `placeholder`. */
export const DISCORD_PLACEHOLDER = 150;

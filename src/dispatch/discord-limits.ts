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

/** What to do before there is a token. The guide in docs/discord.md says the same at length. */
export function renderTokenSteps(): string {
  return [
    "Lede needs the token of a bot of yours first:",
    "1. Open https://discord.com/developers/applications and choose “New Application”.",
    "2. Under “Bot”, choose “Reset Token” and copy it: set DISCORD_TOKEN to it.",
    "   Of the “Privileged Gateway Intents” Lede needs none.",
    "3. Type `npm run -s lede -- setup discord` again: it registers the commands and prints the link to invite Lede.",
    "",
  ].join("\n");
}

/** What to do with the invite link. */
export function renderInviteSteps(): string {
  return [
    "What to do with it:",
    "1. Open the link, choose your server, and authorize. You need “Manage Server” there.",
    "2. In a private channel, add Lede under “Edit Channel”, “Permissions”.",
    "3. Check it: npm run -s lede -- setup check",
    "4. Start it: npm start. In the channel, type /lede help.",
    "",
  ].join("\n");
}

/** What to do with the manifest, step by step. The guide in docs/slack.md says the same at length. */
export function renderSlackSteps(baseUrl: string | null): string {
  const connect =
    baseUrl === null
      ? [
          "Under “Basic Information”, “App-Level Tokens”, make a token with the scope connections:write.",
          "   It begins with xapp-: set SLACK_APP_TOKEN to it.",
        ]
      : ["Under “Basic Information”, “App Credentials”, copy the “Signing Secret”: set SLACK_SIGNING_SECRET to it."];
  return [
    "What to do with it:",
    "1. Open https://api.slack.com/apps?new_app=1, choose “From a manifest” and your workspace, and paste what is",
    "   printed above, from { to }.",
    `2. ${connect.join("\n")}`,
    "3. Under “Install App”, install it, and copy the “Bot User OAuth Token”.",
    "   It begins with xoxb-: set SLACK_BOT_TOKEN to it.",
    "4. In a channel, type /invite @Lede.",
    "5. Check it: npm run -s lede -- setup check",
    "6. Start it: npm start. In the channel, type /lede help.",
    "",
  ].join("\n");
}

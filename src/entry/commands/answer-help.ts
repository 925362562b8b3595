import type { NoticeAnswer } from "../../dispatch/answer.ts";
import { COMMANDS, LEDE, type CommandDeclaration } from "../commands.ts";
import { info } from "./notices.ts";

/** `/lede help` */
export function answerHelp(): NoticeAnswer {
  const alone = new Set(COMMANDS.map(({ name }) => name));
  const subcommands = LEDE.subcommands.filter(({ name }) => !alone.has(name));
  return info(
    "Lede reads the news that this channel follows and posts a digest of it, each number with what it measures and the sentence it stands in.",
    ...COMMANDS.map((command) => renderUsage("", command)),
    ...subcommands.map((command) => renderUsage(`${LEDE.name} `, command)),
    "Answers are for you alone until you share them.",
  );
}

function renderUsage(prefix: string, { name, options, description, who }: CommandDeclaration): string {
  const words = options.map((option) => (option.required ? ` <${option.name}>` : ` [${option.name}]`)).join("");
  return `\`/${prefix}${name}${words}\` — ${description}${who === "managers" ? " (for those who manage the channel)" : ""}`;
}

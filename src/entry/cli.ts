import { Argument, Command, CommanderError, Option } from "commander";
import { FULL_TEXT } from "../collect/source.ts";
import { LedeError } from "../shared/errors.ts";
import type { CliContext } from "./cli/cli-context.ts";
import { printFailure } from "./cli/print-failure.ts";

/** Nothing failed; the work failed; the command or a setting was wrong. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command as typed (`["figures", "a.txt", "--json"]`) and prints what it gives.
 * @returns the exit code: 0 done, 1 failed, 2 usage or bad settings.
 */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  try {
    await declareCommands(context).parseAsync(argv.length === 0 ? ["--help"] : argv, { from: "user" });
    return EXIT.done;
  } catch (error) {
    // Commander has printed the help or version that was asked for.
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const failure = asLedeError(error);
    printFailure(failure, { context, json: argv.includes("--json"), error });
    return failure.code === "usage" || failure.code === "bad-settings" ? EXIT.usage : EXIT.failed;
  }
}

/** The commands and their options; what each does is loaded when it is called. */
export function declareCommands(context: CliContext): Command {
  const program = new Command("lede")
    .description("Reads the news you follow and makes a short digest of it, with its key figures.")
    .version(context.version)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      // Usage errors are printed once, by runCli, with what to do next.
      writeErr: () => undefined,
    })
    .exitOverride();

  program
    .command("digest")
    .description("make the digest of what is new, print it and keep it as a file")
    .option("--folder <folder>", "read the articles of this folder (without it: your sources, or the samples in seeds)")
    .option("--out <folder>", "write the digest to this folder (without it: digests, beside the code)")
    .option("--all", "take articles that an earlier digest carried, too")
    .option("--json", "print the digest as one JSON document")
    .action(async (options) => (await import("./cli/digest-command.ts")).digestCommand(options, context));

  program
    .command("summary")
    .description("print the summary of one article")
    .argument("<file>", "a .txt, .md or .html file, or - for standard input")
    .option("--json", "print it as one JSON document")
    .action(async (file, options) => (await import("./cli/article-command.ts")).summaryCommand(file, options, context));

  program
    .command("figures")
    .description("print the figures of one article, each with its sentence")
    .argument("<file>", "a .txt, .md or .html file, or - for standard input")
    .option("--explain", "also name the numbers that are no figures, and why")
    .option("--json", "print them as one JSON document")
    .action(async (file, options) => (await import("./cli/article-command.ts")).figuresCommand(file, options, context));

  program
    .command("preview")
    .description("print the messages that would be posted, for the latest digest or one article")
    .addArgument(new Argument("<platform>", "where they would be posted").choices(["slack", "discord"]))
    .argument("[file]", "an article instead of the latest digest")
    .option("--json", "print a failure as JSON, too")
    .action(async (platform, file) =>
      (await import("./cli/preview-command.ts")).previewCommand({ platform, file }, context),
    );

  program
    .command("setup")
    .description("say how the bot is set up on a platform, or check that it is")
    .addArgument(new Argument("<what>", "a platform, or check").choices(["slack", "discord", "check"]))
    .option("--url <url>", "slack: the public https address at which Slack calls Lede, instead of sockets")
    .option(
      "--channel <channel>",
      "check: try a post in this channel, such as slack:C0123ABCD or discord:1457510428359004343",
    )
    .action(async (what, options) => (await import("./cli/setup-command.ts")).setupCommand(what, options, context));

  program
    .command("start")
    .description(
      "run the bots and the schedule until stopped; in no chat yet, make the digest now and every day at 08:00",
    )
    .option("--folder <folder>", "read the articles of this folder (without it: your sources, or the samples in seeds)")
    .option("--out <folder>", "write the digests to this folder (without it: digests, beside the code)")
    .option("--roles <roles>", "do some of it alone: collect, compose, deliver, chat, web, with commas between them")
    .action(async (options) => (await import("./cli/start-command.ts")).startCommand(options, context));

  program
    .command("schedule")
    .description("say when the next digests come, of every subscription")
    .action(async () => (await import("./cli/schedule-command.ts")).scheduleCommand(context));

  program
    .command("deliveries")
    .description("list what is not posted yet or could not be, and decide about one")
    .addArgument(new Argument("[action]", "post it (again), or leave it").choices(["retry", "drop"]))
    .argument("[key]", "which one, as the list has it")
    .option("--json", "print the list as one JSON document")
    .action(async (action, key, { json }) =>
      (await import("./cli/deliveries-command.ts")).deliveriesCommand({ action, key, json: json === true }, context),
    );

  program
    .command("status")
    .description("say what there is, what waits and what went wrong")
    .option("--json", "print it as one JSON document")
    .action(async (options) => (await import("./cli/status-command.ts")).statusCommand(options, context));

  program
    .command("migrate")
    .description("move the store of LEDE_DATA to the PostgreSQL database of DATABASE_URL")
    .action(async () => (await import("./cli/store-commands.ts")).migrateCommand(context));

  program
    .command("backup")
    .description("copy the store into one file, also while Lede runs")
    .argument("<file>", "a file that is not there yet")
    .action(async (file) => (await import("./cli/store-commands.ts")).backupCommand(file, context));

  program
    .command("restore")
    .description("put a backup in the place of the store")
    .argument("<file>", "a file that `lede backup` wrote")
    .action(async (file) => (await import("./cli/store-commands.ts")).restoreCommand(file, context));

  declareReports(program.command("reports").description("the figures that readers say are wrong"), context);

  declareSources(program.command("sources").description("what is read: feeds, section pages, folders"), context);

  return program;
}

function declareReports(reports: Command, context: CliContext): void {
  reports
    .command("list", { isDefault: true })
    .description("say what was reported and where it stands")
    .action(async () => (await import("./cli/reports-command.ts")).listReportsCommand(context));

  reports
    .command("retract")
    .description("take a figure back: no digest and no answer shows it any more")
    .argument("<report>", "its id, such as r12")
    .action(async (id) => (await import("./cli/reports-command.ts")).settleReportCommand("retract", id, context));

  reports
    .command("keep")
    .description("leave a figure: it is right")
    .argument("<report>", "its id, such as r12")
    .action(async (id) => (await import("./cli/reports-command.ts")).settleReportCommand("keep", id, context));
}

function declareSources(sources: Command, context: CliContext): void {
  sources
    .command("add")
    .description("find the feed at an address and read it from now on")
    .argument("<url>", "the address of a feed, or of a site that has one")
    .option("--name <name>", "what its articles are signed with")
    .option("--every <time>", "how often it is read, such as 30m, 2h or 1d")
    .addOption(new Option("--full-text <when>", "whether each article's page is read for its text").choices(FULL_TEXT))
    .option("--page", "follow the articles that the page itself links to")
    .action(async (url, options) => (await import("./cli/sources-command.ts")).addSourceCommand(url, options, context));

  sources
    .command("list")
    .description("what is read, when last and next, and what failed")
    .option("--json", "print it as one JSON document")
    .action(async (options) => (await import("./cli/sources-command.ts")).listSourcesCommand(options, context));

  sources
    .command("remove")
    .description("stop reading a source")
    .argument("<url>", "its address or its name")
    .action(async (url) => (await import("./cli/sources-command.ts")).removeSourceCommand(url, context));

  sources
    .command("check")
    .description("show what would be read, without keeping it; without an address, whether each source can be read")
    .argument("[url]", "the address of a source, a feed or a site, or the name of a source")
    .action(async (url) => (await import("./cli/check-sources-command.ts")).checkSourcesCommand(url, context));

  sources
    .command("import")
    .description("read the feeds of an OPML file from now on")
    .argument("<file>", "as any feed reader exports it")
    .action(async (file) => (await import("./cli/opml-command.ts")).importOpmlCommand(file, context));

  sources
    .command("export")
    .description("print the feeds as OPML, which any feed reader takes")
    .action(async () => (await import("./cli/opml-command.ts")).exportOpmlCommand(context));
}

function asLedeError(error: unknown): LedeError {
  if (error instanceof LedeError) return error;
  if (error instanceof CommanderError) {
    return new LedeError("usage", sentence(error.message.replace(/^error: /, "").replaceAll(/\s+/g, " ")), {
      next: "`npm run -s lede -- --help` lists the commands, `--help` behind one its options.",
      cause: error,
    });
  }
  return new LedeError(
    "internal",
    `Something went wrong inside Lede: ${sentence(error instanceof Error ? error.message : String(error))}`,
    {
      next: "Please report it with the lines above and, if you can, the article.",
      cause: error,
    },
  );
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!)]$/.test(capital) ? capital : `${capital}.`;
}

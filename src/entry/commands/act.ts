import type { Figure } from "../../article/figure.ts";
import { renderFigureWords } from "../../dispatch/digest-words.ts";
import type { ActionId } from "../../dispatch/action-id.ts";
import type { Answer } from "../../dispatch/answer.ts";
import type { ArchivedArticle } from "../../digest/archive.ts";
import type { Asker } from "../commands.ts";
import { answerArticle } from "./answer-about.ts";
import { answerDigest } from "./answer-digest.ts";
import { answerHelp } from "./answer-help.ts";
import type { CommandParts } from "./command-parts.ts";
import { done, info, MANAGERS_ONLY } from "./notices.ts";
import { visibleIn } from "./visible.ts";

/** What a button or a menu of a message does, however old the message is. */
export async function answerAction({ action, subject }: ActionId, asker: Asker, parts: CommandParts): Promise<Answer> {
  switch (action) {
    case "summary":
    case "figures":
      return await answerArticle(action, { id: subject, call: { asker } }, parts);
    case "share":
      return await share(subject, asker, parts);
    case "report":
      return await report(subject, asker, parts);
    case "help":
      return answerHelp();
    case "mute":
      return (await asker.mayManage()) ? await mute(subject, asker, parts) : MANAGERS_ONLY;
  }
}

/** The answer that somebody wants everyone to see: the door posts it in the channel. */
async function share(subject: string, asker: Asker, parts: CommandParts): Promise<Answer> {
  const [about, id = ""] = subject.split(".");
  if (about === "summary" || about === "figures") return await answerArticle(about, { id, call: { asker } }, parts);
  // One that somebody asked for is kept nowhere: it is made again, of what is new now.
  if (about === "digest") return await answerDigest({ asker }, parts);
  return info("That cannot be shared.");
}

async function mute(articleId: string, asker: Asker, parts: CommandParts): Promise<Answer> {
  if ((await archived(articleId, asker, parts)) === null) return NOT_KEPT;
  await parts.communities.noteChannel(asker.channel, asker.community);
  const muted = await parts.mutes.muteSourcesOf(articleId, asker.channel, parts.clock());
  const listed = await parts.sources.sourcesOf(asker.channel);
  const names = listed.flatMap(({ source }) => (muted.includes(`${source.kind}:${source.key}`) ? [source.name] : []));
  if (names.length === 0) return info("This channel does not follow where that comes from any more.");
  return done(
    `${new Intl.ListFormat("en").format(names)} will not be in this channel's digests any more.`,
    "`/lede follow` with its address brings it back.",
  );
}

/** `<article>`, or `<article>.<start of the figure>`. */
async function report(subject: string, asker: Asker, parts: CommandParts): Promise<Answer> {
  const [articleId = "", start] = subject.split(".");
  const article = await archived(articleId, asker, parts);
  if (article === null) return NOT_KEPT;
  const { figures } = article.condensed;
  const key = figures.filter((figure) => figure.key);
  const figure =
    start === undefined ? key.length === 1 && key[0] : figures.find((each) => String(each.start) === start);
  if (figure) return await reportFigure({ article, figure }, asker, parts);
  if (key.length === 0) return info("That article has no key figures.");
  return {
    kind: "choices",
    question: "Which figure is wrong?",
    action: "report",
    choices: key.map((each) => ({ label: renderLabel(each), subject: `${articleId}.${each.start}` })),
  };
}

interface WrongFigure {
  readonly article: ArchivedArticle;
  readonly figure: Figure;
}

async function reportFigure({ article, figure }: WrongFigure, asker: Asker, parts: CommandParts): Promise<Answer> {
  const { id: articleId } = article.article;
  const { headline } = article.condensed;
  await parts.communities.noteChannel(asker.channel, asker.community);
  const kept = await parts.reports.reportFigure({
    articleId,
    headline,
    channel: asker.channel,
    figure,
    now: parts.clock(),
  });
  if (kept === null) return info("Somebody reported that already. Thank you all the same.");
  await parts.tellOwner({ kind: "report", report: kept });
  return done(`Thank you. Whoever runs Lede is told that “${renderLabel(figure)}” is wrong, and can take it back.`);
}

async function archived(id: string, { channel }: Asker, parts: CommandParts): Promise<ArchivedArticle | null> {
  return await parts.archive.articleOf(id, await visibleIn(channel, parts));
}

function renderLabel(figure: Figure): string {
  const { value, measures } = renderFigureWords(figure);
  return `${value} — ${measures}`;
}

const NOT_KEPT = info("That article is no longer kept.");

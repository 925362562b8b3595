import { parseWebUrl } from "../../collect/parsed-article.ts";
import type { ArchivedArticle } from "../../digest/archive.ts";
import { composeReference, composeStory } from "../../digest/compose-digest.ts";
import type { Answer, ChoicesAnswer, FiguresAnswer, StoryAnswer } from "../../dispatch/answer.ts";
import type { CommandCall } from "../commands.ts";
import type { CommandParts } from "./command-parts.ts";
import { info, refused } from "./notices.ts";
import { subscriptionOf, visibleIn } from "./visible.ts";

/** `/summary` or `/figures`: what is said of the article that is found. */
export type About = "summary" | "figures";

/** Stories to pick from, at most: both platforms' menus hold 25. */
const MAX_CHOICES = 25;
/** Stories named where nothing has all the words. */
const NEAREST = 3;
/** Characters of what was asked for that are said again. */
const MAX_QUOTED = 80;

/** What a suggestion puts in the place of words: `story:9f86d0…`. */
export const STORY_PREFIX = "story:";

/** The answer to `/summary` and `/figures`. */
export async function answerAbout(about: About, call: CommandCall, parts: CommandParts): Promise<Answer> {
  const asked = (call.options["about"] ?? "").trim();
  if (asked === "") return await pickFromLatest(about, call, parts);
  if (asked.startsWith(STORY_PREFIX))
    return await answerArticle(about, { id: asked.slice(STORY_PREFIX.length), call }, parts);
  const url = parseLink(asked);
  return url === null
    ? await answerWords(about, { asked, call }, parts)
    : await answerLink(about, { url, call }, parts);
}

/** One article's summary, or its figures. */
export function composeAbout(about: About, archived: ArchivedArticle): StoryAnswer | FiguresAnswer {
  switch (about) {
    case "summary":
      return { kind: "story", story: composeStory(archived) };
    case "figures": {
      const { figures, headline } = archived.condensed;
      const keyFirst = [...figures.filter(({ key }) => key), ...figures.filter(({ key }) => !key)];
      return { kind: "figures", headline, article: composeReference(archived.article), figures: keyFirst };
    }
  }
}

interface AskedArticle {
  readonly id: string;
  readonly call: Pick<CommandCall, "asker">;
}

/** What a button or a suggestion stands for. */
export async function answerArticle(about: About, { id, call }: AskedArticle, parts: CommandParts): Promise<Answer> {
  const archived = await parts.archive.articleOf(id, await visibleIn(call.asker.channel, parts));
  return archived === null ? GONE : composeAbout(about, archived);
}

const GONE = info("That article is no longer kept. Ask with its link, and it is read again.");

async function pickFromLatest(about: About, { asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  const subscription = await subscriptionOf(asker.channel, parts);
  const digest = subscription === null ? null : await parts.digests.latest(subscription);
  const inDigest = [
    ...(digest?.stories ?? []).map(({ headline, articles }) => ({ label: headline, subject: articles[0].id })),
    ...(digest?.also ?? []).map(({ headline, article }) => ({ label: headline, subject: article.id })),
  ];
  if (inDigest.length > 0) {
    return choices(
      about,
      `Which story of the latest digest? Or ask \`/${about}\` with a few words or a link.`,
      inDigest,
    );
  }
  const newest = await parts.archive.newestArticles(await visibleIn(asker.channel, parts), MAX_CHOICES);
  if (newest.length === 0) return NOTHING_YET;
  return choices(about, "There was no digest here yet. The newest articles:", newest.map(choiceOf));
}

const NOTHING_YET = info(
  "Nothing was read for this channel yet.",
  "Somebody who manages it can begin with `/lede follow <link>`, the address of a feed or a news site. A link works at once: `/summary <link>`.",
);

interface AskedWords {
  readonly asked: string;
  readonly call: CommandCall;
}

async function answerWords(about: About, { asked, call }: AskedWords, parts: CommandParts): Promise<Answer> {
  const visible = await visibleIn(call.asker.channel, parts);
  const query = { ...visible, words: asked, now: parts.clock() };
  const [best] = await parts.archive.search({ ...query, match: "all", limit: 1 });
  if (best !== undefined) return composeAbout(about, best);
  const said = asked.length > MAX_QUOTED ? `${asked.slice(0, MAX_QUOTED)}…` : asked;
  const nearest = await parts.archive.search({ ...query, match: "any", limit: NEAREST });
  if (nearest.length > 0) return choices(about, `Nothing on “${said}”. The nearest stories:`, nearest.map(choiceOf));
  const newest = await parts.archive.newestArticles(visible, NEAREST);
  if (newest.length === 0) return NOTHING_YET;
  return choices(about, `Nothing on “${said}”. The newest stories:`, newest.map(choiceOf));
}

interface AskedLink {
  readonly url: string;
  readonly call: CommandCall;
}

async function answerLink(about: About, { url, call }: AskedLink, parts: CommandParts): Promise<Answer> {
  const id = await parts.reader.articleAt(url);
  const known = id === null ? null : await parts.archive.articleOf(id, await visibleIn(call.asker.channel, parts));
  if (known !== null) return composeAbout(about, known);
  const host = new URL(url).hostname;
  call.onWaiting(`Reading ${host} …`);
  const read = await parts.reader.readArticle(url, {
    channel: call.asker.channel,
    mayReachHome: () => call.asker.mayManage(),
  });
  switch (read.kind) {
    case "article":
      return composeAbout(about, read.archived);
    case "failed":
      return refused(`${host} could not be read: it ${read.reason}.`, read.next);
  }
}

/** An address as people paste it: Slack puts it in `<…>`, some leave the scheme out. */
export function parseLink(text: string): string | null {
  const pasted = text.replace(/^<([^|>]*)(?:\|[^>]*)?>$/, "$1");
  if (/^https?:\/\//i.test(pasted)) return parseWebUrl(pasted);
  return /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?$/u.test(pasted) ? parseWebUrl(`https://${pasted}`) : null;
}

function choiceOf({ article, condensed }: ArchivedArticle): ChoicesAnswer["choices"][number] {
  return { label: condensed.headline, subject: article.id };
}

function choices(about: About, question: string, all: ChoicesAnswer["choices"]): ChoicesAnswer {
  return { kind: "choices", question, action: about, choices: all.slice(0, MAX_CHOICES) };
}

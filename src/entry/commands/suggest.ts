import type { ArchivedArticle } from "../../digest/archive.ts";
import type { Asker, Suggestion, TypedOption } from "../commands.ts";
import { STORY_PREFIX } from "./answer-about.ts";
import { sourceNames } from "./answer-sources.ts";
import type { CommandParts } from "./command-parts.ts";
import { DAY_SUGGESTIONS } from "./parse-schedule.ts";
import { subscriptionOf, visibleIn } from "./visible.ts";

/** Discord shows so many. */
const MAX_SUGGESTIONS = 25;

/** What an option may be, while it is typed. */
export async function suggest(
  { command, option, text }: TypedOption,
  asker: Asker,
  parts: CommandParts,
): Promise<readonly Suggestion[]> {
  switch (`${command} ${option}`) {
    case "summary about":
    case "figures about":
    case "lede summary about":
    case "lede figures about":
      return await suggestStories(text, asker, parts);
    case "lede unfollow source":
      return same(sourceNames(text, await parts.sources.sourcesOf(asker.channel)));
    case "lede schedule days":
      return same(DAY_SUGGESTIONS.filter((days) => days.startsWith(text.toLowerCase())));
    case "lede schedule zone":
      return same(suggestZones(text));
    default:
      return [];
  }
}

/** The stories of the latest digest while nothing is typed, then what the archive has. */
async function suggestStories(text: string, { channel }: Asker, parts: CommandParts): Promise<readonly Suggestion[]> {
  const visible = await visibleIn(channel, parts);
  if (text.trim() !== "") {
    const query = { ...visible, words: text, match: "all", now: parts.clock(), limit: MAX_SUGGESTIONS } as const;
    return (await parts.archive.search(query)).map(suggestionOf);
  }
  const subscription = await subscriptionOf(channel, parts);
  const digest = subscription === null ? null : await parts.digests.latest(subscription);
  if (digest === null) return (await parts.archive.newestArticles(visible, MAX_SUGGESTIONS)).map(suggestionOf);
  return [
    ...digest.stories.map(({ headline, articles }) => ({ label: headline, value: `${STORY_PREFIX}${articles[0].id}` })),
    ...digest.also.map(({ headline, article }) => ({ label: headline, value: `${STORY_PREFIX}${article.id}` })),
  ].slice(0, MAX_SUGGESTIONS);
}

function suggestionOf({ article, condensed }: ArchivedArticle): Suggestion {
  return { label: condensed.headline, value: `${STORY_PREFIX}${article.id}` };
}

const zones = Intl.supportedValuesOf("timeZone");

function suggestZones(text: string): readonly string[] {
  const begun = text.trim().toLowerCase().replaceAll(" ", "_");
  return zones.filter((zone) => zone.toLowerCase().includes(begun));
}

function same(values: readonly string[]): readonly Suggestion[] {
  return values.slice(0, MAX_SUGGESTIONS).map((value) => ({ label: value, value }));
}

import type { Figure } from "../article/figure.ts";
import type { ArticleReference, Digest, DigestStory } from "../digest/digest.ts";

/** What a command answers, before any platform draws it. What is not from a verified article is a fixed label of ours. */
export type Answer = StoryAnswer | FiguresAnswer | DigestAnswer | ChoicesAnswer | NoticeAnswer;

/** `/summary`: one story with its key figures. */
export interface StoryAnswer {
  readonly kind: "story";
  readonly story: DigestStory;
}

/** `/figures`: the figures of one article, each with the sentence it stands in. */
export interface FiguresAnswer {
  readonly kind: "figures";
  readonly headline: string;
  readonly article: ArticleReference;
  /** The key ones first, else in text order. May be empty: the article has none. */
  readonly figures: readonly Figure[];
}

/** `/digest`: the channel's digest. */
export interface DigestAnswer {
  readonly kind: "digest";
  readonly digest: Digest;
  /** False: nothing was new, and this is the latest again. */
  readonly fresh: boolean;
}

/** Stories, or figures of one, to pick from. Picking one runs `action` on its subject (see `ActionId`). */
export interface ChoicesAnswer {
  readonly kind: "choices";
  /** `Nothing on “alu tariffs”. The nearest stories:` */
  readonly question: string;
  readonly action: StoryAction;
  /** 1 to 25. A label is as long as its headline: each platform cuts it. */
  readonly choices: readonly { readonly label: string; readonly subject: string }[];
}

/** A line or several in our own words: what was done, what is wrong and what to do next. */
export interface NoticeAnswer {
  readonly kind: "notice";
  readonly tone: "done" | "info" | "refused" | "failed";
  /** Plain text; each platform escapes it. */
  readonly lines: readonly string[];
}

/** What a story's buttons and menu do. `report` and `mute` change something, the others answer. */
export type StoryAction = "summary" | "figures" | "report" | "mute";

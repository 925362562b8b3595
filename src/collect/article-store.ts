import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";

/** What became of an article that was handed to the store. */
export interface SavedArticle {
  /** `changed`: title, text or language differ from what was stored; its condensed result is gone. */
  readonly kind: "new" | "changed" | "known";
  readonly article: Article;
}

export interface SeenFrom {
  /** The key of the source that offers them (`sourceKey`). */
  readonly source: string;
  readonly seenAt: Date;
  /** What more the source says of them, by the article's id. */
  readonly offers?: ReadonlyMap<string, Offer>;
}

/** What a source that is read over and over says of an article. */
export interface Offer {
  /** Changes when anything changes that the source says of the article, but for its date. */
  readonly fingerprint: string;
  /** What the article is known by (`identify-entries.ts`). */
  readonly identities: readonly string[];
  /** It was there before anybody read the source: kept and found, but no news from this source. */
  readonly quiet: boolean;
}

/** An article by one of the things that it is known by. */
export interface KnownArticle {
  readonly id: string;
  /** The fingerprint of what the source said of it last; null where another source offered it. */
  readonly fingerprint: string | null;
}

/** The figures of an article before it changed. */
export interface PastFigures {
  /** When it was found changed. */
  readonly until: Date;
  readonly condensed: Condensed;
}

/** Where collected articles are kept. */
export interface ArticleStore {
  /**
   * Keeps all of them or, where it fails, none. An article already stored under its id is updated in place and keeps
   * its first-seen time; the figures it had are kept as its history. One that several sources offer belongs to each of
   * them. The answer is in the order of `articles`; one that comes twice is `new` only the first time.
   * Hand over some hundred at a time: they are written in one transaction, while every other writer waits.
   *
   * @throws LedeError `store-unavailable`
   */
  saveArticles(articles: readonly Article[], from: SeenFrom): Promise<readonly SavedArticle[]>;

  /**
   * For a source that lists all it has: what it offered before and not at `seenAt` or later no longer belongs to it.
   * What a digest carried stays known.
   */
  forgetUnseen(from: SeenFrom): Promise<void>;

  /** Keeps that a source offers these articles, which another source brought; what is kept of them stays as it is. */
  saveOffers(offers: ReadonlyMap<string, Offer>, from: Pick<SeenFrom, "source" | "seenAt">): Promise<void>;

  /** The articles known by these identities, by identity. */
  knownArticles(identities: readonly string[], source: string): Promise<ReadonlyMap<string, KnownArticle>>;

  /** What an article's figures were before each of its changes, the latest first. */
  pastFigures(articleId: string): Promise<readonly PastFigures[]>;

  /**
   * Counts the lines that stand on pages of a host, those of new pages alone.
   * @returns for each line of all these pages, on how many pages of the host it was seen by now.
   */
  countLines(host: string, pages: readonly PageLines[], seenAt: Date): Promise<ReadonlyMap<string, number>>;
}

export interface PageLines {
  /** By `lineKey`. */
  readonly lines: readonly string[];
  /** Not counted before. */
  readonly isNew: boolean;
}

import type { Article } from "../article/article.ts";

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
}

/** Where collected articles are kept. */
export interface ArticleStore {
  /**
   * Keeps all of them or, where it fails, none. An article already stored under its id is updated in place and keeps
   * its first-seen time; one that several sources offer belongs to each of them. The answer is in the order of `articles`; one that comes twice is `new` only the first time.
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
}

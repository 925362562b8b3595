import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";

/** An article of the archive with all its figures, each with its sentence; its text stays in the store. */
export interface ArchivedArticle {
  readonly article: Omit<Article, "text">;
  readonly condensed: Condensed;
}

/** What a reader may see: what one channel follows is not shown in another. */
export interface VisibleTo {
  /** The keys of the sources that the channel reads. */
  readonly sources: readonly string[];
  /** What these subscriptions were sent stays visible to them, also when its source no longer is. */
  readonly subscriptions: readonly string[];
}

export interface ArchiveQuery extends VisibleTo {
  /** As a person types them. Never empty. */
  readonly words: string;
  /** `all`: every word stands in it, the last perhaps only begun; `any`: at least one does. */
  readonly match: "all" | "any";
  readonly now: Date;
  readonly limit: number;
}

/** The condensed articles, as people ask for them. */
export interface Archive {
  /** The best matches first: words of the title count more than those of the text, new articles more than old ones. */
  search(query: ArchiveQuery): Promise<readonly ArchivedArticle[]>;
  /** Null where there is none, where it is not condensed yet, and where the reader may not see it. */
  articleOf(id: string, visible: VisibleTo): Promise<ArchivedArticle | null>;
  /** The newest first. */
  newestArticles(visible: VisibleTo, limit: number): Promise<readonly ArchivedArticle[]>;
}

import type { Article } from "../article/article.ts";
import type { Condensed } from "../article/condensed.ts";
import type { Digest } from "./digest.ts";

/** An article that a digest may carry. Its text stays in the store: a digest does not need it, and it is large. */
export interface DigestCandidate {
  readonly article: Omit<Article, "text">;
  readonly condensed: Condensed;
}

export interface DigestMaterial {
  /** Never empty, in the order in which the articles came. */
  readonly candidates: readonly DigestCandidate[];
  /** No digest has been kept yet. */
  readonly first: boolean;
}

/** Makes the digest of the material, or decides against one. Pure: it runs while every other writer waits. */
export type ComposeDigest = (material: DigestMaterial) => Digest | null;

export interface ComposeOptions {
  /** Take articles that a digest carries already, too. */
  readonly again: boolean;
}

/** Where digests are kept, with what each of them was made of. */
export interface DigestStore {
  /**
   * Hands the condensed articles that no digest was made of yet to `compose` and keeps the result, in one transaction:
   * of several processes that compose at once, each article goes to one of them. Every candidate counts as digested,
   * whether it leads, stands under *Also* or was left out. Null, and nothing kept, when there is no candidate or
   * `compose` decides against a digest. With `again`, a digest whose id is stored already is handed back as stored.
   *
   * @throws LedeError `store-unavailable`
   */
  composeOnce(compose: ComposeDigest, options: ComposeOptions): Promise<Digest | null>;

  /**
   * The digest kept last, null where there is none.
   *
   * @throws LedeError `store-unavailable`
   */
  latestDigest(): Promise<Digest | null>;
}

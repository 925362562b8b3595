import type { Article } from "../article/article.ts";
import type { Candidate } from "./candidate.ts";
import type { Digest } from "./digest.ts";

export interface DigestMaterial {
  /** Never empty, in the order in which the articles came. */
  readonly candidates: readonly Candidate[];
  /** No digest of the subscription has been kept yet. */
  readonly first: boolean;
}

/** Makes the digest of the material, or decides against one. Pure: it runs while every other writer waits. */
export type ComposeDigest = (material: DigestMaterial) => Digest | null;

export interface DigestFor {
  /** Whose digest it is: an article is new to a subscription until one of its digests was made of it. */
  readonly subscription: string;
  /** The keys of the sources that it reads. */
  readonly sources: readonly string[];
  /** The version of the code whose results are taken; older ones may have another shape. */
  readonly condensedVersion: number;
  /** Take articles that a digest carries already, too. */
  readonly again: boolean;
}

/** What to take of the archive for a digest. */
export interface DigestQuery extends DigestFor {
  /** Articles that were first seen before are passed over. */
  readonly seenSince?: Date;
  /** Whether an article is wanted at all; asked with its text, which is then forgotten. */
  readonly wants?: ((article: Article) => boolean) | null;
}

/** Where digests are kept, with what each of them was made of. */
export interface DigestStore {
  /**
   * Hands the condensed articles of the subscription's sources that none of its digests was made of yet to `compose`
   * and keeps the result, in one transaction: of several processes that compose at once, each article goes to one. Every candidate counts as digested,
   * whether it leads, stands under *Also* or was left out. Null, and nothing kept, when there is no candidate or
   * `compose` decides against a digest. With `again`, a digest whose id is stored already is handed back as stored.
   *
   * @throws LedeError `store-unavailable`
   */
  composeOnce(digestFor: DigestFor, compose: ComposeDigest): Promise<Digest | null>;

  /** What a digest would be made of now, for one that is not kept. */
  digestMaterial(query: DigestQuery): Promise<DigestMaterial>;

  /**
   * The digest kept last, of this subscription or of any; null where there is none.
   *
   * @throws LedeError `store-unavailable`
   */
  latestDigest(subscription?: string): Promise<Digest | null>;

  /**
   * The digests of a subscription that nobody was given yet, the oldest first: what a run that was cut off left behind.
   *
   * @throws LedeError `store-unavailable`
   */
  undelivered(subscription: string): Promise<readonly Digest[]>;

  /** Notes that a digest has reached whom it is for. */
  markDelivered(id: string, at: Date): Promise<void>;
}

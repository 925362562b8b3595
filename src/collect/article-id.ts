import { createHash } from "node:crypto";

/** Characters of a SHA-256 in hex that make an id: 80 bits, no clash in any archive a team will keep. */
const ID_LENGTH = 20;

/**
 * The id of an article by what makes it the same one: its address where it has one, else where it stands (a source
 * and a path in it). A text that is corrected in place is the same article.
 */
export function articleId(...identity: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, ID_LENGTH);
}

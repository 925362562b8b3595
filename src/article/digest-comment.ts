/** What the closing comment of each digest file begins with: by it a digest is found again, and never read as news. */
export const DIGEST_COMMENT = "<!-- lede digest ";

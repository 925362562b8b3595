/**
 * Decoded bytes of one document beyond which nobody looks at it: the largest real feeds have 5 MB, and the largest real
 * article page measured 3 MB.
 */
export const MAX_DOCUMENT_BYTES = { feed: 10_000_000, page: 5_000_000, links: 5_000_000 } as const;

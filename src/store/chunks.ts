/**
 * Rows per statement. SQLite takes 32,766 parameters and PostgreSQL 65,535; a row has at most 12, and beyond some
 * hundred rows a longer statement is no faster.
 */
const rowsPerStatement = 200;

/** The items in order, as many at a time as one statement takes. */
export function* inChunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += rowsPerStatement) {
    yield items.slice(start, start + rowsPerStatement);
  }
}

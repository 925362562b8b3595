/**
 * A value as a query may hold it: text, whole numbers and null, nothing that one database takes and another does not.
 * PostgreSQL keeps no NUL in a text, so SQLite is given none either.
 */
export function bindable(value: unknown): string | number | null {
  if (typeof value === "string" && value.includes("\0")) throw new TypeError("A text to be stored holds a NUL.");
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw new TypeError(`A query may hold text, numbers and null, not ${typeof value}.`);
}

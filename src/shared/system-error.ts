/** The system's code of a failed call (`ENOENT`), or "" for an error that is not the system's. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

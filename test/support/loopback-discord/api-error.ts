/** An answer of Discord's API that is an error: the HTTP status and the JSON error code. Source: "Opcodes and Status Codes". */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: unknown;

  constructor(status: number, code: number, { message, errors }: { message: string; errors?: unknown }) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const KNOWN = {
  unauthorized: [401, 0, "401: Unauthorized"],
  "not found": [404, 0, "404: Not Found"],
  "unknown channel": [404, 10_003, "Unknown Channel"],
  "unknown guild": [404, 10_004, "Unknown Guild"],
  "unknown member": [404, 10_007, "Unknown Member"],
  "unknown message": [404, 10_008, "Unknown Message"],
  "unknown webhook": [404, 10_015, "Unknown Webhook"],
  "unknown interaction": [404, 10_062, "Unknown interaction"],
  "already acknowledged": [400, 40_060, "Interaction has already been acknowledged."],
  "missing access": [403, 50_001, "Missing Access"],
  "another's message": [403, 50_005, "Cannot edit a message authored by another user"],
  "empty message": [400, 50_006, "Cannot send an empty message"],
  "missing permissions": [403, 50_013, "Missing Permissions"],
  "token expired": [401, 50_027, "Invalid Webhook Token"],
  "invalid form": [400, 50_035, "Invalid Form Body"],
  "archived thread": [400, 50_083, "Thread is archived"],
  "thread exists": [400, 160_004, "A thread has already been created for this message"],
} as const satisfies Record<string, readonly [number, number, string]>;

/** The error by its name; `errors` is what is wrong with the body, field by field. */
export function apiError(name: keyof typeof KNOWN, errors?: unknown): ApiError {
  const [status, code, message] = KNOWN[name];
  return new ApiError(status, code, { message, errors });
}

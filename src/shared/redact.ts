/** Stands where a secret stood. */
const HIDDEN = "[secret]";

/** Secrets are at least so long; shorter ones would be found in ordinary words. */
const SHORTEST = 6;

/** What looks like a secret wherever it comes from: tokens of Slack, authorisation headers, passwords in addresses. */
const LOOKS_SECRET: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/\bxox[a-z]-[\w-]{8,}/g, HIDDEN],
  [/\bxapp-[\w-]{8,}/g, HIDDEN],
  [/\b(Bearer|Bot|Basic) [\w.~+/=-]{8,}/g, `$1 ${HIDDEN}`],
  [/\bsk-[\w-]{16,}/g, HIDDEN],
  [/(\b[a-z][a-z+]*:\/\/[^\s:/@"]*):[^\s/"]*@/gi, `$1:${HIDDEN}@`],
];

/** Takes secrets out of a text: those that are known, as they are and as JSON and addresses write them, and what looks like one. */
export function makeRedact(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf))];
  // The longest first: one may be part of another.
  known.sort((a, b) => b.length - a.length);
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
    return LOOKS_SECRET.reduce((rest, [pattern, by]) => rest.replaceAll(pattern, by), withoutKnown);
  };
}

function formsOf(secret: string): readonly string[] {
  // As it is, as JSON and JavaScript write it, and as an address does.
  return [secret, JSON.stringify(secret).slice(1, -1), secret.replaceAll("\\", "\\\\"), encodeURIComponent(secret)];
}

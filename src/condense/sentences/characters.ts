/** Character tests on UTF-16 codes: a text is read once, code by code, so these are called for every character. */

/** The same characters as `\s` in a pattern. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Upper case, or a letter of a script that has no case. */
export function isCapital(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const character = String.fromCharCode(code);
  return /[\p{Lu}\p{Lt}\p{Lo}]/u.test(character);
}

export function isLowerCase(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  return /\p{Ll}/u.test(String.fromCharCode(code));
}

/** `.`, `!`, `?`, the ellipsis and their full-width forms. */
export function isTerminator(code: number): boolean {
  if (code < 0x80) return code === 0x2e || code === 0x21 || code === 0x3f;
  return code === 0x2026 || isFullWidthTerminator(code);
}

/** Chinese and Japanese marks: no white space follows them. */
export function isFullWidthTerminator(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff0e;
}

/** What may stand between the end mark of a sentence and the white space: `"'”’»)]}`. */
export function isCloser(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x7d ||
    code === 0xbb ||
    code === 0x2019 ||
    code === 0x201d ||
    code === 0x300d
  );
}

/** What may stand before the first letter of a sentence: `"'“‘«([{¿¡`. */
export function isOpener(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x27 ||
    code === 0x28 ||
    code === 0x5b ||
    code === 0x7b ||
    code === 0xa1 ||
    code === 0xab ||
    code === 0xbf ||
    code === 0x2018 ||
    code === 0x201c ||
    code === 0x300c
  );
}

export function isBullet(code: number): boolean {
  return code >= 0x2022 && (code <= 0x2023 || code === 0x2043 || code === 0x25aa || code === 0x25cf || code === 0x25e6);
}

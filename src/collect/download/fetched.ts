/** What came of asking for an address. */
export type Fetched =
  | {
      readonly kind: "fresh";
      /** Decoded. */
      readonly bytes: Uint8Array;
      /** Where it was found in the end. */
      readonly url: string;
      readonly headers: ResponseHeaders;
      /** Where the address has moved for good; null where it has not. */
      readonly movedTo: string | null;
    }
  | {
      /** 304: it is as it was when its `etag` or `lastModified` came. */
      readonly kind: "unchanged";
      readonly headers: ResponseHeaders;
      readonly movedTo: string | null;
    }
  | {
      readonly kind: "failed";
      readonly failure: FetchFailure;
      /** Not to be asked again before: the site said so. */
      readonly retryAfter: Date | null;
    };

/** By name in lower case; several of one name joined with a comma. Bytes as characters (latin1). */
export type ResponseHeaders = Readonly<Record<string, string>>;

/** Why an address could not be read. */
export type FetchFailure =
  /** It is, or leads to, an address inside a network. */
  | { readonly kind: "refused-address"; readonly host: string }
  | { readonly kind: "no-such-host"; readonly host: string }
  | { readonly kind: "unreachable"; readonly code: string }
  | { readonly kind: "bad-certificate"; readonly code: string }
  | { readonly kind: "timed-out"; readonly seconds: number }
  /** It sends a few bytes a second, for ever. */
  | { readonly kind: "too-slow" }
  | { readonly kind: "too-large"; readonly megabytes: number }
  | { readonly kind: "broken-off" }
  | { readonly kind: "bad-encoding"; readonly encoding: string }
  | { readonly kind: "too-many-redirects"; readonly followed: number }
  /** It leads to what is no web address. */
  | { readonly kind: "bad-redirect" }
  | { readonly kind: "status"; readonly status: number }
  /** 410: gone for good, as the site says itself. */
  | { readonly kind: "gone" }
  /** A test whether a person asks, such as Cloudflare's. */
  | { readonly kind: "challenge" }
  | { readonly kind: "robots" };

/** Half a sentence behind the name of what was asked for: `answers 403`, `cannot be reached`. */
export function describeFailure(failure: FetchFailure): string {
  switch (failure.kind) {
    case "refused-address":
      return `leads to ${failure.host}, which is not on the public net; the owner can list it under allowHosts`;
    case "no-such-host":
      return `names a host that does not exist (${failure.host})`;
    case "unreachable":
      return `cannot be reached (${failure.code})`;
    case "bad-certificate":
      return `shows a certificate that is not valid (${failure.code})`;
    case "timed-out":
      return `did not answer within ${failure.seconds} seconds`;
    case "too-slow":
      return "sends less than a kilobyte a second";
    case "too-large":
      return `is larger than ${failure.megabytes} MB`;
    case "broken-off":
      return "broke off in the middle";
    case "bad-encoding":
      return `is not in the encoding that it names (${failure.encoding})`;
    case "too-many-redirects":
      return `leads from one address to the next, more than ${failure.followed} times`;
    case "bad-redirect":
      return "leads to what is no web address";
    case "status":
      return STATUS[failure.status] ?? `answers ${failure.status}`;
    case "gone":
      return "is gone for good (410)";
    case "challenge":
      return "lets only browsers in (a Cloudflare challenge); ask the site for a feed that programs may read";
    case "robots":
      return "asks programs to stay away (robots.txt)";
  }
}

/** What the numbers mean that a person may do something about. Source: RFC 9110, 15. */
const STATUS: Readonly<Record<number, string>> = {
  401: "answers 401, it wants a login",
  402: "answers 402, it wants to be paid",
  403: "answers 403, it does not let Lede in",
  404: "answers 404, there is nothing at this address",
  429: "answers 429, it was asked too often",
};

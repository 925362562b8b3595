import { canonicalUrl } from "./canonical-url.ts";
import { DEFAULT_EVERY_MINUTES, type FeedSource, type PageSource, type WebSource } from "./source.ts";

/**
 * The source at an http(s) address, with what applies unless somebody says otherwise.
 * @throws TypeError where it is no such address: that is checked where a person types it.
 */
export function makeWebSource(kind: "feed", address: string): FeedSource;
export function makeWebSource(kind: "page", address: string): PageSource;
export function makeWebSource(kind: "feed" | "page", address: string): WebSource;
export function makeWebSource(kind: "feed" | "page", address: string): WebSource {
  const key = canonicalUrl(address);
  if (key === null) throw new TypeError(`${address} is no web address.`);
  return {
    kind,
    url: new URL(address.trim()).href,
    key,
    name: key.replace(/^https?:\/\/(?:www\.)?/, ""),
    label: null,
    fullText: "auto",
    everyMinutes: DEFAULT_EVERY_MINUTES,
    userAgent: null,
    headers: {},
    language: null,
  };
}

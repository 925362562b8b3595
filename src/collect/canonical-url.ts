import normalizeUrl from "normalize-url";

/**
 * Parameters that say where a reader came from and nothing about the page. Source: the documentation of Google
 * Analytics, Meta, Microsoft, Mailchimp, HubSpot, Matomo, Piano and of the feeds of the BBC, NYT and Guardian.
 */
const TRACKING: readonly RegExp[] = [
  /^utm_/i,
  /^(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok)$/i,
  /^(?:_hs(?:enc|mi|fp)|__hs(?:tc|sc|fp)|hsctatracking|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|_openstat)$/i,
  /^(?:pk|mtm|matomo|piwik|at)_(?:campaign|kwd|keyword|source|medium|content|cid|group|placement|custom\d|link\w*)$/i,
  /^(?:cmpid|cmp|ocid|ns_(?:campaign|source|mchannel|linkname|fee)|smid|smtyp|xtor|ito|ncid|cid_source|guccounter)$/i,
  /^(?:ftag|feedtype|feedname|partner_rss|rss_?ref|spm|scm|wt_?mc|wt\.mc_id|s_cid|sr_share|share_id|__twitter_impression)$/i,
];

/**
 * One address for all ways of writing it: host in lower case, no default port, no fragment, no tracking parameters,
 * parameters in order, no slash at the end of a path. Null where it is no http(s) address.
 */
export function canonicalUrl(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !isWeb(url)) return null;
  url.username = "";
  url.password = "";
  return normalizeUrl(url.href, {
    stripHash: true,
    stripWWW: false,
    removeQueryParameters: TRACKING,
    sortQueryParameters: true,
  });
}

/** What two links to one article have in common: also over http and https, with and without `www.`. Null for no web link. */
export function linkIdentity(address: string): string | null {
  const canonical = canonicalUrl(address);
  return canonical === null ? null : normalizeUrl(canonical, { forceHttps: true, stripWWW: true });
}

/** The address without what only tells where the reader came from, otherwise as it was; null where it is no http(s) one. */
export function withoutTracking(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !isWeb(url)) return null;
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.some((pattern) => pattern.test(name)));
  // Untouched unless something goes: to write parameters anew is to write some of them differently.
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}

function isWeb({ protocol }: URL): boolean {
  return protocol === "https:" || protocol === "http:";
}

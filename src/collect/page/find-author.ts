import { parseAuthorName } from "./author-name.ts";
import type { Byline, BylineKind } from "./find-bylines.ts";
import { fold } from "./fold.ts";
import type { LinkedArticle } from "./linked-data.ts";
import type { PageFacts } from "./page-facts.ts";

export interface AuthorEvidence {
  readonly facts: PageFacts;
  readonly linked: LinkedArticle;
  readonly bylines: readonly Byline[];
  /** What the site is called: an organisation is the author only where nobody else is. */
  readonly siteNames: readonly string[];
}

/** How far each place is to be believed. Source: which of them were right on 199 article pages (WCXB, development). */
const META_WEIGHTS: readonly (readonly [weight: number, names: readonly string[]])[] = [
  [
    4,
    [
      "author",
      "parsely-author",
      "sailthru.author",
      "cxenseparse:author",
      "byl",
      "dc.creator",
      "dcterms.creator",
      "citation_author",
      "article:author_name",
    ],
  ],
  [2.5, ["article:author", "og:article:author", "og:author"]],
];
const LABELLED_WEIGHT = 4.5;
const LINKED_WEIGHT = 4;
const BYLINE_WEIGHTS: Readonly<Record<BylineKind, number>> = {
  relation: 3.2,
  property: 3,
  marked: 2.6,
  written: 2.8,
  linked: 2,
};

/** What is left of its weight to a name that is the site's own. */
const OWN_NAME = 0.3;

/** Who wrote it: the name that most places agree on, each by how far it is to be believed. Several are joined by commas. */
export function findAuthor({ facts, linked, bylines, siteNames }: AuthorEvidence): string | null {
  const votes = new Map<string, { readonly name: string; weight: number }>();
  const sites = new Set(siteNames.map(fold));
  const vote = (texts: readonly string[], weight: number): void => {
    const names = texts
      .map(surnameLast)
      .flatMap((text) => parseAuthorName(withoutPublisher(text, siteNames), { isByline: false }) ?? []);
    const name = [...new Set(names)].join(", ");
    if (name === "") return;
    const entry = votes.get(fold(name)) ?? { name, weight: 0 };
    entry.weight += sites.has(fold(name)) ? weight * OWN_NAME : weight;
    votes.set(fold(name), entry);
  };
  vote(linked.authors, LINKED_WEIGHT);
  vote(labelled(facts), LABELLED_WEIGHT);
  for (const [weight, keys] of META_WEIGHTS) for (const key of keys) vote(facts.meta(key), weight);
  for (const kind of ["relation", "property", "marked", "written", "linked"] as const) {
    const first = bylines.find((byline) => byline.kind === kind);
    if (first === undefined) continue;
    const beside = bylines.filter((byline) => byline.kind === kind && byline.group === first.group);
    vote(
      beside.map(({ name }) => name),
      BYLINE_WEIGHTS[kind],
    );
  }
  votes.delete("");
  const candidates = [...votes.values()];
  const support = (name: string): number => {
    const people = peopleIn(name).map(fold);
    const some = people.length > 1 ? candidates.filter((each) => people.includes(fold(each.name))) : [];
    return some.reduce((sum, each) => sum + each.weight, votes.get(fold(name))?.weight ?? 0);
  };
  const best = candidates.toSorted((a, b) => support(b.name) - support(a.name))[0];
  return best === undefined ? null : (wholeByline(best.name, bylines) ?? best.name);
}

function peopleIn(names: string): readonly string[] {
  return names.split(/\s*,\s*|\s+and\s+|\s*&\s*/).filter((part) => part !== "");
}

/** A byline of several people that names the author among them: metadata often have room for one only. */
function wholeByline(name: string, bylines: readonly Byline[]): string | null {
  const whole = [bylines.find(({ kind }) => kind === "written"), bylines.find(({ kind }) => kind === "marked")].find(
    (byline) =>
      byline !== undefined && /,|\band\b|&/.test(byline.name) && ` ${fold(byline.name)} `.includes(` ${fold(name)} `),
  );
  const people = peopleIn(whole?.name ?? "");
  return people.length > 1 && people.every((part) => /^\p{Lu}\S*(?: \S+){1,5}$/u.test(part))
    ? (whole?.name ?? null)
    : null;
}

/** Journals write `Brook, Ada`: two words around the only comma, and no title behind it. */
function surnameLast(name: string): string {
  const [, surname = "", given = ""] = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’.-]+(?: \p{Lu}\.?)?)$/u.exec(name) ?? [];
  return surname === "" || /^(?:[A-Z]{2,}|Jr|Sr|PhD|Esq)\.?$/.test(given) ? name : `${given} ${surname}`;
}

/** The cards of a link preview: `twitter:label1` "Written by", `twitter:data1` the name. */
function labelled(facts: PageFacts): readonly string[] {
  return ["1", "2"].flatMap((number) =>
    /^(?:written|posted)?\s*by$|^author$|^verfasst von$|^écrit par$|^escrito por$|^geschrieben von$/i.test(
      facts.meta(`twitter:label${number}`)[0] ?? "",
    )
      ? facts.meta(`twitter:data${number}`)
      : [],
  );
}

/** `Ada Brook, Example Post` where that is the site. */
function withoutPublisher(text: string, siteNames: readonly string[]): string {
  const at = text.lastIndexOf(",");
  if (at < 0) return text;
  const last = fold(text.slice(at + 1));
  return siteNames.some((site) => fold(site) === last) ? text.slice(0, at) : text;
}

import { z } from "zod";
import { EXTENTS, type ArticleLink } from "../article/article.ts";
import type { Condensed, SummarySentence } from "../article/condensed.ts";
import type { Figure } from "../article/figure.ts";
import { FULL_TEXT, type Source } from "../collect/source.ts";
import type { Subscription } from "../article/subscription.ts";
import { reviveSummary } from "../condense/verify.ts";
import type { WrittenSentence } from "../condense/writer/writer.ts";
import type { Digest, DigestFigure } from "../digest/digest.ts";
import type { RenderedMessage } from "../dispatch/messenger.ts";
import { LedeError } from "../shared/errors.ts";

/**
 * The documents that the store keeps as JSON, parsed on the way out. A digest is kept for months, and people are answered
 * from what an older version condensed until it is made again: a field added later needs a default here, so that older
 * documents can still be read.
 */

const span = { start: z.number(), end: z.number() };

const figureFields = {
  ...span,
  text: z.string(),
  unit: z.string().nullable(),
  bound: z.enum(["=", "~", "<", ">"]),
  boundWords: z.string().nullable(),
  change: z.enum(["up", "down"]).nullable(),
  changeIs: z.enum(["by", "to"]).nullable(),
  measures: z.string(),
  time: z.string().nullable(),
  saidBy: z.string().nullable(),
  sentence: z.object({ ...span, text: z.string() }),
  salience: z.number(),
  key: z.boolean(),
};

const figure: z.ZodType<Figure> = z.discriminatedUnion("kind", [
  z.object({ ...figureFields, kind: z.literal("amount"), value: z.number() }),
  z.object({ ...figureFields, kind: z.literal("range"), value: z.tuple([z.number(), z.number()]) }),
  z.object({ ...figureFields, kind: z.literal("move"), value: z.tuple([z.number(), z.number()]) }),
]);

const summarySentence: z.ZodType<SummarySentence> = z.object({
  ...span,
  text: z.string(),
  by: z.enum(["extract", "model"]),
  evidence: z.array(z.object({ ...span, text: z.string() })),
});

const condensed: z.ZodType<Condensed> = z.object({
  headline: z.string(),
  headlineBy: z.enum(["source", "lede"]),
  language: z.string(),
  summary: z.array(summarySentence),
  figures: z.array(figure),
  ambiguousNumbers: z.number(),
});

const link: z.ZodType<ArticleLink> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("web"), url: z.string() }),
  z.object({ kind: z.literal("file"), path: z.string() }),
  z.object({ kind: z.literal("none") }),
]);

const articleReference = z.object({
  id: z.string(),
  source: z.string(),
  link,
  publishedAt: z.string().nullable(),
  // Digests of before there were feeds do not say.
  extent: z.enum(EXTENTS).default("full"),
});

const digestFigure: z.ZodType<DigestFigure> = z.intersection(
  figure,
  z.object({
    correction: z
      .discriminatedUnion("kind", [
        z.object({ kind: z.literal("changed"), was: z.string() }),
        z.object({ kind: z.literal("withdrawn") }),
      ])
      .optional(),
  }),
);

const digest: z.ZodType<Digest> = z.object({
  id: z.string(),
  title: z.string(),
  slot: z.string(),
  timeZone: z.string(),
  createdAt: z.string(),
  first: z.boolean(),
  stories: z.array(
    z.object({
      headline: z.string(),
      summary: z.array(summarySentence).transform(reviveSummary),
      figures: z.array(digestFigure),
      articles: z.tuple([articleReference], articleReference),
    }),
  ),
  also: z.array(z.object({ headline: z.string(), article: articleReference })),
  alsoLeftOut: z.number(),
  read: z.object({ articles: z.number(), sources: z.array(z.string()), ambiguousNumbers: z.number() }),
  skipped: z.array(z.object({ what: z.string(), reason: z.string() })),
  missed: z.array(z.string()).default([]),
});

const wish: z.ZodType<Wish> = z.object({
  title: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  stories: z.number(),
  topics: z.array(z.object({ words: z.string(), excluded: z.boolean() })),
  quiet: z.enum(["say", "skip"]),
  thread: z.boolean(),
});

const message: z.ZodType<RenderedMessage> = z.object({ key: z.string(), body: z.record(z.string(), z.unknown()) });

const written: z.ZodType<readonly WrittenSentence[]> = z.array(
  z.object({ text: z.string(), evidence: z.array(z.number()) }),
);

const webSource = {
  url: z.string(),
  key: z.string(),
  name: z.string(),
  label: z.string().nullable(),
  fullText: z.enum(FULL_TEXT),
  everyMinutes: z.number(),
  userAgent: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  language: z.string().nullable(),
};

const source: z.ZodType<Source> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("folder"), path: z.string(), name: z.string(), key: z.string() }),
  z.object({ kind: z.literal("feed"), ...webSource }),
  z.object({ kind: z.literal("page"), ...webSource }),
]);
/** What a subscription wants; the rest of it stands in columns. */
export type Wish = Omit<Subscription, "id" | "to" | "community" | "paused" | "setIn">;

interface StoredDocument {
  /** Whose it is, for the message. */
  readonly id: string;
  readonly document: string;
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseLink(row: StoredDocument): ArticleLink {
  return parseDocument(link, row, "link of article");
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseWritten(row: StoredDocument): readonly WrittenSentence[] {
  return parseDocument(written, row, "answer of the model");
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseSource(row: StoredDocument): Source {
  return parseDocument(source, row, "source");
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseCondensed(row: StoredDocument): Condensed {
  return parseDocument(condensed, row, "result of article");
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseDigest(row: StoredDocument): Digest {
  return parseDocument(digest, row, "digest");
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseWish(row: StoredDocument): Wish {
  return parseDocument(wish, row, "subscription");
}

/** @throws LedeError `store-unavailable` where the row is damaged */
export function parseMessage(row: StoredDocument): RenderedMessage {
  return parseDocument(message, row, "message");
}

function parseDocument<T>(schema: z.ZodType<T>, { id, document }: StoredDocument, what: string): T {
  try {
    return schema.parse(JSON.parse(document));
  } catch (cause) {
    throw new LedeError(
      "store-unavailable",
      `Cannot read the stored ${what} ${id}: it is damaged or of another Lede.`,
      {
        next: "Update Lede; if it is up to date, put a backup of the store in its place.",
        cause,
      },
    );
  }
}

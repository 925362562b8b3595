import type { ColumnDefinitionBuilder, Generated, Kysely } from "kysely";
import type { Extent } from "../article/article.ts";
import type { DeliveryState } from "../dispatch/delivery.ts";
import type { FullText } from "./full-text.ts";

/**
 * The tables as queries see them. Times are ISO 8601 in UTC and documents are JSON, both as text: the same on SQLite
 * and PostgreSQL, and readable by hand.
 */
export interface Tables {
  readonly articles: ArticlesTable;
  readonly article_sources: ArticleSourcesTable;
  readonly condensed: CondensedTable;
  readonly digests: DigestsTable;
  readonly digest_articles: DigestArticlesTable;
  readonly model_answers: ModelAnswersTable;
  readonly model_usage: ModelUsageTable;
  readonly sources: SourcesTable;
  readonly follows: FollowsTable;
  readonly fetches: FetchesTable;
  readonly article_identities: ArticleIdentitiesTable;
  readonly figure_history: FigureHistoryTable;
  readonly host_lines: HostLinesTable;
  readonly subscriptions: SubscriptionsTable;
  readonly deliveries: DeliveriesTable;
  readonly gates: GatesTable;
  readonly communities: CommunitiesTable;
  readonly channels: ChannelsTable;
  readonly mutes: MutesTable;
  readonly reports: ReportsTable;
  readonly leases: LeasesTable;
}

interface ArticlesTable {
  /** Counts up in the order in which articles came. */
  readonly number: Generated<number>;
  readonly id: string;
  /** Changes when anything changes that `condense` reads. */
  readonly fingerprint: string;
  readonly title: string | null;
  readonly language: string | null;
  /** `ArticleLink` as JSON. */
  readonly link: string;
  readonly source: string;
  readonly published_at: string | null;
  readonly first_seen_at: string;
  /** The version of the code that made the row in `condensed`; 0 while there is none. */
  readonly condensed_version: number;
  /** How much of the article its text is: see `Extent`. */
  readonly extent: Extent;
  /** Last, so that a query for the other columns need not read it. */
  readonly text: string;
}

/** Which sources offered an article. */
interface ArticleSourcesTable {
  readonly article_id: string;
  /** `sourceKey` of the source. */
  readonly source: string;
  /** When the source offered it last. */
  readonly seen_at: string;
  /** 1: it was there already when the source was first read, and is no news from it. */
  readonly quiet: Generated<0 | 1>;
  /** Changes when what the source says of it changes, but for its date; null where the source is read whole each time. */
  readonly offer: string | null;
}

interface CondensedTable {
  readonly article_id: string;
  /** `Condensed` as JSON. */
  readonly document: string;
}

interface DigestsTable {
  /** Counts up: the latest digest has the highest. */
  readonly number: Generated<number>;
  readonly id: string;
  readonly subscription: string;
  readonly slot: string;
  readonly created_at: string;
  /** `Digest` as JSON. */
  readonly document: string;
  /** When it reached whom it is for; null until then. */
  readonly delivered_at: string | null;
  /** 1 where it was made for its slot, of which there is one only; 0 where a person asked for it. */
  readonly scheduled: 0 | 1;
}

/** Which articles a digest was made of. */
interface DigestArticlesTable {
  readonly digest_id: string;
  readonly article_id: string;
  /** That of the digest, again: the database itself holds an article to one digest of a subscription. */
  readonly subscription: string;
  /** 0 for the article's first digest, of which there is one only; 1 where it was asked for again. */
  readonly again: 0 | 1;
}

/** What a model wrote of an article. */
interface ModelAnswersTable {
  /** `answerKey`: the same article, prompt and model have the same. */
  readonly key: string;
  /** `WrittenSentence[]` as JSON, as it came: it is verified at each use. */
  readonly sentences: string;
}

/** How many tokens a model has used. */
interface ModelUsageTable {
  /** `2026-11-02`, in UTC. */
  readonly day: string;
  readonly tokens: number;
}

/** What is followed. The sources of the settings file are not in it. */
interface SourcesTable {
  /** Counts up in the order in which they were first followed. */
  readonly number: Generated<number>;
  /** `sourceKey`. */
  readonly key: string;
  /** `Source` as JSON. */
  readonly document: string;
}

interface FollowsTable {
  readonly source_key: string;
  /** A channel's address; "" is the owner, for everyone. */
  readonly channel: string;
}

/** What is known of a web source from the times it was read: see `FetchState`. */
interface FetchesTable {
  /** `sourceKey`, also of a source in the settings file. */
  readonly source_key: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly read_at: string | null;
  readonly next_at: string | null;
  readonly not_before: string | null;
  readonly failures: number;
  readonly failure: string | null;
  readonly timed_out: 0 | 1;
  readonly moved_to: string | null;
  readonly title: string | null;
}

/** What an article is known by, besides its id. */
interface ArticleIdentitiesTable {
  readonly identity: string;
  readonly article_id: string;
}

/** What an article's figures were before it changed. */
interface FigureHistoryTable {
  readonly article_id: string;
  /** When it was found changed. */
  readonly until: string;
  /** `Condensed` as JSON. */
  readonly document: string;
}

/** Lines that stand on the pages of a host, and on how many. */
interface HostLinesTable {
  readonly host: string;
  /** `lineKey`. */
  readonly line: string;
  readonly pages: number;
  readonly seen_at: string;
}

/** The workspaces and guilds that Lede is or was in. */
interface CommunitiesTable {
  readonly id: string;
  /** When it removed Lede; null while Lede is in it. */
  readonly left_at: string | null;
}

/** Whose channel it is. */
interface ChannelsTable {
  readonly address: string;
  readonly community: string;
}

/** Which of its sources a channel does not want to read. */
interface MutesTable {
  readonly channel: string;
  readonly source: string;
  readonly muted_at: string;
}

/** Figures that readers say are wrong. */
interface ReportsTable {
  readonly number: Generated<number>;
  readonly article_id: string;
  readonly headline: string;
  readonly channel: string;
  readonly figure_text: string;
  readonly measures: string;
  readonly sentence: string;
  readonly reported_at: string;
  readonly state: "open" | "retracted" | "kept";
}

interface SubscriptionsTable {
  readonly id: string;
  readonly address: string;
  readonly community: string | null;
  readonly set_in: "file" | "chat";
  /** What it wants, as JSON: title, schedule, size, topics. */
  readonly document: string;
  readonly paused_reason: string | null;
  readonly paused_at: string | null;
  /** Its first slot that nobody served; null where its schedule has none any more. */
  readonly next_at: string | null;
}

/** The outbox. */
interface DeliveriesTable {
  /** Counts up in the order in which they are to be posted. */
  readonly number: Generated<number>;
  readonly key: string;
  readonly kind: string;
  readonly subject: string;
  readonly subscription: string | null;
  readonly platform: string;
  readonly address: string;
  /** `RenderedMessage` as JSON. */
  readonly message: string;
  readonly under_key: string | null;
  readonly edits_key: string | null;
  readonly state: DeliveryState;
  readonly claims: number;
  readonly attempts: number;
  readonly absences: number;
  readonly unknown_since: string | null;
  readonly tried_at: string | null;
  /** Nothing is done about it before; while somebody is at it, the end of the lease. */
  readonly not_before: string;
  readonly message_id: string | null;
  readonly reason: string | null;
  readonly created_at: string;
  readonly sent_at: string | null;
}

/** When the next message may go to a channel. */
interface GatesTable {
  readonly address: string;
  readonly open_at: string;
}

/** Who of several processes does what only one may do at a time. */
interface LeasesTable {
  readonly name: string;
  readonly owner: string;
  readonly until: string;
}

/** An open database, with the little that differs from one kind to the other. */
export interface Database {
  readonly db: Kysely<Tables>;
  /** Makes an integer column the primary key, counting up by itself. */
  readonly numbered: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  readonly fullText: FullText;
  /** Copies all of it to a place of its own before its tables are changed; null where that is the server's matter. */
  readonly backUp: (() => Promise<void>) | null;
}

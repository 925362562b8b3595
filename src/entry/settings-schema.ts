import { z } from "zod";
import { parseChannelAddress } from "../article/subscription.ts";
import { FULL_TEXT } from "../collect/source.ts";
import { isCron } from "../digest/slots.ts";
import { isTimeZone } from "../shared/clock.ts";

/**
 * `lede.yaml` as its owner writes it. Each `error` says what to write instead; the descriptions are what an editor shows
 * (`docs/lede.schema.json` is made from them and held to them by a test).
 */

const text = (error: string) => z.string({ error }).trim().min(1, { error });

const timeZone = text("Write an IANA name, such as Europe/Berlin.")
  .refine(isTimeZone, { error: "Write an IANA name, such as Europe/Berlin." })
  .meta({ description: "The time zone, by its IANA name.", examples: ["Europe/Berlin"] });

const webAddress = (error: string) => text(error).refine(isWebAddress, { error });

function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== "" && url.username + url.password === "";
}

const ADDRESS = "Write it whole, such as https://example.org/news, and what it needs to log in under `headers`.";

/** What an HTTP header may hold. Source: RFC 9110, 5.1 and 5.5. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\x20-\x7e]+$/;
const HEADER = "Write a header and its value, such as `Authorization: Bearer ${FEED_TOKEN}`.";

const EVERY = "Write a number of minutes, hours or days, such as 30m, 2h or 1d; at least 5m.";
/** `30m`, `2h`, `1d`. */
export const EVERY_PATTERN = /^([1-9]\d{0,3})([mhd])$/;

const source = z
  .strictObject(
    {
      feed: webAddress(ADDRESS).optional().describe("The address of an RSS, Atom or JSON feed."),
      page: webAddress(ADDRESS)
        .optional()
        .describe("The address of a section page without a feed; the articles that it links to are followed."),
      folder: text("Write the path of a folder.")
        .optional()
        .describe("A folder of .txt, .md or .html files; a relative path starts at this file's folder."),
      name: text("Write what it is to be called, such as Example Times.")
        .optional()
        .describe("What its articles are signed with; their host unless given."),
      fullText: z
        .enum(FULL_TEXT, { error: "Write auto, always or never." })
        .optional()
        .describe("Whether each article's page is read: where the feed has an excerpt alone (auto), always, or never."),
      every: text(EVERY)
        .refine((every) => EVERY_PATTERN.test(every) && !/^[1-4]m$/.test(every), { error: EVERY })
        .optional()
        .meta({ description: "How often it is read; 30m unless given.", examples: ["30m", "2h", "1d"] }),
      userAgent: text("Write the user agent in one line.")
        .refine((agent) => HEADER_VALUE.test(agent), { error: "Write it in letters and signs of ASCII, in one line." })
        .optional()
        .describe("What Lede calls itself there; Lede/<version> unless given."),
      headers: z
        .record(
          z.string().regex(HEADER_NAME, { error: HEADER }),
          z.string({ error: HEADER }).regex(HEADER_VALUE, { error: HEADER }),
          {
            error: HEADER,
          },
        )
        .optional()
        .describe(
          "Headers sent to this source alone. ${NAME} stands for the environment's NAME: no secret belongs here.",
        ),
      language: text("Write a language tag, such as de.")
        .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*$/, { error: "Write a language tag, such as de." })
        .optional()
        .meta({ description: "What it is written in, where it says something else itself.", examples: ["de"] }),
    },
    { error: "Write each source as `- feed: https://…`, `- page: https://…` or `- folder: …`." },
  )
  .refine(({ feed, page, folder }) => [feed, page, folder].filter((each) => each !== undefined).length === 1, {
    error: "Write exactly one of feed, page and folder in each source.",
  })
  .refine(
    ({ folder, feed: _feed, page: _page, name: _name, ...web }) =>
      folder === undefined || Object.keys(web).length === 0,
    {
      error: "A folder takes nothing but a name: leave out fullText, every, userAgent, headers and language.",
    },
  );

const CHANNEL = 'Write a channel\'s id behind its platform: "slack:C0123", "discord:1234" or "file:digests".';
const CRON = 'Write five fields, minute first: "0 8 * * 1-5" is 08:00 from Monday to Friday.';
const TOPICS = 'Write words in quotation marks, with a minus for what is not wanted: ["rare earths", "-football"].';

const subscription = z.strictObject(
  {
    to: text(CHANNEL)
      .refine((address) => parseChannelAddress(address) !== null, { error: CHANNEL })
      .meta({ description: "The channel.", examples: ["slack:C0123", "discord:1234", "file:digests"] }),
    name: text("Write a short name.")
      .regex(/^[\w-]+$/, { error: "Write a short name of letters, digits, _ and -." })
      .optional()
      .describe("Tells several digests of one channel apart."),
    title: text("Write a line, such as Metals desk.")
      .max(100, { error: "Write at most 100 characters." })
      .optional()
      .describe("Heads its digests."),
    at: text(CRON)
      .refine(isCron, { error: CRON })
      .meta({ description: "When, in five cron fields.", examples: ["0 8 * * 1-5"] }),
    timezone: timeZone.optional(),
    stories: z
      .int({ error: "Write a whole number from 1 to 7." })
      .min(1, { error: "Write a whole number from 1 to 7." })
      .max(7, { error: "Write a whole number from 1 to 7." })
      .optional()
      .describe("Leading stories of a digest; 5 unless given."),
    topics: z
      .array(z.union([text(TOPICS), z.number()], { error: TOPICS }), { error: TOPICS })
      .optional()
      .describe("Words that it wants, or with a minus does not want; everything unless given."),
    quiet: z
      .enum(["say", "skip"], { error: "Write say or skip." })
      .optional()
      .describe("Whether a day without stories is said in a line or passed over; say unless given."),
    thread: z
      .boolean({ error: "Write true or false." })
      .optional()
      .describe("Whether a long digest goes on in a thread; true unless given."),
  },
  { error: 'Write each subscription as `- to: "slack:C0123"` with `at: "0 8 * * 1-5"` below it.' },
);

const LIST = "Write a list: one entry a line, each behind a hyphen.";

export const settingsSchema = z.strictObject(
  {
    timezone: timeZone.optional(),
    contact: text("Write an address or an e-mail address that a site's owner can turn to.")
      .regex(/^[\x21-\x7e]+$/, { error: "Write it without spaces, such as https://example.org/about." })
      .optional()
      .meta({
        description: "Where a site's owner finds who runs this Lede; sent with each request.",
        examples: ["https://example.org/about-our-bot"],
      }),
    sources: z.array(source, { error: LIST }).optional().describe("What is read, for every channel."),
    subscriptions: z.array(subscription, { error: LIST }).optional().describe("Who gets a digest, and when."),
    allowHosts: z
      .array(text("Write host names or addresses, such as nas.local or 192.168.1.0/24."), { error: LIST })
      .optional()
      .meta({
        description:
          "Hosts of the home network that this file's sources and the owner's may be on; all others are refused.",
        examples: [["nas.local", "192.168.1.0/24"]],
      }),
  },
  { error: "Write settings as `name: value`, one a line; lede.example.yaml has them all." },
);

export type RawSettings = z.infer<typeof settingsSchema>;
export type RawSource = NonNullable<RawSettings["sources"]>[number];
export type RawSubscription = NonNullable<RawSettings["subscriptions"]>[number];

/** The settings that there are at a place of the file. */
export function settingsKeys(path: readonly PropertyKey[]): readonly string[] {
  const [list] = path;
  const shape =
    list === "sources" ? source.shape : list === "subscriptions" ? subscription.shape : settingsSchema.shape;
  return Object.keys(shape);
}

/** The JSON schema for editors. */
export function renderSettingsSchema(): string {
  const schema = z.toJSONSchema(settingsSchema, { io: "input" });
  return `${JSON.stringify({ ...schema, title: "lede.yaml" }, null, 2)}\n`;
}

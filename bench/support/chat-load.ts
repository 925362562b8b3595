import { setTimeout as sleep } from "node:timers/promises";
import type { ChatGround, ChatPeople, Took } from "./chat-ground.ts";
import { nameOf } from "./make-archive-news.ts";
import { makeRandom } from "./seed-articles.ts";

export interface Load {
  /** Commands a second: one begins when its time has come, whether or not the ones before it are answered. */
  readonly rate: number;
  readonly seconds: number;
  /** Ids of articles that everybody may see, whose buttons are pressed. */
  readonly articles: readonly string[];
}

/** What was asked and how long it took, counted from when it was to begin; null where there was no answer. */
export interface Served {
  readonly what: string;
  readonly took: Took | null;
}

/** Asks as many people would at once, half of them on Slack and half on Discord, and waits for the last answer. */
export async function runLoad(ground: ChatGround, { rate, seconds, articles }: Load): Promise<readonly Served[]> {
  const ask = makeAsking(ground, articles);
  const started = performance.now();
  const asked: Promise<Served>[] = [];
  for (let index = 0; index < rate * seconds; index++) {
    const begins = started + (index * 1000) / rate;
    await sleep(Math.max(0, begins - performance.now()));
    asked.push(ask(index, performance.now() - begins));
  }
  return await Promise.all(asked);
}

type Asking = (people: ChatPeople) => Promise<Took>;

/** What people ask, in this order again and again; words twice as often as anything else. */
function makeAsking(
  { slack, discord }: ChatGround,
  articles: readonly string[],
): (index: number, lateMs: number) => Promise<Served> {
  const random = makeRandom(7);
  const words = (): string => wordsOf(random);
  const article = (): string => articles[Math.floor(random() * articles.length)] ?? "";
  const summary: Asking = (people) => people.call("summary", words());
  const mix: readonly (readonly [what: string, ask: Asking])[] = [
    ["/summary words", summary],
    ["suggestions", (people) => people.suggest?.(words().slice(0, 1 + Math.floor(random() * 8))) ?? summary(people)],
    ["/figures words", (people) => people.call("figures", words())],
    ["a button", (people) => people.press({ action: "figures", subject: article() })],
    ["/summary words", summary],
    ["/summary", (people) => people.call("summary", null)],
    ["suggestions", (people) => people.suggest?.(words().slice(0, 1 + Math.floor(random() * 8))) ?? summary(people)],
    ["a button", (people) => people.press({ action: "summary", subject: article() })],
    ["/figures words", (people) => people.call("figures", words())],
    ["/lede sources", (people) => people.call("lede sources", null)],
  ];
  return async (index, lateMs) => {
    const people = index % 2 === 0 ? slack : discord;
    const [what, ask] = mix[Math.floor(index / 2) % mix.length] ?? ["/summary words", summary];
    try {
      const { first, answer, text } = await ask(people);
      return { what, took: { first: first === null ? null : first + lateMs, answer: answer + lateMs, text } };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { what, took: null };
    }
  };
}

/** A name, frequent or rare, alone or with words that many articles have; now and then one that no article has. */
function wordsOf(random: () => number): string {
  const name = nameOf(Math.floor(20_000 ** random()));
  const kinds = [
    name,
    name,
    `${name} ${nameOf(Math.floor(20 ** random()))}`,
    `${name} ferry`,
    `the ${name} company`,
    "what the council said",
    "aluminium exports",
    `${name} zzyzx`,
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? name;
}

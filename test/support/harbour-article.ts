import type { Article } from "../../src/article/article.ts";

/** A piece of news of our own with numbers, names, a quotation, a negation and a hedge in it. */
export const harbourArticle: Article = {
  id: "harbour",
  title: "Port of Velmora to get new crane pier",
  text: `The port of Velmora will spend up to $48 million on a new pier for container cranes, its director Ilse Brandhoff said on Tuesday.

The pier is to be 620 metres long and should open in March 2028. About 350 people will work on it, of whom 90 come from the town.

"We have waited for this pier for twenty years," Brandhoff told reporters. She did not say which company will build it. Two bidders, Norvik Marine and the Danish firm Halberg, may be asked for a second offer.

Container traffic in Velmora rose 12 percent last year to 1.4 million boxes, while it fell 3 percent in neighbouring Ostrand. The union of dock workers said the cranes could cost 40 jobs.`,
  language: "en",
  link: { kind: "file", path: "harbour.txt" },
  source: "test",
  publishedAt: new Date("2026-11-04T08:00:00Z"),
  extent: "full",
};

/** A summary of it that is true; sentences are numbered from 1, as a prompt numbers them. */
export const harbourAnswer = [
  {
    text: "Velmora's port will spend up to $48 million on a pier for container cranes, director Ilse Brandhoff said.",
    evidence: [1],
  },
  { text: "The pier will be 620 metres long and should open in March 2028.", evidence: [2] },
  { text: "Brandhoff did not say which company will build it.", evidence: [4, 5] },
];

import type { Digest } from "../../src/digest/digest.ts";
import { makeAlso, makeDigest, makeFigure, makeReference, makeSentence, makeStory } from "./make-digest.ts";

/** One digest as a real morning brings it, with the awkward cases in it: the golden fixtures are made of it. */
export const sampleDigest: Digest = makeDigest({
  id: "5d1f0c9ab2e47786c310",
  title: "Metals & energy desk",
  first: true,
  stories: [
    makeStory({
      headline: "Moscow offers US firms a share in rare earths and aluminium",
      summary: [
        makeSentence(
          "Moscow says it would let American companies help open its rare-earth fields and sell aluminium to the US again once tariffs fall.",
        ),
        makeSentence("Sanctions would have to be eased first."),
      ],
      figures: [
        makeFigure({
          text: "as much as two million tons a year",
          value: 2_000_000,
          unit: "ton per year",
          measures: "aluminium exports offered to the US",
        }),
        makeFigure({
          text: "up to $15 billion",
          value: 15_000_000_000,
          unit: "USD",
          measures: "investment in joint ventures in Krasnoyarsk",
        }),
        makeFigure({
          text: "about 15 percent",
          value: 15,
          unit: "%",
          bound: "~",
          boundWords: "about",
          measures: "Russia's share of the US market before 2023",
        }),
        makeFigure({
          text: "200 percent",
          value: 200,
          unit: "%",
          bound: "=",
          boundWords: null,
          measures: "US tariff on Russian aluminium",
        }),
      ],
      articles: [
        makeReference({
          id: "a1",
          source: "metals.example",
          link: { kind: "web", url: "https://metals.example/2026/offer?ref=rss&lang=en" },
        }),
        makeReference({
          id: "a2",
          source: "north.example",
          link: { kind: "web", url: "https://north.example/aluminium_(offer)" },
        }),
      ],
    }),
    makeStory({
      headline: "AT&T rival <Nordwind> wires the *last* 3 islands @everyone asked about",
      summary: [
        makeSentence("The operator finished the third sea cable on Sunday, four months late."),
        makeSentence("Ferries carried the exchange over before the storm."),
      ],
      figures: [
        makeFigure({
          text: "1,240 homes",
          value: 1240,
          unit: "home",
          bound: "=",
          boundWords: null,
          measures: "homes reached by the last cable",
        }),
        makeFigure({
          text: "nearly €9.5 million",
          value: 9_500_000,
          unit: "EUR",
          bound: "~",
          boundWords: "nearly",
          measures: "cost of the three cables",
        }),
      ],
      articles: [
        makeReference({
          id: "a3",
          source: "coast.example",
          link: { kind: "web", url: "https://coast.example/cable" },
          publishedAt: "2026-11-01T21:05:00.000Z",
        }),
      ],
    }),
    makeStory({
      headline: "Village keeps its only bus",
      summary: [makeSentence("The council voted by one voice to pay for the line for another year.", "model")],
      figures: [],
      articles: [
        makeReference({
          id: "a4",
          source: "seeds",
          link: { kind: "file", path: "../seeds/village bus (2).txt" },
          publishedAt: null,
        }),
      ],
    }),
  ],
  also: [
    makeAlso({
      headline: "Ferry strike ends after nine days",
      article: makeReference({
        id: "a5",
        source: "coast.example",
        link: { kind: "web", url: "https://coast.example/strike" },
      }),
    }),
    makeAlso({
      headline: "Weekend storm spares the orchards",
      article: makeReference({ id: "a6", source: "seeds", link: { kind: "file", path: "../seeds/storm.txt" } }),
    }),
  ],
  alsoLeftOut: 7,
  read: {
    articles: 14,
    sources: ["coast.example", "harbour.example", "metals.example", "north.example", "seeds", "valley.example"],
    ambiguousNumbers: 3,
  },
  skipped: [
    { what: "valley.example", reason: "answers 403, next try 09:15" },
    { what: "notes.txt", reason: "is empty" },
  ],
});

import { describe, expect, test } from "vitest";
import { findBody } from "../../../src/collect/page/find-body.ts";
import { buildPageTree } from "../../../src/collect/page/page-tree.ts";

const line = (about: string): string =>
  `The ${about} of Port Ellis was open all day and the tide came in as it should.`;
const paragraphs = (...about: readonly string[]): string => about.map((each) => `<p>${line(each)}</p>`).join("");

function bodyOf(html: string): readonly string[] {
  const tree = buildPageTree(html);
  if (tree === null) throw new Error("beyond the limits");
  return findBody(tree.root).split("\n\n");
}

describe("findBody", () => {
  test("finds the body where nothing is called by its name", () => {
    const html = `<div><div>${paragraphs("pier", "quay", "crane")}</div><div><a href="/">Tides</a> <a href="/">Ferries</a></div></div>`;
    expect(bodyOf(html)).toEqual(["pier", "quay", "crane"].map(line));
  });

  test("keeps the parts of a body that comes in several of one kind", () => {
    const html = `<main><div class="text">${paragraphs("pier")}</div><div class="text">${paragraphs("quay", "crane", "lock")}</div></main>`;
    expect(bodyOf(html)).toHaveLength(4);
  });

  test("keeps an opening that stands before a long list", () => {
    const items = Array.from({ length: 9 }, (_, i) => `<li>${line(`berth ${i}`)}</li>`).join("");
    expect(bodyOf(`<article>${paragraphs("pier")}<ol>${items}</ol></article>`)).toHaveLength(10);
  });

  test("does not take readers for the author, however many write", () => {
    const readers = Array.from({ length: 30 }, (_, i) => `<li><p>${line(`view ${i}`)}</p></li>`).join("");
    const html = `<main><div>${paragraphs("pier", "quay")}</div><section id="comments"><ol>${readers}</ol></section></main>`;
    expect(bodyOf(html)).toEqual(["pier", "quay"].map(line));
  });

  test("does not call the whole page clutter because of one word on it", () => {
    expect(bodyOf(`<div class="social page">${paragraphs("pier", "quay")}</div>`)).toHaveLength(2);
  });

  test("drops a block that is only a link, but not one in a list", () => {
    const html = `<article>${paragraphs("pier")}<p><a href="/b">The crane that nobody wanted</a></p><ul><li><a href="/c">Berth 4</a></li></ul>${paragraphs("quay")}</article>`;
    expect(bodyOf(html)).toEqual([line("pier"), "Berth 4", line("quay")]);
  });

  test("drops a section that leads elsewhere up to the next heading of its level", () => {
    const html = `<article>${paragraphs("pier")}<h2>Related stories</h2><h3>On ferries</h3>${paragraphs("ferry")}<h2>The quay</h2>${paragraphs("quay")}</article>`;
    expect(bodyOf(html)).toEqual([line("pier"), "The quay", line("quay")]);
  });

  test("says once what is there for two widths of screen", () => {
    expect(bodyOf(`<article>${paragraphs("pier", "pier", "quay")}</article>`)).toEqual(["pier", "quay"].map(line));
  });

  test("keeps the heading of a part that stands in a header, and no copy for programs", () => {
    const html = `<article><header><h1>The harbour</h1><p>A day there</p></header><section><header><h2>The pier</h2></header>${paragraphs("pier")}</section>
      <section>${paragraphs("quay", "crane")}</section><pre hidden># The harbour\n${line("pier")}</pre></article>`;
    expect(bodyOf(html)).toEqual(["The pier", ...["pier", "quay", "crane"].map(line)]);
  });
});

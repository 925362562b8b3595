import { describe, expect, test } from "vitest";
import { isHtmlBeyond, renderHtmlAsText } from "../../src/shared/html.ts";

describe("renderHtmlAsText", () => {
  test("puts blocks apart and folds white space inside them", () => {
    expect(renderHtmlAsText("<div><p>One\n  two</p><p>Three<br>four</p></div>")).toBe("One two\n\nThree\nfour");
  });

  test("never runs the words of two blocks or cells together", () => {
    expect(renderHtmlAsText("<h2>Head</h2>Text<ul><li>a</li><li>b</li></ul>")).toBe("Head\n\nText\n\na\n\nb");
    expect(renderHtmlAsText("<table><tr><td>5</td><td>%</td></tr></table>")).toBe("5 %");
  });

  test("keeps inline elements inside their word and resolves entities", () => {
    expect(renderHtmlAsText("<p>H<sub>2</sub>O &amp; <b>£</b>5&nbsp;m &lt;b&gt;</p>")).toBe("H2O & £5\u00A0m <b>");
  });

  test("leaves out what a browser does not show", () => {
    expect(
      renderHtmlAsText("<style>p{}</style><p>a<script>alert('<p>x</p>')</script>b</p><template>c</template>"),
    ).toBe("ab");
  });

  test("leaves out what it is told to, with all that is in it", () => {
    expect(
      renderHtmlAsText("<p>a</p><figure><img><figcaption><p>b</p></figcaption></figure><p>c</p>", ["figure"]),
    ).toBe("a\n\nc");
  });

  test("reads what is broken: unclosed tags, stray brackets, a cut end", () => {
    expect(renderHtmlAsText("<p>one<p>two</b> 3 < 4 <im")).toBe("one\n\ntwo 3 < 4");
    expect(renderHtmlAsText("")).toBe("");
  });
});

describe("isHtmlBeyond", () => {
  const html = "<div><p a=1 b=2>x</p><p>y</p></div>";
  const exactly = { depth: 2, elements: 3, attributesOfOne: 2 };

  test("lets through what is exactly as large", () => {
    expect(isHtmlBeyond(html, exactly)).toBe(false);
  });

  test("knows what is deeper, larger or wider", () => {
    expect(isHtmlBeyond(html, { ...exactly, depth: 1 })).toBe(true);
    expect(isHtmlBeyond(html, { ...exactly, elements: 2 })).toBe(true);
    expect(isHtmlBeyond(html, { ...exactly, attributesOfOne: 1 })).toBe(true);
  });

  test("stops early: a million nested elements, as many attributes", () => {
    const limits = { depth: 256, elements: 50_000, attributesOfOne: 256 };
    expect(isHtmlBeyond("<div>".repeat(1_000_000), limits)).toBe(true);
    expect(isHtmlBeyond(`<p ${"a=1 ".repeat(1_000_000)}>`, limits)).toBe(true);
  });
});

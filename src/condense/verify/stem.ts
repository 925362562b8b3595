/** Past forms that no ending tells, with their present. Source: the irregular verbs that news uses most. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "said:say told:tell won:win lost:lose found:find left:leave made:make took:take taken:take gave:give given:give went:go gone:go " +
    "came:come saw:see seen:see knew:know known:know got:get held:hold kept:keep led:lead met:meet paid:pay sent:send sold:sell " +
    "bought:buy brought:bring built:build caught:catch fell:fall fallen:fall felt:feel fought:fight grew:grow grown:grow heard:hear " +
    "rose:rise risen:rise ran:run spoke:speak spoken:speak spent:spend stood:stand struck:strike shot:shoot shook:shake shaken:shake " +
    "began:begin begun:begin broke:break broken:break chose:choose chosen:choose drew:draw drawn:draw drove:drive driven:drive " +
    "flew:fly flown:fly threw:throw thrown:throw wrote:write written:write wore:wear woke:wake sought:seek taught:teach thought:think " +
    "stole:steal stolen:steal swore:swear sworn:swear hid:hide hidden:hide lay:lie died:die dies:die dying:die killed:kill " +
    "children:child men:man women:woman people:person feet:foot wives:wife lives:life"
  )
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** What the forms of one English word share, near enough to compare two sentences; `word` in lower case. */
export function stemOf(word: string): string {
  const known = IRREGULAR[word];
  const base = known ?? word;
  if (base.length < 4) return base;
  const single = base
    .replace(/(?<=..)ies$|(?<=..)ied$/, "y")
    .replace(/(?<=ss|x|ch|sh|zz)es$/, "")
    .replace(/(?<=[^sui])s$/, "");
  const bare = single.replace(/(?<=[aeiouy].*..)ing$|(?<=[aeiouy].*.)ed$|(?<=[aeiouy].*.)ed$/, "");
  return bare.replace(/([bdfgklmnprt])\1$/, "$1").replace(/(?<=...)e$/, "");
}

/** Whether a word's form is one that a verb of the third person or the past has; plural nouns have it too. */
export function mayBeVerb(word: string): boolean {
  return IRREGULAR[word] !== undefined || /(?:ed|[^s]s|en)$/.test(word);
}

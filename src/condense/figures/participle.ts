/** Past participles that no rule makes, under every form that news uses. Our own list, from the grammar of English. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "stop stops:stopped|repel repels:repelled|expel expels:expelled|admit admits:admitted|commit commits:committed|rob robs:robbed|trap traps:trapped|stab stabs:stabbed|" +
    "equip equips:equipped|trim trims:trimmed|spot spots:spotted|submit submits:submitted|transfer transfers transferring:transferred|nab nabs:nabbed|drag drags:dragged|" +
    "withdraw withdraws withdrew withdrawn withdrawing:withdrawn|cast casts casting:cast|spread spreads spreading:spread|shed sheds shedding:shed|split splits splitting:split|" +
    "show shows showed shown showing:shown|seek seeks sought seeking:sought|ride rides rode ridden riding:ridden|grow grows grew grown growing:grown|forbid forbids forbade forbidden:forbidden|" +
    "sink sinks sank sunk sinking:sunk|ring rings rang rung ringing:rung|hide hides hid hidden hiding:hidden|swallow swallows swallowed swallowing:swallowed|deal deals dealt dealing:dealt|" +
    "forecast forecasts forecasting:forecast|run runs ran running:run|break breaks broke broken breaking:broken|tear tears tore torn tearing:torn|eat eats ate eaten eating:eaten|choose chooses chose chosen choosing:chosen|wear wears wore worn wearing:worn|" +
    "sell sells sold selling:sold|buy buys bought buying:bought|pay pays paid paying:paid|spend spends spent spending:spent|lend lends lent lending:lent|" +
    "win wins won winning:won|lose loses lost losing:lost|build builds built building:built|give gives gave given giving:given|take takes took taken taking:taken|" +
    "make makes made making:made|send sends sent sending:sent|bring brings brought bringing:brought|hold holds held holding:held|lay lays laid laying:laid|" +
    "cut cuts cutting:cut|put puts putting:put|set sets setting:set|shut shuts shutting:shut|hit hits hitting:hit|shoot shoots shot shooting:shot|" +
    "find finds found finding:found|steal steals stole stolen stealing:stolen|draw draws drew drawn drawing:drawn|throw throws threw thrown throwing:thrown|" +
    "write writes wrote written writing:written|drive drives drove driven driving:driven|teach teaches taught teaching:taught|catch catches caught catching:caught|" +
    "keep keeps kept keeping:kept|leave leaves left leaving:left|feed feeds fed feeding:fed|lead leads led leading:led|fly flies flew flown flying:flown|" +
    "hire hires hired hiring:hired|serve serves served serving:served|ban bans banned banning:banned|ship ships shipped shipping:shipped|grab grabs grabbed grabbing:grabbed|" +
    "plan plans planned planning:planned|wipe wipes wiped wiping:wiped|score scores scored scoring:scored|lay lays laid laying:laid|fight fights fought fighting:fought|" +
    "injure injures injured injuring:injured|rescue rescues rescued rescuing:rescued|raise raises raised raising:raised|close closes closed closing:closed|" +
    "store stores stored storing:stored|produce produces produced producing:produced|release releases released releasing:released|charge charges charged charging:charged|" +
    "seize seizes seized seizing:seized|receive receives received receiving:received|generate generates generated generating:generated|save saves saved saving:saved|" +
    "use uses used using:used|create creates created creating:created|move moves moved moving:moved|invite invites invited inviting:invited|dispense dispenses dispensed dispensing:dispensed|" +
    "evacuate evacuates evacuated evacuating:evacuated|donate donates donated donating:donated|pledge pledges pledged pledging:pledged|manage manages managed managing:managed"
  )
    .split("|")
    .flatMap((group) => {
      const [forms = "", participle = ""] = group.split(":");
      return forms.split(" ").map((form) => [form, participle]);
    }),
);

/** How the verb stands in its group: after `has` it is a participle already, after `will` or `to` it is the bare form. */
export type VerbForm = "finite" | "perfect" | "bare";

/** `employs` and `employing` as `employed`; null for a form whose participle is not known for sure. Lower case. */
export function participleOf(verb: string, form: VerbForm): string | null {
  const known = IRREGULAR[verb];
  if (known !== undefined) return known;
  if (verb.endsWith("ed") || form === "perfect") return verb;
  // A finite form without an ending is a past that no rule knows.
  if (form === "finite" && !/(?:s|ing)$/.test(verb)) return null;
  // "stopping", "planning": the doubled letter stays.
  if (/([bdgklmnprtv])\1ing$/.test(verb)) return `${verb.slice(0, -3)}ed`;
  const base = baseOf(verb);
  if (base === null) return null;
  if (base.endsWith("e")) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

/** Regular endings only; where a silent `e` may have been lost (`-ating`, `-icing`) the form is left alone. */
function baseOf(verb: string): string | null {
  if (verb.endsWith("ies")) return `${verb.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x)es$/.test(verb)) return verb.slice(0, -2);
  if (/[a-z]{3}s$/.test(verb) && !verb.endsWith("ss")) return verb.slice(0, -1);
  if (verb.endsWith("ing"))
    return /(?:ll|ss|[a-z](?:n|r|w|y|k|sh|ch|ct|nt|rt|st|pt|lt|ld|nd))ing$/.test(verb) && verb.length > 6
      ? verb.slice(0, -3)
      : null;
  return verb.length > 3 ? verb : null;
}

/** Verbs of change, every form. `transitive` ones move their object: the value needs `by` or `to` before it. */

const forms = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ""));

/** What it says of its subject; the value may follow at once: `rose 5%`. Base forms may be nouns and are listed apart. */
export const RISES: ReadonlySet<string> = forms(`
  rose risen rises rising increased increases increasing grew grown grows growing climbed climbs climbing jumped jumps jumping
  soared soars soaring surged surges surging gained gains gaining advanced advances advancing rallied rallies rallying
  skyrocketed skyrockets skyrocketing spiked spiking leapt leaped leaping rebounded rebounding swelled swelling
  expanded expanding appreciated appreciating strengthened strengthening accelerated accelerating edged-up ticked-up mounted mounting
  added adds adding
  doubled tripled quadrupled trebled doubling tripling quadrupling improved improving recovered recovering`);

export const FALLS: ReadonlySet<string> = forms(`
  fell fallen falls falling dropped drops dropping declined declines declining decreased decreases decreasing slid slides sliding
  slipped slips slipping sank sunk sinks sinking plunged plunges plunging plummeted plummets plummeting tumbled tumbles tumbling
  slumped slumps slumping dipped dips dipping lost loses losing shed sheds shedding retreated retreating shrank shrunk shrinks shrinking
  contracted contracting dived dove diving crashed crashing eased easing weakened weakening depreciated depreciating
  halved halving receded receding collapsed collapsing nosedived tanked`);

/** They move their object: `cut its forecast to 2%`; a bare number behind them is the object itself. */
export const RAISES: ReadonlySet<string> = forms(`
  raised raises raising lifted lifts lifting boosted boosts boosting hiked hikes hiking upped upping extended extending expanded
  increased increases increasing pushed bumped ramped doubled tripled quadrupled upgraded enlarged widened`);

export const LOWERS: ReadonlySet<string> = forms(`
  cut cuts cutting lowered lowers lowering reduced reduces reducing slashed slashes slashing trimmed trims trimming halved
  shaved shaving downgraded scaled curbed pared narrowed shortened brought-down`);

/** Base forms: verbs behind `to`, `will` and the like, nouns elsewhere. */
export const RISE_BASES: ReadonlySet<string> = forms(
  "rise increase grow climb jump soar surge gain advance rally spike rebound expand strengthen accelerate double triple quadruple raise lift boost hike improve recover",
);
export const FALL_BASES: ReadonlySet<string> = forms(
  "fall drop decline decrease slide slip sink plunge plummet tumble slump dip lose shed shrink contract ease weaken halve cut lower reduce slash trim",
);
/** Words before a base form that make it a verb. */
export const VERB_OPENERS: ReadonlySet<string> = forms(
  "to will would could may might can should must shall did does do 'll ll not and or further",
);

/** They take things and people as objects as well (`lost two games`): only a share, money or points is a change. */
export const LOOSE_VERBS: ReadonlySet<string> = forms(
  "lost loses losing gained gains gaining shed sheds shedding added adds adding advanced advances extended lose gain shed improved recovered eased dropped drop drops expanded",
);

/** Beside a value on either side: `up 5%`, `down 3 points`. */
export const UP_WORDS: ReadonlySet<string> = forms("up");
export const DOWN_WORDS: ReadonlySet<string> = forms("down");
/** Right behind a value: `5% higher`. */
export const HIGHER_WORDS: ReadonlySet<string> = forms("higher");
export const LOWER_WORDS: ReadonlySet<string> = forms("lower");

/** Adverbs and the like between the verb and its value: `rose sharply by another 5%`. */
export const CHANGE_FILLERS: ReadonlySet<string> = forms(
  "by a an the another further additional just only even back again also slightly sharply steadily significantly dramatically marginally modestly barely still up down some as much well over under more less than about around nearly almost roughly approximately at least to higher lower from its",
);

/** A clause ends here, seen from the value backwards. */
export const CLAUSE_ENDS: ReadonlySet<string> = forms(
  "and but while whereas as after before because although though when which who that if since until",
);

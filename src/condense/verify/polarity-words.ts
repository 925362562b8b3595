/** Words that turn or weaken what a sentence says. Lower case. Source: English grammar and news usage; our own lists. */
const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Turn the words behind them into their opposite. `n't` is read apart. */
export const negations = set("not no never none nobody nothing nowhere neither nor without cannot");

/** Say `not` in a word of their own: evidence for a plain negation. */
export const softNegations = set(
  "hardly barely scarcely deny denie denied denies denying fail fails failed failing failure refuse refuses refused refusing reject " +
    "rejects rejected rejecting lack lacks lacked lacking decline declines declined declining stop stops stopped prevent prevents " +
    "prevented ban bans banned block blocked absent absence avoid avoids avoided missing rule ruled few little dismiss dismissed false " +
    "wrong impossible rarely seldom quit cancel canceled cancelled oppose opposes opposed exclude excluded forbid forbidden prohibit " +
    "prohibited halt halted suspend suspended withdraw withdrew withdrawn illegal invalid inactive disagree disagrees disagreed dispute " +
    "disputes disputed inability incapable acquitted innocent abandoned dropped neither unless only",
);

/** Weaker: with one of these a claim may stand where its evidence has a negation. */
export const mildNegations = set(
  "yet against stay stays stayed remain remains remained end ended drop untrue instead rather than out clear cleared free less miss missed",
);

/** Say that something is not certain, not yet so, or only someone's word. */
export const hedges = set(
  "may might could would should can possibly perhaps maybe probably likely potentially allegedly alleged reportedly apparently " +
    "supposedly seemingly suspected accused believed thought expected due set planned plans plan planning hopes hope hoping intends " +
    "aims aim seeks seek wants want considering considers mulls proposed proposes proposal if unless whether appear appears appeared " +
    "seem seems seemed suggest suggests suggested claims claim claimed unconfirmed purported purportedly presumed estimated will " +
    "expects expect predicted forecast threatens threatened offers offered try trying tried attempt attempted attempting",
);

/** Whose dropping changes most: without them a suspicion is a fact. */
export const strongHedges = set(
  "may might could possibly perhaps maybe allegedly alleged reportedly apparently supposedly suspected accused purported purportedly " +
    "presumed unconfirmed potentially",
);

/** Words of saying: what is said is its speaker's word, so a dropped hedge weighs less. */
export const sayings = set(
  "say says said tell tells told claim claims claimed allege alleges alleged accuse accuses accused report reports reported according " +
    "believe believes believed suspect suspects suspected think thinks thought charge charged charges",
);

/** Directions that one number's change cannot have both of. */
export const ups = set(
  "rise rises rose risen rising grow grows grew grown growing increase increases increased increasing climb climbs climbed climbing jump " +
    "jumps jumped soar soars soared surge surges surged gain gains gained higher improve improves improved raise raises raised " +
    "raising expand expands expanded boost boosts boosted strengthen strengthened accelerate accelerated widen widened",
);
export const downs = set(
  "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased " +
    "decreasing sink sinks sank slide slides slid plunge plunges plunged slump slumps slumped tumble tumbled lower " +
    "worsen worsens worsened reduce reduces reduced reducing shrink shrinks shrank ease eases eased " +
    "weaken weakened slow slowed narrow narrowed",
);

/** Words without a meaning of their own between a negation and what it turns. */
export const emptyWords = set(
  "a an the of to in on at for by with from and or as that this these those it its he she they his her their him them be been being is are was " +
    "were has have had do does did will would can could may might must shall should any all so very yet ever even only just also there",
);

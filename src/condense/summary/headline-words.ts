/**
 * Words that tell where a headline may be cut. Lower case.
 * Source: closed word classes of English grammar, its irregular verbs, and the verbs and adjectives that news uses most.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** A headline may not end on these: what they belong to would be cut off. */
export const danglingEnds: ReadonlySet<string> = words(
  "a an the this that these those its his her their our your my some any no every each both either neither such " +
    "of in on at by to for from with without into onto over under about above across after against along among around as before behind below beneath beside besides between beyond despite down during except inside like near off out outside per since through throughout till toward towards until up upon via within amid versus than owing due because following " +
    "and or but nor so yet if when while where whether although though unless which who whom whose what how why " +
    "is are was were be been being am has have had do does did will would shall should can could may might must not " +
    "very more most less least too quite rather only just also even nearly almost roughly approximately still already again never ever " +
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion dozen dozens several many few " +
    "mr mrs ms dr said says say saying told including involving between according named called " +
    "new major former top senior large big small key next last first second third own same other local national international federal old young high low long short great good bad",
);

/** A clause or an addition may be cut off before these. */
export const clauseOpeners: ReadonlySet<string> = words(
  "after as while when because although though but which who whose where since until unless following amid despite before whereas owing",
);

/** Before these a sentence can end and still be whole, if less well. */
export const phraseOpeners: ReadonlySet<string> = words(
  "in on at for from with by over during through under against into around about across within including involving between among to and",
);

/** Verbs that make a clause, besides those in `-ed`. */
export const verbs: ReadonlySet<string> = words(
  "is are was were has have had will would can could may might must should does did do isn't aren't wasn't weren't hasn't haven't won't " +
    "said says say told tells made makes make held holds took takes taken went goes gone saw sees seen found finds gave gives given set sets put puts led leads fell falls fallen rose rises risen cut cuts hit hits began begins begun became becomes met meets lost loses sold sells left leaves struck strikes sent sends kept keeps broke breaks broken drew draws grew grows built builds bought brought brings caught fled flees shot shoots spent spends paid pays won wins ran runs came comes got gets knew knows thought felt stood stands sat spoke speaks wrote writes wore swore threw flew drove rode hid bid burst spread shut quit beat beats " +
    "wants plans seeks faces calls remains offers opens closes backs bans warns denies approves rejects agrees expects reports claims shows sees adds " +
    "want plan seek face call remain offer open close back ban warn deny approve reject agree expect",
);

/** `After the vote, the mayor resigned`: what stands before the comma is not what happened. */
export const subordinators: ReadonlySet<string> = words(
  "after as when while if although though because since before until amid despite following with in on at for from during once given unlike besides",
);

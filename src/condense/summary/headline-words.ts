/** Words that a headline may not end on: what they belong to is cut off. Lower case. Source: closed word classes of English grammar. */
export const danglingEnds: ReadonlySet<string> = new Set(
  (
    "a an the this that these those its his her their our your my some any no every each both either neither such " +
    "of in on at by to for from with without into onto over under about above across after against along among around as before behind below beneath beside besides between beyond despite down during except inside like near off out outside per since through throughout till toward towards until up upon via within amid versus than " +
    "and or but nor so yet if when while where whether because although though unless which who whom whose what how why " +
    "is are was were be been being am has have had do does did will would shall should can could may might must not " +
    "very more most less least too quite rather only just also even nearly almost roughly approximately some up " +
    "mr mrs ms dr said says saying told including involving between according due"
  ).split(" "),
);

/** A clause or an addition may be cut off before these. Lower case. */
export const clauseOpeners: ReadonlySet<string> = new Set(
  "after as while when because although though but which who whose where since until unless following amid despite before if whereas".split(
    " ",
  ),
);

/** Before these a sentence can end and still be whole, if less well. Lower case. */
export const phraseOpeners: ReadonlySet<string> = new Set(
  "in on at for from with by over during through under against into around about across within including involving between among to and".split(
    " ",
  ),
);

/**
 * Openings that point back to the sentence before. Lower case.
 * Source: personal and demonstrative pronouns and connectives of English grammar; nouns that news writers use for what
 * they have just told.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** A sentence that begins with one of these leans on the one before. */
export const danglingOpeners: ReadonlySet<string> = words(
  "he she it they him her his hers its them their theirs this that these those such " +
    "he's she's it's they're he'd she'd they'd he'll she'll they'll they've it'd it'll that's this's " +
    "but and or nor so yet however also meanwhile moreover furthermore therefore thus hence then nevertheless nonetheless " +
    "additionally besides consequently accordingly similarly likewise instead otherwise indeed still too again elsewhere " +
    "both neither others another former latter afterwards afterward subsequently thereafter though conversely separately",
);

/** The same in two and three words. */
export const danglingPhrases: readonly string[] = [
  "in addition",
  "as a result",
  "on the other hand",
  "on the contrary",
  "for example",
  "for instance",
  "in contrast",
  "by contrast",
  "in response",
  "in return",
  "in turn",
  "in fact",
  "in short",
  "in other words",
  "after that",
  "before that",
  "at the same time",
  "at the time",
  "at that time",
  "at that point",
  "at this point",
  "one of them",
  "one of those",
  "some of them",
  "most of them",
  "many of them",
  "all of them",
  "none of them",
  "two of them",
  "the latter",
  "the former",
  "the other",
  "the others",
  "the two",
  "the pair",
  "the duo",
  "the trio",
  "the three",
  "the same",
  "because of this",
  "because of that",
  "despite this",
  "despite that",
  "since then",
  "until then",
  "by then",
  "even so",
  "even then",
  "after all",
  "above all",
  "not only that",
  "as such",
  "to that end",
  "to this end",
  "in that case",
  "in this case",
  "for that reason",
  "for this reason",
  "with that",
  "with this",
  "like this",
  "according to him",
  "according to her",
  "according to them",
  "more than that",
  "on top of that",
  "apart from this",
  "apart from that",
  "earlier in the day",
  "later in the day",
  "that said",
  "what is more",
  "what's more",
];

/** `The move comes after …`: what news calls the thing it has just told. */
export const anaphoricNouns: ReadonlySet<string> = words(
  "move deal incident decision announcement agreement attack attacks accident crash blast explosion shooting plan proposal " +
    "offer report statement comments remarks ruling verdict order law bill measure measures vote result results " +
    "development developments news event events case victim victims suspect suspects attacker attackers gunman " +
    "man woman boy girl couple teenager student accused company firm group team study survey increase decrease rise fall " +
    "change changes project programme program initiative scheme meeting talks claim claims allegation allegations " +
    "charge charges issue situation process action actions video footage letter document notice circular petition " +
    "complaint probe investigation inquiry search operation fire storm flood quake earthquake outbreak strike protest " +
    "match game victory defeat win loss goal film movie actor actress singer minister official officials officer " +
    "researchers scientists authors findings figure figures number total amount money sum",
);

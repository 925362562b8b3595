/** Words that a shallow reading of English news needs to know by name. Our own lists, from the grammar of English. */

/** They stand between a noun and its value and belong to the value. */
export const BOUND_PHRASES: readonly (readonly string[])[] = (
  "up to|as many as|as much as|as high as|as low as|as little as|as few as|at least|at most|no more than|no less than|" +
  "no fewer than|not more than|more than|less than|fewer than|greater than|higher than|lower than|better than|well over|" +
  "just over|just under|close to|in excess of|upwards of|some|about|around|approximately|roughly|nearly|almost|exactly|" +
  "over|under|above|below|only|just|even|another|additional|a further|an additional|an extra|an estimated|a record|a total of|a combined|" +
  "slightly|some|barely|well|full|fully|further|extra|a mere|a whopping|a minimum of|a maximum of|the|a|an|those|these|all|its|their|his|her|~"
)
  .split("|")
  .map((phrase) => phrase.split(" "));

/** They begin a clause of their own. */
export const CLAUSE_OPENERS: ReadonlySet<string> = new Set(
  "although because if once since though unless until when whenever where whereas whether while whilst".split(" "),
);

/** They begin a clause that says more of the noun before. */
export const RELATIVES: ReadonlySet<string> = new Set(["which", "who", "whom", "whose", "that"]);

/** Words that the tagger may call nouns or adjectives and that never continue one. */
export const NOT_A_NOUN: ReadonlySet<string> = new Set("more less worth such same".split(" "));

/** Prepositions that tie what follows to the noun before them. */
export const ATTACHING: ReadonlySet<string> = new Set(
  "of in for on to from with at among between against into across over near off inside outside by".split(" "),
);

/** Prepositions that hang on the verb, so that the noun before them is not what they say more of. */
export const LOOSE_PREPOSITIONS: ReadonlySet<string> = new Set(
  "after before since during despite like as than by until through throughout following via amid under".split(" "),
);

/** With `the`, they point back at somebody named before. */
export const VAGUE_SUBJECTS: ReadonlySet<string> = new Set(
  "company firm group agency department ministry report study figure number total minister president spokesman spokeswoman".split(
    " ",
  ),
);

/** They say that a value moved; what moved is named beside them. */
export const CHANGE_NOUNS: ReadonlySet<string> = new Set(
  "increase rise drop fall gain decline decrease jump cut reduction growth loss surge slump slide rally improvement".split(
    " ",
  ),
);

/** They only announce a value; what it measures is named elsewhere. */
export const GENERIC_NOUNS: ReadonlySet<string> = new Set(
  "average total amount number level record minimum maximum high low close sum figure estimate value peak rate range median mean".split(
    " ",
  ),
);

/** Their object is money or goods that go somewhere; what they are for says more than who gave them. */
export const GIVING_VERBS: ReadonlySet<string> = new Set(
  (
    "pay pays paid paying spend spends spent spending invest invests invested investing raise raises raised raising award awards awarded awarding " +
    "give gives gave given giving grant granted grants contribute contributed contributes donate donated donates donating pledge pledged pledges " +
    "allocate allocated allocates earmark earmarked earmarks commit committed commits offer offered offers provide provided provides borrow borrowed seek seeks sought ask asks asked demand demands demanded sue sued sues fine fined " +
    "charge charged charges charging put puts pour poured pump pumped inject injected bid bids approve approved"
  ).split(" "),
);

export const BE: ReadonlySet<string> = new Set(
  "be is are was were been being become becomes became remain remains remained".split(" "),
);

/** Somebody stands between the verb and the value: `cost buyers 900`. */
export const ADDRESSED_VERBS: ReadonlySet<string> = new Set(
  "cost costs costing save saves saved saving pay pays paid give gives gave given giving fine fined fines charge charges charged owe owes owed lend lent earn earned earns take takes took".split(
    " ",
  ),
);

/** How long something lasts is said of the verb's subject. */
export const DURATIONS: ReadonlySet<string> = new Set(
  "second minute hour day week month year decade century".split(" "),
);

/** Verbs that look like nouns; before a value or an object pronoun they are verbs. */
export const VALUE_VERBS: ReadonlySet<string> = new Set(
  "cost costs hit hits top tops total totals post posts net nets near nears".split(" "),
);

/** Movements that are nouns after an article and verbs before `to 5` or `5 %`. */
export const MOVING_WORDS: ReadonlySet<string> = new Set(
  (
    "rise rises rose drop drops dropped fall falls fell gain gains gained decline declines decrease decreases increase increases jump jumps climb climbs slip slips " +
    "slide slides slid surge surges plunge plunges sink sinks sank tumble tumbles lose loses lost shed sheds add adds grow grows grew range ranges ranged stand stands stood spike spikes soar soars tumble tumbles swell swells shrink shrinks"
  ).split(" "),
);

/** Adverbs that open a sentence before its verb. */
export const SENTENCE_ADVERBS: ReadonlySet<string> = new Set(
  "there here then now so how why when where also only even never often once not just still yet thus hence nor neither perhaps maybe only rarely seldom".split(
    " ",
  ),
);

/** Verb forms that only list or compare. */
export const LISTING_VERBS: ReadonlySet<string> = new Set(
  "including according compared excluding regarding concerning involving".split(" "),
);

/** Their object belongs to their subject: a bank that charges a fee has a fee. */
export const OWNING_VERBS: ReadonlySet<string> = new Set(
  (
    "have has had having hold holds held own owns owned owning charge charges charged charging post posts posted posting report reports reported reporting face faces faced facing " +
    "carry carries carried include includes included offer offers offered pay pays paid suffer suffers suffered see sees saw seen record records recorded book books booked win wins won " +
    "earn earns earned get gets got receive receives received make makes made set sets announce announces announced sit sitting place places placed placing expect expects expected " +
    "attract attracts attracted draw draws drew generate generates generated keep keeps kept target targets targeted forecast envisage envisages envisaged supply supplies supplied produce produces produced control controls controlled represent represents represented cover covers covered come comes came feature features featured boast boasts boasted lose loses lost losing need needs needed want wants wanted"
  ).split(" "),
);

/** Such nouns go into what owns them: an investment in, a stake in. */
export const NOUNS_IN: ReadonlySet<string> = new Set(
  "investment investments stake stakes share shares interest confidence trust".split(" "),
);

/** Goods change hands: what they are is the object before. */
export const TRADING_VERBS: ReadonlySet<string> = new Set(
  "offering supplying buying selling ordering shipping exporting importing delivering producing providing adding raising lending".split(
    " ",
  ),
);

/** They put a clause's object before its verb: `saw exports fall`, `helped sales rise`. */
export const CAUSING_VERBS: ReadonlySet<string> = new Set(
  "see sees saw seen let lets make makes made help helps helped watch watches watched hear hears heard push pushed send sent leave leaves left".split(
    " ",
  ),
);

/** `expect losses to reach`: their object does what the infinitive says. */
export const CONTROL_VERBS: ReadonlySet<string> = new Set(
  "expect expects expected want wants wanted allow allows allowed allowing force forces forced forcing cause causes caused causing lead leads led leading help helps helped urge urges urged tell told order orders ordered require requires required push pushed ask asks asked enable enables enabled".split(
    " ",
  ),
);

/** Nouns that follow a value without being what it measures: `$31 US`, `9% year over year`. */
export const NOT_MEASURED: ReadonlySet<string> = new Set(
  "us year month quarter week day hour minute today overnight sterling apiece more less a-year a-day a-week a-month".split(
    " ",
  ),
);

/** Money that has been handed out is told of by what it went to. */
export const SPENT: ReadonlySet<string> = new Set(
  "spent paid invested raised owed stolen lost donated allocated earmarked awarded pledged borrowed".split(" "),
);

/** `in exchange`, `in total`: not what money is for. */
export const IDIOM_NOUNS: ReadonlySet<string> = new Set(
  "exchange return total addition turn advance part cash instalments installments".split(" "),
);

/** What is added goes to something. */
export const ADDING_VERBS: ReadonlySet<string> = new Set(
  "add adds added adding bring brings brought bringing".split(" "),
);

/** Their subject is what the money is asked for. */
export const COST_VERBS: ReadonlySet<string> = new Set("cost costs costing".split(" "));

/** Their subject is what was sold. */
export const PRICE_VERBS: ReadonlySet<string> = new Set("fetch fetches fetched fetching".split(" "));

/** Verbs that have an object without doing anything to it. */
export const NO_DEEDS: ReadonlySet<string> = new Set(
  (
    "be is are was were been being have has had having become becomes became remain remains remained reach reaches reached reaching hit hits total totals totalled totaled totalling totaling " +
    "contain contains contained include includes included including comprise comprises comprised feature features featured need needs needed want wants wanted see sees saw seen expect expects expected " +
    "face faces faced get gets got weigh weighs weighed measure measures measured last lasts lasted go goes went gone come comes came coming equal equals equalled equaled " +
    "number numbers numbered exceed exceeds exceeded exceeding average averages averaged top tops topped involve involves involved require requires required like likes know knows knew seem seems seemed " +
    "represent represents represented mean means meant stay stays stayed live lives lived turn turns turned own owns owned boast boasts boasted stand stands stood lie lies lay approach approached near nears neared " +
    "falling rising climbing dropping gaining growing slipping sinking plunging surging jumping sliding tumbling soaring shrinking losing leave leaves left leaving make makes made cost costs costing list lists listed work works worked"
  ).split(" "),
);

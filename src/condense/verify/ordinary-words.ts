/**
 * Words that open a sentence with a capital and are no name, lower case. A capital word that is neither here nor in the
 * article may be an invented name. Source: English function words, and the nouns, adjectives and participles with which
 * news sentences open; our own list.
 */
export const ordinaryOpeners: ReadonlySet<string> = new Set(
  (
    "a an the this that these those i he she it they we you his her its their our your my who what which when where why how whose whom " +
    "and or but nor so yet if as at by for from in into of off on onto out over to under up upon with within without about above across " +
    "after against along amid amidst among around before behind below beneath beside besides between beyond despite down during except " +
    "following inside instead like near next once outside past per plus since than then there therefore though through throughout thus " +
    "till toward towards unless until via while whether although because however meanwhile moreover nevertheless nonetheless otherwise " +
    "all almost already also always another any anyone anything both each either else enough even ever every everyone everything few " +
    "fewer first half here hence indeed just last later latter least less many maybe meantime more most much neither never no nobody " +
    "none nothing not now often one only other others own perhaps quite rather recently same several second she some someone something " +
    "sometimes soon still such third today together tomorrow tonight too two three four five six seven eight nine ten twice yesterday " +
    "dozens hundreds thousands millions billions am are is was were be been being has have had do does did can could may might must " +
    "shall should will would let police officials official authorities researchers researcher scientists scientist experts expert " +
    "report reports reporter reporters study studies group groups source sources prosecutors prosecutor lawyers lawyer attorney " +
    "attorneys judge judges jury jurors court courts witnesses witness victims victim suspect suspects survivors relatives family " +
    "families friends friend neighbors neighbours residents people person man men woman women boy girl boys girls child children kids " +
    "parents father mother son daughter brother sister husband wife couple teen teens teenager student students teacher teachers school " +
    "schools university college players player team teams coach fans critics critic analysts analyst economists investors shares stocks " +
    "prices sales profit revenue company companies firm firms workers employees union unions leaders leader ministers minister president " +
    "government governments officers officer troops soldiers soldier forces militants militant rebels rebel fighters gunman gunmen " +
    "attack attacks attackers attacker bombing explosion shooting crash fire storm flood floods rescuers rescue firefighters doctors " +
    "doctor patients patient hospital hospitals health medical new newly old former current top senior local national international " +
    "federal state states city county country countries lawmakers senators voters election vote protest protests protesters " +
    "demonstrators activists campaigners charity organizers organisers airline airlines passengers passenger pilot pilots plane flight " +
    "train bus car driver drivers search investigation investigators inquiry trial verdict ruling sentence charges video videos photo photos image " +
    "images footage film movie show book album song actor actress singer director author writer artist artists photographer game " +
    "games match matches tournament season goal goals win victory defeat loss money cash plan plans proposal deal talks bill law laws " +
    "measure measures statement spokesman spokeswoman spokesperson lead author founder owner owners head chief executive editor " +
    "opinion columnist site website page world global human many numerous possible possibly likely unlikely potential according " +
    "ahead eventually finally previously originally currently initially earlier early late nearly roughly approximately annual daily " +
    "weekly monthly yearly digital online social public private young older big small large major minor high low good bad best worst " +
    "join joining take taking make making give giving get getting go going come coming see seeing say saying said tell told ask asked " +
    "find found think know called named born made used based given taken seen held set testimony testimonies ceremony ceremonies " +
    "situation religion event events case cases member members crew staff guard guards animal animals dog dogs cat cats water food " +
    "weather snow rain wind heat winter summer spring autumn fall day days week weeks month months year years time times night morning " +
    "evening afternoon scores attempts efforts demand supply growth trade tariffs exports imports inflation interest rates wages jobs energy oil gas power " +
    "tennis football soccer basketball baseball cricket rugby golf hockey olympic"
  ).split(" "),
);

/** Endings of common nouns and adjectives that hardly any name has. */
export const COMMON_ENDING = /(?:[a-z]{3}ors|[a-z]{2}men|ists|ments|tions|ables?|ibles?|ous|ful|less|ies)$/;

/** Lower-case words that a name may have inside: `Bank of England`, `Osama bin Laden`. */
export const nameConnectors: ReadonlySet<string> = new Set(
  "of the de del della di da das do dos du la le el al bin ibn ben van von der den ter y e and für zu".split(" "),
);

/** Capital words that are the calendar's, not a name's; the date check reads them. */
export const calendarWords: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october " +
    "november december jan feb mar apr jun jul aug sep sept oct nov dec mondays tuesdays wednesdays thursdays fridays saturdays sundays"
  ).split(" "),
);

/** Capitals that name a role or a thing of everybody's, no one in particular. */
export const capitalNouns: ReadonlySet<string> = new Set(
  "ceo cfo coo cto pm mp mps tv dna hiv vip id pr hr gps sms sos us-dollar ok ceos vp dj".split(" "),
);

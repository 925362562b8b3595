/** Words of attribution in English news. Our own lists. */

/** Verbs that only say: their subject is the speaker wherever they stand. */
export const SAYING_VERBS: ReadonlySet<string> = new Set(
  (
    "say says said saying tell tells told add adds added note notes noted warn warns warned estimate estimates estimated predict predicts predicted claim claims claimed " +
    "announce announces announced explain explains explained stress stresses stressed acknowledge acknowledges acknowledged insist insists insisted argue argues argued " +
    "reckon reckons reckoned calculate calculates calculated believe believes believed suggest suggests suggested write writes wrote state states stated admit admits admitted " +
    "confirm confirms confirmed reveal reveals revealed conclude concludes concluded testify testifies testified recall recalls recalled"
  ).split(" "),
);

/** Verbs that report when a clause follows (`reported that sales fell`) and do something else with an object (`reported a loss`). */
export const REPORTING_VERBS: ReadonlySet<string> = new Set(
  "report reports reported find finds found show shows showed shown expect expects expected forecast forecasts forecasted project projects projected put puts indicate indicates indicated".split(
    " ",
  ),
);

/** Nouns that are a source themselves: `data from the ministry showed`. */
export const SOURCE_NOUNS: ReadonlySet<string> = new Set(
  (
    "data figures report reports survey surveys study studies poll polls analysis research statistics estimates estimate results documents document filing filings " +
    "records index census audit memo review researchers analysts economists officials police scientists authorities"
  ).split(" "),
);

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

/** Common nouns that speak: people and organisations. A name needs no list. */
export const SPEAKERS: ReadonlySet<string> = new Set(
  (
    "police officials official government ministry minister department agency bank company firm group council court judge prosecutors prosecutor lawyer lawyers attorney spokesman spokeswoman " +
    "spokesperson researchers researcher scientists scientist analysts analyst economists economist experts expert doctors doctor nurse authorities authority president chief executive director " +
    "manager boss owner founder chairman chairwoman chair head secretary mayor governor senator lawmaker lawmakers mp mps campaigners union association institute university hospital team club " +
    "board commission committee office bureau service trust charity foundation organisation organization federation society newspaper paper magazine report study survey witness witnesses " +
    "resident residents family victim brother sister mother father son daughter man woman neighbour neighbours neighbor neighbors friend friends investors investor traders brokers broker shop " +
    "airline airport operator school church embassy army military navy coastguard guard regulator watchdog auditor auditors audit fund funds insurer retailer carmaker maker developer publisher " +
    "authors author co-author professor engineer engineers pilot captain coach officer officers sheriff rep representative representatives reporter reporters source sources insiders aide aides " +
    "adviser advisers farmers farmer workers worker employers employer buyers auctioneer solicitor counsel defence inspector inspectors investigators investigator administrators administration " +
    "parliament senate congress opposition party campaign government's staff surgeon consultant manufacturer supplier conservationists surveyor economists' economist's nonprofit panel forum corporation"
  ).split(" "),
);

import { stemOf } from "./stem.ts";

/**
 * Words that no sentence may say of anyone on its own account, with what may stand for them in its evidence: a row each,
 * the words before the bar may be said where a word of the whole row is in the evidence. Lower case.
 * Source: what news corrections and libel law turn on (death, crime, money, office, health, contests); our own lists.
 */
const ROWS =
  "die dead death kill killer fatal slain perish murder deadly | body bodies casualty toll victim shot manslaughter homicide execute funeral lose lives drown suicide remains assassinate grave bury late crash corpse / " +
  "bankrupt bankruptcy insolvent insolvency | creditors debts liquidation chapter administration / " +
  "resign resignation quit | step stepped leave left departure depart exit oust ousted sacked fired retire / " +
  "cancel cancelled canceled cancellation scrap scrapped abandon | call called off axe axed drop dropped shelve suspend pull postpone / " +
  "arrest detain custody jail jailed imprison prison | police held charge apprehend sentence inmate behind bars captured seize / " +
  "guilty convict conviction | plead verdict found jury sentence / " +
  "bribe bribery corrupt corruption fraud embezzle launder | graft kickback pay paid scam scheme illegal / " +
  "rape molest abuse assault harass | sexual sex attack violence misconduct batter / " +
  "steal theft rob robbery burglary loot | stolen take taken thief thieves swipe / " +
  "bomb explosion explode blast | device detonate blow blew terror attack grenade suicide / " +
  "=fire blaze |  burn flame smoke wildfire arson inferno gun shot dismiss sack let / " +
  "sink sank sunk capsize drown | ship boat ferry down under water / " +
  "crash collide collision | derail hit accident wreck impact smash plunge / " +
  "=strike walkout | stoppage picket hit attack air airstrike union / " +
  "=won =wins victory triumph defeat | winner beat winning win beat lead champion title score award medal elect first gold top victor best down lost edge oust overcome prevail / " +
  "=lost defeat | lose loss beat beaten down miss fall fell fail out victim late gone missing win won / " +
  "buy bought acquire acquisition takeover purchase | deal merge sell sale sold pay paid bid own shop / " +
  "=sold | sell sale buy bought deal auction price acquire / " +
  "=closed shut shutdown closure | close end ceased lock near suspend halt / " +
  "recall withdraw | return remove pull / " +
  "infect infected virus disease cancer | sick ill patient tumor tumour health outbreak case epidemic diagnose contagious / " +
  "poison toxic contaminate | chemical dose pollute lead / " +
  "kidnap abduct hostage | seize taken captive held snatch / " +
  "terrorist terrorism terror | isis attack extremist militant qaeda bomb jihad / " +
  "invade invasion | war military troops battle fight conflict soldier attack / " +
  "divorce | split separate marriage wife husband / " +
  "pregnant pregnancy | baby birth expect womb child / " +
  "=lied =lying | lie false untrue mislead perjury bed down oath / " +
  "hack hacker breach | cyber data leak attack computer / " +
  "cure | treat heal remedy recover / " +
  "sue lawsuit | court legal claim file complaint suit plaintiff / " +
  "=fined | fine penalty pay court sanction punish / " +
  "honest dishonest liar cheat | cheating truth trust integrity / " +
  "drunk drug drugs cocaine heroin | alcohol drink addict substance marijuana narcotic medication pharmaceutical / " +
  "ban banned illegal outlaw | prohibit law forbid bar barred suspend block / " +
  "collapse | fall fell fail down crumble / " +
  "=defaulted | default debt pay loan bond / " +
  "merge merger | deal combine join acquire takeover unite / " +
  "elect elected | vote poll win won choose election / " +
  "surrender | give gave lay custody turn / " +
  "flee fled | escape run ran leave left break broke away safe";

const rowsOf = indexRows();

/** The stems that vouch for a grave word, itself among them; null where the word is none. */
export function vouchersFor(key: string, stem: string): ReadonlySet<string> | null {
  return rowsOf.get(key) ?? rowsOf.get(stem) ?? null;
}

function indexRows(): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const row of ROWS.split(" / ")) {
    const [said = "", more = ""] = row.split(" | ");
    // `=closed` is meant in this form alone: `close` is near, too.
    const own = said.split(" ").map((word) => (word.startsWith("=") ? word.slice(1) : stemOf(word)));
    const all = [...own, ...own.map(stemOf), ...more.split(" ").map(stemOf)];
    for (const stem of own) {
      const known = index.get(stem) ?? new Set<string>();
      for (const other of all) known.add(other);
      index.set(stem, known);
    }
  }
  return index;
}

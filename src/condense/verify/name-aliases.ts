/**
 * Names, demonyms and abbreviations that mean the same place or body: one row each, lower case, `US` in capitals.
 * A sentence may say `Russia` where its evidence says `Russian`. Source: UN M49 countries that news names often, their
 * usual English demonyms; our own list of bodies.
 */
const ROWS =
  "US|usa|america|american|americans|united+states|washington+dc / uk|britain|british|briton|britons|united+kingdom / england|english / " +
  "scotland|scottish|scots / wales|welsh / ireland|irish / un|united+nations / eu|european+union / europe|european|europeans / " +
  "russia|russian|russians / china|chinese / japan|japanese / india|indian|indians / germany|german|germans / france|french|frenchman / " +
  "italy|italian|italians / spain|spanish|spaniard|spaniards / portugal|portuguese / netherlands|dutch / belgium|belgian|belgians / " +
  "austria|austrian|austrians / switzerland|swiss / sweden|swedish|swede|swedes / norway|norwegian|norwegians / denmark|danish|dane|danes / " +
  "finland|finnish|finn|finns / poland|polish|pole|poles / ukraine|ukrainian|ukrainians / greece|greek|greeks / turkey|turkish|turk|turks / " +
  "iran|iranian|iranians / iraq|iraqi|iraqis / israel|israeli|israelis / palestine|palestinian|palestinians / syria|syrian|syrians / " +
  "lebanon|lebanese / jordan|jordanian|jordanians / egypt|egyptian|egyptians / libya|libyan|libyans / tunisia|tunisian|tunisians / " +
  "yemen|yemeni|yemenis / saudi|saudis / qatar|qatari|qataris / uae|united+arab+emirates|emirati / kuwait|kuwaiti / afghanistan|afghan|afghans / " +
  "pakistan|pakistani|pakistanis / bangladesh|bangladeshi|bangladeshis / sri+lanka|sri+lankan / nepal|nepalese|nepali / korea|korean|koreans / " +
  "vietnam|vietnamese / thailand|thai|thais / indonesia|indonesian|indonesians / malaysia|malaysian|malaysians / philippines|philippine|filipino|filipinos / " +
  "australia|australian|australians / zealand|zealander|zealanders / canada|canadian|canadians / mexico|mexican|mexicans / " +
  "brazil|brazilian|brazilians / argentina|argentine|argentinian|argentines / chile|chilean|chileans / colombia|colombian|colombians / " +
  "venezuela|venezuelan|venezuelans / cuba|cuban|cubans / peru|peruvian|peruvians / nigeria|nigerian|nigerians / kenya|kenyan|kenyans / " +
  "somalia|somali|somalis / sudan|sudanese / ethiopia|ethiopian|ethiopians / africa|african|africans / asia|asian|asians / ghana|ghanaian / " +
  "uganda|ugandan|ugandans / rwanda|rwandan|rwandans / congo|congolese / mali|malian|malians / algeria|algerian|algerians / " +
  "morocco|moroccan|moroccans / romania|romanian|romanians / bulgaria|bulgarian|bulgarians / hungary|hungarian|hungarians / " +
  "czech|czechs / slovakia|slovak|slovaks / serbia|serbian|serb|serbs / croatia|croatian|croat|croats / bosnia|bosnian|bosnians / " +
  "islam|islamic|muslim|muslims / christianity|christian|christians / judaism|jewish|jew|jews / mosque / " +
  "republican|republicans|gop / democrat|democrats|democratic / conservative|conservatives|tory|tories / " +
  "isis|isil|islamic+state|daesh / fbi|federal+bureau / mr|mister / jan|january / feb|february / mar|march / apr|april / jun|june / jul|july / " +
  "aug|august / sep|sept|september / oct|october / nov|november / dec|december / dr|doctor / gov|governor / sen|senator / rep|representative / gen|general / lt|lieutenant / sgt|sergeant / st|saint / la|los+angeles / nyc|ny|new+york / manchester+united|man+utd|man+united / man|manchester / utd|united / nfl / nba";

const rowOf = indexRows();

/** Every other key under which a name's word (or two words joined by `+`) may stand in the evidence; itself left out. */
export function aliasesOf(key: string): readonly string[] {
  return rowOf.get(key) ?? [];
}

function indexRows(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const row of ROWS.split(" / ")) {
    const names = row.split("|");
    for (const name of names) {
      index.set(name, [...(index.get(name) ?? []), ...names.filter((other) => other !== name)]);
    }
  }
  return index;
}

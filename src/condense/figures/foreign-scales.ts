/** Multipliers that other languages write behind digits, by primary subtag. Source: CLDR compact decimals and dictionaries. */
const TABLE: Readonly<Record<string, string>> = {
  de: "tausend 1e3|tsd 1e3|mio 1e6|mill 1e6|million 1e6|millionen 1e6|mrd 1e9|milliarde 1e9|milliarden 1e9|bio 1e12|billion 1e12|billionen 1e12",
  fr: "mille 1e3|million 1e6|millions 1e6|milliard 1e9|milliards 1e9|md 1e9|mds 1e9|billion 1e12|billions 1e12",
  es: "mil 1e3|millón 1e6|millones 1e6|billón 1e12|billones 1e12|mdd 1e9",
  it: "mila 1e3|mille 1e3|mln 1e6|milione 1e6|milioni 1e6|mld 1e9|mrd 1e9|miliardo 1e9|miliardi 1e9",
  pt: "mil 1e3|milhão 1e6|milhões 1e6|mi 1e6|bilhão 1e9|bilhões 1e9|bi 1e9|trilhão 1e12|trilhões 1e12",
  nl: "duizend 1e3|miljoen 1e6|mln 1e6|miljard 1e9|mld 1e9|biljoen 1e12",
  sv: "tusen 1e3|miljon 1e6|miljoner 1e6|mn 1e6|miljard 1e9|miljarder 1e9|mdr 1e9",
  da: "tusind 1e3|million 1e6|millioner 1e6|mio 1e6|milliard 1e9|milliarder 1e9|mia 1e9",
  no: "tusen 1e3|million 1e6|millioner 1e6|mill 1e6|milliard 1e9|milliarder 1e9|mrd 1e9",
  fi: "tuhatta 1e3|miljoona 1e6|miljoonaa 1e6|milj 1e6|miljardi 1e9|miljardia 1e9|mrd 1e9",
  pl: "tys 1e3|tysięcy 1e3|mln 1e6|miliona 1e6|milionów 1e6|mld 1e9|miliarda 1e9|miliardów 1e9",
  cs: "tisíc 1e3|tis 1e3|milionu 1e6|milionů 1e6|mil 1e6|miliardy 1e9|miliard 1e9|mld 1e9",
  ro: "mii 1e3|milion 1e6|milioane 1e6|mil 1e6|miliard 1e9|miliarde 1e9|mld 1e9",
  hu: "ezer 1e3|millió 1e6|milliárd 1e9",
  tr: "bin 1e3|milyon 1e6|milyar 1e9|trilyon 1e12",
  id: "ribu 1e3|juta 1e6|miliar 1e9|triliun 1e12",
  ru: "тыс 1e3|тысяч 1e3|тысячи 1e3|млн 1e6|миллиона 1e6|миллионов 1e6|млрд 1e9|миллиарда 1e9|миллиардов 1e9|трлн 1e12",
  uk: "тис 1e3|тисяч 1e3|млн 1e6|мільйона 1e6|мільйонів 1e6|млрд 1e9|мільярда 1e9|мільярдів 1e9|трлн 1e12",
};

/** The multiplier words of a language in lower case, without a dot; null for a language whose words are not known here. */
export function foreignScales(language: string): ReadonlyMap<string, number> | null {
  const table = TABLE[language === "nb" || language === "nn" ? "no" : language];
  if (table === undefined) return null;
  return new Map(
    table.split("|").map((entry): [string, number] => {
      const [word = "", factor = "1"] = entry.split(" ");
      return [word, Number(factor)];
    }),
  );
}

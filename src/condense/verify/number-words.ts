/** English number words, lower case. Source: any English grammar; `lakh` and `crore` as Indian papers write them. */
const list = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text.split(" ").map((pair) => {
      const [word = "", value = ""] = pair.split(":");
      return [word, Number(value)];
    }),
  );

export const smallNumbers = list(
  "zero:0 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 " +
    "fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19",
);

export const tens = list("twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90");

export const multipliers = list(
  "hundred:100 thousand:1000 million:1000000 billion:1000000000 trillion:1000000000000 " +
    "lakh:100000 lakhs:100000 crore:10000000 crores:10000000 dozen:12 mln:1000000 bln:1000000000",
);

/** Written against the digits: `5m`, `5bn`. */
export const suffixes = list(
  "k:1000 m:1000000 mn:1000000 mln:1000000 b:1000000000 bn:1000000000 tn:1000000000000 t:1000000000000",
);

export const ordinals = list(
  "first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 " +
    "fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30 hundredth:100",
);

/** Amounts without a number of their own: a sentence may have one only where its evidence does. */
export const vagueAmounts: ReadonlyMap<string, string> = new Map(
  (
    "half:half halves:half quarter:quarter quarters:quarter thirds:third double:double doubled:double doubles:double doubling:double " +
    "triple:triple tripled:triple triples:triple tripling:triple quadruple:quadruple quadrupled:quadruple twice:double " +
    "dozens:dozens hundreds:hundreds thousands:thousands millions:millions billions:billions trillions:trillions halved:half"
  )
    .split(" ")
    .map((pair): [string, string] => {
      const [word = "", amount = ""] = pair.split(":");
      return [word, amount];
    }),
);

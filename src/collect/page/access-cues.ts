/**
 * What pages write where the article should be or go on. Each is tried on one short block of text.
 * Source: collected by hand; English, German, French, Spanish, Italian, Dutch, Portuguese.
 */

/** The rest is for those who pay or register. */
export const PAYWALL = new RegExp(
  [
    String.raw`\b(?:subscribe|log ?in|sign ?in|sign ?up|register|join|become a (?:member|subscriber)|create an? (?:free )?account)\b.{0,60}\b(?:to|and) (?:continue|keep|read|unlock|get (?:full|unlimited) access|view|see the rest)`,
    String.raw`\bto (?:continue|keep) reading\b.{0,60}\b(?:subscri|log ?in|sign|register|account|member)`,
    String.raw`\b(?:continue|keep) reading (?:with|for|by) (?:a |your |just )?(?:subscri|free trial|[€$£])`,
    String.raw`\b(?:article|story|content|post|analysis|report) is (?:only |exclusively )?(?:available (?:only |exclusively )?)?(?:for|to|reserved for) (?:paid |paying |our )?(?:subscribers|members)`,
    String.raw`\b(?:subscribers?|members?)[- ]only\b|\bthis post is for (?:paid|paying) subscribers\b`,
    String.raw`\byou(?:.ve| have) (?:reached|used|read)\b.{0,40}\b(?:limit|free (?:articles|stories))\b`,
    String.raw`\balready a (?:subscriber|member)\s*\?`,
    String.raw`\bexklusiv für abonnent|\bnur für abonnent|\bweiterlesen mit\b|\bjetzt abonnieren\b|\bartikel freischalten\b|\bsie haben bereits ein abo`,
    String.raw`\b(?:article )?réservé(?:e)? aux abonnés|\bpour lire la suite\b|\bdéjà abonné|\bil vous reste \d+ ?% de cet article`,
    String.raw`\b(?:contenido|artículo) (?:exclusivo|solo) para (?:suscriptores|socios)|\bpara seguir leyendo\b|\bya eres suscriptor`,
    String.raw`\b(?:contenuto|articolo) riservato agli abbonati|\bper continuare a leggere\b|\balleen voor abonnees\b|\bverder lezen\?|\b(?:conteúdo|exclusivo) para assinantes`,
  ].join("|"),
  "iu",
);

/** A notice about cookies and personal data. */
export const CONSENT =
  /\b(?:cookies?|consent|personal data|(?:your|my) privacy|privacy (?:policy|settings|choices|notice)|(?:our|and our) (?:\d+ )?partners|tracking technolog|do not sell|gdpr|legitimate interest|einwilligung|datenschutz|personenbezogene|zustimmung|cookies? und|consentement|vie privée|données personnelles|consentimiento|privacidad|datos personales|consenso|dati personali|toestemming|persoonsgegevens|consentimento)/iu;

/** What one presses to go on. */
export const AGREE =
  /^(?:i )?(?:accept|agree)(?: (?:all|and (?:close|continue|proceed)|to all|cookies|all cookies))*$|^(?:allow all|got it|reject all|manage (?:options|preferences|settings|choices)|more options|alle(?:s)? akzeptieren|akzeptieren|zustimmen(?: und weiter)?|tout accepter|accepter(?: et fermer)?|aceptar(?: (?:todo|y continuar))?|accetta(?: tutto)?|alles accepteren|akkoord|aceitar(?: tudo)?)$/iu;

/** The title of a page that stands before another and lets people through, or programs not. */
export const GATE_TITLE =
  /^(?:just a moment|attention required|access denied|are you (?:a )?(?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|one more step|pardon our interruption|security check|please (?:enable|turn on) (?:javascript|cookies)|before you continue|we value your privacy|your privacy(?: choices)?|(?:privacy|cookie) (?:settings|consent|preferences)|403 forbidden|robot check)\b/iu;

/**
 * Lines that stand in an article's text and are not the article. Each pattern is tried on one line without the white
 * space around it, and must describe the whole line: real sentences contain the same words.
 * Source: collected by hand from what news sites put between their paragraphs.
 */
export interface BoilerplateCue {
  readonly pattern: RegExp;
  /** The line is the start of a link whose words may run over into the next line. */
  readonly wraps?: true;
}

const name = String.raw`\p{Lu}[\p{L}.'’-]*`;
const names = String.raw`${name}(?:\s+(?:(?:de|van|von|bin|al|el|la|der)\s+)?${name}){0,4}`;
const people = String.raw`${names}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s*,\s*and\s+)${names}){0,5}`;
const agency = String.raw`(?:AFP|AP|EPA|PTI|ANI|IANS|UNI|HT|TOI|TNN|Reuters|REUTERS|Getty(?:\s+Images)?|GETTY IMAGES|Shutterstock|Bloomberg|Xinhua|PA(?:\s+(?:Media|Wire|Images))?|iStock|Unsplash|Alamy|Associated Press|Agence France-Presse|Anadolu|dpa|DPA|File|FILE|Handout|HANDOUT|Supplied|Courtesy)`;
const separator = String.raw`\s*(?:[:;|–—>»]|-\s)\s*`;

const line = (source: string, flags = "iu"): BoilerplateCue => ({ pattern: new RegExp(`^(?:${source})$`, flags) });
const link = (source: string): BoilerplateCue => ({ pattern: new RegExp(`^(?:${source})$`, "iu"), wraps: true });

/** Links to other articles. */
const links: readonly BoilerplateCue[] = [
  link(
    String.raw`[\[(*•▶►>»\s]*(?:also\s+read|read\s+also|also\s+see|see\s+also|also\s+watch|read\s+more|read\s+next|up\s+next|next\s+article|related(?:\s+(?:articles?|stor(?:y|ies)|news|links?|coverage|reading|content|topics?|posts?|video))?|more\s+(?:on\s+this(?:\s+story)?|stories|coverage|news|from\s+.{1,40})|recommended(?:\s+(?:for\s+you|stories|reading))?|must\s+read|(?:don['’]t|do\s+not)\s+miss|in\s+case\s+you\s+missed\s+it|you\s+(?:may|might)\s+(?:also\s+)?like|you\s+(?:may|might)\s+be\s+interested\s+in|what\s+to\s+read\s+next|trending(?:\s+now)?|top\s+stories|most\s+read|most\s+popular|editor['’]?s['’]?\s+picks?|watch(?:\s+(?:live|now|video|also|the\s+video))?|video|listen(?:\s+(?:live|now|to\s+(?:this|the)\s+(?:article|story|podcast)))?|in\s+(?:pictures|photos|pics)|live\s+(?:updates|blog)|explained|opinion|read|podcast)(?:${separator}.{0,180})`,
  ),
  line(
    String.raw`(?:also\s+read|read\s+also|see\s+also|read\s+more|read\s+next|up\s+next|related(?:\s+(?:articles?|stor(?:y|ies)|news|links?|coverage|content|topics?|posts?))?|more\s+(?:on\s+this\s+story|stories|coverage)|recommended(?:\s+(?:for\s+you|stories))?|you\s+(?:may|might)\s+also\s+like|what\s+to\s+read\s+next|trending(?:\s+now)?|top\s+stories|most\s+(?:read|popular)|editor['’]?s['’]?\s+picks?|don['’]t\s+miss|watch\s+(?:live|now|video|the\s+video)|listen\s+(?:live|now|to\s+this\s+(?:article|story)))[\s:.…>»→]*`,
  ),
  line(
    String.raw`read\s+(?:the\s+)?(?:full|whole|complete|original)\s+(?:story|article|report|statement|interview)(?:\s+(?:here|on|at|in)\b.{0,60})?[.…>»→\s]*`,
  ),
  line(String.raw`(?:read|find\s+out|learn|discover)\s+more\s+(?:about|on|at|from)\s+.{1,80}\bhere[.…>»→\s]*`),
  line(String.raw`(?:click|tap|press)\s+(?:here|on\s+the\s+link|the\s+link|below|on\s+this\s+link)\b.{0,120}`),
  line(
    String.raw`(?:continue|keep)\s+reading(?:\s+(?:below|the\s+main\s+story|after\s+the\s+ad(?:vertisement)?))?[.…>»→\s]*`,
  ),
  line(
    String.raw`(?:for\s+)?more\s+(?:information|details|news|stories|updates)\s*,?\s*(?:please\s+)?(?:visit|click|see|go\s+to|follow|log\s+on\s+to)\b.{0,120}`,
  ),
];

/** Asking the reader to subscribe, follow, share, comment, download, donate. */
const appeals: readonly BoilerplateCue[] = [
  line(
    String.raw`(?:please\s+)?(?:sign|signing)\s+up\s+(?:(?:here|now|today|free)\b.{0,140}|(?:to|for)\s+(?:(?:our|the|my|a|free)\b.{0,80}\b(?:newsletters?|alerts?|briefings?|emails?|e-mails?|mailing\s+list|updates|app|bulletins?)\b.{0,80}|(?:get|receive)\b.{0,120}))`,
  ),
  line(
    String.raw`(?:please\s+)?subscribe(?:\s+(?:now|today|here|free|for\s+free|to\s+(?:our|the|my|us|read|continue|unlock|get|receive)\b).{0,140})?[.!…\s]*`,
  ),
  line(
    String.raw`(?:get|receive|have)\s+.{0,100}\b(?:(?:delivered|sent|straight|direct(?:ly)?|right)\s+(?:straight\s+|directly\s+)?(?:in)?to\s+your\s+(?:inbox|phone|mailbox|email)|in\s+your\s+inbox)\b.{0,60}`,
  ),
  line(String.raw`(?:enter|submit|type)\s+your\s+e-?mail\b.{0,100}`),
  line(
    String.raw`(?:you\s+can\s+)?(?:also\s+)?(?:follow|like|find|join|connect\s+with|add|catch)\s+(?:us|our\s+(?:page|channel|team|whatsapp|telegram|facebook|twitter|instagram|youtube|live)|@\w+|${names}(?:\s+[\w@]+)?)\b.{0,60}\b(?:on|at|via)\s+(?:x|twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|threads|bluesky|mastodon|google\s+news|tiktok|social\s+media)\b.{0,120}`,
  ),
  line(
    String.raw`(?:follow|like|join)\s+(?:us|our\s+(?:page|channel|whatsapp\s+channel|telegram\s+channel|live\s+blog))\b.{0,40}[.!:…]*`,
  ),
  line(String.raw`@\w{3,30}`),
  line(
    String.raw`(?:please\s+)?(?:share|tweet|print|e-?mail|bookmark|save|pin)\s+(?:this|the)\s+(?:article|story|post|page|video|news)\b.{0,80}`,
  ),
  line(
    String.raw`share(?:\s+(?:on|via|to|with)\s+(?:x|twitter|facebook|whatsapp|linkedin|email|telegram|reddit|pinterest|friends).{0,40})?[:!.\s]*`,
  ),
  line(
    String.raw`(?:(?:share|tweet|pin|print|e-?mail|x|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|messenger|copy\s+link|copy|save|comments?|close|more|flipboard|pocket|tumblr|instagram|youtube)[\s|,/·•]*){2,20}`,
  ),
  line(
    String.raw`copy\s+link|link\s+copied!?|back\s+to\s+top|skip\s+to\s+(?:main\s+)?content|loading[.…]*|show\s+more|load\s+more|see\s+all|view\s+all|play\s+video|close`,
  ),
  line(
    String.raw`(?:\(?\d[\d,.]*\)?\s+comments?|comments?\s*\(?\s*\d[\d,.]*\s*\)?|(?:view|show|read|see|hide|all|post|add|leave|write|join)\s+(?:all\s+|a\s+|your\s+|the\s+)?(?:\d+\s+)?(?:comments?|conversation|discussion)(?:\s*\(\d+\))?(?:\s+below)?|no\s+comments(?:\s+yet)?|be\s+the\s+first\s+to\s+comment|comments\s+are\s+(?:closed|moderated|off)|(?:\d[\d,.]*k?\s+)(?:shares?|views?|likes?|retweets?))[.!:\s]*`,
  ),
  line(String.raw`(?:please\s+)?(?:download|install|get)\s+(?:our|the)\s+.{0,30}\bapp\b.{0,100}`),
  line(
    String.raw`(?:please\s+)?(?:support|donate\s+to|help)\s+(?:our|independent|quality)\s+(?:journalism|newsroom|work|reporting)\b.{0,120}`,
  ),
  line(String.raw`(?:have|got)\s+(?:a\s+)?(?:news\s+)?(?:tip|story|something\s+to\s+add)\s*\?.{0,140}`),
  line(
    String.raw`(?:what\s+do\s+you\s+think|let\s+us\s+know|tell\s+us)\b.{0,60}\b(?:in\s+the\s+comments|below)\b.{0,30}`,
  ),
  line(
    String.raw`(?:this|the)\s+(?:website|site|page)\s+uses\s+cookies\b.{0,200}|we\s+use\s+cookies\b.{0,200}|(?:accept|manage|reject)\s+(?:all\s+)?cookies.{0,40}`,
  ),
  line(
    String.raw`log\s*in(?:\s+(?:or|/)\s+(?:register|sign\s*up|subscribe))?(?:\s+to\s+(?:read|continue|comment|save)\b.{0,60})?|already\s+(?:a\s+)?(?:subscriber|member|have\s+an\s+account)\b.{0,60}`,
  ),
];

/** Advertisements and notices of the publisher. */
const notices: readonly BoilerplateCue[] = [
  line(
    String.raw`[-–—*\s]*(?:advertisements?|advertising|ads?|sponsored(?:\s+(?:content|by\b.{0,60}))?|promoted(?:\s+content)?|paid\s+(?:content|post|partnership)|partner\s+content)[-–—*:.\s]*`,
  ),
  line(String.raw`advertisement\s*[-–—:|]\s*(?:continue|scroll|story|article)\b.{0,60}`),
  line(
    String.raw`(?:(?:the\s+)?(?:story|article)\s+continues|scroll(?:\s+down)?\s+(?:to\s+continue|for\s+more|below))\b.{0,50}`,
  ),
  line(String.raw`(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|:|by\b|notice\b)).{0,200}`),
  line(String.raw`.{0,60}\ball\s+rights\s+reserved\b.{0,120}`),
  line(
    String.raw`this\s+(?:material|content|article|story|report)\s+may\s+not\s+be\s+(?:published|reproduced|reprinted|republished|copied)\b.{0,160}`,
  ),
  line(
    String.raw`(?:this|the)\s+(?:article|story|report|post|piece|copy)\s+(?:was|has\s+been|is)\s+(?:first\s+|originally\s+|also\s+)?(?:published|republished|reprinted|syndicated|auto-?generated|updated|corrected|amended|sourced)\b.{0,200}`,
  ),
  line(String.raw`\(?(?:this\s+story\s+has\s+not\s+been\s+edited|except\s+for\s+the\s+headline)\b.{0,200}`),
  line(
    String.raw`(?:disclaimer|disclosure|editor['’]s\s+note|correction|clarification|note\s+to\s+(?:editors|readers))\s*:\s.{0,320}`,
  ),
  line(String.raw`\(?with\s+(?:additional\s+)?(?:inputs?|agency\s+inputs?|files?)\s+from\b.{0,80}\)?`),
  line(
    String.raw`\(?(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|written|graphics?)\s+by\s+${people}.{0,160}`,
    "u",
  ),
  line(
    String.raw`\(?(?:Additional\s+)?(?:Reporting|Writing|Editing|Compiled|Edited|Written)\s+by\s+\p{Lu}.{0,160}`,
    "u",
  ),
  line(String.raw`.{2,120}\bcontributed\s+(?:reporting|to\s+this\s+(?:report|article|story))[.)\s]*`),
  line(String.raw`(?:tags?|topics?|filed\s+under|categories|category|keywords?|sections?)\s*:\s.{0,160}`),
  line(
    String.raw`(?:terms\s+(?:of\s+(?:use|service)|and\s+conditions)|privacy(?:\s+(?:policy|notice))?|cookie\s+policy|contact\s+us|about\s+us)(?:\s*[|·•/,]\s*.{0,80})?`,
  ),
];

/** Who wrote it, when, and who took the picture. */
const credits: readonly BoilerplateCue[] = [
  line(String.raw`(?:By|BY|by)\s*:?\s+${people}(?:\s*(?:[,|·•–—-]|\bfor\b|\bin\b)\s*.{0,60})?`, "u"),
  line(String.raw`(?:Written|Reported|Posted|Published|Edited|Updated)\s+by\s*:?\s+${people}.{0,60}`, "u"),
  line(String.raw`(?:Author|Reporter|Writer|Correspondent)s?\s*:\s*${people}.{0,40}`, "u"),
  line(
    String.raw`${people}\s*(?:,|\||·|•|–|—|-)\s*(?:[\p{Lu}][\p{L}&.]*\s+){0,3}(?:staff\s+(?:writer|reporter|correspondent)|senior\s+(?:writer|reporter|correspondent|editor)|(?:[\p{L}-]+\s+){0,3}(?:correspondent|reporter|editor))`,
    "u",
  ),
  line(
    String.raw`(?:first\s+|last\s+)?(?:published|updated|posted|modified|created)(?:\s+(?:on|at))?\s*:?\s+(?:\p{L}+,?\s+)?(?:\p{L}+\.?\s+\d{1,2}|\d{1,2}|\d+\s+(?:minutes?|mins?|hours?|days?|weeks?)\s+ago|today|yesterday).{0,60}`,
  ),
  line(String.raw`\d+\s*(?:-\s*)?min(?:ute)?s?(?:\s+(?:read|ago))|\d+\s+(?:hours?|days?)\s+ago`),
  line(
    String.raw`[\[(]?\s*(?:(?:file|stock|representative|representational|representation)\s+)?(?:photo(?:graph)?|image|picture|pic|video|illustration|graphic)s?(?:\s+(?:credits?|source|courtesy|for\s+representation(?:al\s+purposes?)?))?(?:\s*[:|/©]\s*|\s+(?:by|courtesy(?:\s+of)?|via)\s+).{1,100}`,
  ),
  line(
    String.raw`[\[(]?\s*(?:(?:file|stock|representative|representational)\s+)(?:photo|image|picture|pic)s?\s*[\])]?\.?`,
  ),
  line(String.raw`[\[(]?\s*(?:credits?|source|courtesy|pic(?:ture)?\s+credit)\s*[:|]\s*.{1,80}`),
  line(
    String.raw`[\[(]?\s*${agency}(?:\s+(?:file\s+)?(?:photo|image|picture|pic)s?)?(?:\s*(?:/|via|,|\||-)\s*[^.!?]{1,50})?\s*[\])]?`,
    "u",
  ),
  line(String.raw`[^.!?]{0,40}(?:/|\bvia\s)\s*${agency}(?:\s+(?:file\s+)?(?:photo|image|picture)s?)?\s*[\])]?`, "u"),
  line(
    String.raw`.{0,220}(?:[.!?"”)]\s*|\s[\[(|]\s*)[\[(|]?\s*(?:(?:[Ff]ile\s+)?(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Pp]ic)s?(?:\s+(?:[Cc]redit|[Cc]ourtesy|[Ss]ource))?\s*(?:[:|/©]|\bby\b|\bcourtesy\b)\s*.{1,60}|(?:${agency})\s+(?:[Ff]ile\s+)?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?(?:\s*/.{1,40})?|[^.!?]{1,40}/\s*${agency}|${agency}\s*/[^.!?]{1,40})\s*[\])]?\.?`,
    "u",
  ),
];

export const boilerplateCues: readonly BoilerplateCue[] = [...links, ...appeals, ...notices, ...credits];

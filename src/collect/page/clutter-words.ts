/**
 * What stands on an article's page and is not the article, by how pages mark it up.
 * Source: HTML Standard and WAI-ARIA for names and roles; for the words, how often text under them belonged to the article
 * on 199 article pages (WCXB, development): those that are here, in less than one of ten.
 */

/** Elements that hold no part of an article's text. */
export const CLUTTER_NAMES = new Set(
  "nav footer header aside figcaption h1 time label dialog button input title head menu".split(" "),
);

/** What `role` says of such elements. */
export const CLUTTER_ROLES = new Set(
  "contentinfo banner dialog alertdialog menu menubar search complementary navigation tooltip".split(" "),
);

/** Words of a class or id. Each is a whole word: `share` is none in `shared-layout`. */
export const CLUTTER_WORDS = new Set(
  (
    "ad ads advert advertisement announcement bio breadcrumb breadcrumbs byline caption colophon comment commentform comments " +
    "consent cookie copyright login masthead modal newsletter notice pagination popup promo recommend recommended related reply " +
    "respond share sharedaddy sharing sidebar signup skip social subscribe subtitle tags testimonial testimonials vcard"
  ).split(" "),
);

/** An id of the readers' part of the page, however long that is. */
export const COMMENTS_ID = /^(?:comments?|respond|comment-?list|comments-area|disqus\w*)$/;

const pieces = "posts?|articles?|stories|news|blogs?|insights";

/** Headings behind which the rest of a section leads elsewhere: other articles, the readers, the author, a subscription. */
export const TAIL_HEADING = new RegExp(
  String.raw`^(?:` +
    [
      String.raw`related(?: \w+){0,3}`,
      String.raw`you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b.{0,60}`,
      String.raw`more (?:from|like|on|${pieces})\b.{0,40}`,
      String.raw`recommended (?:for you|reading|${pieces}).{0,20}`,
      String.raw`(?:recent|latest|popular|similar|other|featured|trending|most (?:read|popular)) (?:${pieces}).{0,20}`,
      String.raw`keep reading|read (?:more|next)|what to read next|up next|(?:next|previous) (?:post|article)|don.t miss.{0,40}`,
      String.raw`about the authors?.{0,40}|filed under.{0,60}|reader interactions`,
      String.raw`leave a (?:comment|reply).{0,60}|(?:\d+ )?(?:comments?|responses|replies|thoughts on)\b.{0,80}`,
      String.raw`share(?: this.{0,30})?|follow us.{0,30}|ad(?:vertisement)?`,
      String.raw`subscribe\b.{0,60}|sign up\b.{0,60}|(?:our |join our )?newsletter.{0,40}`,
    ].join("|") +
    String.raw`)[\s:.!?…→»]*$`,
  "i",
);

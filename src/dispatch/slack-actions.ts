import type { types } from "@slack/bolt";

import type { ArticleReference, DigestStory } from "../digest/digest.ts";
import { renderActionId, type ActionId } from "./action-id.ts";
import { ACTION_WORDS } from "./action-words.ts";
import type { StoryAction } from "./answer.ts";
import { SLACK_BUTTON_URL } from "./slack-limits.ts";
import { renderLabel } from "./slack-text.ts";
import { parseWebLink } from "./web-link.ts";

/** The id of a menu begins so: what is picked carries its own action. */
const MENU = "lede:menu";

/** A button under a story or an answer. */
export type StoryButton = Extract<StoryAction, "summary" | "figures"> | "share";

/** What is shown to everyone by `share`: `summary.<article>`. */
export interface StoryActionsOptions {
  readonly buttons: readonly StoryButton[];
  readonly shares?: string;
}

/** A story's buttons, a link to its source, and the menu of what is done less often. */
export function renderStoryActions(
  { articles: [article] }: Pick<DigestStory, "articles">,
  { buttons, shares = "" }: StoryActionsOptions,
): types.ActionsBlock {
  return {
    type: "actions",
    elements: [
      ...buttons.map((action) => renderButton({ action, subject: action === "share" ? shares : article.id })),
      ...renderSourceButton(article),
      {
        type: "overflow",
        action_id: `${MENU}:${article.id}`,
        options: [renderOption("report", article), renderOption("mute", article)],
      },
    ],
  };
}

/** A button of ours; all it needs is in its id. */
export function renderButton(id: ActionId & { readonly action: StoryButton | "help" }): types.Button {
  return {
    type: "button",
    text: { type: "plain_text", text: ACTION_WORDS[id.action] },
    action_id: renderActionId(id),
  };
}

/** A menu to pick from, each option with an action of its own. */
export function renderMenu(
  placeholder: string,
  options: readonly { readonly label: string; readonly id: ActionId }[],
): types.StaticSelect {
  return {
    type: "static_select",
    action_id: MENU,
    placeholder: { type: "plain_text", text: placeholder },
    options: options.map(({ label, id }) => ({
      text: { type: "plain_text", text: renderLabel(label) },
      value: renderActionId(id),
    })),
  };
}

function renderSourceButton({ id, link }: ArticleReference): readonly types.Button[] {
  const url = parseWebLink(link, SLACK_BUTTON_URL);
  if (url === null) return [];
  const text = { type: "plain_text", text: ACTION_WORDS.source } as const;
  return [{ type: "button", text, url, action_id: `lede:source:${id}` }];
}

function renderOption(action: "report" | "mute", { id }: ArticleReference): types.PlainTextOption {
  return {
    text: { type: "plain_text", text: ACTION_WORDS[action] },
    value: renderActionId({ action, subject: id }),
  };
}

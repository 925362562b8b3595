/** What goes wrong with one Web API call. */
export type SlackFault =
  /** 429 with Retry-After; not done. */
  | { readonly kind: "limited"; readonly seconds: number }
  /** A bare status, such as 500 or 503; done or not. */
  | { readonly kind: "status"; readonly status: number; readonly done?: boolean }
  /** `{ ok: false, error }`; done or not: `internal_error` may be either. */
  | { readonly kind: "error"; readonly error: string; readonly done?: boolean }
  /** The connection is cut before anything is done. */
  | { readonly kind: "dropped" }
  /** Done, and the connection is cut before the answer. */
  | { readonly kind: "lost" }
  /** Done at once, answered after `ms`. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Not done, and not answered for so long. */
  | { readonly kind: "hang"; readonly ms: number }
  /** Done, and the connection is cut in the middle of the answer. */
  | { readonly kind: "cut" }
  /** Done, then a web page in place of the answer, as a proxy gives. */
  | { readonly kind: "garbled" };

/** The script of a test: which call fails how. */
export class SlackFaults {
  readonly #queues = new Map<string, SlackFault[]>();
  #rule: (method: string) => SlackFault | null = () => null;

  /** The next calls of the method fail so, one each; later ones do not. */
  script(method: string, ...faults: readonly SlackFault[]): void {
    this.#queues.set(method, [...(this.#queues.get(method) ?? []), ...faults]);
  }

  /** Asked about each call that no script says anything of: for faults at random, or for ever. */
  behave(rule: (method: string) => SlackFault | null): void {
    this.#rule = rule;
  }

  next(method: string): SlackFault | null {
    return this.#queues.get(method)?.shift() ?? this.#rule(method);
  }
}

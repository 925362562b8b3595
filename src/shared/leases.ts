/** Who of several processes does what only one may do at a time, such as hold a Discord shard. */
export interface Leases {
  /**
   * Takes the lease, or prolongs it for the one who has it. True: nobody else gets it before `now` + `ms`, so stop in
   * time where it cannot be prolonged. False: another has it.
   *
   * `now` is this machine's clock: machines that share a store keep the same time to well within `ms`.
   */
  take(name: string, wish: LeaseWish): Promise<boolean>;

  /** Lets go of it before its time; nothing happens where another has it. */
  release(name: string, owner: string): Promise<void>;
}

export interface LeaseWish {
  /** One process: of no two that run at once the same. */
  readonly owner: string;
  readonly now: Date;
  readonly ms: number;
}

/** Why a sentence is refused: a closed list. */
export type FaultReason =
  | "number"
  | "unit"
  | "bound"
  | "measure"
  | "date"
  | "name"
  | "subject"
  | "quotation"
  | "negation"
  | "hedge"
  | "direction"
  /** It says what the cited sentences do not say. */
  | "unsupported"
  | "unpostable";

export interface Fault {
  readonly reason: FaultReason;
  /** The words at fault, as the sentence has them: a writer is told them once. */
  readonly offending: string;
}

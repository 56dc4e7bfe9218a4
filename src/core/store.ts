/** Small enough that a batch and what is made of it dies young: a thousand at a time cost an eighth more and 70 MB. */
export const BATCH = 200;
/** Who asked for a plan, when and how: kept beside the facts it added. */
export interface Action {
  readonly at: string;
  readonly operator: string;
  /** The system user behind the declared name; absent where the machine names none. */
  readonly user?: string;
  readonly command: string;
}

export interface Applied {
  /** Facts that were new; a batch fact counts its rows. */
  readonly added: number;
  /** Facts that were there already, with equal content. */
  readonly present: number;
}

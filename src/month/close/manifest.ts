/** 关账清单 / manifest: what a closed period consists of, chained to the period closed before it. */
export interface PeriodClose {
  readonly period: string;
  /** 1, 2, …: the order of closing. */
  readonly ordinal: number;
  /** The manifest's canonical JSON text. */
  readonly manifest: string;
  /** SHA-256 of `manifest`. */
  readonly hash: string;
  /** The hash of the close before it; 64 zeros for the first. */
  readonly previous: string;
}

/**
 * 审批 / approval: a second person has looked at a settlement and stands for it. It names the settlement and what that
 * rested on, so a period settled once more must be approved once more.
 */
export interface Approval {
  readonly number: number;
  readonly period: string;
  /** The settlement run that is approved, and the hash over what it read. */
  readonly settlement: number;
  readonly inputs: string;
}

/** An approval as it stands in the books. */
export interface StandingApproval extends Approval {
  readonly by: string;
  /** The system user; null where the machine named none. */
  readonly user: string | null;
  readonly at: string;
}

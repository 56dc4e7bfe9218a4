/** Exit codes: what cron reads. Never a count. */
export const EXIT = {
  done: 0,
  /** Done, and the data needs a person. */
  findings: 1,
  usage: 2,
  refused: 3,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

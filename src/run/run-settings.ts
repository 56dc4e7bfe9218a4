/**
 * 设定 / settings of unattended runs: where files come from and go to, and when a run ends with another code than 0; and the program's language.
 *
 * A flag counts before the environment, the environment before `balis.yaml` beside the books, the file before what holds by itself. A folder
 * that a flag or the environment names is below the working folder; of the file, or of nobody, below the books'. `{period}` in it is the period.
 *
 * Worked example: `inbox: 收件箱/{period}` in /srv/balis/balis.yaml, nothing else said: in May's run /srv/balis/收件箱/2019-05, from the file.
 */

/** Beside the books. */
export const SETTINGS_FILE = "balis.yaml";

export const RUN_SETTINGS = {
  inbox: { variable: "BALIS_INBOX", standard: "inbox/{period}" },
  out: { variable: "BALIS_OUT", standard: "out/{period}" },
  /** Empty: files stay where they are. */
  archive: { variable: "BALIS_ARCHIVE", standard: "" },
  until: { variable: "BALIS_UNTIL", standard: "settle" },
  failOn: { variable: "BALIS_FAIL_ON", standard: "person" },
  /** Of every command, not of runs alone. */
  language: { variable: "BALIS_LANG", standard: "zh-CN" },
} as const;

export type RunSetting = keyof typeof RUN_SETTINGS;

/** How far a run goes by itself. */
export const UNTIL = ["import", "reconcile", "settle", "close"] as const;
export type Until = (typeof UNTIL)[number];

/** person: also where a person must look (1); refusal: only where a step was refused or a file could not be read. */
export const FAIL_ON = ["person", "refusal"] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface Resolved {
  readonly value: string;
  readonly from: "flag" | "environment" | "file" | "standard";
}

/** What counts of each, and who said it. */
export function resolvedSettings(said: {
  flags: Partial<Record<RunSetting, string | undefined>>;
  env: Readonly<Record<string, string | undefined>>;
  file: Partial<Record<RunSetting, string | undefined>>;
}): Record<RunSetting, Resolved> {
  const of = (key: RunSetting): Resolved => {
    const { variable, standard } = RUN_SETTINGS[key];
    for (const [from, value] of [
      ["flag", said.flags[key]],
      ["environment", said.env[variable]],
      ["file", said.file[key]],
    ] as const)
      if (value !== undefined && value !== "") return { value, from };
    return { value: standard, from: "standard" };
  };
  const keys = Object.keys(RUN_SETTINGS) as RunSetting[];
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<RunSetting, Resolved>;
}

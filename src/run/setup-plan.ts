/**
 * 建账 / setting up: what makes books that can settle a month, as the commands that make it, in their order.
 *
 * Worked example: libraries and agreements of the program, the published tariff and a pack of one's own are `init`, `library import --builtin`,
 * `agreement import --builtin`, `rule enact --builtin balis-dd-2017`, `rule enact 规则包.yaml`.
 */

/** The word for what comes with the program. */
export const BUILTIN = "builtin";

export interface SetupChoices {
  /** A file, or `BUILTIN`; null: later. */
  readonly libraries: string | null;
  readonly agreements: string | null;
  /** Files, and names of packs that come with the program. */
  readonly rules: readonly string[];
}

/** What BALIS published, and samples for what it did not: enough to try a month out. */
export const SAMPLE: SetupChoices = {
  ...{ libraries: BUILTIN, agreements: BUILTIN },
  rules: ["balis-dd-2017", "sample-2019", "balis-limits", "china-holidays"],
};

/** Command lines without the program's name. */
export function setupLines(
  choices: SetupChoices,
  known: { hasBooks: boolean; builtinRules: readonly string[] },
): string[][] {
  const from = (chosen: string): string[] => (chosen === BUILTIN ? ["--builtin"] : [chosen]);
  const { libraries, agreements, rules } = choices;
  return [
    ...(known.hasBooks ? [] : [["init"]]),
    ...(libraries === null ? [] : [["library", "import", ...from(libraries)]]),
    ...(agreements === null ? [] : [["agreement", "import", ...from(agreements)]]),
    ...rules.map((rule) => [
      "rule",
      "enact",
      ...(known.builtinRules.includes(rule) ? ["--builtin", rule] : [rule]),
    ]),
  ];
}

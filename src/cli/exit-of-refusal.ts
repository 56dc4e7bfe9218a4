/** The exit code of what a rule refused, by its code. */
import { EXIT, type ExitCode } from "../terminal/process-io.ts";

/** Refusals that say: try again. */
const BUSY_CODES: ReadonlySet<string> = new Set(["books-must-be-free", "run-must-be-alone"]);

/** Refusals that say the command was wrong, not the data: exit code 2, like commander's own. */
const USAGE_CODES: ReadonlySet<string> = new Set([
  "flag-must-be-given",
  "flags-must-not-be-beside",
  "findings-must-be-chosen",
  "value-must-be-valid",
  "help-must-be-of-something",
  "period-must-be-valid",
  "confirmation-must-match",
  "reason-must-be-given",
  "flag-must-fit-the-move",
  "move-must-be-known",
]);

/** How a command ends that a rule refused. */
export function exitOfRefusal(code: string): ExitCode {
  if (BUSY_CODES.has(code)) return EXIT.busy;
  return USAGE_CODES.has(code) ? EXIT.usage : EXIT.refused;
}

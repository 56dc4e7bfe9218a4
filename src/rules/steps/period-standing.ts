/** The registry and the rules by which a period is judged: of a closed one as they stood when it was settled, else as they are. */

import type { Reader } from "../../books/port.ts";
import { readRegistry } from "../../registry/steps/read-registry.ts";
import type { RulesStanding } from "../standing.ts";

/** A closed period stays as it was settled: what moves, ends or is enacted later is none of its business. */
export async function standingOf(read: Reader, period: string): Promise<RulesStanding> {
  const isClosed = (await read.closes()).some((close) => close.period === period);
  const run = isClosed ? await read.settlement(period) : null;
  if (run !== null) return read.standingAt(run.number);
  return { registry: await readRegistry(read), rules: await read.rules() };
}

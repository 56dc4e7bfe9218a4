/** Lays by what the books have; the step of it in the run's report. */
import { join } from "node:path";
import type { Finding } from "../../core/finding.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Sentence } from "../../core/words/language.ts";
import { makeFolder } from "../../terminal/make-folder.ts";
import { archived } from "../io/archive.ts";
import type { RunStep, Typed } from "../run-report.ts";
import { takenFiles } from "../stock.ts";

/** Null where nothing is archived: no folder was named, or the books have none of the files. */
export async function archiveFiles(of: {
  imported: Typed;
  inbox: string;
  names: readonly string[];
  /** Empty: files stay in the inbox. */
  folder: string;
  sentenceOf: (said: Pick<Finding, "code" | "params">) => Sentence;
  clock: () => number;
}): Promise<RunStep | null> {
  const taken = of.folder === "" ? [] : takenFiles(of);
  if (taken.length === 0) return null;
  const from = of.clock();
  makeFolder(of.folder);
  const said: Sentence[] = [];
  for (const { name, sha256 } of taken) {
    try {
      await archived(join(of.inbox, name), of.folder, sha256);
    } catch (error) {
      // The others still go; this one stays where it is.
      if (!(error instanceof Refusal)) throw error;
      said.push(of.sentenceOf(error));
    }
  }
  return {
    ...{ step: "archive", command: "", outcome: said.length > 0 ? "person" : "done", why: null },
    ...{ ms: Math.round(of.clock() - from), said, findings: said.length, files: [of.folder] },
  };
}

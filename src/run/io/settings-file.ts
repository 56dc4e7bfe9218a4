/** `balis.yaml` beside the books: settings of unattended runs, by `RUN_SETTINGS`. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { refuse } from "../../core/refusal.ts";
import { readYaml } from "../../rules/io/read-yaml.ts";
import { FAIL_ON, type RunSetting, UNTIL } from "../run-settings.ts";

const folder = z.string().min(1).max(1000);
const schema = z
  .strictObject({
    ...{ inbox: folder, out: folder, archive: folder },
    ...{ until: z.enum(UNTIL), failOn: z.enum(FAIL_ON) },
  })
  .partial();

export function settingsFile(booksPath: string): string {
  return join(dirname(booksPath), "balis.yaml");
}

/** Nothing where there is no such file; refuses one that is not understood, with its place. */
export function readSettings(booksPath: string): Partial<Record<RunSetting, string | undefined>> {
  const path = settingsFile(booksPath);
  if (!existsSync(path)) return {};
  const read = readYaml(readFileSync(path, "utf8"), schema);
  if ("data" in read) return read.data;
  return refuse("settings-must-be-understood", { path, place: read.place });
}

/** `balis.yaml` beside the books: settings of unattended runs, by `RUN_SETTINGS`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { refuse } from "../../core/refusal.ts";
import { readYaml } from "../../rules/io/read-yaml.ts";
import { readTextFile } from "../../tables/io/read-text.ts";
import { FAIL_ON, type RunSetting, SETTINGS_FILE, UNTIL } from "../run-settings.ts";

const folder = z.string().min(1).max(1000);
const schema = z
  .strictObject({
    ...{ inbox: folder, out: folder, archive: folder },
    ...{ until: z.enum(UNTIL), failOn: z.enum(FAIL_ON) },
    language: z.enum(["zh-CN", "en"]),
  })
  .partial()
  // Only comments, or nothing: nothing is said.
  .nullable()
  .transform((said) => said ?? {});

export function settingsFile(folder: string): string {
  return join(folder, SETTINGS_FILE);
}

/** Nothing where there is no such file; refuses one that is not understood, with its place. */
export function readSettings(folder: string): Partial<Record<RunSetting, string | undefined>> {
  const path = settingsFile(folder);
  if (!existsSync(path)) return {};
  const read = readYaml(readTextFile(path), schema);
  if ("data" in read) return read.data;
  return refuse("settings-must-be-understood", { path, place: read.place, problem: read.problem });
}

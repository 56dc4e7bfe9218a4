/** The names of an officer's own Word form: a YAML text "names: { 项目名称: project.name }", by which the form may say its own words in braces. */
import { parse } from "yaml";
import * as z from "zod";
import { refuse } from "../../../../core/refusal.ts";

const MAX_NAMES = 2000;
const map = z.strictObject({
  form: z.string().optional(),
  names: z.record(z.string().min(1).max(200), z.string().min(1).max(200)),
});

export function readNameMap({ file, text }: { file: string; text: string }): ReadonlyMap<string, string> {
  const said = map.safeParse(parsed(text));
  if (!said.success || Object.keys(said.data.names).length > MAX_NAMES)
    return refuse("name-map-must-be-valid", { file });
  return new Map(Object.entries(said.data.names));
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return null;
  }
}

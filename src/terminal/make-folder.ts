/** The folder a command writes several files to. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal, refuse } from "../core/refusal.ts";

/** Level by level: Node's own recursive way never ends where a file system refuses folders (/proc). */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  try {
    for (const level of missing) mkdirSync(level);
    if (!statSync(path).isDirectory()) refuse("output-must-be-writable", { path, why: "ENOTDIR" });
    // Said before anything is done, not at the first file that does not come into being.
    accessSync(path, constants.W_OK);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    // Nothing was there to be found, and yet the name is taken: by a link that leads nowhere.
    refuse("output-must-be-writable", { path, why: why === "EEXIST" ? "LINK" : why });
  }
}

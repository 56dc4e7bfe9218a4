/** The folder a command writes several files to. */
import { existsSync, mkdirSync } from "node:fs";
import { refuse } from "../domain/refusal.ts";

export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    refuse("output-must-be-writable", { path, why });
  }
}

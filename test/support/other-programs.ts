/** Programs that read what this one wrote; a machine without them runs the other tests. */
import { spawnSync } from "node:child_process";

const PYTHON = "/usr/bin/python3";

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: "ignore" }).status === 0;
}

export const has = (program: string): boolean => works(program, ["--version"]);
export const hasOpenpyxl = works(PYTHON, ["-c", "import openpyxl"]);
export const hasLibreOffice = has("soffice");

/** The name of tests that need something, with what is missing where they are skipped. */
export function needing(what: string, isHere: boolean, name: string): string {
  return isHere ? name : `${name} (needs ${what})`;
}

/** `wb` is the workbook; what the script prints as JSON comes back. */
export function openpyxl(path: string, script: string): unknown {
  const code = `import json, openpyxl\nwb = openpyxl.load_workbook(${JSON.stringify(path)})\n${script}`;
  const { stdout, stderr, status } = spawnSync(PYTHON, ["-c", code], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

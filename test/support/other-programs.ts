/** Programs that read what this one wrote; a machine without them runs the other tests. */
import { spawnSync } from "node:child_process";

const PYTHON = "/usr/bin/python3";

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: "ignore" }).status === 0;
}

export const hasOpenpyxl = works(PYTHON, ["-c", "import openpyxl"]);
export const hasLibreOffice = works("soffice", ["--version"]);

/** `wb` is the workbook; what the script prints as JSON comes back. */
export function openpyxl(path: string, script: string): unknown {
  const code = `import json, openpyxl\nwb = openpyxl.load_workbook(${JSON.stringify(path)})\n${script}`;
  const { stdout, stderr, status } = spawnSync(PYTHON, ["-c", code], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

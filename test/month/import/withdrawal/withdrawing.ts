/** The command line of a withdrawal, and what the list of files says of it. */
import { balis } from "../books.ts";

interface Listed {
  readonly number: number;
  readonly state: string;
  readonly waiting: number;
}

export async function listed(...period: string[]): Promise<readonly Listed[]> {
  const { stdout } = await balis("file", "list", ...period);
  return (JSON.parse(stdout) as { files: Listed[] }).files;
}

/** "1 counts", … of all files. */
export async function states(...period: string[]): Promise<string[]> {
  return (await listed(...period)).map((f) => `${f.number} ${f.state}`);
}

export const withdraw = (...argv: string[]) => balis("file", "withdraw", ...argv, "--reason", "导错了");

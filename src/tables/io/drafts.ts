/**
 * What is in the making stands beside its place under a name of its own, with the machine and the process that makes it. A process
 * that was killed leaves it there; the next command that comes to the folder takes it away, and says so.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** A file system takes names of 255 bytes; a Chinese letter has three. */
const MAX_BYTES = 160;
/** A process of another machine that shares the folder can't be asked whether it runs, so the machine stands in the name. */
const HOST = markOf(hostname());
const DRAFT = /^\..+\.(?<host>[^./]+)-(?<pid>\d+)\.(?:tmp|parts|[a-z0-9]{6}|part(?:-wal|-shm|-journal)?)$/is;

const looked = new Set<string>();
const cleared: string[] = [];

/** The name of what is in the making beside its place: hidden, and not too long where the place's own name is long. */
export function beside(path: string, ending: "tmp" | "parts" | "part"): string {
  clearDrafts(dirname(path));
  const bytes = Buffer.from(basename(path)).subarray(0, MAX_BYTES);
  // A letter that was cut through is dropped.
  const name = bytes.toString().replace(/\uFFFD$/u, "");
  const draft = join(dirname(path), `.${name}.${HOST}-${process.pid}.${ending}`);
  // Of a process before that had this number, as each first one of a container has.
  remove(draft);
  return draft;
}

/** A machine in a draft's name, whose parts dots tell apart: "lib.pku.edu.cn" is lib_pku_edu_cn. */
export function markOf(host: string): string {
  return host.slice(0, 40).replaceAll(".", "_");
}

/** Among the system's temporary files: a folder that only its owner can look into. */
export function temporaryFolder(): string {
  for (const left of draftsIn(tmpdir())) remove(left);
  return mkdtempSync(join(tmpdir(), `.balis.${HOST}-${process.pid}.`));
}

/** Takes them away when the program ends, by Ctrl-C too; what it gives back takes them away now. */
export function untilExit(...paths: readonly string[]): () => void {
  const drop = (): void => {
    for (const path of paths) rmSync(path, { recursive: true, force: true });
  };
  process.once("exit", drop);
  return () => {
    process.off("exit", drop);
    drop();
  };
}

/** Takes away what processes of this machine that have ended left in the folder; a command looks once. */
export function clearDrafts(folder: string): void {
  if (looked.has(folder)) return;
  looked.add(folder);
  for (const left of draftsIn(folder)) if (remove(left)) cleared.push(left);
}

/** What `clearDrafts` took away since it was last asked. */
export function clearedDrafts(): readonly string[] {
  looked.clear();
  return cleared.splice(0);
}

/** Takes away what this process itself has in the making in the folder. */
export function dropDrafts(folder: string): void {
  for (const own of draftsIn(folder, (pid) => pid === process.pid)) remove(own);
}

function draftsIn(folder: string, isMade: (pid: number) => boolean = (pid) => !isRunning(pid)): string[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const pid = makerOf(name, HOST);
      return pid !== null && isMade(pid) ? [join(folder, name)] : [];
    });
  } catch {
    return [];
  }
}

/** The process of this machine that makes the draft; null of all other files. */
export function makerOf(name: string, mark: string): number | null {
  const maker = DRAFT.exec(name)?.groups;
  return maker?.host === mark ? Number(maker.pid) : null;
}

/** False where it belongs to somebody else, who takes it away. */
function remove(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, and so is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

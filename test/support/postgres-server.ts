/**
 * A PostgreSQL server of the tests' own, in a temporary folder and on a socket there; started when first asked for, ended with the process.
 * Where Debian's package is missing there is none.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const VERSIONS = "/usr/lib/postgresql";

/** The folder of the server's programs; null where none is installed. */
function programs(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const found = readdirSync(VERSIONS).filter(
    (v) => Number(v) >= 15 && existsSync(join(VERSIONS, v, "bin/initdb")),
  );
  const newest = found.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(VERSIONS, newest, "bin");
}

export const hasPostgres = programs() !== null;

/** The server refuses to be root: then it is Debian's own account. */
function asServer(program: string, argv: readonly string[]): void {
  const isRoot = userInfo().uid === 0;
  const [command, ...rest] = isRoot
    ? ["runuser", "-u", "postgres", "--", program, ...argv]
    : [program, ...argv];
  execFileSync(command ?? "", rest, { stdio: "ignore", cwd: "/" });
}

export interface TestServer {
  readonly folder: string;
  url(database: string): string;
  /** What stands in `sql`, as the owner of everything. */
  run(sql: string, database?: string): void;
  stop(): void;
}

/** `isSafe`: what is committed is on the disk, as it is where people work; tests are faster without. */
export function startPostgres({ isSafe = false } = {}): TestServer {
  const bin = programs() ?? "";
  const folder = mkdtempSync(join(!isSafe && existsSync("/dev/shm") ? "/dev/shm" : "/tmp", "balis-pg-"));
  if (userInfo().uid === 0) execFileSync("chown", ["postgres", folder]);
  const [data, log] = [join(folder, "data"), join(folder, "log")];
  const made = ["-D", data, "-A", "trust", "-U", "balis", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"];
  asServer(join(bin, "initdb"), made);
  const options = `-k ${folder} -c listen_addresses='' -c fsync=${isSafe ? "on" : "off"} -c max_connections=200`;
  asServer(join(bin, "pg_ctl"), ["-D", data, "-o", options, "-l", log, "-w", "start"]);
  return {
    folder,
    url: (database) => `postgres://balis@/${database}?host=${encodeURIComponent(folder)}`,
    run(sql, database = "postgres") {
      const argv = ["-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "balis", "-d", database, "-c", sql];
      const done = spawnSync(join(bin, "psql"), argv, { encoding: "utf8" });
      if (done.status !== 0) throw new Error(done.stderr);
    },
    stop() {
      asServer(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The thread that speaks to the server, built for tests that run from the sources. */
export async function threadIn({ folder }: TestServer): Promise<URL> {
  const script = join(folder, "pg-worker.cjs");
  await build({
    entryPoints: [join(import.meta.dirname, "../../src/books/postgres/pg-worker.ts")],
    ...{ outfile: script, bundle: true, platform: "node", format: "cjs", external: ["pg-native"] },
    logLevel: "silent",
  });
  return pathToFileURL(script);
}

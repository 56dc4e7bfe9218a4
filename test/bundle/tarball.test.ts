/**
 * What `npm pack --pack-destination FOLDER` made (it builds by itself), installed for all users into an empty folder by the Node of the bundle
 * for Linux, for which nothing has to be compiled. BALIS_BUNDLE names the folder of both.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VERSION } from "../../src/terminal/version.ts";
import { words } from "../cases/run-case.ts";
import { needing } from "../support/other-programs.ts";
import { beginMonth, MONTH, monthHere, writtenIn } from "./bundles.ts";

const made = process.env.BALIS_BUNDLE ?? "";
const tarball = join(made, `balis-${VERSION}.tgz`);
const node = join(made, `balis-${VERSION}-linux-x64/node`);
const canRun = made !== "" && process.platform === "linux" && existsSync(tarball) && existsSync(node);

describe.skipIf(!canRun)(needing("BALIS_BUNDLE with a tarball", canRun, "the tarball, installed"), () => {
  let cwd = "";
  const env = { ...process.env, PATH: `${node}${delimiter}${process.env.PATH}`, BALIS_OPERATOR: "li" };

  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), "balis-tarball-"));
    const npm = realpathSync(execFileSync("which", ["npm"], { encoding: "utf8" }).trim());
    const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    execFileSync(
      join(node, "node"),
      [npm, "install", "-g", "--prefix", join(cwd, "all"), ...quiet, tarball],
      { env, cwd, stdio: ["ignore", "ignore", "inherit"] },
    );
  }, 300_000);
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test("is the command `balis`, and a month by it is the month of this folder", async () => {
    const run = (line: string, at = cwd) =>
      spawnSync(join(cwd, "all/bin/balis"), words(line), { cwd: at, env, encoding: "utf8" });
    expect(run("--version")).toMatchObject({ status: 0, stdout: `${VERSION}\n`, stderr: "" });
    const at = join(cwd, "month");
    beginMonth(at);
    for (const line of MONTH)
      expect([line, run(line, at).status ?? 9]).toEqual([line, expect.toSatisfy((s) => s < 2)]);
    expect(await writtenIn(at)).toEqual(await monthHere(join(cwd, "same")));
  }, 240_000);
});

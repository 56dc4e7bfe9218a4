/**
 * Two real exports of another consortium, read by the shipped profiles. The files are CC BY 4.0 (Open ILL Library,
 * Portland State University, 2017) and no part of this project: the test runs where they stand beside the checkout.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis } from "../cases/run-case.ts";
import { needing } from "../support/other-programs.ts";

const FOLDER = resolve(import.meta.dirname, "../../../shared/real");
const cwd = mkdtempSync(join(tmpdir(), "balis-real-"));

interface Receipt {
  readonly rows: Record<string, number>;
  readonly profile: string;
  readonly externalsAdded: readonly string[];
  readonly findingCount: number;
}

async function balis(...argv: string[]): Promise<{ exit: number; receipt: Receipt | undefined }> {
  const done = await runBalis([...argv, "--json", "--quiet"], { cwd, lang: "en" });
  if (done.exit > 1) throw new Error(done.stderr);
  const answer = done.stdout === "" ? {} : (JSON.parse(done.stdout) as { files?: Receipt[] });
  return { exit: done.exit, receipt: answer.files?.[0] };
}

beforeAll(async () => {
  await balis("init");
  await balis(
    "library",
    "add",
    "EXT-OCLC-ORZ",
    "--name-zh",
    "Portland State University",
    "--kind",
    "external",
  );
}, 60_000);

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const isHere = existsSync(FOLDER);

describe.skipIf(!isHere)(needing("the files beside the checkout", isHere, "real exports"), () => {
  const of2017 = ["--library", "EXT-OCLC-ORZ", "--period", "2017"];

  test("all 2,216 articles lent are taken", async () => {
    const { receipt } = await balis("import", join(FOLDER, "psu-2017-lending.xlsx"), ...of2017);
    expect(receipt?.profile).toBe("open-ill-lending");
    expect(receipt?.rows).toMatchObject({ rows: 2217, taken: 2216, quarantined: 0, title: 1 });
  });

  test("articles borrowed from 585 unknown libraries wait, all 7,655 accounted for", async () => {
    const { receipt, exit } = await balis("import", join(FOLDER, "psu-2017-borrowing.xlsx"), ...of2017);
    expect(exit).toBe(1);
    expect(receipt?.profile).toBe("open-ill-borrowing");
    const { taken, quarantined, title } = receipt?.rows ?? {};
    expect([(taken ?? 0) + (quarantined ?? 0), title]).toEqual([7655, 1]);
    expect(receipt?.findingCount).toBe(quarantined);
  });

  test("read again with their registration they are taken, all but the one borrowed from itself", async () => {
    const file = join(FOLDER, "psu-2017-borrowing.xlsx");
    const { receipt } = await balis("import", file, ...of2017, "--builtin-external", "--supersede");
    expect(receipt?.rows).toMatchObject({ taken: 7654, quarantined: 1 });
    expect(receipt?.externalsAdded).toHaveLength(585);
  });
});

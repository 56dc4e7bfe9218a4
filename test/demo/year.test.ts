/** The demonstration as a stranger starts it: what was planted is found, nothing else is, and the same seed writes the same files. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBalis } from "../cases/run-case.ts";
import { has } from "../support/other-programs.ts";

const BALIS = join(import.meta.dirname, "../../bin/balis.js");
const folder = mkdtempSync(join(tmpdir(), "balis-demo-"));

function demo(name: string, ...args: string[]) {
  const printed = execFileSync("node", [BALIS, "demo", join(folder, name), "--json", "--quiet", ...args]);
  return JSON.parse(printed.toString());
}

/** What is planted of one parcel in one month's invoice. */
interface Bill {
  period: string;
  account: string;
  plant: string;
  numbers: string[];
  paidFen: number;
  heldFen: number;
  creditedFen: number;
  questions: string[];
}

function truth(name: string): {
  planted: { number: string }[];
  settle: { otherFees: string[]; courier: Bill[] };
  services: object;
} {
  return JSON.parse(readFileSync(join(folder, name, "truth.json"), "utf8"));
}

/** What a command on the year's books prints, asked in this process. */
async function ask(...argv: readonly string[]) {
  const books = ["--json", "--quiet", "--books", join(folder, "one", "balis.db")];
  const { stdout } = await runBalis([...argv, ...books], { cwd: folder, lang: "en", operator: null });
  return JSON.parse(stdout);
}

/** Path → hash of every file of the inbox. */
function inbox(name: string): Map<string, string> {
  const dir = join(folder, name, "inbox");
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const entries = files.map((f): [string, string] => {
    const path = join(f.parentPath, f.name);
    return [path.slice(dir.length), createHash("sha256").update(readFileSync(path)).digest("hex")];
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the demonstration year", () => {
  let year: ReturnType<typeof demo>;
  /** The same year once more, its files only. */
  let once: ReturnType<typeof demo>;
  beforeAll(() => {
    year = demo("one");
    once = demo("once", "--files-only");
  }, 600_000);

  it("finds every planted disagreement under its kind and with its amount at risk, and invents none", () => {
    expect(year.truth).toEqual({
      planted: new Set(truth("one").planted.map((p) => p.number)).size,
      found: truth("one").planted.length,
      missed: 0,
      invented: 0,
    });
    expect(year.truth.planted).toBeGreaterThan(750);
  });

  it("finds the files and rows that were spoiled, corrected, repeated, late, overlapping, unread and sent by two channels", () => {
    const one = { quarantinedRows: 1, wrongControlTotals: 1, corrected: 1, repeated: 1, late: 1, missing: 1 };
    const more = { overlapping: 1, unreadSheets: 1, confirmedTwice: 35 };
    expect(year.imports).toEqual({ ...one, ...more });
    const fees = truth("one").settle.otherFees.length;
    expect(year.settle).toEqual({ planted: fees, found: fees, invented: 0 });
    expect(fees).toBeGreaterThan(40);
  });

  it("pairs every request that carries two numbers, by the pass it was planted for", () => {
    expect(year.twoNumbers.planted).toBeGreaterThan(100);
    expect(year.twoNumbers).toEqual({
      planted: year.twoNumbers.planted,
      found: year.twoNumbers.planted,
      invented: 0,
    });
  });

  it("the other four services come to what was written for them", async () => {
    const value = async (key: string): Promise<number> => {
      const { value } = await ask("indicator", "value", key, "--year", "2019");
      return Number(value.num) / Number(value.den);
    };
    expect({
      consultingDone: await value("consulting-done"),
      trainingSessions: await value("training-sessions"),
      trainingPersonTimes: await value("training-person-times"),
      purchasePackages: await value("purchase-packages"),
      purchaseSavingFen: Math.round((await value("purchase-savings")) * 100),
      ticketsResolved: await value("support-resolved"),
    }).toEqual({ ...truth("one").services, consultingReceived: undefined });
  }, 60_000);

  it("the sub-project's self-evaluation is counted from the year's own books", async () => {
    const { execution, total, rows } = await ask("indicator", "score", "2019-dd", "--year", "2019");
    // 293,300.00 of 300,000.00 are 9.7767 of 10 points, printed 9.78; every target is reached: 90 of 90.
    expect([execution.ratePrinted, execution.score, total]).toEqual(["97.77%", "9.78", "99.78"]);
    // 53,202 were settled; three of September are corrected in October to not count.
    expect(JSON.stringify(rows.find((r: { key: string }) => r.key === "dd-filled"))).toContain("53,199");
    const out = readdirSync(join(folder, "one", "out"));
    for (const form of [
      "self-evaluation",
      "monitoring",
      "midterm",
      "acceptance",
      "performance",
      "consolidated",
    ])
      expect(out.some((name) => name.startsWith(`${form}-`))).toBe(true);
  }, 60_000);

  it("pays, holds, credits and asks of every planted bill what is right, month by month, and holds no other", () => {
    const bills = truth("one").settle.courier;
    const { length } = bills;
    expect(year.courier).toEqual({ planted: length, found: length, missed: 0, invented: 0 });
    // Each plant begins in two months, but for bills that are too high, of which every month has some.
    const begun = new Map<string, Set<string>>();
    for (const { plant, account, period } of bills)
      begun.set(plant, (begun.get(plant) ?? new Set()).add(plant === "overbilled" ? period : account));
    expect([...begun].filter(([plant, of]) => of.size !== (plant === "overbilled" ? 12 : 2))).toEqual([]);
    expect(begun.size).toBe(16);
  });

  it("the doctor names the subject service library whose verification is missing, and not the one that is verified", async () => {
    const { areas } = await ask("doctor", "2020-01");
    const found = areas.flatMap((area: { found: { code: string; params: object }[] }) => area.found);
    const subjects = found.filter((f: { code: string }) => f.code === "subject-library-must-be-complete");
    // 10002 was verified on 2019-03-08, within a year before 2020-01-31.
    expect(subjects.map((f: { params: object }) => f.params)).toMatchObject([
      { library: "10003", on: "2020-01-31", gaps: ["verification"] },
    ]);
  }, 60_000);

  it("the courier audit, asked as a stranger would, holds of the planted parcels what is planted and of no other anything", async () => {
    for (const month of ["2019-03", "2019-09"]) {
      const planted = truth("one").settle.courier.filter((p) => p.period === month);
      const { exceptions, invoice } = await ask("courier", "audit", month);
      const numbers = new Set(planted.flatMap((p) => p.numbers));
      const odd = exceptions.filter((a: { class: string }) => a.class !== "volumes-differ");
      expect(odd.filter((a: { line: { waybillNo: string } }) => !numbers.has(a.line.waybillNo))).toEqual([]);
      expect(invoice.heldFen).toBe(planted.reduce((sum, p) => sum + p.heldFen, 0));
    }
    // 10.00 and 4.00 too many in February, credited whole in March and billed anew in April.
    const [later] = truth("one").settle.courier.filter((p) => p.plant === "rebill-later");
    const { lines } = await ask("courier", "audit", "2019-04", "--waybill", later?.account ?? "");
    const paidAndHeld = lines.map(({ audited: a }: { audited: { payableFen: number; heldFen: number } }) => [
      a.payableFen,
      a.heldFen,
    ]);
    expect(paidAndHeld).toEqual([
      [1000, 400],
      [-1000, -400],
      [1000, 0],
    ]);
  }, 60_000);

  it("a parcel whose volumes differ from the invoice holds a request that was planted to differ", async () => {
    const { exceptions } = await ask("courier", "audit", "2019-05");
    const planted = new Set(truth("one").planted.map((p) => p.number));
    const parcels = exceptions.filter((a: { class: string }) => a.class === "volumes-differ");
    expect(parcels.length).toBeGreaterThan(0);
    for (const { line } of parcels) {
      const { rows } = await ask("why", line.waybillNo);
      expect(rows.some((r: { requestNo: string | null }) => planted.has(r.requestNo ?? ""))).toBe(true);
    }
  }, 60_000);

  it.skipIf(!has("hledger"))(
    "hledger comes to our balances, account by account, to the fen",
    () => {
      const books = ["--books", join(folder, "one", "balis.db")];
      const path = join(folder, "year.journal");
      execFileSync("node", [BALIS, "export", "journal", "-o", path, ...books]);
      execFileSync("hledger", ["-f", path, "check", "--strict"]);
      const csv = execFileSync("hledger", ["-f", path, "bal", "-N", "-O", "csv", "--flat"]).toString();
      const theirs = new Map(
        [...csv.matchAll(/^"([^"]+)","(-?[\d.]+) CNY"$/gm)].map(([, account = "", yuan = ""]) => [
          account,
          yuan,
        ]),
      );
      const subsidies = [...theirs].filter(([account]) => account.startsWith("payable:library:"));
      const fen = (yuan: string): number => Math.round(Number(yuan) * 100);
      const paid = subsidies.reduce((sum, [, yuan]) => sum - fen(yuan), 0);
      const ours = year.months.reduce((sum: number, m: { subsidyFen: number }) => sum + m.subsidyFen, 0);
      expect(paid).toBe(ours);
      expect(fen(theirs.get("expense:courier") ?? "")).toBe(
        year.months.reduce((sum: number, m: { courierFen: number }) => sum + m.courierFen, 0),
      );
    },
    60_000,
  );

  // Source: SOURCES.md [tables-2019].
  it("has the published totals of 2019", () => {
    expect(year.documents).toBe(53_202);
    expect(year.suppliers.map((s: [string, number]) => s[1])).toEqual([3189, 3075, 2444, 1304, 1287]);
    expect(year.lenders.map((l: [string, number]) => l[1])).toEqual([
      1291, 1227, 1143, 1078, 1069, 489, 475, 447,
    ]);
  });

  it("writes the same files from the same seed", () => {
    expect(inbox("once")).toEqual(inbox("one"));
  });

  it("is twice as large at scale 2, every request under its own number", () => {
    const twice = demo("twice", "--files-only", "--scale", "2");
    const numbers = truth("twice").planted.map((p) => p.number);
    expect(twice.documents).toBe(2 * once.documents);
    expect(new Set(numbers).size).toBe(numbers.length);
    const before = truth("once").planted.map((p) => p.number);
    expect(numbers.slice(0, before.length)).toEqual(before);
    const bills = truth("twice").settle.courier.map((p) => `${p.period} ${p.account}`);
    expect(new Set(bills).size).toBe(bills.length);
  }, 60_000);

  it("every file of the year is listed as made by the demo: the next one takes the folder", () => {
    cpSync(join(folder, "one"), join(folder, "again"), { recursive: true });
    demo("again", "--files-only");
    expect(inbox("again")).toEqual(inbox("one"));
    expect(readdirSync(join(folder, "again"))).not.toContain("out");
  }, 60_000);
});

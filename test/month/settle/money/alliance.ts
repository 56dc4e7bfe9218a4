/** Books for stories about money: document delivery of a few libraries, month by month, by any set of rules. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Gate, GateKey } from "../../../../src/month/close/gate.ts";
import { runBalis, STANDARD_BOOKS, words } from "../../../cases/run-case.ts";

export interface Request {
  readonly no: string;
  readonly supplier: string;
  readonly requester: string;
  /** "2019-05-06". */
  readonly day: string;
  readonly pages: number;
  /** What the requester says where it differs; null: it says nothing. */
  readonly pagesAsked?: number | null;
}

const SUPPLIER = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)";
const REQUESTER = "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数";

/** Both sides' files of a month, by name. `part` tells apart what is sent later. */
export function filesOf(
  period: string,
  requests: readonly Request[],
  part = "",
): Readonly<Record<string, string>> {
  const files = new Map<string, string[]>();
  const add = (name: string, head: string, line: string): void => {
    files.set(name, [...(files.get(name) ?? [head]), line]);
  };
  for (const r of requests) {
    const row = (other: string, pages: number): string =>
      [r.no, other, r.day, "满足", "期刊论文", "普通", pages].join(",");
    const fee = ((r.pages * 30) / 100).toString();
    add(`${r.supplier}-原文传递${part}-${period}.csv`, SUPPLIER, `${row(r.requester, r.pages)},${fee}`);
    const asked = r.pagesAsked === undefined ? r.pages : r.pagesAsked;
    if (asked !== null)
      add(`${r.requester}-原文传递请求${part}-${period}.csv`, REQUESTER, row(r.supplier, asked));
  }
  return Object.fromEntries([...files].map(([name, lines]) => [name, [...lines, ""].join("\n")]));
}

export interface Alliance {
  readonly cwd: string;
  /** Runs a command as typed; a refusal is an error. */
  must(line: string): Promise<string>;
  balis(line: string): ReturnType<typeof runBalis>;
  json<T>(line: string): Promise<T>;
  /** Writes and imports the files, reconciles and settles the period. */
  month(period: string, files: Readonly<Record<string, string>>, flags?: string): Promise<void>;
  importAll(files: Readonly<Record<string, string>>): Promise<void>;
  /** Closes it whoever has not sent anything and may still answer: these stories are about amounts. Any other failed gate is an error. */
  close(period: string): Promise<void>;
  remove(): void;
}

/** New books with the registry and these packs; `change` edits their text. A finished set of books is copied. */
export async function allianceOf(
  packs: readonly string[] = ["balis-dd-2017", "sample-2019"],
  change: (text: string) => string = (text) => text,
): Promise<Alliance> {
  const alliance = opened(mkdtempSync(join(tmpdir(), "balis-money-")));
  for (const line of STANDARD_BOOKS.slice(0, 3)) await alliance.must(line);
  for (const pack of packs) {
    const text = change(readFileSync(`templates/rules/${pack}.yaml`, "utf8"));
    writeFileSync(join(alliance.cwd, `${pack}.yaml`), text);
    await alliance.must(`rule enact ${pack}.yaml`);
  }
  return alliance;
}

/** The same books once more, in a folder of their own under the first. */
export function copyOf(alliance: Alliance, name: string): Alliance {
  const cwd = join(alliance.cwd, name);
  mkdirSync(cwd);
  cpSync(join(alliance.cwd, "balis.db"), join(cwd, "balis.db"));
  return opened(cwd);
}

const LET_PASS: readonly GateKey[] = ["files-complete", "answers-awaited"];

function opened(cwd: string): Alliance {
  const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });
  const must = async (line: string): Promise<string> => {
    const { exit, stderr, stdout } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
    return stdout;
  };
  const importAll = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    await must(`import --beside ${Object.keys(files).join(" ")}`);
  };
  return {
    cwd,
    balis,
    must,
    importAll,
    json: async <T>(line: string) => JSON.parse(await must(`${line} --json`)) as T,
    month: async (period, files, flags = "") => {
      await importAll(files);
      await must(`reconcile ${period}`);
      await must(`settle ${period}${flags}`);
    },
    close: async (period) => {
      const dry = JSON.parse(await must(`close ${period} --dry-run --json`)) as { gates: Gate[] };
      const failed = dry.gates.filter((gate) => !gate.passed).map((gate) => gate.key);
      const others = failed.filter((key) => !LET_PASS.includes(key));
      if (others.length > 0) throw new Error(`close ${period}: ${others.join(" ")}`);
      await must(`close ${period} --confirm ${period}${failed.length > 0 ? " --despite 报送不全" : ""}`);
    },
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

interface Sum {
  readonly kind: string;
  readonly scheme: string | null;
  readonly library: string | null;
  readonly fen: number;
  readonly corrects: string | null;
}

/** Every charge of a period's settlement in force, as `export charges` would give it. */
export async function chargesOf(alliance: Alliance, period: string): Promise<Sum[]> {
  const { openBooks } = await import("../../../../src/books/sqlite/open.ts");
  const store = await openBooks(join(alliance.cwd, "balis.db"));
  try {
    const run = await store.read.settlement(period);
    const found: Sum[] = [];
    for await (const batch of store.read.charges({ settlement: run?.number ?? 0 }))
      found.push(
        ...batch.map(({ kind, scheme, library, fen, corrects }) => ({
          ...{ kind, scheme, library, fen: Number(fen), corrects },
        })),
      );
    return found;
  } finally {
    await store.close();
  }
}

/** Σ fen by kind and library: "dd-subsidy 10002" → 180. */
export function sumsOf(charges: readonly Sum[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, library, fen } of charges) {
    const key = `${kind} ${library ?? ""}`;
    sums[key] = (sums[key] ?? 0) + fen;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0));
}

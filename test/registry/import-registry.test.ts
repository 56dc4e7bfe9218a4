import { expect, test } from "vitest";
import type { Store } from "../../src/books/port.ts";
import { checkRegistry } from "../../src/registry/check-registry.ts";
import { parseRegistryText } from "../../src/registry/io/parse-table.ts";
import type { RegistryPart } from "../../src/registry/parse-registry.ts";
import { editRegistry } from "../../src/registry/steps/change-registry.ts";
import { importRegistry } from "../../src/registry/steps/import-registry.ts";
import { readRegistry } from "../../src/registry/steps/read-registry.ts";
import { ACTION, onBooks } from "../month/close/books.ts";
import { template } from "./seed.ts";

async function imported(store: Store, part: RegistryPart, text: string, dryRun = false): Promise<string> {
  const { table } = parseRegistryText({ file: `${part}.csv`, text });
  const done = await importRegistry({ store, part, table, action: ACTION, dryRun });
  if (done.kind === "refused") return done.findings.map((f) => f.code).join(" ");
  const { added, changed, unchanged } = done.change;
  return [`${added}+${changed}=${unchanged}`, ...done.notes.map((f) => f.code)].join(" ");
}

async function seed(store: Store): Promise<void> {
  await imported(store, "libraries", template("libraries"));
  await imported(store, "aliases", template("aliases"));
  await imported(store, "agreements", template("agreements-sample"));
}

test("the shipped tables go into the books, and a second time change nothing", () =>
  onBooks(async (store) => {
    await seed(store);
    const registry = await readRegistry(store.read);
    expect([registry.libraries.length, registry.agreements.length]).toEqual([99, 182]);
    expect(checkRegistry(registry).findings).toEqual([]);
    const digest = await store.read.rulesDigest();
    await seed(store);
    expect(await readRegistry(store.read)).toEqual(registry);
    expect(await store.read.rulesDigest()).toBe(digest);
    expect(await imported(store, "agreements", template("agreements-sample"))).toBe("0+0=182");
  }));

test("a table with one bad row is refused whole, and a dry run writes nothing", () =>
  onBooks(async (store) => {
    await seed(store);
    const before = await readRegistry(store.read);
    const head = "library,service,role,from,to\n";
    expect(
      await imported(store, "agreements", `${head}14588,ill,,2020-01-01,\n农大,ill,,2020-01-01,\n`),
    ).toBe("library-must-be-unambiguous");
    expect(await imported(store, "agreements", `${head}14588,ill,,2020-01-01,\n`, true)).toBe("1+0=0");
    expect(await readRegistry(store.read)).toEqual(before);
  }));

test("an edit that leaves a loan member without document delivery is done and noted", () =>
  onBooks(async (store) => {
    await seed(store);
    const edit = {
      kind: "end-agreement",
      library: "北体",
      service: "dd",
      role: null,
      to: "2019-05-15",
    } as const;
    const { change, notes } = await editRegistry({ store, edit, action: ACTION });
    expect([change.added, change.changed]).toEqual([0, 1]);
    expect(notes.map((f) => [f.code, "uncovered" in f.params && f.params.uncovered])).toEqual([
      ["ill-member-must-be-dd-member", "2019-05-16"],
    ]);
    const { agreements } = await readRegistry(store.read);
    expect(agreements.filter((a) => a.library === "10043").map((a) => [a.service, a.to])).toEqual([
      ["dd", "2019-05-15"],
      ["ill", null],
    ]);
  }));

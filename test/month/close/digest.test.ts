/** The digest of a period's rows is pinned: counted here by hand from the rows, as manifests that are sealed already have it. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Fact } from "../../../src/books/port.ts";
import { digestPeriod, fieldRow } from "../../../src/month/close/steps/digest-period.ts";
import type { SourceFile } from "../../../src/month/import/file.ts";
import type { ConsultingRequest } from "../../../src/records/service-record.ts";
import {
  add,
  disputed,
  fileFacts,
  MAY,
  oneRow,
  receipt,
  ref,
  resolved,
  sourceFile,
} from "../../books/facts.ts";
import { lineOf } from "../../support/records.ts";
import { onBooks } from "./books.ts";

const sha = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

test("records are hashed a thousand at a time, each round with the hash before it, whatever batches the store reads", async () => {
  const rows = Array.from({ length: 2345 }, (_, i) => 3 + i);
  const key = (row: number): string => `DD-${`${row}`.padStart(5, "0")}`;
  await onBooks(async (store) => {
    const said = rows.map((row) => ({ requestNo: key(row), requestKey: key(row), title: "题" }));
    await add(store, fileFacts({ number: 1 }, said));
    const { records: digest } = await digestPeriod({ read: store.read, period: MAY, hash: sha, version: 2 });
    const text = (row: number): string =>
      JSON.stringify([
        ...[`1:1:${row}`, "dd", "supplier", key(row), key(row), "10002", "10003", null],
        ...["2019-05-02", "2019-05-03", null, "filled", null, "期刊论文", "ordinary", "own"],
        ...[null, null, 12, null, null, null, null, "360"],
        ...["题", "001234567890123456", null, null, null, null, null, null, null, null],
      ]);
    let hash = sha("");
    for (const [from, to] of [
      [0, 1000],
      [1000, 2000],
      [2000, 2345],
    ]) {
      hash = sha(`${hash}\n${rows.slice(from, to).map(text).join("\n")}`);
    }
    expect(digest).toEqual({ count: 2345, sha256: hash });
  });
});

test("the first closes have no reader's class, channel and voucher", () =>
  onBooks(async (store) => {
    await add(store, oneRow({ number: 1 }, { title: null, itemId: null, attachment: "A-1" }));
    const row = [
      ...["1:1:3", "dd", "supplier", "DD-1", "DD-1", "10002", "10003", null],
      ...["2019-05-02", "2019-05-03", null, "filled", null, "期刊论文", "ordinary", "own"],
      ...[null, null, 12, null, null, null, null, "360", null, null, null, null, null, null, null],
    ];
    const digest = async (version: 1 | 2) =>
      (await digestPeriod({ read: store.read, period: MAY, hash: sha, version })).records.sha256;
    const first = sha("");
    expect(await digest(1)).toBe(sha(`${first}\n${JSON.stringify(row)}`));
    expect(await digest(2)).toBe(sha(`${first}\n${JSON.stringify([...row, null, null, "A-1"])}`));
  }));

test("a discrepancy stands with what each side says, and with what was decided and agreed", () =>
  onBooks(async (store) => {
    await add(store, [...oneRow({ number: 1 }), ...disputed(1)]);
    const row = [
      ...["D-1", "dd", "DD-1", "differs", "10002", "10003", "S+R", "360"],
      ...[[["pages", "12", "10", null]], ["1:1:3"]],
    ];
    const wanted = (decided: unknown) => ({
      count: 1,
      sha256: sha(`${sha("")}\n${JSON.stringify([...row, decided])}`),
    });
    const digest = async () =>
      (await digestPeriod({ read: store.read, period: MAY, hash: sha })).discrepancies;
    expect(await digest()).toEqual(wanted(null));
    await add(store, resolved(1, { kind: "agreed-value", values: { pages: 11, feeFen: 330n } }));
    expect(await digest()).toEqual(wanted(["agreed-value", "已核实", "王会计", [11, null, null, "330"]]));
    await add(store, [{ kind: "resolution-withdrawn", discrepancy: "D-1", reason: "x" }, ...resolved(1)]);
    expect(await digest()).toEqual(wanted(["supplier-right", "已核实", "王会计", [null, null, null, ""]]));
  }));

test("what a row of another service does not say is left out, and what an invoice does not say is null", () =>
  onBooks(async (store) => {
    const consulting: ConsultingRequest = {
      ref: ref(1),
      requestNo: "001",
      receivedOn: "2019-05-06",
      doneOn: null,
      supplier: "10008",
      asker: null,
      askerKind: null,
      serviceItem: "ZX",
      result: "pending",
      scoreTenths: null,
      feeFen: 60_000n,
      marketFen: null,
    };
    const line = lineOf("W1", { ref: ref(2), freightFen: 1400n });
    const wholeFile = (number: number, kind: SourceFile["kind"], rows: Fact): Fact[] => [
      { kind: "file-opened", file: { ...sourceFile({ number }), kind } },
      rows,
      { kind: "file-read", receipt: receipt(number, { taken: 1 }) },
    ];
    await add(store, [
      ...wholeFile(1, "consulting", { kind: "service-records", of: "consulting", records: [consulting] }),
      ...wholeFile(2, "courier-invoice", { kind: "waybill-lines", lines: [line] }),
    ]);
    const { services, waybills, version } = await digestPeriod({ read: store.read, period: MAY, hash: sha });
    const service =
      '{"feeFen":"60000","kind":"consulting","period":"2019-05","receivedOn":"2019-05-06","ref":"1:1:3","requestNo":"001",' +
      '"result":"pending","serviceItem":"ZX","supplier":"10008"}';
    const waybill =
      '["2:1:3","W1","2019-05-06","10002","10001","out",1,3200,2,"parcel",null,null,"1400","1400",null]';
    const june = await digestPeriod({ read: store.read, period: "2019-06", hash: sha });
    expect([june.version, june.services.count, june.services.sha256]).toEqual([2, 0, sha("")]);
    expect([version, services.sha256, waybills.sha256]).toEqual([
      ...[3, sha(`${sha("")}\n${service}`), sha(`${sha("")}\n${waybill}`)],
    ]);
  }));
test("a field that is added to a row type changes no row that does not say it", () => {
  const before = fieldRow<{ a: string; b: bigint }>(["a", "b"], 2);
  const after = fieldRow<{ a: string; b: bigint; c: bigint | null }>(["a", "b", "c"], 2);
  expect(after({ a: "x", b: 7n, c: null })).toEqual(before({ a: "x", b: 7n }));
  expect(after({ a: "x", b: 7n, c: 8n })).toEqual(["x", "7", ["c", "8"]]);
});

import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { add, disputed, JUNE, MAY, oneRow, resolved } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const DD_MAY = { period: MAY, service: "dd" } as const;

const withdrawn: Fact = { kind: "resolution-withdrawn", discrepancy: "D-1", reason: "看错了" };

export function runInputsContract({ store }: Subject): void {
  describe("what a run depends on", () => {
    test("files, their replacement and rules change the inputs; another service and other periods do not", async () => {
      const inputs = () => store().read.reconciliationInputs(DD_MAY);
      const seen = new Set([await inputs()]);
      const changing: Fact[][] = [
        oneRow({ number: 1 }),
        [...oneRow({ number: 2 }), { kind: "file-superseded", file: 1, by: 2 }],
        [{ kind: "setting-recorded", name: "a", value: "1" }],
      ];
      for (const facts of changing) {
        await add(store(), facts);
        seen.add(await inputs());
      }
      expect(seen.size).toBe(4);
      await add(store(), oneRow({ number: 3, period: JUNE }));
      await add(store(), oneRow({ number: 4, kind: "ill-supplier" }));
      seen.add(await inputs());
      expect(seen.size).toBe(4);
    });

    test("runs and resolutions change the inputs of a settlement", async () => {
      const inputs = () => store().read.settlementInputs(MAY);
      await add(store(), oneRow({ number: 1 }));
      const seen = new Set([await inputs()]);
      for (const facts of [
        disputed(1),
        resolved(1),
        [withdrawn],
        oneRow({ number: 2, kind: "courier-invoice" })
          .filter((f) => f.kind !== "records")
          .map((f) => (f.kind === "file-read" ? { ...f, receipt: { ...f.receipt, taken: 0, rows: 2 } } : f)),
      ]) {
        await add(store(), facts);
        seen.add(await inputs());
      }
      // Before, with the run, resolved, withdrawn (again as with the run), with the invoice.
      expect(seen.size).toBe(4);
    });
  });
}

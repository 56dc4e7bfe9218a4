import { describe, expect, test } from "vitest";
import { add, charge, fileFacts, gathered, MAY, record, ref, settlementOf } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

export function pricedContract({ store }: Subject): void {
  describe("fees of single requests", () => {
    test("priced requests come with what their record shows, those of one library together, in the order of codes and cases", async () => {
      const books = store();
      await add(books, fileFacts({ number: 1 }, [{ requestNo: "A" }, { requestNo: "B" }]));
      const fee = { kind: "fee-basis", library: "10002", counterparty: "10001" } as const;
      const charges = [
        charge("C-1-1", { ...fee, caseKey: "B", record: ref(1, 4) }),
        charge("C-1-2", { ...fee, caseKey: "A", counterparty: "10003" }),
        charge("C-1-3", { ...fee, caseKey: "C", library: "10001", record: null }),
        charge("C-1-4", { ...fee, library: null }),
        charge("C-1-5", { ...fee, kind: "free" }),
      ];
      await add(books, settlementOf(1, MAY, charges));
      const asked = async (of: "library" | "counterparty", code: string | null = null) =>
        (await gathered(books.read.pricedRequests({ settlement: 1, of, code }))).map(
          (priced) => [priced.charge.id, priced.record?.requestNo] as const,
        );
      const [one, two, three] = [
        ["C-1-1", "B"] as const,
        ["C-1-2", "A"] as const,
        ["C-1-3", undefined] as const,
      ];
      expect(await asked("library")).toEqual([three, two, one]);
      expect(await asked("library", "10002")).toEqual([two, one]);
      expect(await asked("counterparty")).toEqual([["C-1-4", "A"], three, one, two]);
      expect(await asked("counterparty", "10003")).toEqual([two]);
      const [first] = await gathered(
        books.read.pricedRequests({ settlement: 1, of: "counterparty", code: "10003" }),
      );
      const { requestNo, suppliedOn, pages, volumes } = record(ref(1), "dd-supplier", { requestNo: "A" });
      expect(first).toEqual({
        charge: charges[1],
        record: { ref: ref(1), requestNo, suppliedOn, pages, volumes },
      });
    });
  });
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { buildClose } from "../../../src/month/close/build-manifest.ts";
import type { PeriodClose } from "../../../src/month/close/port.ts";
import { verifyChain } from "../../../src/month/close/verify-chain.ts";
import { closable, periodOf, sha256 } from "./facts.ts";

function chain(): PeriodClose[] {
  const closes: PeriodClose[] = [];
  for (const id of ["2019-03", "2019-04", "2019-05", "2019-06"]) {
    const before = closes.at(-1) ?? null;
    const facts = closable({ period: periodOf(id) });
    closes.push(buildClose(facts, { before, programVersion: "0.1.0", hash: sha256 }));
  }
  return closes;
}

function broken(closes: readonly PeriodClose[]): string {
  const found = verifyChain(closes, sha256);
  return found && "period" in found.params ? `${found.params.period} ${found.code}` : "";
}

test("a chain as it was written holds, and so does one that has not begun", () => {
  expect(broken(chain())).toBe("");
  expect(broken([])).toBe("");
});

test("law: one edited byte of any manifest is found, and its period is named", () => {
  fc.assert(
    fc.property(fc.nat(3), fc.nat(), (index, seed) => {
      const closes = chain();
      const close = closes[index];
      if (!close) throw new Error();
      const at = seed % close.manifest.length;
      const other = close.manifest[at] === "0" ? "1" : "0";
      const manifest = close.manifest.slice(0, at) + other + close.manifest.slice(at + 1);
      closes[index] = { ...close, manifest };
      expect(broken(closes)).toBe(`${close.period} manifest-must-match-its-hash`);
    }),
  );
});

function edited(index: number, change: (close: PeriodClose) => PeriodClose): PeriodClose[] {
  return chain().map((close, i) => (i === index ? change(close) : close));
}

test("an edit with its hash redone is found at the next close", () => {
  const closes = edited(1, (close) => {
    const manifest = close.manifest.replace('"fen":"123450"', '"fen":"123451"');
    return { ...close, manifest, hash: sha256(manifest) };
  });
  expect(broken(closes)).toBe("2019-05 close-must-follow-the-one-before");
});

test("a close that is missing, and one put in another's place, are found", () => {
  expect(broken(chain().filter((_, i) => i !== 1))).toBe("2019-05 close-order-must-hold");
  expect(broken(edited(2, (close) => ({ ...close, period: "2019-07" })))).toBe(
    "2019-07 manifest-must-name-its-close",
  );
  expect(broken(edited(0, (close) => ({ ...close, previous: "1".repeat(64) })))).toBe(
    "2019-03 close-must-follow-the-one-before",
  );
});

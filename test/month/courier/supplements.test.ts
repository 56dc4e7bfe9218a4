/** Boxes and supplements of one waybill, worked by hand: first kilogram 8.00, each started kilogram more 2.00. */
import { describe, expect, test } from "vitest";
import { sumOf } from "../../../src/core/list.ts";
import type { WaybillLine } from "../../../src/records/record.ts";
import type { CourierContract } from "../../../src/rules/courier-contract.ts";
import { auditMonths } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

type Row = readonly [fen: bigint, grams: number, said?: Partial<WaybillLine>];
const again = { charge: "supplement" };
const box = (waybillNo: string) => ({ waybillNo, motherNo: "001" });

function lines(months: readonly (readonly Row[])[]): WaybillLine[][] {
  const about = { company: "", shippedOn: "2019-04-29" };
  return months.map((rows) =>
    rows.map(([chargeFen, weightGrams, said]) =>
      lineOf("001", { chargeFen, weightGrams, ...about, ...said }),
    ),
  );
}

// Months of rows; then of each month what is paid and what is held.
const cases: readonly (readonly [
  string,
  readonly (readonly Row[])[],
  readonly (readonly [bigint, bigint])[],
  Partial<CourierContract>?,
])[] = [
  [
    // 4.00 stay paid before July; of 20.00 for 6.4 kg its supplement takes 14.00, and 2.00 are left.
    "a box that is billed anew after a credit: what is left of the one price",
    [
      [[1400n, 3200]],
      [[-800n, 3200]],
      [
        [1200n, 3200, box("002")],
        [-1400n, 3200],
      ],
      [
        [1400n, 3200, box("002")],
        [1400n, 3200, again],
      ],
    ],
    [
      [1400n, 0n],
      [-800n, 0n],
      [-200n, 0n],
      [1600n, 1200n],
    ],
  ],
  [
    "1 kg, then 3 kg: 4.00 more",
    [[[800n, 1000]], [[400n, 3000, again]]],
    [
      [800n, 0n],
      [400n, 0n],
    ],
  ],
  [
    "6.00 more for what costs 4.00 more",
    [[[1000n, 2000]], [[600n, 4000, again]]],
    [
      [1000n, 0n],
      [400n, 200n],
    ],
  ],
  [
    "what was held is owed by the new weight",
    [[[1200n, 1000]], [[200n, 3000, again]]],
    [
      [800n, 400n],
      [400n, -200n],
    ],
  ],
  [
    "the same supplement twice",
    [
      [[800n, 1000]],
      [
        [400n, 3000, again],
        [400n, 3000, again],
      ],
    ],
    [
      [800n, 0n],
      [400n, 400n],
    ],
  ],
  [
    "the later one counts",
    [[[800n, 1000]], [[400n, 3000, again]], [[200n, 4000, again]]],
    [
      [800n, 0n],
      [400n, 0n],
      [200n, 0n],
    ],
  ],
  [
    "weighed lighter: 2.00 back",
    [[[1200n, 3000]], [[-200n, 2000, again]]],
    [
      [1200n, 0n],
      [-200n, 0n],
    ],
  ],
  [
    "weighed lighter, too little back",
    [[[1200n, 3000]], [[-100n, 2000, again]]],
    [
      [1200n, 0n],
      [-200n, 100n],
    ],
  ],
  [
    "three boxes have one first weight",
    [
      [
        [1000n, 2000],
        [1200n, 3000, box("002")],
        [800n, 1000, box("003")],
      ],
    ],
    [[1800n, 1200n]],
  ],
  [
    "or each its own, where the contract says so",
    [
      [
        [1000n, 2000],
        [1200n, 3000, box("002")],
        [800n, 1000, box("003")],
      ],
    ],
    [[3000n, 0n]],
    { pieces: "each" },
  ],
  [
    "the mother has the price, the boxes 0.00",
    [
      [
        [1800n, 6000],
        [0n, 0, box("002")],
        [0n, 2000, box("003")],
      ],
    ],
    [[1800n, 0n]],
  ],
  [
    "one box is credited: the other is owed alone",
    [
      [
        [1400n, 2200],
        [1400n, 2200, box("002")],
      ],
      [[-1400n, 2200, box("002")]],
    ],
    [
      [1600n, 1200n],
      [-400n, -1000n],
    ],
  ],
  [
    "a box on the next invoice",
    [[[1000n, 2000]], [[1200n, 3000, box("002")]]],
    [
      [1000n, 0n],
      [600n, 600n],
    ],
  ],
];

describe("boxes and supplements", () => {
  for (const [name, months, wanted, said] of cases)
    test(name, () => {
      const audited = auditMonths(lines(months), { payable: "lower", ...said });
      const sums = audited.map((all) => [sumOf(all, (a) => a.payableFen), sumOf(all, (a) => a.heldFen)]);
      expect(sums).toEqual(wanted);
    });
});

describe("what the contract's column says of freight in several lines", () => {
  // Of each line what is billed, its price, and what is held; 29 April is of the first month.
  const told = (...rows: Row[]) =>
    auditMonths(lines([rows]), { payable: "lower" })[0]?.map((a) => [
      ...[a.line.chargeFen, a.contractFen, a.heldFen],
    ]);

  test("1 kg costs 8.00 beside a supplement that says no more: nothing is owed of the supplement", () => {
    const parcel = [800n, 800n, 0n];
    expect(told([800n, 1000], [40n, 1000, again])).toEqual([parcel, [40n, 0n, 40n]]);
    expect(told([50n, 1000, again], [800n, 1000])).toEqual([[50n, 0n, 50n], parcel]);
  });

  test("boxes of 6 kg: 8.00, 10.00 and nothing of 12.00; together the 18.00 that all cost", () => {
    const boxes: Row[] = [
      [800n, 2000],
      [1000n, 3000, box("002")],
      [1200n, 1000, box("003")],
    ];
    expect(told(...boxes)).toEqual([
      [800n, 800n, 0n],
      [1000n, 1000n, 0n],
      [1200n, 0n, 1200n],
    ]);
    // Billed less than they cost: the last says what is left.
    expect(told([400n, 2000], [400n, 4000, box("002")])?.map((l) => l[1])).toEqual([400n, 1400n]);
  });
});

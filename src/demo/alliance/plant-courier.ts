/**
 * What is planted in the courier's invoices, each parcel with what is rightly paid and held of it in each month: bills above the
 * contract, credits (退费), bills made anew after one, boxes under a mother number (子母件) and supplements after reweighing (补差). Some are
 * right and payable without a question, some wrong. All amounts are worked out here from the contract's prices.
 */
import { addUp } from "../../core/list.ts";
import { contractFen, type Parcel } from "./parcels.ts";
import { dayOf } from "./requests.ts";

export interface InvoiceLine extends Omit<Parcel, "volumes"> {
  readonly mother: string | null;
  /** Its word for what is billed; empty: freight. */
  readonly item: "" | "退费" | "补差";
  readonly volumes: number | null;
  readonly fen: number;
}

/** Of one account (a waybill, with its boxes) in one month. */
export interface CourierTruth {
  readonly period: string;
  readonly account: string;
  readonly plant: string;
  /** Numbers of its lines. */
  readonly numbers: readonly string[];
  readonly paidFen: number;
  /** Negative: what a credit ends of what was held, or credits of nothing. */
  readonly heldFen: number;
  /** What credits of the month take back. */
  readonly creditedFen: number;
  /** The classes of lines that a person is asked about. */
  readonly questions: readonly string[];
}

/** One month of a parcel: its lines, and what is right. */
interface Told {
  readonly lines: readonly InvoiceLine[];
  readonly paidFen: number;
  readonly heldFen: number;
  readonly questions?: readonly string[];
}

/** From the parcel's own month on. */
type Plant = (parcel: Parcel) => readonly Told[];

const bill = (p: Parcel, fen: number): InvoiceLine => ({ ...p, mother: null, item: "", fen });
const other = (p: Parcel, item: InvoiceLine["item"], fen: number): InvoiceLine => ({
  ...bill(p, fen),
  volumes: null,
  item,
});
const credit = (p: Parcel, fen: number): InvoiceLine => other(p, "退费", -fen);
const supplement = (p: Parcel, moreGrams: number, fen: number): InvoiceLine =>
  other({ ...p, grams: p.grams + moreGrams }, "补差", fen);
const box = (p: Parcel, number: number, of: { grams: number; fen: number }): InvoiceLine => ({
  ...other({ ...p, waybill: `${p.waybill}P${number}`, grams: of.grams }, "", of.fen),
  mother: p.waybill,
});
const price = (p: Parcel): number => contractFen(p.grams);

/** Billed so much above the contract: that is held. */
const over = (p: Parcel, fen: number): Told => ({
  lines: [bill(p, price(p) + fen)],
  paidFen: price(p),
  heldFen: fen,
});
const right = (p: Parcel): Told => over(p, 0);

/** A first box of 1 kg and one with the rest: each as the weight of both comes to with it. */
function boxes(p: Parcel): InvoiceLine[] {
  const rest = { grams: p.grams - 1000, fen: price(p) - contractFen(1000) };
  return [box(p, 1, { grams: 1000, fen: contractFen(1000) }), box(p, 2, rest)];
}

/** The price of all on the mother's line, the boxes at nothing. */
function boxesAtNothing(p: Parcel): InvoiceLine[] {
  const rest = { grams: p.grams - 1000, fen: 0 };
  return [bill(p, price(p)), box(p, 1, { grams: 1000, fen: 0 }), box(p, 2, rest)];
}

const second = (lines: readonly InvoiceLine[]): InvoiceLine[] => lines.slice(1, 2);

/** Another parcel, that never was. */
const invented = (p: Parcel): Parcel => ({ ...p, waybill: `88${p.waybill.slice(2)}` });

interface Planting {
  readonly plant: string;
  readonly months: readonly [number, number];
  readonly of: Plant;
  /** It is about another number: the parcel itself is billed as it should be. */
  readonly isBeside?: true;
}

/** In each of its months one parcel of more than a kilogram, to a library whose district is registered. */
const PLANTS: readonly Planting[] = [
  // Right: what was billed above the contract is credited.
  {
    plant: "credit",
    months: [2, 7],
    of: (p) => [over(p, 200), { lines: [credit(p, 200)], paidFen: 0, heldFen: -200 }],
  },
  // Right: credited whole and billed anew by the contract, on one invoice.
  {
    plant: "rebill",
    months: [3, 8],
    of: (p) => [
      over(p, 400),
      { lines: [credit(p, price(p) + 400), bill(p, price(p))], paidFen: 0, heldFen: -400 },
    ],
  },
  // Right: the same, a month later.
  {
    plant: "rebill-later",
    months: [2, 6],
    of: (p) => [
      over(p, 400),
      { lines: [credit(p, price(p) + 400)], paidFen: -price(p), heldFen: -400 },
      right(p),
    ],
  },
  // Right: boxes that come to the price of their weights together.
  { plant: "boxes", months: [1, 10], of: (p) => [{ ...right(p), lines: boxes(p) }] },
  { plant: "boxes-at-nothing", months: [5, 12], of: (p) => [{ ...right(p), lines: boxesAtNothing(p) }] },
  // Right: weighed again, heavier or lighter.
  {
    plant: "supplement",
    months: [4, 9],
    of: (p) => {
      const fen = contractFen(p.grams + 1300) - price(p);
      return [right(p), { lines: [supplement(p, 1300, fen)], paidFen: fen, heldFen: 0 }];
    },
  },
  {
    plant: "lighter",
    months: [1, 6],
    of: (p) => {
      const heavy = { ...p, grams: p.grams + 2000 };
      const fen = price(heavy) - price(p);
      return [right(heavy), { lines: [supplement(p, 0, -fen)], paidFen: -fen, heldFen: 0 }];
    },
  },
  // Wrong: a credit of a parcel that nobody ever billed.
  {
    plant: "credit-of-nothing",
    months: [3, 11],
    isBeside: true,
    of: (p) => [
      {
        lines: [credit(invented(p), price(p))],
        paidFen: 0,
        heldFen: -price(p),
        questions: ["credit-unmatched"],
      },
    ],
  },
  // Wrong: more is credited than was billed.
  {
    plant: "credit-beyond",
    months: [5, 10],
    of: (p) => [
      right(p),
      {
        lines: [credit(p, price(p) + 300)],
        paidFen: -price(p),
        heldFen: -300,
        questions: ["credit-excess"],
      },
    ],
  },
  // Wrong: billed anew above the contract.
  {
    plant: "rebill-above-contract",
    months: [4, 9],
    of: (p) => [
      over(p, 400),
      { lines: [credit(p, price(p) + 400), bill(p, price(p) + 200)], paidFen: 0, heldFen: -200 },
    ],
  },
  // Wrong: 6.00 are credited, of which 4.00 end what was held and 2.00 take back; of the 4.00 billed anew 2.00 are owed.
  {
    plant: "rebill-beyond-credit",
    months: [2, 8],
    of: (p) => [
      over(p, 400),
      { lines: [credit(p, 600)], paidFen: -200, heldFen: -400 },
      { lines: [bill(p, 400)], paidFen: 200, heldFen: 200, questions: ["rebill-excess"] },
    ],
  },
  // Wrong: a box once more, on the next invoice or on the same.
  {
    plant: "box-twice",
    months: [3, 7],
    of: (p) => {
      const again = second(boxes(p));
      return [
        { ...right(p), lines: boxes(p) },
        { lines: again, paidFen: 0, heldFen: addUp(again, (line) => line.fen) },
      ];
    },
  },
  {
    plant: "box-twice-at-once",
    months: [6, 11],
    of: (p) => {
      const again = second(boxes(p));
      const lines = [...boxes(p), ...again];
      return [{ lines, paidFen: price(p), heldFen: addUp(again, (line) => line.fen) }];
    },
  },
  // Wrong: a kilogram more costs 2.00, and no kilogram more nothing.
  {
    plant: "supplement-too-high",
    months: [1, 8],
    of: (p) => [right(p), { lines: [supplement(p, 1000, 600)], paidFen: 200, heldFen: 400 }],
  },
  {
    plant: "supplement-of-nothing",
    months: [5, 10],
    of: (p) => [right(p), { lines: [supplement(p, 0, 200)], paidFen: 0, heldFen: 200 }],
  },
];

/** Every so many parcels of a month one is billed 2.00 above the contract, and that is never credited. */
const OVERBILLED = { every: 211, at: 100, fen: 200 };

/**
 * The lines of twelve invoices, and the truth of what is planted in them. `parcels`: of each month from January on; `hasDistrict`: the
 * library's is registered. Of a receiver without one nobody can say that 2.00 more are no part of a surcharge.
 */
export function courierYear(
  parcels: readonly (readonly Parcel[])[],
  hasDistrict: (library: string) => boolean,
): { invoices: readonly (readonly InvoiceLine[])[]; planted: CourierTruth[] } {
  const invoices: InvoiceLine[][] = parcels.map(() => []);
  const planted: CourierTruth[] = [];
  const tell = (plant: string, from: number, months: readonly Told[]): void => {
    for (const [later, told] of months.entries()) {
      const month = from + later;
      invoices[month - 1]?.push(...told.lines);
      if (month <= parcels.length)
        planted.push({ period: dayOf(month, 1).slice(0, 7), ...truthOf(plant, told) });
    }
  };
  for (const [i, sent] of parcels.entries()) {
    const month = i + 1;
    const isOver = (at: number): boolean => at % OVERBILLED.every === OVERBILLED.at;
    const free = sent.filter((p, at) => !isOver(at) && p.grams > 1000 && hasDistrict(p.to));
    const own = PLANTS.filter((p) => p.months.includes(month));
    const chosen = new Map(own.flatMap((plant, at) => (free[at] ? [[free[at], plant] as const] : [])));
    for (const [at, parcel] of sent.entries()) {
      const found = chosen.get(parcel);
      const asked = { questions: hasDistrict(parcel.to) ? [] : ["district-unknown"] };
      if (found) tell(found.plant, month, found.of(parcel));
      if (found && !found.isBeside) continue;
      if (isOver(at)) tell("overbilled", month, [{ ...over(parcel, OVERBILLED.fen), ...asked }]);
      else invoices[i]?.push(bill(parcel, price(parcel)));
    }
  }
  return { invoices, planted };
}

function truthOf(plant: string, { lines, ...told }: Told): Omit<CourierTruth, "period"> {
  const [first] = lines;
  return {
    plant,
    account: first?.mother ?? first?.waybill ?? "",
    numbers: [...new Set(lines.map((line) => line.waybill))],
    paidFen: told.paidFen,
    heldFen: told.heldFen,
    creditedFen: addUp(lines, (line) => (line.item === "退费" ? -line.fen : 0)),
    questions: told.questions ?? [],
  };
}

/**
 * 演算 / a courier's month reckoned with pencil and paper: a volume tier, tax on top, stops, a month fee, a line billed twice and credited,
 * and one billed too high. Source: SOURCES.md [courier-contract], [courier-audit].
 */
import { expect, test } from "vitest";
import { allianceOf, chargesOf } from "../../settle/money/alliance.ts";

const CONTRACT = `    perStop: "3.00"
    perPeriod: "200.00"
    taxOut: "6%"
    taxOutOnFees: false
    tiers: [{ fromParcels: 3, rate: "90%" }, { fromParcels: 5, rate: "80%" }]
`;

/**
 * Five parcels reach the tier of 80 %. First kilogram 8.00, each one begun 2.00, then × 80 %, then 6 % on top, each to the fen:
 * W1 0.8 kg: 8.00 → 6.40 + 0.384 = 6.78    W2 1.6 kg: 10.00 → 8.00 + 0.48 = 8.48    W3 2.2 kg: 12.00 → 9.60 + 0.576 = 10.18
 * W4 3.2 kg: 14.00 → 11.20 + 0.672 = 11.87    W5 0.5 kg: as W1, 6.78
 * The bill has W1 twice and one of them credited, W3 at 10.80 (0.62 too much), two stops at 3.00 and the month's 200.00.
 */
const BILL = `运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,费用项目,金额(元)
W1,2019-05-06,北京大学,中国人民大学,去程,1,0.8,1,运输,6.78
W1,2019-05-06,北京大学,中国人民大学,去程,1,0.8,1,运输,6.78
W1,2019-05-28,北京大学,中国人民大学,去程,1,0.8,1,运输,-6.78
W2,2019-05-06,北京大学,中国人民大学,去程,1,1.6,1,运输,8.48
W3,2019-05-07,北京大学,中国人民大学,去程,1,2.2,1,运输,10.80
W4,2019-05-08,北京大学,中国人民大学,去程,1,3.2,1,运输,11.87
W5,2019-05-09,北京大学,中国人民大学,去程,1,0.5,1,运输,6.78
停靠,2019-05-31,,中国人民大学,,2,,,停靠费,6.00
月费,2019-05-31,,,,1,,,月费,200.00
`;

const LOANS = ["06", "06", "07", "08", "09"].map((day, i) => ({
  no: `IL${i + 1}`,
  day,
  waybill: `W${i + 1}`,
}));
const loans = (other: string, head: string): string =>
  `${[`申请单号,${head},发出日期,状态,册数,去程运单号`, ...LOANS.map((l) => `${l.no},${other},2019-05-${l.day},满足,1,${l.waybill}`)].join("\n")}\n`;

test("250.09 are payable and 0.62 held; without the tier's fifth parcel four are priced at 90 %", async () => {
  const books = await allianceOf(undefined, (text) =>
    text.replace("    payable: lower\n", `    payable: lower\n${CONTRACT}`),
  );
  const settled = async (period: string): Promise<[number, number]> => {
    const charges = await chargesOf(books, period);
    const of = (kind: string): number => charges.reduce((sum, c) => (c.kind === kind ? sum + c.fen : sum), 0);
    return [of("courier"), of("courier-held")];
  };
  try {
    await books.importAll({
      "10001-馆际互借借出-2019-05.csv": loans("中国人民大学", "借入馆"),
      "10002-馆际互借借入-2019-05.csv": loans("北京大学", "借出馆"),
      "物流-2019-05.csv": BILL,
    });
    await books.must("reconcile 2019-05");
    await books.must("settle 2019-05");
    // 6.78 + 8.48 + 10.18 + 11.87 + 6.78 = 44.09; + 6.00 + 200.00.
    expect(await settled("2019-05")).toEqual([25_009, 62]);
    expect((await books.balis("verify")).exit).toBe(0);
    // In June the same without W5: four parcels are of the tier of 90 %: 7.20 + 0.43, 9.00 + 0.54, 10.80 + 0.65, 12.60 + 0.76 = 41.98.
    const june = (text: string): string =>
      text
        .replaceAll("2019-05", "2019-06")
        .replaceAll("06-31", "06-30")
        .replaceAll(/\bW(\d)/g, "V$1")
        .replaceAll("IL", "JL")
        .replace(/^.*V5.*\n/m, "");
    const bill = june(BILL)
      .split("\n")
      .filter((line) => !/,-?6\.78$/.test(line));
    bill.splice(1, 0, "V1,2019-06-06,北京大学,中国人民大学,去程,1,0.8,1,运输,7.63");
    const priced = bill
      .join("\n")
      .replace(",8.48", ",9.54")
      .replace(",10.80", ",11.45")
      .replace(",11.87", ",13.36");
    await books.importAll({
      "10001-馆际互借借出-2019-06.csv": june(loans("中国人民大学", "借入馆")),
      "10002-馆际互借借入-2019-06.csv": june(loans("北京大学", "借出馆")),
      "物流-2019-06.csv": priced,
    });
    await books.must("reconcile 2019-06");
    await books.must("settle 2019-06");
    expect(await settled("2019-06")).toEqual([24_798, 0]);
  } finally {
    books.remove();
  }
}, 60_000);

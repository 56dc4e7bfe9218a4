/** The rules of a story as a rule pack's text, and what a request is worth by them: reckoned here once more, without the program. */
import { COMPANIES, monthOf, type Rates, type Story, type TrueRequest } from "./story.ts";

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const orNull = (fen: number | null): string => (fen === null ? "null" : `"${yuan(fen)}"`);

export function packOf(rates: Rates): string {
  const schemes = [
    ...(rates.grant === null
      ? []
      : [
          "      - key: play-grant",
          "        name: { zh-CN: 读者补贴, en: reader subsidy }",
          "        service: dd",
          "        direction: grant",
          "        party: requester",
          "        when: { documentTypes: [期刊论文] }",
          `        amount: { kind: percent, rate: "${rates.grant.percent}%" }`,
          `        caps: { perLibraryPeriod: "${yuan(rates.grant.periodFen)}", perLibraryYear: "${yuan(rates.grant.yearFen)}" }`,
        ]),
    ...(rates.quotaFen === null
      ? []
      : [
          "      - key: play-quota",
          "        name: { zh-CN: 超出额度, en: beyond the quota }",
          "        service: dd",
          "        direction: bill",
          "        party: requester",
          `        amount: { kind: over-quota, quota: "${yuan(rates.quotaFen)}" }`,
        ]),
  ];
  return [
    "pack: play",
    `version: "${rates.from}"`,
    `from: "${rates.from}"`,
    "sample: true",
    "notice: { title: 样例, number: null, date: null, source: invented, certainty: sample }",
    "parts:",
    "  dd-tariff:",
    "    items:",
    "      - key: COPY",
    "        name: { zh-CN: 复制费, en: copying }",
    "        role: base",
    `        price: { kind: per-unit, unit: page, yuan: "${yuan(rates.perPageFen)}" }`,
    "  dd-subsidy:",
    `    rate: "${rates.percent}%"`,
    "    basis: tariff",
    '    rewardPerRequest: "0.00"',
    "    capFeePerRequest: null",
    `    capPerLibraryPeriod: ${orNull(rates.ddPeriodCapFen)}`,
    `    capPerLibraryYear: ${orNull(rates.ddYearCapFen)}`,
    "    externalPayee: agent",
    "  ill-subsidy:",
    `    perVolume: "${yuan(rates.perVolumeFen)}"`,
    `    capPerLibraryPeriod: ${orNull(rates.illPeriodCapFen)}`,
    ...(schemes.length === 0 ? [] : ["  schemes:", "    schemes:", ...schemes]),
    "  courier:",
    `    company: ${COMPANIES[0]}`,
    '    first: { grams: 1000, yuan: "8.00" }',
    '    step: { grams: 1000, yuan: "2.00" }',
    '    perPiece: "0.00"',
    '    minimum: "8.00"',
    "    surcharges: []",
    "    payable: lower",
    '    tolerance: "0.00"',
    '    autoApprove: "20.00"',
    "  policies:",
    `    materiality: "${yuan(rates.materialityFen)}"`,
    "    resolve: []",
    "",
  ].join("\n");
}

export const OTHER_PACK = "play-other";

/** A contract of the second company beside that of the pack; its kilograms cost a yuan more. */
export function otherContract(rates: Rates): string {
  const text = packOf(rates);
  const [head, contract] = [
    text.slice(0, text.indexOf("  dd-tariff:")),
    text.slice(text.indexOf("  courier:")),
  ];
  return `${head}${contract.slice(0, contract.indexOf("  policies:"))}`
    .replace("pack: play", `pack: ${OTHER_PACK}`)
    .replace(COMPANIES[0], COMPANIES[1])
    .replace('"8.00" }', '"9.00" }');
}

/** Half up, as rules of subsidies divide. */
export function percentOf(fen: number, percent: number): number {
  return Math.floor((fen * percent * 2 + 100) / 200);
}

function ratesOn(story: Story, month: string): Rates {
  const all = story.steps.flatMap((step) => (step.kind === "enact" ? [step.rates] : []));
  const [latest] = all.filter((r) => r.from <= `${month}-01`).sort((a, b) => (a.from < b.from ? 1 : -1));
  if (!latest) throw new Error(`a story has rules for ${month}`);
  return latest;
}

const least = (fen: number, ...caps: readonly (number | null)[]): number =>
  Math.max(0, Math.min(fen, ...caps.map((cap) => cap ?? Number.POSITIVE_INFINITY)));

/** What each library should have got over all months, in fen: "dd-subsidy 10002" → 180; nothing of zero. */
export function dueBy(story: Story): Map<string, number> {
  const due = new Map<string, number>();
  const ofYear = new Map<string, number>();
  const add = (sums: Map<string, number>, key: string, fen: number): void => {
    sums.set(key, (sums.get(key) ?? 0) + fen);
  };
  for (const month of story.months) {
    const rates = ratesOn(story, month);
    const year = month.slice(0, 4);
    const own = story.requests.filter((r) => r.filled && monthOf(r) === month);
    const capped = (kind: string, library: string, fen: number, caps: readonly (number | null)[]): void => {
      const [period = null, ofOneYear = null] = caps;
      const key = `${year} ${kind} ${library}`;
      const left = ofOneYear === null ? null : Math.max(0, ofOneYear - (ofYear.get(key) ?? 0));
      const paid = least(fen, period, left);
      add(ofYear, key, paid);
      add(due, `${kind} ${library}`, paid);
    };
    for (const library of story.libraries) {
      const supplied = (service: string): TrueRequest[] =>
        own.filter((r) => r.service === service && r.supplier === library);
      const sumOf = (requests: readonly TrueRequest[]): number =>
        requests.reduce((sum, r) => sum + r.amount, 0);
      const fees = sumOf(supplied("dd")) * rates.perPageFen;
      const volumes = sumOf(supplied("ill")) * rates.perVolumeFen;
      capped("dd-subsidy", library, percentOf(fees, rates.percent), [
        rates.ddPeriodCapFen,
        rates.ddYearCapFen,
      ]);
      capped("ill-subsidy", library, volumes, [rates.illPeriodCapFen]);
      const asked = own.filter((r) => r.service === "dd" && r.requester === library);
      const { grant, quotaFen } = rates;
      const granted = asked.map((r) => percentOf(r.amount * rates.perPageFen, grant?.percent ?? 0));
      if (grant)
        capped(
          "grant",
          library,
          granted.reduce((sum, fen) => sum + fen, 0),
          [grant.periodFen, grant.yearFen],
        );
      if (quotaFen === null) continue;
      const used = ofYear.get(`${year} free ${library}`) ?? 0;
      const asking = sumOf(asked) * rates.perPageFen;
      const free = least(asking, Math.max(0, quotaFen - used));
      add(ofYear, `${year} free ${library}`, free);
      add(due, `bill ${library}`, asking - free);
    }
  }
  return new Map([...due].filter(([, fen]) => fen !== 0));
}

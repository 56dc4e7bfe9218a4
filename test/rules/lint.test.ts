import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hashText } from "../../src/core/io/hash.ts";
import { lintRules } from "../../src/month/settle/lint-rules.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";
import type { RuleVersion } from "../../src/rules/rules.ts";

const pack = (name: string, change: (text: string) => string = (text) => text) =>
  readRulePack({
    file: name,
    text: change(readFileSync(`templates/rules/${name}.yaml`, "utf8")),
    hash: hashText,
  });

const lint = (
  rules: readonly RuleVersion[],
  documentTypes: readonly string[] = ["期刊论文"],
  on = "2019-06-01",
) => lintRules({ rules, documentTypes, on }).map((f) => [f.code, ...Object.values(f.params)].join(" "));

const dated = (from: string, to: string | null): RuleVersion[] =>
  pack("balis-dd-2017").map((r) => ({ ...r, from, to, version: from }));

describe("checking rules", () => {
  test("the shipped packs: nothing is missing, and every sample is named as one", () => {
    const found = lint([...pack("balis-dd-2017"), ...pack("sample-2019")]);
    expect(found).toEqual(
      ["dd-subsidy", "ill-subsidy", "courier", "leads", "policies"].map(
        (p) => `rule-is-a-sample ${p} sample@2019`,
      ),
    );
  });

  test("a month without a tariff between two is a gap; versions that follow one another leave none", () => {
    const gap = [...dated("2017-01-01", "2018-12-31"), ...dated("2019-02-01", null)];
    expect(lint(gap)).toContain("rule-should-have-no-gap dd-tariff 2019-01-01 2019-01-31");
    const none = [...dated("2017-01-01", "2019-01-31"), ...dated("2019-02-01", null)];
    expect(lint(none).filter((f) => f.startsWith("rule-should-have-no-gap"))).toEqual([]);
    const gaps = (...[first, next]: [string | null, string]) =>
      lint([...dated(next, null), ...dated("2017-01-01", first)]).filter((f) => f.includes("no-gap"));
    // One day, none, and a version that is open until the next takes its place.
    expect(gaps("2019-01-30", "2019-02-01")).toEqual([
      "rule-should-have-no-gap dd-tariff 2019-01-31 2019-01-31",
    ]);
    expect([gaps("2019-01-31", "2019-02-01"), gaps(null, "2019-02-01")]).toEqual([[], []]);
  });

  const overlaps = (rules: RuleVersion[]) =>
    lint(rules, [], "2012-06-01").filter((f) => /^rule-should-not-(overlap|end)/.test(f));

  test("two versions that both say they hold: the later counts, and it is said", () => {
    expect(overlaps([...dated("2017-01-01", "2019-01-31"), ...dated("2019-01-31", null)])).toEqual([
      "rule-should-not-overlap dd-tariff balis-dd@2017-01-01 2019-01-31 dd-tariff balis-dd@2019-01-31 2019-01-31",
    ]);
    expect(overlaps([...dated("2017-01-01", null), ...dated("2019-01-31", null)])).toEqual([]);
    // The thesis campaign stands in for the whole pack of 2011 until both end.
    expect(overlaps([...pack("calis-2011"), ...pack("calis-thesis-2012")])).toEqual(
      ["dd-tariff", "schemes", "netting"].map(
        (part) =>
          `rule-should-not-overlap ${part} calis@2011 2015-09-30 ${part} calis@2012-thesis 2012-03-12`,
      ),
    );
  });

  test("a version ends with the one in its place on the day after, and not if it ends itself by then", () => {
    const of = (first: string | null, last: string) =>
      overlaps([...dated("2017-01-01", first), ...dated("2018-01-01", last)]);
    const ends =
      "rule-should-not-end-with-another dd-tariff balis-dd@2017-01-01 dd-tariff balis-dd@2018-01-01 2018-12-31";
    expect([of("2019-01-01", "2018-12-31"), of(null, "2018-12-31")]).toEqual([[ends], [ends]]);
    expect(of("2018-12-31", "2018-12-31")).toEqual([expect.stringMatching(/^rule-should-not-overlap/)]);
    expect(of("2017-12-31", "2018-12-31")).toEqual([]);
    // The campaign is gone on with, without a gap, and then by an open version.
    const goesOn = [...dated("2018-01-01", "2018-06-30"), ...dated("2018-07-01", null)];
    expect(overlaps([...dated("2017-01-01", null), ...goesOn])).toEqual([]);
  });

  test("a campaign enacted in the place of an open rule: after it nothing holds, and that is said", () => {
    const campaign = pack("cashl-campaign-2018");
    const nwpu = pack("nwpu-tiers").map((r) => ({ ...r, from: "2017-01-01" }));
    expect(overlaps([...nwpu, ...campaign])).toEqual([
      "rule-should-not-end-with-another schemes nwpu@2019 schemes cashl-campaign@2018-late 2018-12-31",
    ]);
    const again = nwpu.map((r) => ({ ...r, version: "again", from: "2019-01-01" }));
    expect(overlaps([...nwpu, ...campaign, ...again])).toEqual([]);
  });

  test("no shipped pack has a cliff or an idle cap", () => {
    const names = readdirSync("templates/rules").filter((f) => f.endsWith(".yaml"));
    for (const name of names) {
      const rules = pack(name.replace(".yaml", ""));
      const found = lint(rules, [], rules.at(-1)?.from).filter((f) => /^(more|cap)-should/.test(f));
      expect([name, found]).toEqual([name, []]);
    }
  });

  test("what is not in force on the day is said", () => {
    expect(lint(dated("2017-01-01", "2018-12-31"))).toContain("rule-should-be-in-force dd-tariff 2019-06-01");
    expect(lint(pack("balis-dd-2017"))).toContain("rule-should-be-in-force courier 2019-06-01");
  });

  test("a document type that two items price is found, with both", () => {
    const twice = pack("balis-dd-2017", (text) =>
      text.replace(
        "      - key: M-COPY\n",
        '      - { key: M-TWICE, name: { zh-CN: 另一项, en: another }, role: base, when: { suppliers: [member] }, price: { kind: flat, yuan: "1.00" } }\n      - key: M-COPY\n',
      ),
    );
    const [found] = lint(twice).filter((f) => f.startsWith("tariff-must-cover-request 10002"));
    expect(found).toContain("M-TWICE, M-COPY");
  });
});

describe("windows of a campaign", () => {
  const cut = (rules: RuleVersion[]) =>
    lintRules({ rules, documentTypes: [], on: "2019-06-01", packsOnly: true }).flatMap((f) =>
      f.code === "window-should-be-whole" ? [Object.values(f.params).join(" ")] : [],
    );
  // Journals: asked 2018-03-26 to 04-05.
  const [first, late] = pack("cashl-campaign-2018");
  if (!first || !late) throw new Error("two versions");
  const held = (from: string, to: string | null, on = "requested"): RuleVersion[] =>
    pack("cashl-campaign-2018", (text) => text.replaceAll("on: requested", `on: ${on}`))
      .slice(0, 1)
      .map((r) => ({ ...r, from, to }));
  const journals = (rules: RuleVersion[]) => cut(rules).filter((f) => f.includes(" campaign-journals "));
  const about = (on = "requested") =>
    `schemes cashl-campaign@2018 campaign-journals ${on} 2018-03-26 2018-04-05`;

  test.each([
    ["2018-03-26", "2018-04-05", ["end 2018-04-05 2018-05-05"]],
    // What is asked on the last day is rarely supplied within a week.
    ["2018-03-26", "2018-04-12", ["end 2018-04-12 2018-05-05"]],
    ["2018-03-26", "2018-05-04", ["end 2018-05-04 2018-05-05"]],
    ["2018-03-26", "2018-05-05", []],
    ["2018-03-26", null, []],
    ["2018-03-27", null, ["begin 2018-03-27 2018-05-05"]],
    ["2018-04-01", "2018-04-05", ["begin 2018-04-01 2018-05-05", "end 2018-04-05 2018-05-05"]],
    // Long over: whoever leaves it in the pack of a later year loses nothing.
    ["2019-01-01", null, []],
  ])("by the day of request, a version from %s to %s cuts off what it cuts off", (from, to, expected) => {
    expect(journals(held(from, to))).toEqual(expected.map((e) => `${about()} ${e}`));
  });

  test("by the day of supply the version need not outlast the window, but must hold on all of its days", () => {
    expect(journals(held("2018-03-26", "2018-04-05", "supplied"))).toEqual([]);
    expect(journals(held("2018-03-26", "2018-04-04", "supplied"))).toEqual([
      `${about("supplied")} end 2018-04-04 2018-04-05`,
    ]);
  });

  test("a version that goes on with the same item and window cuts nothing off; another one does", () => {
    expect(cut([first, late])).toEqual([]);
    // What is supplied on the 6th is of neither.
    expect(journals([first, { ...late, from: "2018-04-07" }])).toEqual([
      `${about()} end 2018-04-05 2018-05-05`,
      "schemes cashl-campaign@2018-late campaign-journals requested 2018-03-26 2018-04-05 begin 2018-04-07 2018-05-05",
    ]);
    const other = pack("nwpu-tiers").map((r) => ({ ...r, from: "2018-04-06" }));
    expect(journals([...held("2018-03-26", null), ...other])).toEqual([
      `${about()} end 2018-04-05 2018-05-05`,
    ]);
  });

  test("the same item with a window of another kind or of other days does not go on", () => {
    const goesOn = (said: { on?: "supplied"; from?: string; to?: string }) => {
      if (!("schemes" in late.body)) throw new Error("schemes");
      const schemes = late.body.schemes.map((s) => {
        const { between } = s.when;
        return between ? { ...s, when: { ...s.when, between: { ...between, ...said } } } : s;
      });
      const next = { ...late, from: "2018-04-06", body: { ...late.body, schemes } } as RuleVersion;
      return journals([first, next]).filter((f) => f.startsWith(`${about()} end`)).length === 0;
    };
    expect(goesOn({})).toBe(true);
    expect(goesOn({ on: "supplied" })).toBe(false);
    expect(goesOn({ to: "2018-04-06" })).toBe(false);
    expect(goesOn({ from: "2018-03-25" })).toBe(false);
  });

  test("an item of a tariff, and the points of a pool, have windows as well", () => {
    const window = 'between: { on: requested, from: "2019-12-01", to: "2019-12-31" }';
    const tariff = pack("balis-dd-2017", (text) => text.replace("when: {", `when: { ${window},`));
    expect(cut(tariff.map((r) => ({ ...r, to: "2019-12-31" })))).toHaveLength(1);
    const pool = pack("montana-pool", (text) => text.replace("when: {", `when: { ${window},`));
    expect(cut(pool)).toEqual([]);
    const [loans] = pack("montana-pool");
    if (!loans || !("schemes" in loans.body)) throw new Error("schemes");
    const between = { on: "supplied", from: "2018-12-31", to: "2019-01-31" } as const;
    const schemes = loans.body.schemes.map((s) => ({
      ...s,
      amount: { ...s.amount, points: [{ when: { between }, points: 2n }] },
    }));
    expect(cut([{ ...loans, body: { ...loans.body, schemes } } as RuleVersion])).toEqual([
      expect.stringContaining("begin 2019-01-01 2019-01-31"),
    ]);
    expect(cut(pool.map((r) => ({ ...r, to: "2019-12-31" })))).toHaveLength(1);
  });

  test("no shipped pack cuts off a window of its own", () => {
    for (const name of readdirSync("templates/rules").filter((f) => f.endsWith(".yaml")))
      expect([name, cut(pack(name.replace(".yaml", "")))]).toEqual([name, []]);
  });
});

describe("a fee that is settled net", () => {
  const twice = (subsidy: RuleVersion[], packsOnly = true) =>
    lintRules({ rules: [...pack("calis-2015"), ...subsidy], documentTypes: [], on: "2019-06-01", packsOnly })
      .filter((f) => f.code === "net-fee-should-not-be-subsidised")
      .map((f) => Object.values(f.params).join(" "));

  test("and subsidised to the same supplier is paid twice: at 100 %, and at 50 %", () => {
    const full = pack("sample-2019", (text) => text.replace('rate: "50%"', 'rate: "100%"'));
    expect(twice(full)).toEqual(["netting calis@2015 dd-subsidy sample@2019 100%"]);
    expect(twice(pack("sample-2019"), false)).toEqual(["netting calis@2015 dd-subsidy sample@2019 50%"]);
  });

  test("is not where the subsidy is nothing, has ended by then, or the fee is not settled net", () => {
    const none = pack("sample-2019", (text) => text.replace('rate: "50%"', 'rate: "0%"'));
    const ended = pack("sample-2019").map((r) => ({ ...r, from: "2014-01-01", to: "2015-09-30" }));
    expect([twice(none), twice(ended), twice(ended.map((r) => ({ ...r, to: "2015-10-01" })))]).toEqual([
      [],
      [],
      ["netting calis@2015 dd-subsidy sample@2019 50%"],
    ]);
    const apart = pack("calis-2015", (text) => text.replace("{ dd: net }", "{ dd: subsidy }"));
    const rules = [...apart, ...pack("sample-2019")];
    const found = lintRules({ rules, documentTypes: [], on: "2019-06-01", packsOnly: true });
    expect(found.map((f) => f.code)).not.toContain("net-fee-should-not-be-subsidised");
  });
});

describe("doubtful amounts", () => {
  const only = (rules: RuleVersion[]) =>
    lint(rules, [], "2019-06-01").filter((f) => /^(more|cap)-should/.test(f));

  test("whole tiers by which 11 pages cost less than 10 are a cliff, marginal ones are none", () => {
    const tiers = (mode: string) =>
      pack("balis-dd-2017", (text) =>
        text.replace(
          '{ kind: per-unit, unit: page, yuan: "0.30" }',
          `{ kind: tiers, unit: page, mode: ${mode}, tiers: [{ upTo: 10, yuan: "0.50" }, { yuan: "0.30" }] }`,
        ),
      );
    expect(only(tiers("whole"))).toEqual([
      "more-should-not-be-worth-less dd-tariff balis-dd@2017-01-01 M-COPY 10 11 5.00 3.30",
    ]);
    expect(only(tiers("marginal"))).toEqual([]);
  });

  test("a fee of 40.01 that is granted less than one of 40.00 is a cliff; NWPU's own tiers have none", () => {
    expect(only(pack("nwpu-tiers"))).toEqual([]);
    const lower = pack("nwpu-tiers", (text) => text.replace('{ rate: "50%" }', '{ rate: "40%" }'));
    expect(only(lower)).toEqual([
      "more-should-not-be-worth-less schemes nwpu@2019 nwpu-journals 40.00 40.01 20.00 16.00",
    ]);
  });

  test("caps that another always comes before, and caps nothing comes to", () => {
    const capped = (caps: string) =>
      only(pack("nwpu-tiers", (text) => text.replace('perRequest: "200.00"', caps)));
    expect(capped('perRequest: "200.00", perLibraryPeriod: "100.00"')).toEqual([
      "cap-should-bind schemes nwpu@2019 nwpu-journals perRequest 200.00 perLibraryPeriod",
    ]);
    expect(capped('perLibraryPeriod: "100.00", perLibraryYear: "1200.00"')).toEqual([
      "cap-should-bind schemes nwpu@2019 nwpu-journals perLibraryYear 1,200.00 perLibraryPeriod",
    ]);
    expect(capped('perLibraryPeriod: "100.00", perLibraryYear: "1199.99"')).toEqual([]);
    expect(capped('perRequest: "100.00", perLibraryYear: "1200.00"')).toEqual([]);
    const fixed = pack("calis-2011", (text) =>
      text.replace(
        '{ kind: fixed, yuan: "5.00" }',
        '{ kind: fixed, yuan: "5.00" }\n        caps: { perRequest: "5.00" }',
      ),
    ).map((r) => ({ ...r, to: null }));
    expect(only(fixed)).toEqual(["cap-should-bind schemes calis@2011 reward perRequest 5.00 amount"]);
  });
});

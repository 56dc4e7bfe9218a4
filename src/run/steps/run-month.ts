/** balis run: the month's commands in their order, each by the program itself; what one of them needs and lacks leaves out the next. */

import type { Finding } from "../../core/finding.ts";
import { below } from "../../core/shell-word.ts";
import type { Sentence } from "../../core/words/language.ts";
import type { ImportReads, PeriodState } from "../../month/import/port.ts";
import type { RunStep, StepKey, Typed, WhyLeftOut } from "../run-report.ts";
import { holds, outcomeOf } from "../run-report.ts";
import { UNTIL, type Until } from "../run-settings.ts";
import { isRefusedAlone } from "../stock.ts";
import { todoIn } from "../todo-count.ts";

export interface RunAsked {
  readonly read: ImportReads;
  readonly period: string;
  readonly inbox: string;
  readonly out: string;
  readonly until: Until;
  readonly isPreview: boolean;
  /** Of the files in the inbox. */
  readonly names: readonly string[];
  /** Where there is no inbox: that, in words. */
  readonly inboxGone: Sentence | null;
  readonly type: (argv: readonly string[]) => Promise<Typed>;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Called with each step that is done; also keeps the log. */
  readonly onStep: (step: RunStep) => void;
  readonly sentenceOf: (found: Pick<Finding, "code" | "params">) => Sentence;
  /** Why files were not taken, in words. */
  readonly refusedIn: (imported: Typed) => Sentence[];
  readonly archive: (imported: Typed) => Promise<RunStep | null>;
}

/** Sentences kept of one step. */
const MAX_SAID = 10;

/** Its steps, and the import's answer; null where nothing was imported. */
export async function runMonth(asked: RunAsked): Promise<{ steps: RunStep[]; imported: Typed | null }> {
  const run = new MonthRun(asked);
  await run.all();
  return run;
}

class MonthRun {
  readonly steps: RunStep[] = [];
  imported: Typed | null = null;
  private readonly asked: RunAsked;

  constructor(asked: RunAsked) {
    this.asked = asked;
  }

  async all(): Promise<void> {
    const { period, inbox, out, isPreview, names, inboxGone } = this.asked;
    const preview = isPreview ? ["--dry-run"] : [];
    if (inboxGone !== null)
      this.keep({
        ...{ step: "import", command: "", outcome: "person", why: null, ms: 0, said: [inboxGone] },
        ...{ findings: 1, files: [] },
      });
    else if (names.length > 0) this.imported = await this.typed("import", ["import", inbox, ...preview]);
    else this.leave("import", "nothing-came");
    if (isPreview) return;
    if (this.imported && holds(this.of("import"))) this.keep(await this.asked.archive(this.imported));
    if (((await this.state())?.closedAt ?? null) !== null) return this.reports();
    if (await this.needs("reconcile", null)) await this.typed("reconcile", ["reconcile", period]);
    await this.courier(out);
    if (await this.needs("settle", "reconcile")) await this.typed("settle", ["settle", period]);
    await this.close();
    await this.reports();
  }

  private async courier(out: string): Promise<void> {
    const { read, period, until } = this.asked;
    const bills = (await read.files({ period })).filter(
      (f) => f.kind === "courier-invoice" && f.supersededBy === null,
    );
    if (UNTIL.indexOf(until) < UNTIL.indexOf("reconcile")) return void this.leave("courier", "not-asked");
    if (bills.length === 0) return void this.leave("courier", "no-bill");
    const files = [
      "-o",
      below(out, `courier-audit-${period}.xlsx`),
      "--dispute",
      below(out, `courier-dispute-${period}.xlsx`),
    ];
    await this.typed("courier", ["courier", "audit", period, ...files]);
  }

  private async close(): Promise<void> {
    const { period } = this.asked;
    if (this.asked.until !== "close" && holds(this.of("settle"))) return this.gates();
    if (["unread", "refused"].includes(this.of("import")?.outcome ?? ""))
      return void this.leave("close", this.asked.until === "close" ? "files-unread" : "not-asked");
    if (await this.needs("close", "settle"))
      await this.typed("close", ["close", period, "--confirm", period]);
  }

  private async gates(): Promise<void> {
    const from = this.asked.clock();
    const { json } = await this.asked.type(["close", this.asked.period, "--dry-run"]);
    const said = listOf(json.gates).flatMap((gate) =>
      (gate as { findings: readonly Finding[] }).findings.map((found) => this.asked.sentenceOf(found)),
    );
    this.keep({
      ...{ step: "gates", command: `close ${this.asked.period} --dry-run`, why: null, files: [] },
      ...{ outcome: said.length > 0 ? "person" : "done", ms: this.since(from) },
      ...{ said: said.slice(0, MAX_SAID), findings: said.length },
    });
  }

  private since(from: number): number {
    return Math.round(this.asked.clock() - from);
  }

  private async reports(): Promise<void> {
    const { period, out } = this.asked;
    const isSettled = ((await this.state())?.settlement ?? null) !== null;
    const settled = this.of("settle");
    if (isSettled && (settled === undefined || holds(settled))) {
      await this.typed("finance", ["report", "finance", period, "-o", below(out, `finance-${period}.xlsx`)]);
      await this.typed("statements", [
        "report",
        "statements",
        period,
        "-o",
        below(out, `statements-${period}`),
      ]);
    } else for (const step of ["finance", "statements"] as const) this.leave(step, this.whyWithout("settle"));
    if (holds(this.of("reconcile")))
      await this.typed("return", ["return", period, "-o", below(out, `return-${period}`)]);
    else this.leave("return", this.whyWithout("reconcile"));
  }

  /** Why what needs this step is left out. */
  private whyWithout(step: StepKey): WhyLeftOut {
    const before = this.of(step);
    if (before === undefined) return "was-closed";
    return before.why === "not-asked" ? "not-asked" : "step-before";
  }

  /** Whether a step is asked for and has its ground; if not, it is left out with the reason. */
  private async needs(step: "reconcile" | "settle" | "close", before: StepKey | null): Promise<boolean> {
    const { until, read, period } = this.asked;
    if (UNTIL.indexOf(step) > UNTIL.indexOf(until)) return this.leave(step, "not-asked");
    if ((await read.files({ period })).length === 0) return this.leave(step, "nothing-came");
    if (before !== null && !holds(this.of(before))) return this.leave(step, "step-before");
    return true;
  }

  private async state(): Promise<PeriodState | undefined> {
    return (await this.asked.read.periods()).find(({ period }) => period === this.asked.period);
  }

  private of(step: StepKey): RunStep | undefined {
    return this.steps.find((s) => s.step === step);
  }

  private leave(step: StepKey, why: WhyLeftOut): false {
    this.keep({ step, command: "", outcome: "left-out", why, ms: 0, said: [], findings: 0, files: [] });
    return false;
  }

  private keep(step: RunStep | null): void {
    if (step === null) return;
    this.steps.push(step);
    this.asked.onStep(step);
  }

  private async typed(step: StepKey, argv: readonly string[]): Promise<Typed> {
    const from = this.asked.clock();
    const done = await this.asked.type(argv);
    const refused = step === "import" ? this.asked.refusedIn(done) : [];
    const [said, outcome] = [[...refused, ...saidIn(done.json)], outcomeOf(done.exit)];
    this.keep({
      ...{ step, command: argv.join(" "), why: null },
      outcome:
        step === "import" && isRefusedAlone({ imported: done, names: this.asked.names }) ? "unread" : outcome,
      ...{
        ms: this.since(from),
        said: said.slice(0, MAX_SAID),
        findings: Math.max(said.length, todoIn(step, done.json)),
      },
      files: outcome === "refused" ? [] : outputsIn(argv),
    });
    return done;
  }
}

/** The sentences of an answer's findings, or of a refusal. */
export function saidIn(json: Readonly<Record<string, unknown>>): Sentence[] {
  const error = json.error === undefined ? [] : [json.error];
  const all = [...error, ...listOf(json.findings)].flatMap((said) => {
    const { message, next } = said as { message?: unknown; next?: unknown };
    return typeof message === "string" ? [{ what: message, next: typeof next === "string" ? next : "" }] : [];
  });
  const seen = new Set<string>();
  return all.filter(({ what }) => !seen.has(what) && seen.add(what));
}

/** The files and folders that a command line names for what it writes. */
function outputsIn(argv: readonly string[]): string[] {
  return argv.filter((_, at) => ["-o", "--dispute"].includes(argv[at - 1] ?? ""));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

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

type Type = (argv: readonly string[]) => Promise<Typed>;

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
  readonly type: Type;
  /** In a second thread, for what only reads; null where there is none. */
  readonly typeBeside: Type | null;
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
  private readonly type: Lane;
  /** What stands on it may be done while the other lane writes. */
  private readonly typeBeside: Lane;

  constructor(asked: RunAsked) {
    this.asked = asked;
    this.type = lane(asked.type, asked.clock);
    this.typeBeside = asked.typeBeside === null ? this.type : lane(asked.typeBeside, asked.clock);
  }

  async all(): Promise<void> {
    const { period, isPreview } = this.asked;
    this.keep(await this.import());
    if (isPreview) return;
    if (this.imported && holds(this.of("import"))) this.keep(await this.asked.archive(this.imported));
    if (((await this.state())?.closedAt ?? null) !== null) return this.keepAll(await this.reports());
    this.keep(
      (await this.lacking("reconcile", null)) ?? (await this.done("reconcile", ["reconcile", period])),
    );
    // The settlement makes its own audit of the bill; nobody waits for the other.
    await this.keepAll([this.courier(), this.settle()]);
    if (this.asked.until === "close" || !holds(this.of("settle"))) this.keep(await this.close());
    else return this.keepAll([this.gates(), ...(await this.reports())]);
    return this.keepAll(await this.reports());
  }

  private async import(): Promise<RunStep> {
    const { inbox, isPreview, names, inboxGone } = this.asked;
    if (inboxGone !== null)
      return {
        ...{ step: "import", command: "", outcome: "person", why: null, ms: 0, said: [inboxGone] },
        ...{ findings: 1, files: [] },
      };
    if (names.length === 0) return leftOut("import", "nothing-came");
    const preview = isPreview ? ["--dry-run"] : [];
    return this.done("import", ["import", inbox, ...preview]);
  }

  private async courier(): Promise<RunStep> {
    const { read, period, until, out } = this.asked;
    const bills = (await read.files({ period })).filter(
      (f) => f.kind === "courier-invoice" && f.supersededBy === null,
    );
    if (UNTIL.indexOf(until) < UNTIL.indexOf("reconcile")) return leftOut("courier", "not-asked");
    if (bills.length === 0) return leftOut("courier", "no-bill");
    const files = [
      "-o",
      below(out, `courier-audit-${period}.xlsx`),
      "--dispute",
      below(out, `courier-dispute-${period}.xlsx`),
    ];
    return this.done("courier", ["courier", "audit", period, ...files], this.typeBeside);
  }

  private async settle(): Promise<RunStep> {
    const { period } = this.asked;
    return (await this.lacking("settle", "reconcile")) ?? this.done("settle", ["settle", period]);
  }

  private async close(): Promise<RunStep> {
    const { period, until } = this.asked;
    if (["unread", "refused"].includes(this.of("import")?.outcome ?? ""))
      return leftOut("close", until === "close" ? "files-unread" : "not-asked");
    return (
      (await this.lacking("close", "settle")) ?? this.done("close", ["close", period, "--confirm", period])
    );
  }

  private async gates(): Promise<RunStep> {
    const { done, ms } = await this.type(["close", this.asked.period, "--dry-run"]);
    const said = listOf(done.json.gates).flatMap((gate) =>
      (gate as { findings: readonly Finding[] }).findings.map((found) => this.asked.sentenceOf(found)),
    );
    return {
      ...{ step: "gates", command: `close ${this.asked.period} --dry-run`, why: null, files: [] },
      ...{ outcome: said.length > 0 ? "person" : "done", ms },
      ...{ said: said.slice(0, MAX_SAID), findings: said.length },
    };
  }

  /** Begun; they only read what stands now. */
  private async reports(): Promise<Promise<RunStep>[]> {
    const { period, out } = this.asked;
    const isSettled = ((await this.state())?.settlement ?? null) !== null;
    const settled = this.of("settle");
    const report = (kind: "finance" | "statements", place: string, type: Lane): Promise<RunStep> =>
      isSettled && (settled === undefined || holds(settled))
        ? this.done(kind, ["report", kind, period, "-o", below(out, place)], type)
        : Promise.resolve(leftOut(kind, this.whyWithout("settle")));
    return [
      report("finance", `finance-${period}.xlsx`, this.type),
      report("statements", `statements-${period}`, this.typeBeside),
      holds(this.of("reconcile"))
        ? this.done("return", ["return", period, "-o", below(out, `return-${period}`)])
        : Promise.resolve(leftOut("return", this.whyWithout("reconcile"))),
    ];
  }

  /** Why what needs this step is left out. */
  private whyWithout(step: StepKey): WhyLeftOut {
    const before = this.of(step);
    if (before === undefined) return "was-closed";
    return before.why === "not-asked" ? "not-asked" : "step-before";
  }

  /** The step left out, with the reason, where it is not asked for or has no ground; else null. */
  private async lacking(
    step: "reconcile" | "settle" | "close",
    before: StepKey | null,
  ): Promise<RunStep | null> {
    const { until, read, period } = this.asked;
    if (UNTIL.indexOf(step) > UNTIL.indexOf(until)) return leftOut(step, "not-asked");
    if ((await read.files({ period })).length === 0) return leftOut(step, "nothing-came");
    return before !== null && !holds(this.of(before)) ? leftOut(step, "step-before") : null;
  }

  private async state(): Promise<PeriodState | undefined> {
    return (await this.asked.read.periods()).find(({ period }) => period === this.asked.period);
  }

  private of(step: StepKey): RunStep | undefined {
    return this.steps.find((s) => s.step === step);
  }

  private keep(step: RunStep | null): void {
    if (step === null) return;
    this.steps.push(step);
    this.asked.onStep(step);
  }

  /** In this order, whichever is done first. Where one fails, the others are waited for and kept all the same. */
  private async keepAll(steps: readonly Promise<RunStep>[]): Promise<void> {
    const ended = Promise.allSettled(steps);
    for (const step of steps)
      await step.then(
        (done) => this.keep(done),
        () => {},
      );
    for (const end of await ended) if (end.status === "rejected") throw end.reason;
  }

  private async done(step: StepKey, argv: readonly string[], type = this.type): Promise<RunStep> {
    const { done, ms } = await type(argv);
    if (step === "import") this.imported = done;
    const refused = step === "import" ? this.asked.refusedIn(done) : [];
    const [said, outcome] = [[...refused, ...saidIn(done.json)], outcomeOf(done.exit)];
    return {
      ...{ step, command: argv.join(" "), why: null },
      outcome:
        step === "import" && isRefusedAlone({ imported: done, names: this.asked.names }) ? "unread" : outcome,
      ...{
        ms,
        said: said.slice(0, MAX_SAID),
        findings: Math.max(said.length, todoIn(step, done.json)),
      },
      files: outcome === "refused" ? [] : outputsIn(argv),
    };
  }
}

type Lane = (argv: readonly string[]) => Promise<{ readonly done: Typed; readonly ms: number }>;

/** One command after the other; `ms`: of its own, without what it waited for its turn. */
function lane(type: Type, clock: () => number): Lane {
  let free: Promise<unknown> = Promise.resolve();
  return (argv) => {
    const turn = free.then(async () => {
      const from = clock();
      const done = await type(argv);
      return { done, ms: Math.round(clock() - from) };
    });
    free = turn.catch(() => {});
    return turn;
  };
}

function leftOut(step: StepKey, why: WhyLeftOut): RunStep {
  return { step, command: "", outcome: "left-out", why, ms: 0, said: [], findings: 0, files: [] };
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

/** The small month's books at several moments, on which single commands are run as if each were the next thing typed. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/main.ts";
import type { Io } from "../../src/terminal/context.ts";
import {
  BEGINNING,
  MONTH_CLOSED,
  MONTH_IMPORTED,
  MONTH_RECONCILED,
  MONTH_SETTLED,
  moved,
  SUBPROJECT,
  writeFiles,
} from "./small-month.ts";

const FUNDS = [
  "budget set 2019 dd --yuan 500000 --covers dd-subsidy --on 2019-01-10",
  "budget set 2019 courier --yuan 90000 --covers courier --on 2019-01-10",
];

/** The books of one month, kept at several moments: the command's name (its beginning) → the moment at which its examples are run. */
const MOMENTS: Readonly<Record<string, string>> = {
  init: "none",
  demo: "none",
  import: "begun",
  file: "reconciled",
  findings: "reconciled",
  reconcile: "imported",
  discrepancy: "reconciled",
  return: "reconciled",
  "courier audit": "reconciled",
  "courier held": "reconciled",
  "courier answer": "reconciled",
  "courier withdraw": "reconciled",
  settle: "reconciled",
  approve: "settled",
  close: "settled",
  "subproject add": "begun",
};

const NOTICED = ["notice --check midterm --check-on 2019-07-15 --on 2019-06-14"].map(moved);

const PANEL = [
  ...NOTICED,
  ...[
    "report --check midterm --evidence survey.pdf --on 2019-07-08",
    "desk-review --check midterm --text 齐全 --on 2019-07-15",
    "conclude --check midterm --conclusion pass --document 样例中检1号 --on 2019-07-15",
    "notice --check acceptance --check-on 2019-11-29 --on 2019-10-25",
  ].map(moved),
  "subproject experts 2019-dd --purpose acceptance --import experts.csv",
];

/** What must have been done for the examples of a command, beside the month itself. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  "discrepancy import": ["discrepancy export 2019-05 -o desk.xlsx"],
  "library set": ["library add 99001 --name-zh 某某研究所图书馆 --kind external"],
  "library reopen": ["library close 11831 --on 2019-06-30 --into 10001"],
  "agreement add": ["library add 99001 --name-zh 某某研究所图书馆 --kind external"],
  "alias end": ["alias add 北大图书馆 --library 10001"],
  "operator add": ["operator add 王 --role approver"],
  "operator remove": [
    "operator add 王 --role approver",
    "operator add 李 --role clerk",
    "operator add Li --role clerk",
  ],
  "profile edit": ["profile save pku-dd.yaml"],
  "profile remove": ["profile save pku-dd.yaml"],
  "discrepancy withdraw": ["discrepancy resolve D-5cf2c8a42e93 --as supplier-right --reason 已核对原件"],
  "courier withdraw": ["courier answer 2019-05 SF1001 --as approve --reason 已与公司核对"],
  "payment record": FUNDS,
  "budget status": FUNDS,
  "payment list": [
    ...FUNDS,
    "payment record 10001 --yuan 351.00 --fund dd --voucher 记-0231 --on 2019-06-20",
  ],
  "payment bank": [
    ...FUNDS,
    "payment record 10001 --yuan 351.00 --fund dd --voucher 记-0231 --on 2019-06-20",
  ],
  "payment reverse": [
    ...FUNDS,
    "payment record 10001 --yuan 351.00 --fund dd --voucher 记-0231 --on 2019-06-20",
  ],
  "subproject experts": PANEL.slice(0, -1),
  "subproject scores": PANEL,
  "report years": [
    "subproject add 2018-dd --name 去年 --rule central --libraries 10002 --from 2018-01-01 --to 2018-12-31",
  ],
  "subproject problem": NOTICED,
  "subproject solved": [
    ...NOTICED,
    "subproject problem 2019-dd --check midterm --text 支出凭证缺两张 --due 2020-03-31",
  ],
  "report experts": PANEL,
  restore: ["backup balis-2019-06-03.db"],
};

/** What commands make and never write over. */
const ONCE = ["balis-2019-06-03.db", "form.xlsx", "own-dd-supplier.yaml", "desk.xlsx"];

interface Said {
  readonly exit: number;
  readonly text: string;
  /** Of it, the answer. */
  readonly answer: string;
}

export class SmallBooks {
  private readonly cwd = mkdtempSync(join(tmpdir(), "balis-small-"));
  private readonly books = join(this.cwd, "balis.db");

  async make(): Promise<void> {
    await writeFiles(this.cwd);
    const moments = [
      ["begun", BEGINNING],
      ["imported", MONTH_IMPORTED],
      ["reconciled", MONTH_RECONCILED],
      ["settled", MONTH_SETTLED],
      ["closed", [...MONTH_CLOSED, ...SUBPROJECT]],
    ] as const;
    for (const [moment, lines] of moments) {
      for (const line of lines) await this.done(line);
      copyFileSync(this.books, this.keptAt(moment));
    }
  }

  remove(): void {
    rmSync(this.cwd, { recursive: true });
  }

  /** Runs a line of a command on the books as they are when people type it, `first` done before. */
  async run(line: string, of: { name: string; lang?: string; first?: readonly string[] }): Promise<Said> {
    const begins = Object.keys(MOMENTS).find((start) => `${of.name} `.startsWith(`${start} `));
    const moment = begins === undefined ? "closed" : (MOMENTS[begins] ?? "");
    for (const file of ["balis.db", ...ONCE]) rmSync(join(this.cwd, file), { force: true });
    if (moment !== "none") copyFileSync(this.keptAt(moment), this.books);
    for (const first of [...(FIRST[of.name] ?? []), ...(of.first ?? [])]) await this.done(first);
    return this.typed(line, {
      BALIS_OPERATOR: of.name === "approve" ? "李" : "王",
      BALIS_LANG: of.lang ?? "zh-CN",
    });
  }

  private async done(line: string): Promise<void> {
    const { exit, text } = await this.typed(line, { BALIS_OPERATOR: "王" });
    if (exit > 1) throw new Error(`balis ${line} ended with ${exit}:\n${text}`);
  }

  private async typed(line: string, env: Io["env"]): Promise<Said> {
    const said: string[] = [];
    const answered: string[] = [];
    const io: Io = {
      out: (text) => {
        said.push(text);
        answered.push(text);
      },
      err: (text) => void said.push(text),
      ...{ env: { EDITOR: "true", ...env }, cwd: this.cwd, user: "li", isTerminal: false, hasColour: false },
      now: () => new Date("2020-01-06T01:30:00Z"),
    };
    return { exit: await run(shellWords(line), io), text: said.join(""), answer: answered.join("") };
  }

  private keptAt(moment: string): string {
    return join(this.cwd, `${moment}.kept`);
  }
}

/** As a shell would split it: blanks separate, quotes of both kinds keep together. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
}

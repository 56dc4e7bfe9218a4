/**
 * The folder of the demo: made anew as often as one likes, and never at the cost of anybody's work. Its mark lists what the demo
 * made, each file with its SHA-256, as `sha256sum` prints it: what is not listed, or is no longer what it was, is somebody's own,
 * and decisions taken in its books are a change of them. A run that is stopped writes the list while it ends; one that is killed
 * writes none, and then nothing can be shown to be the demo's.
 */
import { lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { by } from "../core/list.ts";
import { refuse } from "../core/refusal.ts";
import { clearDrafts } from "../tables/io/drafts.ts";
import { fingerprintOf } from "../tables/io/file-digest.ts";
import { placeStat } from "../tables/io/output-place.ts";
import { onDisk, writeText } from "../tables/io/write-whole.ts";
import { makeFolder } from "../terminal/make-folder.ts";

const MARK = "SYNTHETIC-合成数据.txt";
const SAID = "合成数据，仅供演示。Synthetic data, for demonstration only.";
const UNFINISHED = "未完成 / unfinished";
const LISTED = /^([0-9a-f]{64}) {2}(.+)$/;

/** Names the demo gives: what else was put into the folder while the demo ran is not listed as made by it. */
const BOOKS = String.raw`balis\.db(-wal|-shm|-journal|-writer)?`;
const EXPORTS = String.raw`\d{5}-原文传递提供|(副本-)?平台-[^/]+|培训(活动|签到)|子项目支出|技术支持工单|系统可用性|联合咨询|集团采购`;
const INBOX = String.raw`inbox/2019-\d\d/(${EXPORTS})-2019-\d\d(_更正|_下旬)?\.(csv|tsv|txt|xlsx)(\.part)?`;
const TEXTS = String.raw`inbox/subproject/(中期检查报告|到位|学科服务馆核实|申报书|目标|绩效评价报告|预算|验收报告)\.(txt|yaml|csv)`;
const KINDS =
  "acceptance|consolidated-acceptance|finance|midterm|monitoring|performance|self-evaluation|statistics";
const OUT = String.raw`out/(statements/statement-2019-12-[A-Z0-9-]+|(${KINDS})(-2019-dd)?-2019(-\d\d)?)\.xlsx`;
const OWN = new RegExp(`^(${[BOOKS, INBOX, TEXTS, OUT, String.raw`truth\.json`].join("|")})$`);

/** How many are named in a refusal. */
const NAMED = 5;

/**
 * Empties the folder of what the demo made before, and lists what `fill` makes. `fill` calls `note` when files are as they are to
 * stay: what somebody changes in them while the rest is made is not the demo's.
 */
export async function fillFolder<T>(dir: string, fill: (note: () => void) => Promise<T>): Promise<T> {
  await takeFolder(dir);
  let made = new Map<string, string>();
  const listed = (...said: string[]): string => {
    made = madeIn(dir, { known: made, isOver: true });
    return `${[...said, ...[...made].map(([file, sha256]) => `${sha256}  ${file}`)].join("\n")}\n`;
  };
  const stop = (): void => {
    try {
      writeFileSync(join(dir, MARK), listed(SAID, UNFINISHED));
    } catch {
      // What is not listed is not deleted; why the run ends is said elsewhere.
    }
  };
  // Ctrl-C ends the program here.
  process.once("exit", stop);
  try {
    const note = (): void => {
      made = madeIn(dir, { known: made, isOver: false });
    };
    const answer = await onDisk(dir, () => fill(note));
    await writeText(join(dir, MARK), listed(SAID));
    return answer;
  } catch (error) {
    stop();
    throw error;
  } finally {
    process.off("exit", stop);
  }
}

/** Empty but for the mark afterwards. Refuses a folder that is not the demo's, or has something else in it. */
async function takeFolder(dir: string): Promise<void> {
  const place = placeStat(dir);
  if (place === undefined) makeFolder(dir);
  else if (!place.isDirectory()) refuse("output-must-be-writable", { path: dir, why: "ENOTDIR" });
  clearDrafts(dir);
  const files = filesIn(dir);
  if (files.length > 0) {
    if (!files.includes(MARK)) refuse("output-must-be-writable", { path: dir, why: "EEXIST" });
    const own = ownership(readFileSync(join(dir, MARK), "utf8"));
    const others = files.filter((file) => file !== MARK && !own(file, dir));
    if (others.length > 0) {
      const named = others.slice(0, NAMED).join(", ");
      refuse("demo-must-delete-its-own-only", { folder: dir, files: named, count: others.length });
    }
  }
  await writeText(join(dir, MARK), `${SAID}\n${UNFINISHED}\n`);
  for (const file of files) if (file !== MARK) rmSync(join(dir, file));
  removeEmptied(dir, files);
}

/** Each file with its hash. Not the books while they are open: closing a second handle would free SQLite's locks on them. */
function madeIn(dir: string, asked: { known: Map<string, string>; isOver: boolean }): Map<string, string> {
  const made = filesIn(dir).filter((file) => OWN.test(file) && lstatSync(join(dir, file)).isFile());
  return new Map(
    made
      .filter((file) => asked.isOver || !file.startsWith("balis.db"))
      .map((file) => [file, asked.known.get(file) ?? fingerprintOf(join(dir, file)).sha256]),
  );
}

function ownership(mark: string): (file: string, dir: string) => boolean {
  const lines = mark.split("\n");
  const listed = new Map(lines.map((line) => LISTED.exec(line)).map((m) => [m?.[2] ?? "", m?.[1] ?? ""]));
  return (file, dir) => {
    const about = lstatSync(join(dir, file));
    // What a reader of the books leaves when it is stopped holds nothing.
    if (file === "balis.db-shm" || (file === "balis.db-wal" && about.size === 0)) return true;
    return about.isFile() && listed.has(file) && fingerprintOf(join(dir, file)).sha256 === listed.get(file);
  };
}

/** All but folders, links too, by their paths with "/". */
function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Folders that held only what the demo made. */
function removeEmptied(dir: string, files: readonly string[]): void {
  const folders = new Set<string>();
  for (const file of files)
    for (let at = dirname(file); at !== "."; at = dirname(at)) folders.add(join(dir, at));
  for (const folder of [...folders].sort(by((a) => -a.length)))
    if (readdirSync(folder).length === 0) rmdirSync(folder);
}

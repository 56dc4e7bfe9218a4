/** The charts of a workbook as pictures in a folder: an SVG and a PNG of each. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import { drawnCharts } from "../../../sheet/chart.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { placeStat } from "../../../tables/io/output-place.ts";
import type { Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { makeFolder } from "../../../terminal/make-folder.ts";
import { reportCommandWords } from "../words/report.ts";

interface WrittenPictures {
  /** As paths were given on the command line. */
  readonly pictures: readonly string[];
  readonly findings: readonly Finding[];
}

/** What --charts names; asked before the workbook is written, so that a place that can't be leaves nothing behind. */
export function chartsFolder(context: Context, input: Input): string | undefined {
  const folder = input.text("charts");
  if (folder === "") refuse("flag-must-be-given", { flag: "--charts FOLDER" });
  const place = folder === undefined ? undefined : context.path(folder);
  if (place !== undefined && placeStat(place)?.isDirectory() === false)
    refuse("output-must-be-writable", { path: place, why: "ENOTDIR" });
  return folder;
}

/** `name` begins the name of each file: "statistics-2019" makes statistics-2019-trend.svg; `line` is said beside the footer. */
export async function writePictures(
  context: Context,
  of: { workbook: Workbook; folder: string; name: string; line: string | null },
): Promise<WrittenPictures> {
  const charts = of.workbook.sheets.flatMap(drawnCharts);
  if (charts.length === 0) return { pictures: [], findings: [] };
  const { pictures: open } = await import("../../../sheet/io/pictures.ts");
  const { writeWhole } = await import("../../../tables/io/write-whole.ts");
  const drawer = open();
  const mark = of.line === null ? of.workbook.mark : `${of.workbook.mark} · ${of.line}`;
  makeFolder(context.path(of.folder));
  const [pictures, findings]: [string[], Finding[]] = [[], []];
  for (const chart of charts) {
    const { svg, png, missing } = await drawer.draw(chart, mark);
    const path = join(of.folder, `${of.name}-${chart.key}`);
    for (const [ending, content] of [["svg", svg] as const, ["png", png] as const]) {
      await writeWhole(context.path(`${path}.${ending}`), (draft) => writeFile(draft, content));
      pictures.push(`${path}.${ending}`);
    }
    if (missing.length > 0)
      findings.push(finding("picture-must-have-glyphs", { path, characters: missing.join(" ") }));
  }
  return { pictures, findings };
}

/** The answer of the command that wrote the workbook, with what is said of its pictures. */
export function withPictures(
  context: Context,
  of: WrittenPictures & { answer: Answer; folder: string },
): Answer {
  const { answer, pictures, findings, folder } = of;
  const words = reportCommandWords[context.language];
  const line =
    pictures.length === 0 ? words.noCharts : words.pictures({ charts: pictures.length / 2, folder });
  return {
    ...answer,
    json: { ...answer.json, pictures },
    lines: [...answer.lines, line],
    findings: [...(answer.findings ?? []), ...findings],
  };
}

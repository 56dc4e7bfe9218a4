/**
 * 成文 / laying out as a document: the same layout and the same facts as the workbook's pages, as headings, paragraphs and tables.
 *
 * A row of one cell without a frame is a line of text, and a heading where its style is one; all others are rows of a table, which goes on
 * as long as such rows follow one another. A paragraph stays whole: a word processor breaks it by itself.
 *
 * Worked example: [标题 一、基本情况], [项目名称 | 原文传递], [项目编码 | 2019-dd], [正文 …] are a heading, a table of two rows, and a paragraph.
 */
import type { Block, DocumentRow, DocumentSection, HeadingRank } from "../../sheet/document.ts";
import type { Layout } from "../../sheet/layout.ts";
import { shownText } from "../../sheet/show-figure.ts";
import { type ExpandedCell, expandPage, type FilledRow, isPageShown } from "./expand-layout.ts";
import type { FormFacts } from "./facts/form-facts.ts";

const RANKS: Readonly<Record<string, HeadingRank>> = {
  ...{ title: "title", "body-title": "title" },
  ...{ heading: 1, subheading: 2, item: 3 },
};
const HEADS = ["head", "small-head"];

export function layOutDocument(layout: Layout, facts: FormFacts): DocumentSection[] {
  const of = { layout, facts, flows: true };
  return layout.pages
    .filter((page) => isPageShown(page, of))
    .map((page) => ({ isLandscape: page.isLandscape, blocks: blocksOf(expandPage(page, of)) }));
}

function blocksOf({ rows, columns }: ReturnType<typeof expandPage>): Block[] {
  const blocks: Block[] = [];
  let open: DocumentRow[] | null = null;
  for (const row of rows) {
    const line = lineOf(row);
    if (line !== null) {
      open = null;
      blocks.push(line);
      continue;
    }
    if (open === null) {
      open = [];
      blocks.push({ kind: "table", columns, rows: open });
    }
    open.push(tableRow(row, open));
  }
  return blocks;
}

/** What stands between tables; null: a row of one. */
function lineOf(row: FilledRow): Block | null {
  const [cell, ...others] = row.cells;
  if (cell === undefined) return { kind: "space", points: row.height ?? 0 };
  if (others.length > 0 || cell.style.border !== "none" || cell.down > 1) return null;
  const rank = RANKS[cell.styleName] ?? null;
  return { kind: "text", rank, text: said(cell), style: cell.style, keeps: row.keeps || rank !== null };
}

/** Headings of a table stand above its first row of figures. */
function tableRow(row: FilledRow, before: readonly DocumentRow[]): DocumentRow {
  const isHead = before.every((r) => r.isHead) && row.cells.every((c) => HEADS.includes(c.styleName));
  const cells = row.cells.map((cell) => {
    const { style, column, across, down } = cell;
    return { text: said(cell), style, column, across, down };
  });
  return { height: row.height, isHead, keeps: row.keeps || isHead, cells };
}

function said({ cell, show }: ExpandedCell): string {
  return shownText(cell.value, show);
}

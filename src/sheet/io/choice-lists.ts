/** Lists to choose from, one rule for all cells that offer the same. */
import { invariant } from "../../core/bug.ts";
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";

interface Run {
  readonly letter: string;
  readonly from: number;
  to: number;
}

export class ChoiceLists {
  private readonly runs = new Map<string, Run[]>();

  /** From the top down. Excel takes at most 255 characters of a list, and a comma parts two choices. */
  add(choices: readonly string[], at: { letter: string; row: number }): void {
    const list = choices.join(",");
    let runs = this.runs.get(list);
    if (runs === undefined) {
      invariant(list.length <= 255 && choices.every((c) => !/[",]/.test(c)), `${list} fits a drop-down`);
      runs = [];
      this.runs.set(list, runs);
    }
    const last = runs.findLast((run) => run.letter === at.letter);
    if (last?.to === at.row - 1) last.to = at.row;
    else runs.push({ letter: at.letter, from: at.row, to: at.row });
  }

  xml(): string {
    if (this.runs.size === 0) return "";
    const rules = [...this.runs].map(([list, runs]) => {
      const cells = runs.map(({ letter, from, to }) =>
        from === to ? `${letter}${from}` : `${letter}${from}:${letter}${to}`,
      );
      return (
        `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells.join(" ")}">` +
        `<formula1>${xmlText(`"${list}"`)}</formula1></dataValidation>`
      );
    });
    return `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
  }
}

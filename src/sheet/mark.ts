/** What is printed in the footer of every page: the program, the period, the label of the books. */
export function sheetMark(of: { version: string; period: string; label: string }): string {
  return [`balis ${of.version}`, of.period, of.label].filter((part) => part !== "").join(" · ");
}

/** SQL for the number of the assignment that counts: the latest one made in the period, whichever run it belonged to. */
export function latestAssignment(of: { discrepancy: string; period: string }): string {
  return `(SELECT max(g.number) FROM discrepancy_assignment g JOIN reconciliation_run gr ON gr.number = g.run
    WHERE g.discrepancy = ${of.discrepancy} AND gr.period = ${of.period})`;
}

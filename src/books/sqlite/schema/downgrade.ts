/** The eighth step: the policy by which a discrepancy is never material. */
export const downgradeSchema = `
ALTER TABLE discrepancy ADD COLUMN downgraded_by TEXT;
`;

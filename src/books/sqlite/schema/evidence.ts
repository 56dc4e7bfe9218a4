/** The second step: which sources speak of a discrepancy's case. Empty where a run was made before it was known. */
export const evidenceSchema = `
ALTER TABLE discrepancy ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
`;

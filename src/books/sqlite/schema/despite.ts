/** The seventeenth step: whom a person decided against when a file was read; none of those that were read before. */
export const despiteSchema = `
ALTER TABLE source_file ADD COLUMN despite TEXT NOT NULL DEFAULT '';
`;

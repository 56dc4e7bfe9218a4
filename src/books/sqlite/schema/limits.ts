/** The sixth step: what the limits of the alliance are counted by. A reader is never more than a keyed hash. */
export const limitsSchema = `
ALTER TABLE record ADD COLUMN issue TEXT;
ALTER TABLE record ADD COLUMN database_name TEXT;
ALTER TABLE record ADD COLUMN reader TEXT CHECK (reader IS NULL OR length(reader) = 16);
`;

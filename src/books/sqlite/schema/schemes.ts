/**
 * The ninth step: what full rules ask of a record (reader's class, channel, voucher), and which scheme a charge is of.
 */
export const schemesSchema = `
ALTER TABLE record ADD COLUMN reader_class TEXT;
ALTER TABLE record ADD COLUMN channel TEXT;
ALTER TABLE record ADD COLUMN attachment TEXT;
ALTER TABLE charge ADD COLUMN scheme TEXT;
`;

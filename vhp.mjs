// vhp-entry.ts
import { cpSync, existsSync, mkdirSync, rmSync, readdirSync as readdirSync2 } from "node:fs";
import { createHash as createHash2 } from "node:crypto";

// src/core/refusal.ts
var Refusal = class extends Error {
  name = "Refusal";
  code;
  params;
  at;
  /** What else the user should see with it, e.g. each gate that failed or each bad row. */
  findings;
  /** Of all of them, where only the first were kept. */
  findingCount;
  constructor(said) {
    super(said.code);
    this.code = said.code;
    this.params = said.params;
    this.at = said.at;
    this.findings = said.findings;
    this.findingCount = said.findingCount ?? said.findings.length;
  }
};
function refuse(code, params, more = {}) {
  throw new Refusal({ code, params, ...more, at: more.at ?? null, findings: more.findings ?? [] });
}

// src/core/bug.ts
var Bug = class extends Error {
  name = "Bug";
};
function invariant(holds2, rule) {
  if (!holds2) throw new Bug(rule);
}
function never(value) {
  throw new Bug(`a case is not handled: ${String(value)}`);
}

// src/books/refusal-of.ts
function refusalOf(error, path) {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  if (error instanceof Refusal) return error;
  return error.code.startsWith("SQLITE_") ? ofDatabase({ code: error.code, message: error.message, path }) : ofDisk(error.code, path) ?? error;
}
function ofDatabase(said) {
  const { code, path } = said;
  const kind = code.split("_")[1] ?? "";
  switch (kind) {
    case "BUSY":
    case "LOCKED":
      return refusal("books-must-be-free", { path });
    case "FULL":
      return refusal("disk-must-have-room", { path });
    case "READONLY":
    case "CANTOPEN":
    case "PERM":
    case "AUTH":
      return refusal("books-must-be-writable", { path, why: "read-only" });
    case "IOERR":
      return refusal("books-must-be-writable", { path, why: "device-error" });
    case "CORRUPT":
      return refusal("books-must-be-balis", { path, why: "damaged" });
    case "NOTADB":
      return refusal("books-must-be-balis", { path, why: "not-a-database" });
    default:
      return new Bug(`the database accepts what is written: ${code} ${said.message}`);
  }
}
function ofDisk(code, path) {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return refusal("disk-must-have-room", { path });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return refusal("books-must-be-writable", { path, why: "read-only" });
    case "ENOENT":
    case "ENOTDIR":
      return refusal("books-must-be-writable", { path, why: "no-folder" });
    case "ENAMETOOLONG":
      return refusal("books-must-be-writable", { path, why: "name-too-long" });
    case "ELOOP":
      return refusal("books-must-be-balis", { path, why: "broken-link" });
    case "EIO":
      return refusal("books-must-be-writable", { path, why: "device-error" });
    default:
      return void 0;
  }
}
function refusal(code, params) {
  return new Refusal({ code, params, at: null, findings: [] });
}
async function refusing(path, run2) {
  try {
    return await run2();
  } catch (error) {
    throw refusalOf(error, path);
  }
}

// src/books/sqlite/connection.ts
import { createRequire } from "node:module";

// src/records/record.ts
var REQUEST_FIELDS = {
  requestNo: "identifier",
  requestKey: "identifier",
  supplier: "library",
  requester: "library",
  agent: "library",
  requestedOn: "day",
  suppliedOn: "day",
  returnedOn: "day",
  status: "value",
  reason: "text",
  documentType: "text",
  urgency: "value",
  sourcing: "value",
  tariffItem: "text",
  deliveryMethod: "text",
  pages: "count",
  quantity: "count",
  volumes: "count",
  unitPriceFen: "fen",
  actualCostFen: "fen",
  feeFen: "fen",
  title: "text",
  itemId: "identifier",
  waybillOut: "identifier",
  waybillBack: "identifier",
  issue: "text",
  database: "text",
  reader: "text",
  readerClass: "text",
  channel: "text",
  attachment: "text"
};
var NOTHING_SAID = Object.fromEntries(
  Object.keys(REQUEST_FIELDS).map((field) => [field, null])
);
var WAYBILL_FIELDS = {
  waybillNo: "identifier",
  shippedOn: "day",
  from: "library",
  to: "library",
  leg: "value",
  pieces: "positive-count",
  weightGrams: "grams",
  volumes: "count",
  chargeFen: "signed-fen",
  item: "value",
  outcome: "value",
  district: "text",
  freightFen: "signed-fen",
  surchargeFen: "signed-fen",
  company: "text",
  motherNo: "identifier",
  charge: "text",
  relatedNo: "identifier",
  billedGrams: "grams",
  measures: "text",
  discountFen: "signed-fen",
  declaredFen: "fen",
  chargeId: "identifier",
  creditOf: "identifier"
};
var NO_PARTS = {
  ...{ company: null, motherNo: null, charge: null, relatedNo: null, billedGrams: null, measures: null },
  ...{ discountFen: null, declaredFen: null, chargeId: null, creditOf: null }
};
var USER_FIELDS = {
  library: "library",
  service: "value",
  registered: "count",
  newUsers: "count",
  activeUsers: "count"
};
function requestKey(text2) {
  return text2.normalize("NFKC").trim().toUpperCase();
}
function waybillKey(text2, isEarlier = false) {
  if (/^[0-9A-Z]+$/.test(text2)) return text2;
  const key = text2.normalize("NFKC").toUpperCase();
  const plain3 = key.replace(/[\p{Pd}\p{Cf}\u2212\s]/gu, "");
  if (isEarlier) return plain3 || key;
  return plain3.replace(/^="(.*)"$|^['’`](?=.)/u, "$1").replace(/(?<=^\d+)\.0+$/, "") || key;
}
function kindParts(kind) {
  switch (kind) {
    case "dd-supplier":
      return { service: "dd", role: "supplier" };
    case "dd-requester":
      return { service: "dd", role: "requester" };
    case "dd-centre":
      return { service: "dd", role: "centre" };
    case "ill-supplier":
      return { service: "ill", role: "supplier" };
    case "ill-requester":
      return { service: "ill", role: "requester" };
    case "ill-centre":
      return { service: "ill", role: "centre" };
    case "courier-invoice":
      return { service: "ill", role: "courier" };
    // Of no service: nothing that is reconciled or settled asks for these.
    case "registered-users":
    case "subproject-spending":
      return { service: "ill", role: "centre" };
    default:
      throw new Bug(`a file of ${kind} has no requests`);
  }
}

// src/books/sqlite/connection.ts
var APPLICATION_ID = 1111575625;
var WRITER_CACHE_KIB = 65536;
var READER_CACHE_KIB = 16384;
var STREAM_CACHE_KIB = 65536;
var WAL_KEPT_BYTES = 67108864;
var driver;
async function loadDriver() {
  if (driver) return driver;
  const { version } = createRequire(import.meta.url)("better-sqlite3/package.json");
  const napi = Number.parseInt(process.versions.napi ?? "0", 10);
  if (Number.parseInt(version, 10) >= 13 && napi < 10) {
    refuse("node-must-be-recent", { found: process.versions.node, wanted: "22.14" });
  }
  driver = (await import("better-sqlite3")).default;
  return driver;
}
function openWriter(make, opened) {
  const db = new make(opened.path, { fileMustExist: true, timeout: opened.lockTimeoutMs });
  try {
    if (db.pragma("journal_mode", { simple: true }) !== "wal") db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    db.pragma("trusted_schema = OFF");
    db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
function openReader(make, opened) {
  const db = new make(opened.path, { fileMustExist: true, timeout: opened.lockTimeoutMs });
  try {
    db.pragma("query_only = ON");
    db.pragma("trusted_schema = OFF");
    const keyOf4 = (text2, isEarlier) => waybillKey(text2, isEarlier === 1);
    db.function("waybill_key", { deterministic: true }, keyOf4);
    db.pragma(`cache_size = -${opened.purpose === "stream" ? STREAM_CACHE_KIB : READER_CACHE_KIB}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

// src/books/sqlite/place-file.ts
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
var COMPANIONS = ["-wal", "-shm", "-journal"];
async function emptyPart(path) {
  const part = `${path}.part-${randomBytes(6).toString("hex")}`;
  await writeFile(part, "", { flag: "wx", mode: 384 });
  return part;
}
async function removeWithCompanions(path) {
  for (const suffix of ["", ...COMPANIONS]) await rm(`${path}${suffix}`, { force: true });
}
async function placeNew(span2) {
  await sync(span2.part);
  const placed2 = await linkNew({ from: span2.part, to: span2.path });
  if (placed2) {
    await rm(span2.part);
    await sync(dirname(span2.path));
  }
  return placed2;
}
async function linkNew(span2) {
  try {
    await link(span2.from, span2.to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
  }
  try {
    await copyFile(span2.from, span2.to, constants.COPYFILE_EXCL);
    await sync(span2.to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : void 0;
}
async function sync(path) {
  const handle = await open(path, "r").catch(() => null);
  await handle?.sync().catch(() => void 0);
  await handle?.close();
}
function asideName(path, before) {
  const stamp = (/* @__PURE__ */ new Date()).toISOString().replace(/[-:]|\.\d+/g, "");
  return `${path}.before-${before}-${stamp}-${randomBytes(2).toString("hex")}`;
}

// src/core/io/hash.ts
import { createHash } from "node:crypto";
var hashText = (text2) => createHash("sha256").update(text2, "utf8").digest("hex");

// src/books/sqlite/schema/append-only.ts
function appendOnly(...tables) {
  return tables.map((table) => triggersOf(table)).join("\n");
}
function triggersOf(table) {
  return `
CREATE TRIGGER ${table}_never_updated BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'fact-must-not-change'); END;
CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'fact-must-not-change'); END;`;
}
function onlyInOpenPeriod(table, closedRow) {
  return `
CREATE TRIGGER ${table}_only_in_open_period BEFORE INSERT ON ${table}
WHEN EXISTS (${closedRow})
BEGIN SELECT RAISE(ABORT, 'period-must-be-open'); END;`;
}
var CLOSED_FILE = "SELECT 1 FROM source_file f JOIN period_close c ON c.period = f.period WHERE f.number = NEW.file";
function fen(column, nullable = "null") {
  const must = nullable === "not null" ? " NOT NULL" : "";
  return `${column} INTEGER${must} CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`;
}

// src/books/sqlite/schema/files.ts
var filesSchema = `
CREATE TABLE source_file (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  kind TEXT NOT NULL,
  library TEXT,
  period TEXT NOT NULL,
  late_for TEXT,
  profile TEXT NOT NULL,
  profile_hash TEXT NOT NULL,
  encoding TEXT NOT NULL,
  sheets TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX source_file_by_sha ON source_file (sha256);
CREATE INDEX source_file_by_period ON source_file (period);

CREATE TABLE file_receipt (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  rows INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  totals INTEGER NOT NULL,
  title INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  CHECK (taken + quarantined + blank + totals + title = rows)
) STRICT;

CREATE TABLE file_supersession (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file <> file),
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE TABLE record (
  -- The number of a source_file, without the foreign key: rows are only taken while their file is being opened, and
  -- asking again for each of a million rows takes a fifth of an import's time.
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  request_no TEXT NOT NULL,
  request_key TEXT NOT NULL,
  supplier TEXT,
  requester TEXT,
  agent TEXT,
  requested_on TEXT,
  supplied_on TEXT,
  returned_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('filled', 'unfilled', 'cancelled', 'pending')),
  reason TEXT,
  document_type TEXT,
  urgency TEXT,
  sourcing TEXT,
  tariff_item TEXT,
  delivery_method TEXT,
  pages INTEGER,
  quantity INTEGER,
  volumes INTEGER,
  ${fen("unit_price_fen")},
  ${fen("actual_cost_fen")},
  ${fen("fee_fen")},
  title TEXT,
  item_id TEXT,
  waybill_out TEXT,
  waybill_back TEXT,
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE waybill_line (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  waybill_no TEXT NOT NULL,
  shipped_on TEXT NOT NULL,
  from_library TEXT,
  to_library TEXT,
  leg TEXT CHECK (leg IN ('out', 'back')),
  pieces INTEGER NOT NULL,
  weight_grams INTEGER,
  volumes INTEGER,
  ${fen("charge_fen", "not null")},
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_count (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  library TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  registered INTEGER NOT NULL,
  new_users INTEGER,
  active_users INTEGER,
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantined_row (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  -- Empty where the whole row is meant.
  column_name TEXT NOT NULL,
  text TEXT,
  params TEXT NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (file, sheet, row, code, column_name)
) STRICT, WITHOUT ROWID;
${appendOnly("source_file", "file_receipt", "file_supersession", "record", "waybill_line", "user_count")}
${appendOnly("quarantined_row")}
${onlyInOpenPeriod("source_file", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("file_receipt", `
  ${CLOSED_FILE}`)}
${onlyInOpenPeriod("file_supersession", `
  ${CLOSED_FILE}`)}
`;

// src/books/sqlite/schema/operators.ts
var operatorsSchema = `
ALTER TABLE action ADD COLUMN system_user TEXT;

CREATE TABLE action_seal (
  action INTEGER PRIMARY KEY REFERENCES action,
  added TEXT NOT NULL,
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE TRIGGER action_seal_must_chain BEFORE INSERT ON action_seal
WHEN EXISTS (SELECT 1 FROM action_seal)
  AND NEW.previous <> (SELECT hash FROM action_seal ORDER BY action DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'action-must-chain'); END;

CREATE TABLE operator (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  system_user TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX operator_by_name ON operator (name, number);

CREATE TABLE approval (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  inputs TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX approval_by_period ON approval (period, number);
${appendOnly("action_seal", "operator", "approval")}
${onlyInOpenPeriod("approval", "SELECT 1 FROM period_close WHERE period = NEW.period")}
`;

// src/books/sqlite/schema/reconciliation.ts
var CLOSED_RUN = (run2) => `
  SELECT 1 FROM reconciliation_run r JOIN period_close c ON c.period = r.period WHERE r.number = ${run2}`;
var reconciliationSchema = `
CREATE TABLE reconciliation_run (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  inputs TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX reconciliation_run_by_period ON reconciliation_run (period, service, number);

CREATE VIEW run_in_force AS
SELECT r.* FROM reconciliation_run r
WHERE NOT EXISTS (
  SELECT 1 FROM reconciliation_run later
  WHERE later.period = r.period AND later.service = r.service AND later.number > r.number);

CREATE TABLE case_record (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  case_key TEXT NOT NULL,
  PRIMARY KEY (run, file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE discrepancy (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  id TEXT NOT NULL,
  service TEXT NOT NULL,
  case_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  supplier TEXT,
  requester TEXT,
  fields TEXT NOT NULL,
  ${fen("risk_fen", "not null")},
  -- The resolution it had in the run before this one, if it stood there resolved.
  standing INTEGER REFERENCES resolution,
  PRIMARY KEY (run, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX discrepancy_by_id ON discrepancy (id, run);

CREATE TABLE discrepancy_record (
  run INTEGER NOT NULL,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (run, id, ordinal),
  FOREIGN KEY (run, id) REFERENCES discrepancy,
  FOREIGN KEY (file, sheet, row) REFERENCES record
) STRICT, WITHOUT ROWID;

CREATE TABLE resolution (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  discrepancy TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  kind TEXT NOT NULL,
  agreed TEXT,
  reason TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  FOREIGN KEY (run, discrepancy) REFERENCES discrepancy (run, id)
) STRICT;
CREATE INDEX resolution_by_discrepancy ON resolution (discrepancy, number);

CREATE TABLE resolution_withdrawal (
  resolution INTEGER PRIMARY KEY REFERENCES resolution,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  reason TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

-- The resolution in force of each discrepancy of each run: the latest one, unless it was withdrawn.
CREATE VIEW discrepancy_state AS
SELECT d.run AS run, d.id AS id, (
  SELECT CASE WHEN w.resolution IS NULL THEN r.number END
  FROM resolution r LEFT JOIN resolution_withdrawal w ON w.resolution = r.number
  WHERE r.discrepancy = d.id AND (r.run = d.run OR r.number = d.standing)
  ORDER BY r.number DESC LIMIT 1) AS resolution
FROM discrepancy d;

CREATE TABLE match (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  case_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  resolution INTEGER NOT NULL,
  pass TEXT NOT NULL,
  supplier_file INTEGER,
  supplier_sheet INTEGER,
  supplier_row INTEGER,
  requester_file INTEGER,
  requester_sheet INTEGER,
  requester_row INTEGER,
  centre_file INTEGER,
  centre_sheet INTEGER,
  centre_row INTEGER,
  basis_file INTEGER NOT NULL,
  basis_sheet INTEGER NOT NULL,
  basis_row INTEGER NOT NULL,
  agreed TEXT,
  discrepancy TEXT,
  CHECK ((resolution = 0) = (discrepancy IS NULL)),
  PRIMARY KEY (run, case_key, ordinal, resolution)
) STRICT, WITHOUT ROWID;

CREATE VIEW confirmed_match AS
SELECT m.* FROM match m
WHERE m.resolution = 0 OR m.resolution = (
  SELECT s.resolution FROM discrepancy_state s WHERE s.run = m.run AND s.id = m.discrepancy);
${appendOnly("reconciliation_run", "case_record", "discrepancy", "discrepancy_record", "resolution")}
${appendOnly("resolution_withdrawal", "match")}
${onlyInOpenPeriod("reconciliation_run", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("discrepancy", CLOSED_RUN("NEW.run"))}
${onlyInOpenPeriod("resolution", CLOSED_RUN("NEW.run"))}
${onlyInOpenPeriod("resolution_withdrawal", CLOSED_RUN("NEW.run"))}
`;

// src/books/sqlite/schema/registry.ts
var registrySchema = `
CREATE TABLE action (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  command TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX setting_by_name ON setting (name, number);

CREATE TABLE library (
  number INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('university', 'partner', 'external')),
  district TEXT NOT NULL,
  certainty TEXT NOT NULL,
  source TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX library_by_code ON library (code, number);

CREATE TABLE alias (
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  code TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX alias_by_identity ON alias (code, text, from_day, number);

CREATE TABLE agreement (
  number INTEGER PRIMARY KEY,
  library TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  role TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX agreement_by_identity ON agreement (library, service, role, from_day, number);

CREATE TABLE profile (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX profile_by_name ON profile (name, number);

CREATE TABLE rule_version (
  part TEXT NOT NULL,
  pack TEXT NOT NULL,
  version TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  notice TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (part, pack, version)
) STRICT, WITHOUT ROWID;
${appendOnly("action", "setting", "library", "alias", "agreement", "profile", "rule_version")}
`;

// src/books/sqlite/schema/services.ts
var PLACE = `
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,`;
var END = `
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;
`;
var count = (column) => `${column} INTEGER CHECK (${column} >= 0)`;
var bound = (column) => `${column} TEXT CHECK (${column} IN ('exact', 'at-least'))`;
var servicesSchema = `
CREATE TABLE consulting_request (${PLACE}
  request_no TEXT NOT NULL,
  received_on TEXT NOT NULL,
  done_on TEXT,
  supplier TEXT NOT NULL,
  asker TEXT,
  asker_kind TEXT CHECK (asker_kind IN ('member', 'outside')),
  service_item TEXT NOT NULL CHECK (service_item IN ('CX', 'SY', 'ZT', 'FX', 'XK', 'TG', 'PX', 'ZX')),
  result TEXT NOT NULL CHECK (result IN ('done', 'refused', 'cancelled', 'pending')),
  score_tenths INTEGER CHECK (score_tenths BETWEEN 0 AND 1000),
  ${fen("fee_fen")},
  ${fen("market_fen")},${END}
CREATE TABLE training_event (${PLACE}
  event_no TEXT NOT NULL,
  held_on TEXT NOT NULL,
  topic TEXT NOT NULL,
  place TEXT,
  ${count("hours_tenths")},
  ${fen("lecturer_fee_fen")},
  ${fen("other_cost_fen")},
  ${count("participants")},
  ${bound("participants_bound")},
  ${count("units")},
  ${bound("units_bound")},
  ${count("valid_answers")},
  ${count("satisfied_answers")},
  remark TEXT,${END}
CREATE TABLE training_attendance (${PLACE}
  event_no TEXT NOT NULL,
  library TEXT,
  outside_unit TEXT,
  participants INTEGER NOT NULL CHECK (participants > 0),
  ${count("certificates")},
  certificate_from TEXT,
  certificate_to TEXT,
  CHECK ((library IS NULL) <> (outside_unit IS NULL)),${END}
CREATE TABLE purchase_line (${PLACE}
  year INTEGER NOT NULL,
  package_name TEXT NOT NULL,
  vendor TEXT,
  library TEXT NOT NULL,
  ${fen("list_fen", "not null")},
  ${fen("group_fen", "not null")},
  instalment INTEGER,
  instalments INTEGER,
  ${fen("amount_fen")},
  due_on TEXT,
  paid_on TEXT,
  CHECK (instalment BETWEEN 1 AND instalments),${END}
CREATE TABLE support_ticket (${PLACE}
  ticket_no TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  resolved_on TEXT,
  library TEXT NOT NULL,
  system TEXT NOT NULL,
  ticket_kind TEXT NOT NULL CHECK (ticket_kind IN ('fault', 'question', 'wish', 'other')),
  severity TEXT CHECK (severity IN ('critical', 'high', 'normal', 'low')),${END}
CREATE TABLE system_availability (${PLACE}
  system TEXT NOT NULL,
  month TEXT NOT NULL,
  planned_minutes INTEGER NOT NULL CHECK (planned_minutes > 0),
  down_minutes INTEGER NOT NULL CHECK (down_minutes BETWEEN 0 AND planned_minutes),${END}
-- A charge of a new service is no change of the schema: the list stands in the program.
CREATE TABLE charge_of_any_service (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  service TEXT NOT NULL,
  library TEXT,
  counterparty TEXT,
  case_key TEXT,
  ordinal INTEGER,
  file INTEGER,
  sheet INTEGER,
  row INTEGER,
  ${fen("quantity", "not null")},
  unit TEXT NOT NULL,
  ${fen("fen", "not null")},
  ${fen("stated_fen")},
  rule TEXT NOT NULL,
  steps TEXT NOT NULL,
  scheme TEXT,
  corrects TEXT,
  PRIMARY KEY (settlement, id)
) STRICT, WITHOUT ROWID;
INSERT INTO charge_of_any_service SELECT settlement, id, kind, service, library, counterparty, case_key, ordinal, file,
  sheet, row, quantity, unit, fen, stated_fen, rule, steps, scheme, corrects FROM charge;
DROP TABLE charge;
ALTER TABLE charge_of_any_service RENAME TO charge;
CREATE INDEX charge_by_corrects ON charge (corrects, settlement) WHERE corrects IS NOT NULL;
${appendOnly("charge")}
${appendOnly("consulting_request", "training_event", "training_attendance")}
${appendOnly("purchase_line", "support_ticket", "system_availability")}
`;

// src/books/sqlite/schema/settlement.ts
var settlementSchema = `
CREATE TABLE settlement_run (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL,
  inputs TEXT NOT NULL,
  rules TEXT NOT NULL,
  sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX settlement_run_by_period ON settlement_run (period, number);

CREATE VIEW settlement_in_force AS
SELECT s.* FROM settlement_run s
WHERE NOT EXISTS (
  SELECT 1 FROM settlement_run later WHERE later.period = s.period AND later.number > s.number);

CREATE TABLE charge (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('fee-basis', 'dd-subsidy', 'ill-subsidy', 'courier')),
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  library TEXT,
  counterparty TEXT,
  case_key TEXT,
  ordinal INTEGER,
  file INTEGER,
  sheet INTEGER,
  row INTEGER,
  ${fen("quantity", "not null")},
  unit TEXT NOT NULL CHECK (unit IN ('request', 'volume', 'parcel')),
  ${fen("fen", "not null")},
  ${fen("stated_fen")},
  rule TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (settlement, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unpriced (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  case_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('unpriced', 'differs')),
  finding TEXT NOT NULL,
  PRIMARY KEY (settlement, service, case_key, ordinal, severity, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id TEXT PRIMARY KEY,
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  period TEXT NOT NULL,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  reverses TEXT REFERENCES entry,
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_period ON entry (period);

-- Postings are written before their entry, which is refused unless they add up to zero.
CREATE TABLE posting (
  entry TEXT NOT NULL REFERENCES entry DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  account TEXT NOT NULL,
  ${fen("fen", "not null")},
  PRIMARY KEY (entry, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_must_balance BEFORE INSERT ON entry
WHEN (SELECT count(*) < 2 OR sum(fen) <> 0 FROM posting WHERE entry = NEW.id)
BEGIN SELECT RAISE(ABORT, 'entry-must-balance'); END;
CREATE TRIGGER posting_only_before_entry BEFORE INSERT ON posting
WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'fact-must-not-change'); END;

CREATE TABLE period_close (
  period TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
  manifest TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;

CREATE TRIGGER period_close_must_chain BEFORE INSERT ON period_close
WHEN NEW.ordinal <> 1 + (SELECT count(*) FROM period_close)
  OR NEW.previous <> coalesce(
    (SELECT hash FROM period_close WHERE ordinal = NEW.ordinal - 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'close-must-chain'); END;

-- Requests that a closed period settled, by the run that found them: never billed again.
CREATE TABLE settled_request (
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  request_key TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  PRIMARY KEY (service, request_key, run)
) STRICT, WITHOUT ROWID;
${appendOnly("settlement_run", "charge", "unpriced", "entry", "posting", "period_close", "settled_request")}
${onlyInOpenPeriod("settlement_run", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("entry", "SELECT 1 FROM period_close WHERE period = NEW.period")}
`;

// src/books/sqlite/schema/step-22.ts
var profileOffSchema = `
CREATE TABLE file_receipt_apart (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  rows INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  totals INTEGER NOT NULL,
  title INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  joined INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  CHECK (taken + quarantined + blank + totals + title + left_out + joined = rows)
) STRICT;
INSERT INTO file_receipt_apart
  SELECT file, rows, taken, quarantined, blank, totals, title, 0, 0, hidden, action FROM file_receipt ORDER BY file;
DROP TABLE file_receipt;
ALTER TABLE file_receipt_apart RENAME TO file_receipt;
${appendOnly("file_receipt")}
${onlyInOpenPeriod("file_receipt", CLOSED_FILE)}

CREATE TABLE joined_row (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  -- A further row of the file, and the row in whose place the record of both stands.
  row INTEGER NOT NULL,
  into_row INTEGER NOT NULL CHECK (into_row <> row),
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;
${appendOnly("joined_row")}
${onlyInOpenPeriod("joined_row", CLOSED_FILE)}

ALTER TABLE profile ADD COLUMN off INTEGER NOT NULL DEFAULT 0 CHECK (off IN (0, 1));
`;

// src/books/sqlite/schema/steps-2-to-10.ts
var evidenceSchema = `
ALTER TABLE discrepancy ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
`;
var assignmentSchema = `
CREATE TABLE discrepancy_assignment (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  discrepancy TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  owner TEXT,
  due_on TEXT,
  note TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  FOREIGN KEY (run, discrepancy) REFERENCES discrepancy (run, id)
) STRICT;
CREATE INDEX discrepancy_assignment_by_discrepancy ON discrepancy_assignment (discrepancy, number);
${appendOnly("discrepancy_assignment")}
${onlyInOpenPeriod(
  "discrepancy_assignment",
  `SELECT 1 FROM reconciliation_run r JOIN period_close c ON c.period = r.period WHERE r.number = NEW.run`
)}
`;
var correctionSchema = `
ALTER TABLE source_file ADD COLUMN is_correction INTEGER NOT NULL DEFAULT 0 CHECK (is_correction IN (0, 1));

CREATE TABLE sheet_heading (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  headings TEXT NOT NULL,
  PRIMARY KEY (file, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE row_correction (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file > file),
  by_sheet INTEGER NOT NULL,
  by_row INTEGER NOT NULL,
  PRIMARY KEY (file, sheet, row, by_file)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_correction_by ON row_correction (by_file, by_sheet, by_row);
${appendOnly("sheet_heading", "row_correction")}
${onlyInOpenPeriod("sheet_heading", `
  ${CLOSED_FILE}`)}
${onlyInOpenPeriod("row_correction", `
  ${CLOSED_FILE}`)}
`;
var invoiceSchema = `
ALTER TABLE waybill_line ADD COLUMN item TEXT NOT NULL DEFAULT 'parcel' CHECK (item IN ('parcel', 'stop', 'period'));
ALTER TABLE waybill_line ADD COLUMN outcome TEXT CHECK (outcome IN ('delivered', 'undelivered'));
ALTER TABLE waybill_line ADD COLUMN district TEXT;
ALTER TABLE waybill_line ADD COLUMN ${fen("freight_fen")};
ALTER TABLE waybill_line ADD COLUMN ${fen("surcharge_fen")};

CREATE TABLE declared_total (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  field TEXT NOT NULL,
  declared INTEGER NOT NULL,
  computed INTEGER NOT NULL,
  PRIMARY KEY (file, sheet, row, field)
) STRICT, WITHOUT ROWID;

-- A charge of a new kind, or of a new unit, is no change of the schema: the list of both stands in the program.
CREATE TABLE charge_rebuilt (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  library TEXT,
  counterparty TEXT,
  case_key TEXT,
  ordinal INTEGER,
  file INTEGER,
  sheet INTEGER,
  row INTEGER,
  ${fen("quantity", "not null")},
  unit TEXT NOT NULL,
  ${fen("fen", "not null")},
  ${fen("stated_fen")},
  rule TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (settlement, id)
) STRICT, WITHOUT ROWID;
INSERT INTO charge_rebuilt SELECT settlement, id, kind, service, library, counterparty, case_key, ordinal, file, sheet,
  row, quantity, unit, fen, stated_fen, rule, steps FROM charge;
DROP TABLE charge;
ALTER TABLE charge_rebuilt RENAME TO charge;
${appendOnly("declared_total", "charge")}
${onlyInOpenPeriod("declared_total", CLOSED_FILE)}
`;
var limitsSchema = `
ALTER TABLE record ADD COLUMN issue TEXT;
ALTER TABLE record ADD COLUMN database_name TEXT;
ALTER TABLE record ADD COLUMN reader TEXT CHECK (reader IS NULL OR length(reader) = 16);
`;
var parcelsSchema = `
CREATE TABLE parcel_link (
  run INTEGER NOT NULL REFERENCES reconciliation_run,
  case_key TEXT NOT NULL,
  waybill_no TEXT NOT NULL,
  leg TEXT NOT NULL CHECK (leg IN ('out', 'back')),
  file INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (run, waybill_no, leg, file, sheet, row)
) STRICT, WITHOUT ROWID;
${appendOnly("parcel_link")}
`;
var downgradeSchema = `
ALTER TABLE discrepancy ADD COLUMN downgraded_by TEXT;
`;
var schemesSchema = `
ALTER TABLE record ADD COLUMN reader_class TEXT;
ALTER TABLE record ADD COLUMN channel TEXT;
ALTER TABLE record ADD COLUMN attachment TEXT;
ALTER TABLE charge ADD COLUMN scheme TEXT;
`;
var moneySchema = `
CREATE TABLE movement (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'receipt', 'appropriation')),
  period TEXT NOT NULL,
  day TEXT NOT NULL,
  account TEXT NOT NULL,
  fund TEXT NOT NULL,
  year TEXT NOT NULL,
  ${fen("fen", "not null")},
  voucher TEXT NOT NULL,
  text TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES movement,
  terms TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_by_period ON movement (period);

-- What is known otherwise of a request that a closed period settled; settled as a difference in an open one.
CREATE TABLE correction (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  period TEXT NOT NULL REFERENCES period_close (period),
  into_period TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('dd', 'ill')),
  case_key TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  change TEXT NOT NULL,
  reason TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX correction_by_into ON correction (into_period);

ALTER TABLE charge ADD COLUMN corrects TEXT;
CREATE INDEX charge_by_corrects ON charge (corrects, settlement) WHERE corrects IS NOT NULL;
ALTER TABLE settlement_run ADD COLUMN funds TEXT;
${appendOnly("movement", "correction")}
${onlyInOpenPeriod("movement", "SELECT 1 FROM period_close WHERE period = NEW.period")}
${onlyInOpenPeriod("correction", "SELECT 1 FROM period_close WHERE period = NEW.into_period")}
`;

// src/books/sqlite/schema/steps-from-14.ts
var indicatorsSchema = `
CREATE TABLE indicator_value (
  number INTEGER PRIMARY KEY,
  indicator TEXT NOT NULL,
  window TEXT NOT NULL,
  library TEXT,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX indicator_value_by_identity ON indicator_value (indicator, window, library, number);

CREATE TABLE target (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX target_by_identity ON target (subproject, year, key, number);

CREATE TABLE subproject_head (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE TABLE assessment (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  key TEXT NOT NULL,
  cut_off INTEGER,
  body TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX assessment_by_identity ON assessment (subproject, year, key, cut_off, number);
${appendOnly("indicator_value", "target", "subproject_head", "assessment")}
`;
var chargeOrderSchema = `
CREATE TABLE charge_in_order (
  settlement INTEGER NOT NULL REFERENCES settlement_run,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  service TEXT NOT NULL,
  library TEXT,
  counterparty TEXT,
  case_key TEXT,
  ordinal INTEGER,
  file INTEGER,
  sheet INTEGER,
  row INTEGER,
  ${fen("quantity", "not null")},
  unit TEXT NOT NULL,
  ${fen("fen", "not null")},
  ${fen("stated_fen")},
  rule TEXT NOT NULL,
  steps TEXT NOT NULL,
  scheme TEXT,
  corrects TEXT,
  PRIMARY KEY (settlement, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO charge_in_order SELECT settlement, CAST(substr(id, length('C-' || settlement || '-') + 1) AS INTEGER) AS sequence,
  kind, service, library, counterparty, case_key, ordinal, file, sheet, row, quantity, unit, fen, stated_fen, rule, steps, scheme,
  corrects FROM charge ORDER BY settlement, sequence;
DROP TABLE charge;
ALTER TABLE charge_in_order RENAME TO charge;
CREATE INDEX charge_by_corrects ON charge (corrects, settlement) WHERE corrects IS NOT NULL;
${appendOnly("charge")}
`;
var narrativeSchema = `
CREATE TABLE report_text (
  number INTEGER PRIMARY KEY,
  subproject TEXT NOT NULL,
  year TEXT NOT NULL,
  report TEXT NOT NULL CHECK (report IN ('midterm', 'acceptance', 'performance')),
  section TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  file TEXT,
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX report_text_by_identity ON report_text (subproject, year, report, section, number);
${appendOnly("report_text")}
`;
var despiteSchema = `
ALTER TABLE source_file ADD COLUMN despite TEXT NOT NULL DEFAULT '';
`;
var fileFindingsSchema = `
CREATE TABLE file_finding (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  -- 0 where the whole sheet is meant.
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  -- Empty where no column is meant.
  column_name TEXT NOT NULL,
  text TEXT,
  params TEXT NOT NULL,
  PRIMARY KEY (file, sheet, row, code, column_name)
) STRICT, WITHOUT ROWID;
${appendOnly("file_finding")}
${onlyInOpenPeriod("file_finding", CLOSED_FILE)}
`;
var withdrawnSchema = `
ALTER TABLE source_file ADD COLUMN said TEXT;

CREATE TABLE supersession (
  file INTEGER NOT NULL REFERENCES source_file,
  by_file INTEGER NOT NULL REFERENCES source_file CHECK (by_file <> file),
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (file, by_file)
) STRICT, WITHOUT ROWID;
INSERT INTO supersession SELECT file, by_file, action FROM file_supersession;
DROP TABLE file_supersession;
ALTER TABLE supersession RENAME TO file_supersession;
CREATE INDEX file_supersession_by_file ON file_supersession (by_file);

CREATE TABLE file_withdrawal (
  file INTEGER PRIMARY KEY REFERENCES source_file,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- Whether what it had replaced stands again.
  brings_back INTEGER NOT NULL CHECK (brings_back IN (0, 1)),
  -- Of a correction: the file whose rows it stood for.
  along_with INTEGER REFERENCES source_file,
  action INTEGER NOT NULL REFERENCES action
) STRICT;

CREATE VIEW supersession_in_force AS
SELECT s.* FROM file_supersession s
WHERE NOT EXISTS (SELECT 1 FROM file_withdrawal w WHERE w.file = s.by_file AND w.brings_back = 1);

CREATE VIEW file_gone AS
SELECT file FROM file_withdrawal UNION ALL SELECT file FROM supersession_in_force;
${appendOnly("file_supersession", "file_withdrawal")}
${onlyInOpenPeriod("file_supersession", CLOSED_FILE)}
${onlyInOpenPeriod("file_withdrawal", CLOSED_FILE)}
CREATE TRIGGER file_withdrawal_brings_back_in_open_period BEFORE INSERT ON file_withdrawal
WHEN NEW.brings_back = 1 AND EXISTS (
  SELECT 1 FROM file_supersession s JOIN source_file f ON f.number = s.file JOIN period_close c ON c.period = f.period
  WHERE s.by_file = NEW.file)
BEGIN SELECT RAISE(ABORT, 'period-must-be-open'); END;
`;
var namesSchema = `
ALTER TABLE library ADD COLUMN closed_on TEXT;
ALTER TABLE library ADD COLUMN closed_into TEXT CHECK (closed_into IS NULL OR closed_on IS NOT NULL);
ALTER TABLE alias ADD COLUMN official INTEGER NOT NULL DEFAULT 0 CHECK (official IN (0, 1));
`;
var waybillPartsSchema = `
CREATE TABLE waybill_line_in_parts (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,
  waybill_no TEXT NOT NULL,
  shipped_on TEXT NOT NULL,
  from_library TEXT,
  to_library TEXT,
  leg TEXT CHECK (leg IN ('out', 'back')),
  pieces INTEGER NOT NULL,
  weight_grams INTEGER,
  volumes INTEGER,
  ${fen("charge_fen", "not null")},
  item TEXT NOT NULL DEFAULT 'parcel' CHECK (item IN ('parcel', 'stop', 'period')),
  outcome TEXT CHECK (outcome IN ('delivered', 'undelivered', 'refused')),
  district TEXT,
  ${fen("freight_fen")},
  ${fen("surcharge_fen")},
  company TEXT,
  mother_no TEXT,
  charge TEXT,
  related_no TEXT,
  billed_grams INTEGER,
  measures TEXT,
  ${fen("discount_fen")},
  ${fen("declared_fen")},
  charge_id TEXT,
  credit_of TEXT,
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;
INSERT INTO waybill_line_in_parts (file, sheet, row, waybill_no, shipped_on, from_library, to_library, leg, pieces, weight_grams,
  volumes, charge_fen, item, outcome, district, freight_fen, surcharge_fen)
SELECT file, sheet, row, waybill_no, shipped_on, from_library, to_library, leg, pieces, weight_grams, volumes, charge_fen, item,
  outcome, district, freight_fen, surcharge_fen FROM waybill_line;
DROP TABLE waybill_line;
ALTER TABLE waybill_line_in_parts RENAME TO waybill_line;
${appendOnly("waybill_line")}
`;

// src/books/sqlite/schema/subprojects.ts
var SPENT = `
  subproject TEXT NOT NULL,
  line TEXT NOT NULL,
  economic_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('fiscal', 'carry-over', 'other')),
  voucher_no TEXT NOT NULL,
  entry_no TEXT NOT NULL,
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  payee TEXT NOT NULL,
  ${fen("fen", "not null")},`;
var subprojectsSchema = `
CREATE TABLE subproject (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  finance_code TEXT NOT NULL,
  fund_rule TEXT NOT NULL CHECK (fund_rule IN ('central', 'municipal')),
  libraries TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  action INTEGER NOT NULL REFERENCES action
) STRICT;
CREATE INDEX subproject_by_id ON subproject (id);

CREATE TABLE subproject_move (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  move TEXT NOT NULL,
  day TEXT NOT NULL,
  made_by TEXT NOT NULL,
  carried TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE subproject_move_undone (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number),
  FOREIGN KEY (subproject, number) REFERENCES subproject_move
) STRICT, WITHOUT ROWID;

CREATE TABLE subproject_budget (
  subproject TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  line TEXT NOT NULL,
  economic_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('fiscal', 'carry-over', 'other')),
  kind TEXT NOT NULL CHECK (kind IN ('initial', 'adjustment')),
  ${fen("fen", "not null")},
  day TEXT NOT NULL,
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action,
  PRIMARY KEY (subproject, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE spending_line (
  file INTEGER NOT NULL REFERENCES source_file,
  sheet INTEGER NOT NULL,
  row INTEGER NOT NULL,${SPENT}
  PRIMARY KEY (file, sheet, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE spending_typed (
  id TEXT PRIMARY KEY,${SPENT}
  action INTEGER NOT NULL REFERENCES action
) STRICT, WITHOUT ROWID;
${appendOnly("subproject", "subproject_move", "subproject_move_undone", "subproject_budget")}
${appendOnly("spending_line", "spending_typed")}
`;

// src/books/sqlite/schema/migrations.ts
var MIGRATIONS = [
  {
    number: 1,
    name: "first-books",
    sql: [registrySchema, settlementSchema, filesSchema, reconciliationSchema].join("\n")
  },
  { number: 2, name: "evidence", sql: evidenceSchema },
  { number: 3, name: "assignment", sql: assignmentSchema },
  { number: 4, name: "correction", sql: correctionSchema },
  { number: 5, name: "invoice", sql: invoiceSchema },
  { number: 6, name: "limits", sql: limitsSchema },
  { number: 7, name: "parcels", sql: parcelsSchema },
  { number: 8, name: "downgrade", sql: downgradeSchema },
  { number: 9, name: "schemes", sql: schemesSchema },
  { number: 10, name: "money", sql: moneySchema },
  { number: 11, name: "operators", sql: operatorsSchema },
  { number: 12, name: "subprojects", sql: subprojectsSchema },
  { number: 13, name: "services", sql: servicesSchema },
  { number: 14, name: "indicators", sql: indicatorsSchema },
  { number: 15, name: "charge-order", sql: chargeOrderSchema },
  { number: 16, name: "narrative", sql: narrativeSchema },
  { number: 17, name: "despite", sql: despiteSchema },
  { number: 18, name: "file-findings", sql: fileFindingsSchema },
  { number: 19, name: "withdrawn", sql: withdrawnSchema },
  { number: 20, name: "names", sql: namesSchema },
  { number: 21, name: "waybill-parts", sql: waybillPartsSchema },
  { number: 22, name: "profile-off", sql: profileOffSchema }
];
var MIGRATION_TABLE = `
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  applied_at TEXT NOT NULL
) STRICT;
${appendOnly("migration").replaceAll("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS")}`;
function runMigrations(db, steps) {
  db.exec(MIGRATION_TABLE);
  const record = db.prepare("INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)");
  for (const step2 of steps.known.slice(steps.done)) {
    db.exec(step2.sql);
    record.run(step2.number, step2.name, hashText(step2.sql), (/* @__PURE__ */ new Date()).toISOString());
  }
}

// src/books/sqlite/soundness.ts
import { lstat, open as open2, stat as stat2 } from "node:fs/promises";

// src/books/migrate.ts
function historyState(applied, known) {
  const found = applied.length;
  const wanted = known.length;
  if (found === 0) return { kind: "unknown" };
  for (const [i, row] of applied.entries()) {
    if (row.number !== i + 1) return { kind: "unknown" };
    const ours = known[i];
    if (ours && (row.name !== ours.name || row.sha256 !== hashText(ours.sql))) return { kind: "unknown" };
  }
  if (found > wanted) return { kind: "newer", found, wanted };
  return found < wanted ? { kind: "older", found, wanted } : { kind: "current" };
}

// src/books/sqlite/soundness.ts
var MAGIC = "SQLite format 3\0";
var APPLICATION_ID_AT = 68;
async function requireBalisFile(path) {
  const found = await stat2(path).catch(async (error) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    const link2 = await lstat(path).catch(() => null);
    return link2 ? refuse("books-must-be-balis", { path, why: "broken-link" }) : refuse("books-must-exist", { path });
  });
  if (!found.isFile()) refuse("books-must-be-balis", { path, why: "not-a-file" });
  const handle = await open2(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    if (bytesRead < 100 || buffer.toString("latin1", 0, MAGIC.length) !== MAGIC) {
      refuse("books-must-be-balis", { path, why: "not-a-database" });
    }
    if (buffer.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
      refuse("books-must-be-balis", { path, why: "another-program" });
    }
  } finally {
    await handle.close();
  }
}
function requireCurrent(judged) {
  const { path } = judged;
  const state = stateOf(judged);
  if (state.kind === "older")
    refuse("books-must-be-current", { path, found: state.found, wanted: state.wanted });
}
function requireKnown(judged) {
  const state = stateOf(judged);
  const wanted = judged.known.length;
  return state.kind === "older" ? { found: state.found, wanted } : { found: wanted, wanted };
}
function stateOf({
  db,
  path,
  known
}) {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'").get();
  if (table === void 0) refuse("books-must-be-balis", { path, why: "unknown-history" });
  const applied = db.prepare("SELECT number, name, sha256 FROM migration ORDER BY number").all();
  const state = historyState(applied, known);
  if (state.kind === "newer") {
    refuse("books-must-not-be-newer", { path, found: state.found, wanted: state.wanted });
  }
  if (state.kind === "unknown") refuse("books-must-be-balis", { path, why: "unknown-history" });
  return state;
}
function requireWhole(db, path) {
  const complaints = db.pragma("integrity_check(1)", { simple: true });
  const broken = db.prepare("SELECT 1 FROM pragma_foreign_key_check LIMIT 1").get();
  if (complaints !== "ok" || broken !== void 0) refuse("books-must-be-balis", { path, why: "damaged" });
}

// src/books/sqlite/backup.ts
async function copyBooks(span2, accept = () => void 0) {
  const part = await emptyPart(span2.to);
  try {
    await vacuumInto({ from: span2.from, part }, accept);
    if (!await placeNew({ part, path: span2.to })) refuse("backup-must-not-overwrite", { path: span2.to });
  } finally {
    await removeWithCompanions(part);
  }
}
async function vacuumInto(span2, accept) {
  const make = await loadDriver();
  const db = new make(span2.from, { fileMustExist: true });
  try {
    accept(db);
    db.prepare("VACUUM INTO ?").run(span2.part);
  } finally {
    db.close();
  }
  const copy = new make(span2.part, { fileMustExist: true });
  try {
    copy.pragma("journal_mode = DELETE");
    requireWhole(copy, span2.from);
  } finally {
    copy.close();
  }
}

// src/core/list.ts
function compareKeys(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function by(keyOf4) {
  return (a, b) => {
    const [left, right] = [keyOf4(a), keyOf4(b)];
    if (typeof left !== "object" && typeof right !== "object") return compareKeys(left, right);
    const [keys, others] = [listed(left), listed(right)];
    let order = 0;
    for (let i = 0; i < keys.length && order === 0; i++) order = compareKeys(keys[i] ?? 0, others[i] ?? 0);
    return order;
  };
}
function listed(keys) {
  return typeof keys === "object" ? keys : [keys];
}
function byKey([a], [b]) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function sumOf(items, of) {
  let sum = 0n;
  for (const item of items) sum += of(item);
  return sum;
}
function addUp(items, of) {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
}
function addTo(sums, key, more) {
  sums.set(key, (sums.get(key) ?? 0n) + more);
}
function groupBy(items, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf4(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/books/json.ts
function toJson(value) {
  return JSON.stringify(canonical(value));
}
function fromJson(text2) {
  try {
    return JSON.parse(text2, (_key, value) => isBigint(value) ? BigInt(value.$n) : value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse("stored-text-must-be-readable", { text: text2.slice(0, MAX_SHOWN) });
  }
}
var MAX_SHOWN = 60;
function canonical(value) {
  if (typeof value === "bigint") return { $n: value.toString() };
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, member]) => member !== void 0);
  entries.sort(byKey);
  return Object.fromEntries(entries.map(([key, member]) => [key, canonical(member)]));
}
function isBigint(value) {
  return typeof value === "object" && value !== null && "$n" in value && typeof value.$n === "string";
}

// src/rules/rules.ts
function ruleName(rule) {
  return `${rule.part} ${rule.pack}@${rule.version}`;
}
function inForce(asked) {
  let latest2;
  for (const rule of asked.rules) {
    if (!isPart(rule, asked.part) || rule.from > asked.day) continue;
    if (latest2 === void 0 || rule.from > latest2.from) latest2 = rule;
  }
  return latest2 !== void 0 && latest2.to !== null && latest2.to < asked.day ? void 0 : latest2;
}
function isPart(rule, part) {
  return rule.part === part;
}

// src/books/sqlite/read/rule-seals.ts
function ruleSeals(db) {
  const sealed = sealedRules(db);
  if (sealed.size === 0) return [];
  const rows2 = new Map(storedRules(db).map((row) => [ruleName(row), row]));
  const names2 = [.../* @__PURE__ */ new Set([...rows2.keys(), ...sealed.keys()])].sort();
  return names2.map((name2) => {
    const row = rows2.get(name2);
    return { name: name2, from: row?.from ?? null, now: row?.hash ?? null, enacted: sealed.get(name2) ?? null };
  });
}
function storedRules(db) {
  const rows2 = db.prepare(ROWS).raw(true).all();
  return rows2.map(([...row]) => {
    const action = row.pop();
    const [part, pack, version, from] = row;
    return { part, pack, version, from, action, hash: hashText(JSON.stringify(row)) };
  });
}
function sealedRules(db) {
  const rows2 = db.prepare(SEALS).pluck().all();
  return new Map(rows2.flatMap((added) => Object.entries(splitAdded(added).rules ?? {})));
}
function splitAdded(text2) {
  const { rules: rules2, ...added } = JSON.parse(text2);
  return rules2 === void 0 ? { added } : { added, rules: rules2 };
}
var ROWS = `SELECT part, pack, version, from_day, to_day, sample, notice, hash, body, action FROM rule_version`;
var SEALS = `SELECT added FROM action_seal WHERE added LIKE '%"rules":%' ORDER BY action`;

// src/books/sqlite/read/registry.ts
function registryReader({ db }) {
  return {
    settings: async () => {
      const rows2 = db.prepare(latest("setting", ["name"], "name, value")).all();
      return new Map(rows2.map((row) => [row.name, row.value]));
    },
    libraries: async () => db.prepare(LIBRARIES).all().map(libraryOf),
    aliases: async () => db.prepare(ALIASES).all().map(aliasOf),
    agreements: async () => db.prepare(AGREEMENTS).all(),
    profiles: async () => db.prepare(PROFILES).all(),
    rules: async () => db.prepare(RULES).all().map(ruleOf),
    ruleSeals: async () => ruleSeals(db),
    rulesDigest: async () => rulesDigest(db),
    standingAt: async (settlement) => {
      const all = (sql) => db.prepare(sql).all({ settlement });
      return {
        registry: {
          libraries: all(THEN.libraries).map(libraryOf),
          aliases: all(THEN.aliases).map(aliasOf),
          agreements: all(THEN.agreements)
        },
        rules: all(THEN.rules).map(ruleOf)
      };
    }
  };
}
function latest(table, identity, columns, until = null) {
  const same = identity.map((column) => `later.${column} = v.${column}`).join(" AND ");
  const [then, before] = until === null ? ["", ""] : [`v.action <= ${until} AND`, `AND later.action <= ${until}`];
  return `SELECT ${columns} FROM ${table} v
    WHERE ${then} NOT EXISTS (SELECT 1 FROM ${table} later WHERE ${same} AND later.number > v.number ${before})
    ORDER BY ${identity.join(", ")}`;
}
var FIGURE_LIBRARY = "code, name_zh AS nameZh, name_en AS nameEn, kind, district, certainty, source";
var FIGURE_ALIAS = `text, code, from_day AS "from", to_day AS "to"`;
var librariesSql = (until = null) => latest("library", ["code"], `${FIGURE_LIBRARY}, closed_on AS closedOn, closed_into AS closedInto`, until);
var aliasesSql = (until = null) => latest("alias", ["code", "text", "from_day"], `${FIGURE_ALIAS}, official`, until);
var agreementsSql = (until = null) => latest(
  "agreement",
  ["library", "service", "role", "from_day"],
  `library, service, role, from_day AS "from", to_day AS "to"`,
  until
);
var PROFILES = `SELECT name, text, hash FROM (${latest("profile", ["name"], "name, text, hash, off")}) WHERE off = 0 ORDER BY name`;
var [LIBRARIES, ALIASES, AGREEMENTS] = [librariesSql(), aliasesSql(), agreementsSql()];
var rules = (where) => `
  SELECT part, pack, version, from_day AS "from", to_day AS "to", sample, notice, hash, body
  FROM rule_version ${where} ORDER BY part, from_day, pack, version`;
var RULES = rules("");
var SETTLED = "(SELECT action FROM settlement_run WHERE number = @settlement)";
var THEN = {
  libraries: librariesSql(SETTLED),
  aliases: aliasesSql(SETTLED),
  agreements: agreementsSql(SETTLED),
  rules: rules(`WHERE action <= ${SETTLED}`)
};
var RULES_OF_MONEY = rules(
  "WHERE part NOT IN ('indicators', 'calendar', 'self-evaluation', 'service-evaluation')"
);
function libraryOf({ closedOn, closedInto, ...library }) {
  return closedOn === null ? library : { ...library, closed: { on: closedOn, into: closedInto } };
}
function aliasOf({ official, ...alias }) {
  return official === 1 ? { ...alias, isOfficial: true } : alias;
}
function ruleOf(row) {
  return {
    ...row,
    sample: row.sample === 1,
    notice: fromJson(row.notice),
    body: fromJson(row.body)
  };
}
var FIGURE_SETTINGS = `SELECT * FROM (${latest("setting", ["name"], "name, value")}) WHERE name <> 'single-person' ORDER BY name`;
var FIGURE_LIBRARIES = latest("library", ["code"], FIGURE_LIBRARY);
var FIGURE_ALIASES = latest("alias", ["code", "text", "from_day"], FIGURE_ALIAS);
function rulesDigest(db) {
  const parts = [FIGURE_SETTINGS, FIGURE_LIBRARIES, FIGURE_ALIASES, AGREEMENTS, RULES_OF_MONEY].map(
    (sql) => JSON.stringify(db.prepare(sql).raw(true).all())
  );
  return hashText(parts.join("\n"));
}

// src/core/day.ts
var ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
function dayOf(year, month, day2) {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return void 0;
  if (!Number.isInteger(month) || month < 1 || month > 12) return void 0;
  if (!Number.isInteger(day2) || day2 < 1 || day2 > daysInMonth(year, month)) return void 0;
  return `${year}-${two(month)}-${two(day2)}`;
}
function parseIsoDay(text2) {
  const found = ISO.exec(text2);
  return found ? dayOf(+(found[1] ?? ""), +(found[2] ?? ""), +(found[3] ?? "")) : void 0;
}
function daysInMonth(year, month) {
  if (month === 2) return year % 4 === 0 && year % 100 !== 0 || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
function dayNumber(day2) {
  const year = +day2.slice(0, 4);
  const month = +day2.slice(5, 7);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + +day2.slice(8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}
function dayFromNumber(count2) {
  const z3 = count2 + 719468;
  const era = Math.floor(z3 / 146097);
  const doe = z3 - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day2 = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return dayOf(yoe + era * 400 + (month <= 2 ? 1 : 0), month, day2);
}
function addDays(day2, count2) {
  return dayFromNumber(dayNumber(day2) + count2);
}
function weekdayOf(day2) {
  return ((dayNumber(day2) + 3) % 7 + 7) % 7;
}
function dayFromSerial(serial, epoch) {
  if (!Number.isFinite(serial) || serial < 1) return void 0;
  const whole3 = Math.floor(serial);
  if (epoch === 1904) return dayFromNumber(whole3 - 24107);
  if (whole3 === 60) return void 0;
  return dayFromNumber(whole3 - (whole3 < 60 ? 25568 : 25569));
}
function isWithin(day2, window) {
  return window.from <= day2 && (window.to === null || day2 <= window.to);
}
function two(n) {
  return n < 10 ? `0${n}` : `${n}`;
}

// src/core/source.ts
var A_COLUMN = 1e9;
function placeInSheet(row) {
  const column = Math.floor(row / A_COLUMN);
  return { row: row % A_COLUMN, column: column === 0 ? null : letterOf(column) };
}
function rowText(of) {
  const { row, column } = placeInSheet(of);
  return `${row}${column ?? ""}`;
}
function letterOf(position) {
  let text2 = "";
  for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text2 = String.fromCharCode(65 + (rest - 1) % 26) + text2;
  }
  return text2;
}
function compareRefs(a, b) {
  return a.file - b.file || a.sheet - b.sheet || a.row - b.row;
}
function refText(ref) {
  return `${ref.file}:${ref.sheet}:${ref.row < A_COLUMN ? ref.row : rowText(ref.row)}`;
}

// src/tables/cell.ts
function cellText(cell) {
  if (cell === null || cell === void 0) return "";
  if (typeof cell === "string") return cell.trim();
  switch (cell.kind) {
    case "number":
    case "error":
      return cell.text;
    case "date":
      return dayOfSerial(cell.serial, 1900) ?? cell.serial;
    case "formula":
      if (cell.value === null) return "";
      return (cell.isDate ? dayOfSerial(cell.value, 1900) : void 0) ?? cell.value.trim();
    case "boolean":
      return cell.value ? "TRUE" : "FALSE";
  }
}
function textKey(text2) {
  return text2.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
function dayOfSerial(serial, epoch) {
  return /^\d{1,7}(\.\d+)?$/.test(serial) ? dayFromSerial(+serial, epoch) : void 0;
}

// src/records/service-record.ts
var SERVICE_KINDS = [
  "consulting",
  "training-event",
  "training-attendance",
  "group-purchase",
  "support-ticket",
  "availability"
];
var SERVICE_ITEMS = ["CX", "SY", "ZT", "FX", "XK", "TG", "PX", "ZX"];
var CONSULTING_RESULTS = ["done", "refused", "cancelled", "pending"];
var ASKER_KINDS = ["member", "outside"];
var BOUNDS = ["exact", "at-least"];
var TICKET_KINDS = ["fault", "question", "wish", "other"];
var SEVERITIES = ["critical", "high", "normal", "low"];
function isServiceKind(kind) {
  return SERVICE_KINDS.some((k) => k === kind);
}
function isSettled(kind) {
  return !isServiceKind(kind) || kind === "consulting";
}
function isCharged(kind) {
  return isSettled(kind) && kind !== "registered-users" && kind !== "subproject-spending";
}

// src/month/import/columns/service-field.ts
var SERVICE_FIELDS = {
  consulting: {
    requestNo: "identifier",
    receivedOn: "day",
    doneOn: "day",
    supplier: "library",
    askerKind: "value",
    asker: "library",
    serviceItem: "value",
    result: "value",
    scoreTenths: "tenths",
    feeFen: "fen",
    marketFen: "fen"
  },
  "training-event": {
    eventNo: "identifier",
    heldOn: "day",
    topic: "text",
    place: "text",
    hoursTenths: "tenths",
    lecturerFeeFen: "fen",
    otherCostFen: "fen",
    participants: "count",
    participantsBound: "value",
    units: "count",
    unitsBound: "value",
    validAnswers: "count",
    satisfiedAnswers: "count",
    remark: "text"
  },
  "training-attendance": {
    eventNo: "identifier",
    library: "library",
    outsideUnit: "text",
    participants: "positive-count",
    certificates: "count",
    certificateFrom: "identifier",
    certificateTo: "identifier"
  },
  "group-purchase": {
    packageName: "text",
    year: "positive-count",
    vendor: "text",
    library: "library",
    listFen: "fen",
    groupFen: "fen",
    instalment: "positive-count",
    instalments: "positive-count",
    amountFen: "fen",
    dueOn: "day",
    paidOn: "day"
  },
  "support-ticket": {
    ticketNo: "identifier",
    openedOn: "day",
    resolvedOn: "day",
    library: "library",
    system: "text",
    ticketKind: "value",
    severity: "value"
  },
  availability: {
    system: "text",
    month: "month",
    plannedMinutes: "positive-count",
    downMinutes: "count"
  }
};
var SERVICE_VALUES = {
  serviceItem: SERVICE_ITEMS,
  result: CONSULTING_RESULTS,
  askerKind: ASKER_KINDS,
  participantsBound: BOUNDS,
  unitsBound: BOUNDS,
  ticketKind: TICKET_KINDS,
  severity: SEVERITIES
};

// src/month/import/columns/field.ts
var { requestKey: _made, ...FROM_FILES } = REQUEST_FIELDS;
var REQUEST = {
  ...FROM_FILES,
  reportedBy: "value"
};
var { charge: _said, ...WAYBILL_FROM_FILES } = WAYBILL_FIELDS;
var WAYBILL = { ...WAYBILL_FROM_FILES, item: "text" };
var SPENDING_FIELDS = {
  voucherNo: "identifier",
  entryNo: "identifier",
  spentOn: "day",
  subproject: "text",
  budgetLine: "text",
  economicClass: "text",
  fundSource: "value",
  summary: "text",
  payee: "text",
  amountFen: "signed-fen",
  creditFen: "signed-fen"
};
function shapeOf(kind) {
  if (isServiceKind(kind)) return kind;
  if (kind === "courier-invoice") return "waybill";
  if (kind === "subproject-spending") return "spending";
  return kind === "registered-users" ? "users" : "request";
}
var FIELDS = {
  request: REQUEST,
  waybill: WAYBILL,
  users: USER_FIELDS,
  spending: SPENDING_FIELDS,
  ...SERVICE_FIELDS
};
function fieldsOf(kind) {
  return Object.keys(FIELDS[shapeOf(kind)]);
}
function fieldType(kind, name2) {
  return FIELDS[shapeOf(kind)][name2];
}
function isQuantity(type) {
  return type !== void 0 && /count$|fen$|^grams$|^tenths$/.test(type);
}
function isField(kind, name2) {
  return Object.hasOwn(FIELDS[shapeOf(kind)], name2);
}
function isRequestField(field) {
  return Object.hasOwn(FROM_FILES, field);
}
function isPersonal(field) {
  return field === "reader" || field === "asker";
}
var ESSENTIAL = {
  request: ["requestNo", "status"],
  waybill: ["waybillNo", "shippedOn", "pieces", "chargeFen"],
  users: ["library", "service", "registered"],
  spending: ["voucherNo", "spentOn", "subproject", "economicClass", "amountFen"],
  consulting: ["requestNo", "receivedOn", "serviceItem", "result"],
  "training-event": ["eventNo", "heldOn", "topic"],
  "training-attendance": ["eventNo", "participants"],
  "group-purchase": ["packageName", "year", "library", "listFen", "groupFen"],
  "support-ticket": ["ticketNo", "openedOn", "library", "system", "ticketKind"],
  availability: ["system", "month", "plannedMinutes", "downMinutes"]
};
function essentialFields(kind) {
  return ESSENTIAL[shapeOf(kind)];
}
function requiredByNature(kind, field) {
  if (essentialFields(kind).includes(field)) return true;
  if (kind.endsWith("-supplier")) return field === "requester";
  if (kind.endsWith("-requester")) return field === "supplier";
  return kind.endsWith("-centre") && (field === "supplier" || field === "requester");
}
var ALLOWED_VALUES = {
  status: ["filled", "unfilled", "cancelled", "pending"],
  urgency: ["ordinary", "urgent"],
  sourcing: ["own", "agent-domestic", "agent-foreign"],
  leg: ["out", "back"],
  outcome: ["delivered", "undelivered", "refused"],
  service: ["dd", "ill"],
  fundSource: ["fiscal", "carry-over", "other"],
  reportedBy: ["supplier", "requester"],
  ...SERVICE_VALUES
};

// src/month/import/columns/heading-hint.ts
var UNITS = {
  \u5143: "yuan",
  \u4EBA\u6C11\u5E01\u5143: "yuan",
  \u4EBA\u6C11\u5E01: "yuan",
  "\xA5": "yuan",
  rmb: "yuan",
  cny: "yuan",
  yuan: "yuan",
  \u5206: "fen",
  fen: "fen",
  kg: "kg",
  \u516C\u65A4: "kg",
  \u5343\u514B: "kg",
  g: "g",
  \u514B: "g",
  \u9875: null,
  \u518C: null,
  \u4EF6: null,
  \u672C: null,
  \u4EBA: null,
  \u7B14: null,
  \u5FC5\u586B: null,
  \u9009\u586B: null
};
function unitNamed(text2) {
  const name2 = text2.replace(/^单位/, "");
  return Object.hasOwn(UNITS, name2) ? UNITS[name2] : void 0;
}
var isDatePattern = (text2) => /^(?:格式|如)?[ymdhs年月日时分秒/.-]{2,}$/.test(text2) && /[y年]/.test(text2) && /[m月]/.test(text2);
var FREE = "[^\u5143\u5706\u89D2\u5206\u767E\u5343\u4E07\u4EBF\u7F8E\u6B27\u82F1\u6E2F\u5E01\uFFE5$\u20AC\xA3%\u65A4\u5428\u4E24\u78C5\u514B\u5929a-z]*";
var HINT = new RegExp(
  `^(?:(?:\u8BF7|\u6309|\u987B|\u9700)(?:\u586B|\u5199|\u9009|\u8F93|\u6309|\u7528|\u4F7F\u7528|\u6CE8\u660E)${FREE}|(?:\u4F8B|\u4F8B\u5982|\u5982|\u793A\u4F8B|\u683C\u5F0F)${FREE}\\d${FREE}|(?:\u5FC5|\u9009|\u975E\u5FC5|\u53EF\u4E0D|\u53EF\u9009|\u4E0D\u5FC5)\u586B(?:\u9879|\u5199)?|\u5FC5\u5F55|\u53EF\u9009|\u53EF\u7A7A|\u53EF\u4E3A\u7A7A|\u5982\u6709|\u82E5\u6709|\u81EA\u52A8(?:\u751F\u6210)?|\u7CFB\u7EDF(?:\u81EA\u52A8)?\u751F\u6210|\u4E0B\u62C9(?:\u9009\u62E9|\u83DC\u5355)?|\u5355\u9009|(?:\u5B66\u6821|\u5355\u4F4D|\u9662\u6821|\u56FE\u4E66\u9986|\u9986\u540D|\u89C4\u8303)?(?:\u5168\u79F0|\u5168\u540D|\u7B80\u79F0|\u540D\u79F0)|\u9986\u540D|(?:\u5B66\u6821|\u9662\u6821|\u56FE\u4E66\u9986|\u9986|\\d\u4F4D|\u4E94\u4F4D)?(?:\u4EE3\u7801|\u7F16\u7801)|(?:\u6587\u672C|\u5B57\u7B26|\u6570\u5B57|\u6570\u503C|\u65E5\u671F|\u6574\u6570|\u5E38\u89C4)(?:\u578B|\u683C\u5F0F)?|(?:\u4FDD\u7559)?(?:\u4E24|\u4E8C|2)\u4F4D\u5C0F\u6570|\u542B\u7A0E|required|optional|mandatory|text|number|date|code|(?:full)?name)$`
);
var TELLS = /[元圆角￥$€£%]|[百千万亿]|^(?:分|分钟|小时|天|日|周|月|年|[公市]?斤|两|吨|克|k?g|lb|oz|t|页|张|次|个|usd|eur|gbp|hkd|jpy)$|旧|原|新|预[计期]|计划|应|拟|退|返|代|备用|废|其[他它]|上[年月期]|累计|变更|更正|修改|首次|old|new|plan|expect|due|other/;
var OPEN = "[(\\[\u3010\u3014]";
var CLOSE = "[)\\]\u3011\u3015]";
var INSIDE = "([^()\\[\\]\u3010\u3011\u3014\u3015]+)";
var LAST = new RegExp(`^(.+?)${OPEN}${INSIDE}${CLOSE}$`);
var FIRST = new RegExp(`^${OPEN}${INSIDE}${CLOSE}(.+)$`);
function withoutHints(key) {
  let rest = key;
  let unit2 = null;
  let isLoose = false;
  for (; ; ) {
    const last2 = LAST.exec(rest);
    const first = last2 ? null : FIRST.exec(rest);
    const inside = last2?.[2] ?? first?.[1];
    const hint = inside === void 0 ? null : hintOf(inside);
    if (hint === null || isOther(hint.unit, unit2)) break;
    unit2 ??= hint.unit;
    isLoose ||= hint.isLoose;
    rest = last2?.[1] ?? first?.[2] ?? "";
  }
  return rest === key ? null : { key: rest, unit: unit2, isLoose };
}
var isOther = (a, b) => a !== null && b !== null && a !== b;
function hintOf(inside) {
  let unit2 = null;
  let isLoose = false;
  for (const part of isDatePattern(inside) ? [] : inside.split(/[,;、]/)) {
    const named2 = unitNamed(part);
    if (named2 !== void 0) {
      if (isOther(named2, unit2)) return null;
      unit2 ??= named2;
    } else if (!HINT.test(part) && !isDatePattern(part)) {
      if (TELLS.test(part)) return null;
      isLoose = true;
    }
  }
  return { unit: unit2, isLoose };
}

// src/month/import/columns/name-pattern.ts
function matchesPattern(name2, pattern) {
  const [first = "", ...rest] = pattern.split("*");
  const last2 = rest.pop();
  if (last2 === void 0) return name2 === first;
  let at = first.length;
  if (!name2.startsWith(first)) return false;
  for (const part of rest) {
    const found = name2.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name2.length - last2.length >= at && name2.endsWith(last2);
}
function matchesLoosely(name2, pattern) {
  return matchesPattern(plain(name2), plain(pattern));
}
var plain = (text2) => text2.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

// src/month/import/columns/heading.ts
var MAX_HEADING = 80;
function headingOf(text2) {
  const key = plainKey(text2);
  const found = /^(.+?)[([]([^()[\]]+)[)\]]$/.exec(key);
  const unit2 = found ? unitNamed(found[2] ?? "") : void 0;
  return unit2 === void 0 ? { text: text2, key, unit: null } : { text: text2, key: found?.[1] ?? key, unit: unit2 };
}
function plainKey(text2) {
  const key = text2.normalize("NFKC").toLowerCase().replace(/[\s*:_]+/g, "");
  return key.length > MAX_HEADING ? "" : key;
}
function headingKey(text2) {
  return headingOf(text2).key;
}
function headingOfRow(cells) {
  return { columns: cells.map((cell) => textsOf([cellText(cell)])) };
}
function textsOf(texts2) {
  return texts2.flatMap((text2) => {
    if (text2 === "") return [];
    const whole3 = headingOf(text2);
    const hinted = withoutHints(plainKey(text2));
    return hinted === null || hinted.key === whole3.key ? [whole3] : [whole3, { text: text2, ...hinted }];
  });
}
function bindColumns(profile, heading) {
  const bound2 = [];
  const loose = [];
  heading.columns.forEach((texts2, index2) => {
    const known = texts2.find((t) => profile.headings.has(t.key));
    const field = known ? profile.headings.get(known.key) : void 0;
    const rule = field ? profile.columns.get(field) : void 0;
    if (!known || !field || !rule || isOtherMoney(rule, known)) return;
    const column = { field, rule, index: index2, heading: known.text, unit: unitOf(rule, known.unit) };
    if (!known.isLoose) bound2.push(column);
    else if (!isQuantity(fieldType(profile.kind, field)) && !isPrivate(profile, texts2)) loose.push(column);
  });
  bound2.push(...loose.filter((l) => !bound2.some((b) => b.field === l.field)));
  bound2.sort((a, b) => a.index - b.index);
  const unmeant = doubledColumns(bound2).flatMap(({ columns }) => {
    const own = columns.filter((c) => c.rule.ownHeadings.has(headingKey(c.heading)));
    return own.length === 1 ? columns.filter((c) => c !== own[0]) : [];
  });
  const table = [...bound2.filter((c) => !unmeant.includes(c)), ...sharedColumns(profile, heading)];
  return profile.unpivot === null ? table : [...table, ...pivotColumns(profile, heading, table)];
}
function pivotColumns(profile, heading, table) {
  const { unpivot, ignored, leaveOut } = profile;
  const rule = unpivot && profile.columns.get(unpivot.cell);
  if (!unpivot || !rule) return [];
  const hidden = privateColumns(profile, heading, table);
  return heading.columns.flatMap((texts2, index2) => {
    const [own] = texts2;
    if (!own || hidden.has(index2) || table.some((c) => c.index === index2)) return [];
    const isSaid = texts2.some((t) => ignored.includes(t.key) || leaveOut.has(t.key));
    const isMeant = unpivot.columns?.some((p) => texts2.some((t) => matchesLoosely(t.text, p))) ?? !isSaid;
    if (!isMeant) return [];
    return [
      { field: unpivot.cell, rule, index: index2, heading: own.text, unit: unitOf(rule, own.unit), part: own.key }
    ];
  });
}
function sharedColumns(profile, heading) {
  if (profile.shared.size === 0) return [];
  return heading.columns.flatMap((texts2, index2) => {
    const known = texts2.find((t) => profile.shared.has(t.key));
    return (known ? profile.shared.get(known.key) ?? [] : []).flatMap((field) => {
      const rule = profile.columns.get(field);
      if (!known || !rule || isOtherMoney(rule, known)) return [];
      const { text: text2, key, unit: unit2 } = known;
      return [{ field, rule, index: index2, heading: text2, unit: unitOf(rule, unit2), part: key }];
    });
  });
}
function doubledColumns(columns) {
  const groups = /* @__PURE__ */ new Map();
  for (const column of columns) {
    const place = `${column.field} ${column.part ?? ""}`;
    groups.set(place, [...groups.get(place) ?? [], column]);
  }
  return [...groups.values()].flatMap((same) => {
    const [first, second] = same;
    return first && second ? [{ field: first.field, columns: same }] : [];
  });
}
function isOtherMoney({ currency }, { unit: unit2 }) {
  return currency !== null && (unit2 === "yuan" || unit2 === "fen");
}
function unitOf(rule, said) {
  const money = ["yuan", "fen"];
  const weight2 = ["kg", "g"];
  const fits = said && [money, weight2].some((kind) => kind.includes(said) && kind.includes(rule.unit));
  return fits ? said : rule.unit;
}
function keptHeadings(profile, heading) {
  const bound2 = new Map(bindColumns(profile, heading).map((c) => [c.index, c.heading]));
  const { headings, recognise, ignored, leaveOut } = profile;
  const isKnown = ({ key }) => [headings, leaveOut].some((known) => known.has(key)) || ignored.includes(key) || recognise.headings.some((h) => headingKey(h) === key);
  return heading.columns.map((texts2, i) => bound2.get(i) ?? texts2.find(isKnown)?.text ?? "");
}
function privateColumns(profile, heading, bound2 = bindColumns(profile, heading)) {
  const hidden = /* @__PURE__ */ new Set();
  heading.columns.forEach((texts2, index2) => {
    const known = texts2.find((t) => profile.headings.has(t.key));
    const field = known && profile.headings.get(known.key);
    const read = bound2.flatMap((c) => c.index === index2 ? [c.field] : []);
    if ([...read, ...field ? [field] : []].some(isPersonal)) hidden.add(index2);
    if (known && !known.isLoose || read.some((f) => f !== field)) return;
    if (isPrivate(profile, texts2)) hidden.add(index2);
  });
  return hidden;
}
function isPrivate(profile, texts2) {
  return texts2.some((t) => profile.private.some((word) => t.key.includes(word)));
}

// src/month/import/reading/set-aside.ts
var MAX_CELL_CHARS = 32767;
var KeptColumns = class {
  read;
  constructor(columns) {
    this.read = new Set(columns.filter((c) => !isPersonal(c.field)).map((c) => c.index));
  }
  /** Of a line of text, no cell of which stands under its heading. */
  nothingOf(cells) {
    return JSON.stringify(cells.map(() => null));
  }
  /** As JSON; `moved`: by how many columns its cells may have moved. */
  cellsOf(cells, moved) {
    const isKept = (index2) => {
      for (let i = index2; i <= index2 + moved; i++) if (!this.read.has(i)) return false;
      return true;
    };
    return JSON.stringify(cells.map((cell, i) => isKept(i) ? bounded(cell) : null));
  }
};
function bounded(cell) {
  if (typeof cell === "string") return boundedText(cell);
  if (cell?.kind !== "formula") return cell;
  const value = cell.value === null ? null : boundedText(cell.value);
  return { ...cell, formula: boundedText(cell.formula), value };
}
function boundedText(text2) {
  return text2.length > MAX_CELL_CHARS ? `${text2.slice(0, MAX_CELL_CHARS - 1)}\u2026` : text2;
}

// src/books/sqlite/unread-cells.ts
var NOTHING_REMOVED = { rows: 0, cells: 0, names: 0 };
function removeUnread(db, profiles) {
  const byName = new Map(profiles.map((p) => [p.name, p]));
  const { rows: rows2, cells } = changing(db, "quarantined_row", () => removeCells(db, byName));
  const headings = changing(db, "sheet_heading", () => removeHeadings(db, byName));
  const sheets = changing(db, "source_file", () => removeSheets(db));
  return { rows: rows2, cells, names: headings + sheets };
}
function changing(db, table, change) {
  const name2 = `${table}_never_updated`;
  const trigger = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?").pluck();
  const sql = `${trigger.get(name2)}`;
  db.exec(`DROP TRIGGER ${name2}`);
  const changed = change();
  db.exec(sql);
  return changed;
}
var SHEETS = `
  SELECT DISTINCT q.file, q.sheet, f.profile, h.headings
  FROM quarantined_row q JOIN source_file f ON f.number = q.file
  LEFT JOIN sheet_heading h ON h.file = q.file AND h.sheet = q.sheet`;
function removeCells(db, profiles) {
  const select = db.prepare("SELECT DISTINCT row, cells FROM quarantined_row WHERE file = ? AND sheet = ?");
  const update = db.prepare(
    "UPDATE quarantined_row SET cells = ? WHERE file = ? AND sheet = ? AND row = ? AND cells = ?"
  );
  const removed = { rows: 0, cells: 0 };
  for (const { file, sheet, profile, headings } of db.prepare(SHEETS).all()) {
    const kept = new KeptColumns(readIn(profiles.get(profile), headings));
    for (const { row, cells } of select.all(file, sheet)) {
      const before = fromJson(cells);
      const after = kept.cellsOf(before, 0);
      const lost = filled(before) - filled(fromJson(after));
      if (lost === 0) continue;
      update.run(after, file, sheet, row, cells);
      removed.rows += 1;
      removed.cells += lost;
    }
  }
  return removed;
}
function readIn(profile, headings) {
  if (!profile || headings === null) return [];
  return bindColumns(profile, headingOfRow(fromJson(headings)));
}
var filled = (cells) => cells.filter((cell) => cellText(cell) !== "").length;
function removeHeadings(db, profiles) {
  const all = db.prepare(
    "SELECT h.file, h.sheet, f.profile, h.headings FROM sheet_heading h JOIN source_file f ON f.number = h.file"
  );
  const update = db.prepare("UPDATE sheet_heading SET headings = ? WHERE file = ? AND sheet = ?");
  let removed = 0;
  for (const { file, sheet, profile, headings } of all.all()) {
    const before = fromJson(headings);
    const known = profiles.get(profile);
    const after = known ? keptHeadings(known, headingOfRow(before)) : before.map(() => "");
    const lost = before.filter((text2, i) => text2 !== "" && after[i] === "").length;
    if (lost > 0) update.run(toJson(after), file, sheet);
    removed += lost;
  }
  return removed;
}
var READ_SHEETS = `
  SELECT f.number AS file, f.sheets, (SELECT json_group_array(sheet) FROM
    (SELECT sheet FROM sheet_heading WHERE file = f.number UNION SELECT sheet FROM file_finding WHERE file = f.number)) AS read
  FROM source_file f WHERE EXISTS (SELECT 1 FROM sheet_heading h WHERE h.file = f.number)`;
function removeSheets(db) {
  const update = db.prepare("UPDATE source_file SET sheets = ? WHERE number = ?");
  let removed = 0;
  for (const found of db.prepare(READ_SHEETS).all()) {
    const read = new Set(fromJson(found.read));
    const before = fromJson(found.sheets);
    const after = before.map((name2, i) => read.has(i + 1) ? name2 : "");
    const lost = before.filter((name2, i) => name2 !== after[i]).length;
    if (lost > 0) update.run(toJson(after), found.file);
    removed += lost;
  }
  return removed;
}

// src/core/canonical-json.ts
function canonicalJson(value) {
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number") invariant(Number.isSafeInteger(value), "a canonical number is whole");
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value).sort(byKey);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
}
function isList(value) {
  return Array.isArray(value);
}

// src/core/finding.ts
function finding(code, params, where = {}) {
  return { code, params, at: where.at ?? null, text: where.text ?? null };
}

// src/people/action-log.ts
function earlierHash(earlier, hash2) {
  return hash2(earlier.map((row) => canonicalJson(fieldsOf2(row))).join("\n"));
}
function sealOf(row, about) {
  const { hash: hash2, ...said } = about;
  const added = said.rules ? { ...said.added, rules: said.rules } : said.added;
  return { ...said, hash: hash2(canonicalJson([said.previous, ...fieldsOf2(row), added])) };
}
function verifyLog(rows2, hash2) {
  const first = rows2.findIndex((row) => row.seal !== null);
  if (first < 0) return null;
  let previous = earlierHash(rows2.slice(0, first), hash2);
  for (const row of rows2.slice(first)) {
    const { seal } = row;
    const named2 = { number: row.number, at: row.at, operator: row.operator };
    if (seal === null) return finding("action-must-be-sealed", named2);
    if (seal.previous !== previous) return finding("action-must-follow-the-one-before", named2);
    if (sealOf(row, { ...seal, hash: hash2 }).hash !== seal.hash)
      return finding("action-must-match-its-hash", named2);
    previous = seal.hash;
  }
  return null;
}
function fieldsOf2({ number, at, operator, user, command }) {
  return [number, at, operator, user, command];
}

// src/core/setting.ts
var SETTINGS = [
  /** What becomes of a file for a closed period: settled in the next open one, or refused. */
  { name: "late-files", allowed: ["next-open-period", "refuse"], standard: "next-open-period" },
  /** Printed on every workbook, e.g. "合成数据" for demonstration books. */
  { name: "label", allowed: null, standard: "" },
  /** The name of the centre that signs the workbooks. */
  { name: "centre", allowed: null, standard: "BALIS\u7BA1\u7406\u4E2D\u5FC3" },
  /** 部门预算支出经济分类 in exported journals. Suggested, not BALIS's own (SOURCES.md [economic-classes]): 30207 邮电费, 30227 委托业务费. */
  { name: "class-courier", allowed: null, standard: "30207" },
  { name: "class-subsidy", allowed: null, standard: "30227" },
  /** 更正期限: days after the close in which corrections are taken; empty: always. */
  { name: "correction-days", allowed: null, standard: "" },
  /** 更正起点: the least difference of a fee, in yuan, that is worth a correction. */
  { name: "correction-least", allowed: null, standard: "0.00" },
  /** 第二引擎: a program that adds the journal up once more before a close; empty: none. */
  { name: "second-engine", allowed: ["", "hledger", "bean-check"], standard: "" },
  /** 单人操作: one person keeps the books; closes alone, and every workbook says so. Touches no figure. */
  { name: "single-person", allowed: ["yes", "no"], standard: "no" },
  /** 经济分类: codes of the centre's own beside the known ones, "30205 水费;30206 电费". */
  { name: "economic-classes", allowed: null, standard: "" }
];
function settingOf(settings, name2) {
  return settings.get(name2) ?? SETTINGS.find((s) => s.name === name2)?.standard ?? "";
}

// src/people/operator.ts
var OPERATOR_ROLES = ["clerk", "finance", "approver", "auditor"];
function checkMode(of) {
  if (isSinglePerson(of.settings)) return "single-person";
  return of.operators.some((o) => o.isActive) ? "two-person" : "unregistered";
}
function isSinglePerson(settings) {
  return settingOf(settings, "single-person") === "yes";
}
function parseRoles(typed) {
  const said = typed.split(/[,，、\s]+/).filter((word) => word !== "");
  const isRole = (word) => OPERATOR_ROLES.some((role) => role === word);
  if (said.length === 0 || !said.every(isRole)) return null;
  return OPERATOR_ROLES.filter((role) => said.includes(role));
}
function modeIn(manifest) {
  const people = parsedManifest(manifest)?.people;
  if (typeof people !== "object" || people === null || !("mode" in people)) return "unregistered";
  return people.mode === "single-person" || people.mode === "two-person" ? people.mode : "unregistered";
}
function parsedManifest(text2) {
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

// src/records/row-fields.ts
function compiled(names2, expression) {
  return new Function(...names2, `return ${expression}`);
}
function valuesOf(fields) {
  return compiled(["r"], `[${fields.map((field) => `r.${field}`).join(", ")}]`);
}

// src/books/sqlite/row-codec.ts
var REF_COLUMNS = ["file", "sheet", "row"];
function rowType(fields, how = {}) {
  const kept = [];
  let at = 0;
  for (const [field, kind] of Object.entries(fields)) {
    const column = how.names?.[field] ?? field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    const one2 = keptField({ field, kind, column, at, before: kept.at(-1)?.columns.at(-1) ?? "" });
    kept.push(one2);
    at += one2.columns.length;
  }
  const columns = kept.flatMap((k) => k.columns);
  const beside = (how.beside ?? []).map((name2) => `${name2}: beside.${name2}`);
  const said = Object.keys(fields).map((field, i) => `${field}: ${kept[i]?.value}`);
  const given = { fromJson, toJson };
  const made = compiled(
    ["{ fromJson, toJson }"],
    `{ valuesOf: (r) => [${kept.map((k) => k.values).join(", ")}],
       recordOf: (v, beside) => ({ ${[...said, ...beside].join(", ")} }) }`
  )(given);
  return {
    columns,
    selected: (alias) => kept.map((k) => k.selected?.(alias) ?? listed2(alias, k.columns)).join(", "),
    ...made
  };
}
var listed2 = (alias, columns) => columns.map((column) => `${alias}.${column}`).join(", ");
function keptField(of) {
  const { field, kind, column, at, before } = of;
  const [r, v] = [`r.${field}`, `v[${at}]`];
  const orNull = (given, value) => `${given} === null ? null : ${value}`;
  switch (kind) {
    case "place":
    case "side":
      return {
        columns: kind === "place" ? REF_COLUMNS : REF_COLUMNS.map((part) => `${column}_${part}`),
        values: REF_COLUMNS.map((part) => `${r}?.${part} ?? null`).join(", "),
        value: orNull(v, `{ file: ${v}, sheet: v[${at + 1}], row: v[${at + 2}] }`)
      };
    // Amounts are within what a number holds exactly: the table's CHECK sees to it.
    case "fen":
    case "signed-fen":
    case "bigint":
      return { columns: [column], values: r, value: orNull(v, `BigInt(${v})`) };
    case "json":
      return {
        columns: [column],
        values: orNull(r, `toJson(${r})`),
        value: orNull(v, `fromJson(${v})`)
      };
    case "number-key":
      return {
        columns: [column],
        selected: (alias) => `nullif(${alias}.${column}, ${alias}.${before})`,
        values: r,
        value: `${v} ?? v[${at - 1}]`
      };
    default:
      return { columns: [column], values: r, value: v };
  }
}
function fenOf(value) {
  return value === null ? null : BigInt(value);
}

// src/books/sqlite/row-tables.ts
var REQUESTS = {
  name: "record",
  key: "request_key",
  shown: ["request_no", "supplied_on", "pages", "volumes", "fee_fen"],
  ...rowType(
    { ref: "place", ...REQUEST_FIELDS, requestKey: "number-key" },
    { beside: ["service", "role"], names: { database: "database_name" } }
  )
};
var WAYBILLS = {
  name: "waybill_line",
  key: "waybill_no",
  shown: ["waybill_no", "shipped_on", "NULL", "volumes", "charge_fen"],
  ...rowType(
    { ref: "place", ...WAYBILL_FIELDS },
    { names: { from: "from_library", to: "to_library" } }
  )
};
var USERS = {
  name: "user_count",
  key: "library || ' ' || service",
  shown: ["library", "NULL", "NULL", "NULL", "NULL"],
  ...rowType({ ref: "place", ...USER_FIELDS })
};
var SPENT2 = {
  subproject: "text",
  line: "text",
  economicClass: "text",
  source: "text",
  voucherNo: "text",
  entryNo: "text",
  day: "day",
  text: "text",
  payee: "text",
  fen: "fen"
};
var SPENDING = {
  name: "spending_line",
  key: "substr(day, 1, 7) || ' ' || voucher_no || ' ' || entry_no",
  shown: ["voucher_no", "day", "NULL", "NULL", "fen"],
  ...rowType({ ref: "place", ...SPENT2 })
};
var TYPED_SPENDING = rowType({ id: "identifier", ...SPENT2 });
var { requestNo, receivedOn, doneOn, supplier, asker } = SERVICE_FIELDS.consulting;
var ATTENDED = "event_no || ' ' || coalesce(library, outside_unit)";
var SERVICES = {
  consulting: {
    name: "consulting_request",
    key: "request_no",
    shown: ["request_no", "done_on", "NULL", "NULL", "fee_fen"],
    ...rowType({
      ...{ ref: "place", requestNo, receivedOn, doneOn, supplier, asker },
      ...SERVICE_FIELDS.consulting
    })
  },
  "training-event": {
    name: "training_event",
    key: "event_no",
    shown: ["event_no", "held_on", "NULL", "NULL", "other_cost_fen"],
    ...rowType({ ref: "place", ...SERVICE_FIELDS["training-event"] })
  },
  "training-attendance": {
    name: "training_attendance",
    key: ATTENDED,
    shown: [ATTENDED, "NULL", "NULL", "NULL", "NULL"],
    ...rowType({
      ref: "place",
      ...SERVICE_FIELDS["training-attendance"]
    })
  },
  "group-purchase": {
    name: "purchase_line",
    key: "year || ' ' || package_name || ' ' || library || ' ' || coalesce(instalment, '')",
    shown: ["package_name || ' ' || library", "paid_on", "NULL", "NULL", "group_fen"],
    ...rowType({ ref: "place", ...SERVICE_FIELDS["group-purchase"] })
  },
  "support-ticket": {
    name: "support_ticket",
    key: "ticket_no",
    shown: ["ticket_no", "resolved_on", "NULL", "NULL", "NULL"],
    ...rowType({ ref: "place", ...SERVICE_FIELDS["support-ticket"] })
  },
  availability: {
    name: "system_availability",
    key: "system || ' ' || month",
    shown: ["system || ' ' || month", "NULL", "NULL", "NULL", "NULL"],
    ...rowType({ ref: "place", ...SERVICE_FIELDS.availability })
  }
};
var FILE_TABLES = {
  request: REQUESTS,
  waybill: WAYBILLS,
  users: USERS,
  spending: SPENDING,
  ...SERVICES
};
var MATCH = rowType(
  {
    pass: "value",
    supplier: "side",
    requester: "side",
    centre: "side",
    basis: "side",
    values: "json",
    discrepancy: "identifier"
  },
  { beside: ["service", "caseKey", "ordinal"], names: { values: "agreed" } }
);

// src/books/sqlite/read/reading.ts
function requestReader(db) {
  const kindOf2 = db.prepare("SELECT kind FROM source_file WHERE number = ?").pluck();
  const known = /* @__PURE__ */ new Map();
  return (row) => {
    const [file] = row;
    let parts = known.get(file);
    if (parts === void 0) {
      const kind = kindOf2.get(file);
      invariant(kind !== void 0, `file ${file} of a record is in the books`);
      parts = kindParts(kind);
      known.set(file, parts);
    }
    return REQUESTS.recordOf(row, parts);
  };
}
var STANDS = "NOT EXISTS (SELECT 1 FROM file_gone s WHERE s.file = f.number)";
var CORRECTION_STANDS = "NOT EXISTS (SELECT 1 FROM file_gone ks WHERE ks.file = k.by_file)";
var counts = (alias) => `
  NOT EXISTS (SELECT 1 FROM row_correction k
    WHERE k.file = ${alias}.file AND k.sheet = ${alias}.sheet AND k.row = ${alias}.row
      AND ${CORRECTION_STANDS})`;
function conditions(given) {
  const wanted = Object.entries(given).filter(([, value]) => value !== void 0);
  return wanted.length === 0 ? "1" : wanted.map(([sql]) => sql).join(" AND ");
}

// src/books/sqlite/read/people.ts
var ACTION_COLUMNS = "a.number, a.at, a.operator, a.system_user AS user, a.command";
function peopleReader({ db }) {
  return {
    operators: async () => db.prepare(OPERATORS).all().map(operatorOf),
    nextApprovalNumber: async () => db.prepare("SELECT coalesce(max(number), 0) + 1 FROM approval").pluck().get(),
    approval: async (period) => db.prepare(APPROVAL).get(period) ?? null,
    settledBy: async (settlement) => {
      const maker = db.prepare(SETTLED_BY).get(settlement);
      invariant(maker !== void 0, `settlement ${settlement} has somebody who made it`);
      return maker;
    },
    actions: async (filter = {}) => {
      const where = conditions({ "a.operator = @operator": filter.operator });
      const rows2 = db.prepare(
        `SELECT ${ACTION_COLUMNS}, s.added, s.previous, s.hash FROM action a
           LEFT JOIN action_seal s ON s.action = a.number
           WHERE ${where} ORDER BY a.number DESC LIMIT @last`
      ).all({ last: ALL, ...filter });
      return rows2.map(rowOf);
    }
  };
}
var ALL = -1;
var OPERATORS = latest("operator", ["name"], "name, roles, system_user AS user, active");
function operatorOf({ name: name2, roles, user, active }) {
  const known = parseRoles(roles);
  invariant(known !== null, `the roles of ${name2} are roles`);
  return { name: name2, roles: known, user, isActive: active === 1 };
}
var APPROVAL = `
  SELECT p.number, p.period, p.settlement, p.inputs, a.operator AS "by", a.at
  FROM approval p JOIN action a ON a.number = p.action
  WHERE p.period = ? ORDER BY p.number DESC LIMIT 1`;
var SETTLED_BY = `
  SELECT a.operator AS name, a.system_user AS user, a.number AS action FROM settlement_run s JOIN action a ON a.number = s.action WHERE s.number = ?`;
function rowOf({ added, previous, hash: hash2, ...row }) {
  if (added === null) return { ...row, seal: null };
  return { ...row, seal: { ...splitAdded(added), previous, hash: hash2 } };
}

// src/books/sqlite/write/fact-table.ts
function manyRows(to, shape) {
  const columns = [...shape.key, ...shape.rest];
  const insert = later(() => to.db.prepare(`${insertInto(shape.table, columns)} ON CONFLICT DO NOTHING`));
  const select = later(() => selectByKey(to.db, shape));
  return (values) => {
    if (insert().run(...values).changes === 1) {
      to.tally.added += 1;
      return "added";
    }
    return compared(to, shape, { values, stored: select().get(...values.slice(0, shape.key.length)) });
  };
}
function singleRow(to, shape, aside = ["action"]) {
  const insert = later(() => to.db.prepare(insertInto(shape.table, [...shape.key, ...shape.rest, ...aside])));
  const select = later(() => selectByKey(to.db, shape));
  return (values, asideValues = aside.length === 0 ? [] : [to.action]) => {
    const stored = select().get(...values.slice(0, shape.key.length));
    if (stored !== void 0) return compared(to, shape, { values, stored });
    insert().run(...values, ...asideValues);
    to.tally.added += 1;
    return "added";
  };
}
function versionedRow(to, shape) {
  const columns = [...shape.key, ...shape.rest];
  const insert = later(() => to.db.prepare(insertInto(shape.table, [...columns, "action"])));
  const latest2 = later(
    () => to.db.prepare(
      `SELECT ${columns.join(", ")} FROM ${shape.table} WHERE ${whereKey(shape)}
         ORDER BY number DESC LIMIT 1`
    ).raw(true)
  );
  return (values) => {
    const stored = latest2().get(...values.slice(0, shape.key.length));
    if (stored !== void 0 && sameRow(values, stored)) {
      to.tally.present += 1;
      return "present";
    }
    insert().run(...values, to.action);
    to.tally.added += 1;
    return "added";
  };
}
function compared(to, shape, rows2) {
  if (!sameRow(rows2.values, rows2.stored)) {
    const key = rows2.values.slice(0, shape.key.length);
    const id = shape.called ? shape.called(key) : key.join(":");
    refuse("fact-must-not-change", { what: shape.by, id });
  }
  to.tally.present += 1;
  return "present";
}
function sameRow(values, stored) {
  if (!Array.isArray(stored) || stored.length !== values.length) return false;
  return values.every((value, i) => {
    const other = stored[i];
    if (value === null || other === null) return value === other;
    return typeof value === "string" === (typeof other === "string") && String(value) === String(other);
  });
}
function insertInto(table, columns) {
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
}
function selectByKey(db, shape) {
  const columns = [...shape.key, ...shape.rest].join(", ");
  return db.prepare(`SELECT ${columns} FROM ${shape.table} WHERE ${whereKey(shape)}`).raw(true);
}
function whereKey(shape) {
  return shape.key.map((column) => `${column} IS ?`).join(" AND ");
}
function later(make) {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// src/books/sqlite/write/people.ts
function peopleWriters(tx) {
  const operator = versionedRow(tx, {
    table: "operator",
    key: ["name"],
    rest: ["roles", "system_user", "active"],
    by: "operator"
  });
  const approval = singleRow(tx, {
    table: "approval",
    key: ["number"],
    rest: ["period", "settlement", "inputs"],
    by: "approval"
  });
  return {
    "operator-recorded": ({ operator: o }) => void operator([o.name, o.roles.join(","), o.user, o.isActive ? 1 : 0]),
    "period-approved": ({ approval: a }) => {
      tx.periods.requireSettlement(a.settlement);
      approval([a.number, a.period, a.settlement, a.inputs]);
    }
  };
}
function addAction(db, action) {
  const { lastInsertRowid } = db.prepare("INSERT INTO action (at, operator, system_user, command) VALUES (?, ?, ?, ?)").run(action.at, action.operator, action.user || null, action.command);
  return Number(lastInsertRowid);
}
function sealAction(db, of) {
  const { number } = of;
  const row = db.prepare(`SELECT ${ACTION_COLUMNS} FROM action a WHERE a.number = ?`).get(number);
  const added = Object.fromEntries(of.added);
  const rules2 = rulesToSeal(db, number);
  const previous = lastHash(db) ?? hashOfEarlier(db, number);
  const seal = sealOf(row, { added, ...rules2 && { rules: rules2 }, previous, hash: hashText });
  db.prepare("INSERT INTO action_seal (action, added, previous, hash) VALUES (?, ?, ?, ?)").run(
    number,
    toJson(rules2 ? { ...added, rules: rules2 } : added),
    seal.previous,
    seal.hash
  );
}
function rulesToSeal(db, action) {
  const isFirst = sealedRules(db).size === 0;
  const rows2 = storedRules(db).filter((row) => isFirst || row.action === action);
  return rows2.length === 0 ? null : Object.fromEntries(rows2.map((row) => [ruleName(row), row.hash]));
}
function lastHash(db) {
  return db.prepare("SELECT hash FROM action_seal ORDER BY action DESC LIMIT 1").pluck().get();
}
function hashOfEarlier(db, number) {
  const earlier = db.prepare(`SELECT ${ACTION_COLUMNS} FROM action a WHERE a.number < ? ORDER BY a.number`).all(number);
  return earlierHash(earlier, hashText);
}

// src/books/sqlite/upgrade.ts
var LOCK_TIMEOUT_MS = 2e3;
var KEEPS_ONLY_WHAT_IS_READ = 20;
var SWEEP_DUE = 1;
async function upgradeBooks(path, how) {
  return refusing(path, async () => {
    await requireBalisFile(path);
    const db = openWriter(await loadDriver(), { path, lockTimeoutMs: LOCK_TIMEOUT_MS });
    try {
      db.pragma("foreign_keys = OFF");
      db.pragma("secure_delete = ON");
      db.exec("BEGIN IMMEDIATE");
      const done = await upgrade(db, path, how);
      if (db.inTransaction) db.exec("ROLLBACK");
      sweep(db, { path, copy: done.copy });
      return done;
    } finally {
      if (db.inTransaction) db.exec("ROLLBACK");
      db.close();
    }
  });
}
async function upgrade(db, path, how) {
  const known = how.known ?? MIGRATIONS;
  const { found, wanted } = requireKnown({ db, path, known });
  if (found === wanted) return { found, wanted, copy: null, removed: NOTHING_REMOVED };
  const copy = asideName(path, "upgrade");
  await copyBooks({ from: path, to: copy });
  try {
    runMigrations(db, { known, done: found });
    const removed = found < KEEPS_ONLY_WHAT_IS_READ ? removeUnread(db, profilesOf(db, how)) : NOTHING_REMOVED;
    if (removed.cells + removed.names > 0) logRemoval(db, how.action, removed);
    requireWhole(db, path);
    db.exec("COMMIT");
    return { found, wanted, copy, removed };
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    await removeWithCompanions(copy);
    throw error;
  }
}
function profilesOf(db, { shelf: shelf2 }) {
  const saved = db.prepare(latest("profile", ["name"], "name, text")).all();
  try {
    return shelf2(saved);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return shelf2([]).filter((profile) => saved.every((s) => s.name !== profile.name));
  }
}
function logRemoval(db, action, { cells, names: names2 }) {
  const added = [["unread-cells-removed", cells], ["unread-names-removed", names2]];
  sealAction(db, { number: addAction(db, action), added: new Map(added.filter(([, count2]) => count2 > 0)) });
  db.pragma(`user_version = ${SWEEP_DUE}`);
}
function sweep(db, said) {
  if (db.pragma("user_version", { simple: true }) !== SWEEP_DUE) return;
  try {
    db.exec("VACUUM");
    const [checkpoint] = db.pragma("wal_checkpoint(TRUNCATE)");
    if (checkpoint?.busy === 0) {
      db.pragma("user_version = 0");
      return;
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && /^SQLITE_(BUSY|LOCKED|FULL)/.test(`${error.code}`)))
      throw error;
  }
  refuse("books-must-be-swept", { path: said.path, copy: said.copy ?? "" });
}

// src/books/sqlite/sqlite-store.ts
import { statSync } from "node:fs";

// src/month/import/difference.ts
var DifferenceTally = class {
  count = { added: 0, removed: 0, changed: 0, kept: 0 };
  setAside = /* @__PURE__ */ new Map();
  nameless = { old: [], new: [] };
  key = null;
  removed = 0;
  added = 0;
  /** Of those added: rows that had been set aside. */
  mended = 0;
  constructor(setAside) {
    for (const side of ["old", "new"]) {
      for (const { name: name2, cells } of setAside[side]) this.sidesOf(name2)[side].push(cells);
    }
  }
  /** Rows of one content, by key: how often each side has them. */
  rows(key, times) {
    if (key !== this.key) this.endKey();
    this.key = key;
    const kept = Math.min(times.before, times.after);
    this.count.kept += kept;
    this.removed += times.before - kept;
    this.added += times.after - kept;
  }
  /** After the last row. */
  end() {
    this.endKey();
    for (const key of [...this.setAside.keys()]) {
      this.key = key;
      this.endKey();
    }
    const { old, new: fresh } = leftOver(this.nameless, this.count);
    const found = Math.min(old, this.count.added - this.mended + fresh);
    this.count.removed += old - found;
    this.count.added += fresh;
    return { ...this.count };
  }
  endKey() {
    if (this.key === null) return;
    const name2 = requestKey(this.key);
    const sides = this.setAside.get(name2) ?? { old: [], new: [] };
    this.setAside.delete(name2);
    const aside = leftOver(sides, this.count);
    const changed = Math.min(this.removed, this.added);
    const changedAside = Math.min(aside.old, aside.new);
    const [removed, added] = [this.removed - changed, this.added - changed];
    const [oldAside, newAside] = [aside.old - changedAside, aside.new - changedAside];
    this.count.changed += changed + changedAside;
    this.mended += Math.min(oldAside, added);
    this.count.removed += removed + Math.max(oldAside - added, 0);
    this.count.added += added + Math.max(newAside - removed, 0);
    [this.key, this.removed, this.added] = [null, 0, 0];
  }
  sidesOf(name2) {
    if (name2 === null) return this.nameless;
    const key = requestKey(name2);
    const known = this.setAside.get(key) ?? { old: [], new: [] };
    this.setAside.set(key, known);
    return known;
  }
};
function leftOver(sides, count2) {
  const left = /* @__PURE__ */ new Map();
  for (const cells of sides.old) left.set(cells, (left.get(cells) ?? 0) + 1);
  let kept = 0;
  for (const cells of sides.new) {
    const times = left.get(cells) ?? 0;
    if (times === 0) continue;
    left.set(cells, times - 1);
    kept += 1;
  }
  count2.kept += kept;
  return { old: sides.old.length - kept, new: sides.new.length - kept };
}

// src/books/sqlite/file-difference.ts
var MAX_EXAMPLES = 20;
function fileDifference(db, of) {
  const kind = db.prepare("SELECT kind FROM source_file WHERE number = ?").pluck().get(of.new);
  const old = JSON.stringify(of.old);
  const corrected2 = db.prepare(HAS_CORRECTIONS).pluck().get(old) === 1;
  const groups = db.prepare(differenceSql(kind, corrected2)).raw(true);
  const tally = new DifferenceTally(of.setAside ?? { old: [], new: [] });
  const added = [];
  const removed = [];
  for (const row of groups.iterate(old, of.new)) {
    const [before, after, key, ...shown] = row;
    tally.rows(key, { before, after });
    addExamples(added, { side: "added", times: after - before, shown });
    addExamples(removed, { side: "removed", times: before - after, shown });
  }
  return { ...tally.end(), examples: [...added, ...removed] };
}
function addExamples(to, of) {
  const [requestNo2, suppliedOn, pages, volumes, fee] = of.shown;
  for (let i = 0; i < of.times && to.length < MAX_EXAMPLES; i++) {
    to.push({ side: of.side, requestNo: requestNo2, suppliedOn, pages, volumes, feeFen: fenOf(fee) });
  }
}
var HAS_CORRECTIONS = "SELECT EXISTS (SELECT 1 FROM row_correction WHERE file IN (SELECT value FROM json_each(?)))";
function differenceSql(kind, corrected2) {
  const { name: name2, key, shown, columns } = FILE_TABLES[shapeOf(kind)];
  const content = columns.slice(REF_COLUMNS.length).join(", ");
  const standing = corrected2 ? `AND ${counts(name2)}` : "";
  return `
    SELECT sum(side = 0), sum(side = 1), known, ${shown.join(", ")} FROM (
      SELECT 0 AS side, ${key} AS known, ${content} FROM ${name2}
        WHERE file IN (SELECT value FROM json_each(?)) ${standing}
      UNION ALL
      SELECT 1, ${key}, ${content} FROM ${name2} WHERE file = ?)
    GROUP BY known, ${content} ORDER BY known, ${content}`;
}

// src/core/period.ts
function firstDayOf(period) {
  return parsePeriod(period)?.from ?? period;
}
function parsePeriod(text2) {
  const month = /^(\d{4})-(\d{2})$/.exec(text2);
  if (month) return span(+(month[1] ?? 0), +(month[2] ?? 0), 1);
  const quarter = /^(\d{4})-?[Qq]([1-4])$/.exec(text2);
  if (quarter) return span(+(quarter[1] ?? 0), +(quarter[2] ?? 0) * 3 - 2, 3);
  const year = /^(\d{4})$/.exec(text2);
  if (year) return span(+(year[1] ?? 0), 1, 12);
  const range = /^(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})$/.exec(text2);
  if (!range) return void 0;
  const start = +(range[1] ?? 0) * 12 + +(range[2] ?? 0);
  const end = +(range[3] ?? 0) * 12 + +(range[4] ?? 0);
  if (+(range[4] ?? 0) < 1 || +(range[4] ?? 0) > 12) return void 0;
  return span(+(range[1] ?? 0), +(range[2] ?? 0), end - start + 1);
}
var MAX_MONTHS = 36;
function span(year, month, months) {
  if (months < 1 || months > MAX_MONTHS || month < 1 || month > 12) return void 0;
  const lastIndex = month - 1 + months - 1;
  const lastYear = year + Math.floor(lastIndex / 12);
  const lastMonth = lastIndex % 12 + 1;
  const from = dayOf(year, month, 1);
  const to = dayOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth));
  if (!from || !to) return void 0;
  return { id: idOf({ year, month, months, lastYear, lastMonth }), from, to };
}
function idOf(s) {
  if (s.months === 1) return `${s.year}-${two2(s.month)}`;
  if (s.months === 12 && s.month === 1) return `${s.year}`;
  if (s.months === 3 && s.month % 3 === 1) return `${s.year}-Q${(s.month + 2) / 3}`;
  return `${s.year}-${two2(s.month)}..${s.lastYear}-${two2(s.lastMonth)}`;
}
function monthOf(day2) {
  return day2.slice(0, 7);
}
function contains(period, day2) {
  return period.from <= day2 && day2 <= period.to;
}
function two2(n) {
  return n < 10 ? `0${n}` : `${n}`;
}
function periodOf(text2) {
  return parsePeriod(text2) ?? refuse("period-must-be-valid", { text: text2 });
}

// src/books/sqlite/carried.ts
var CARRIED = `
  SELECT x.file, x.sheet, x.row
  FROM run_in_force r
  JOIN discrepancy_state s ON s.run = r.number
  LEFT JOIN resolution made ON made.number = s.resolution
  JOIN discrepancy_record x ON x.run = s.run AND x.id = s.id
  JOIN source_file f ON f.number = x.file
  WHERE (s.resolution IS NULL OR made.kind = 'defer') AND r.period = @before AND r.service = @service AND f.period <> @period
  ORDER BY x.file, x.sheet, x.row`;
function carriedRefs(db, span2) {
  const before = closedBefore(db, span2.period);
  if (before === null) return [];
  return db.prepare(CARRIED).all({ ...span2, before });
}
function closedBefore(db, period) {
  const from = firstDayOf(period);
  const closed = db.prepare("SELECT period FROM period_close").pluck().all();
  let latest2 = null;
  for (const id of closed) {
    const begins = firstDayOf(id);
    if (begins < from && (latest2 === null || latest2.from < begins)) latest2 = { id, from: begins };
  }
  return latest2?.id ?? null;
}

// src/books/sqlite/write/checks.ts
function checkTransaction(tx) {
  for (const [file, opened] of tx.opened) checkFile(tx.db, file, opened);
  for (const run2 of tx.runs) checkRun(tx.db, run2);
}
function checkFile(db, file, opened) {
  const { receipt } = opened;
  invariant(receipt !== null, `file ${file} has a receipt`);
  invariant(
    receipt.taken === opened.taken,
    `file ${file} keeps the ${receipt.taken} rows its receipt counts`
  );
  const quarantined = db.prepare("SELECT count(*) FROM (SELECT DISTINCT sheet, row FROM quarantined_row WHERE file = ?)").pluck().get(file);
  invariant(
    receipt.quarantined === quarantined,
    `file ${file} keeps the ${receipt.quarantined} rows it set aside`
  );
  const twins = db.prepare(
    `SELECT count(*) FROM source_file own JOIN source_file f ON f.sha256 = own.sha256 AND f.kind = own.kind
         AND f.library IS own.library
         AND coalesce(f.late_for, f.period) = coalesce(own.late_for, own.period)
       WHERE own.number = ? AND ${STANDS}`
  ).pluck().get(file);
  if (twins !== 0 && twins !== 1) refuse("fact-must-not-change", { what: "file", id: opened.sha256 });
}
function checkRun(db, run2) {
  const span2 = db.prepare("SELECT period, service FROM reconciliation_run WHERE number = ?").get(run2);
  const stray = db.prepare(
    `SELECT count(*) FROM case_record c
       LEFT JOIN record r ON r.file = c.file AND r.sheet = c.sheet AND r.row = c.row
       WHERE c.run = ? AND r.file IS NULL`
  ).pluck().get(run2);
  invariant(stray === 0, `every row of a case in run ${run2} is a record`);
  const carried3 = carriedRefs(db, span2);
  const expected = db.prepare(RECORDS_OF_PERIOD).pluck().get(span2);
  const own = db.prepare(OWN_RECORDS_IN_CASES).pluck().get({ ...span2, run: run2 });
  const all = db.prepare("SELECT count(*) FROM case_record WHERE run = ?").pluck().get(run2);
  invariant(
    own === expected,
    `each of the ${expected} records of ${span2.period} stands in a case of run ${run2}`
  );
  invariant(
    all === expected + carried3.length,
    `run ${run2} judges the records of ${span2.period} and those carried into it, and no other`
  );
}
var STANDING = `
  source_file f WHERE f.period = @period
  AND f.kind IN (@service || '-supplier', @service || '-requester', @service || '-centre') AND ${STANDS}`;
var RECORDS_OF_PERIOD = `
  SELECT coalesce(sum((SELECT count(*) FROM record r WHERE r.file = f.number)
    - (SELECT count(*) FROM row_correction k WHERE k.file = f.number AND ${CORRECTION_STANDS} AND EXISTS (
        SELECT 1 FROM record r WHERE r.file = k.file AND r.sheet = k.sheet AND r.row = k.row))), 0)
  FROM ${STANDING}`;
var OWN_RECORDS_IN_CASES = `
  SELECT coalesce(sum((SELECT count(*) FROM case_record c WHERE c.run = @run AND c.file = f.number
    AND ${counts("c")})), 0)
  FROM ${STANDING}`;

// src/books/sqlite/write/files.ts
function fileWriters(tx) {
  return {
    ...openingWriters(tx),
    ...rowWriters(tx),
    ...correctionWriters(tx),
    ...closingWriters(tx)
  };
}
function openingWriters(tx) {
  const file = singleRow(tx, {
    table: "source_file",
    key: ["number"],
    rest: `sha256 name bytes kind library period late_for profile profile_hash encoding sheets
      is_correction despite said`.split(/\s+/),
    by: "file"
  });
  return {
    "file-opened": ({ file: f }) => {
      tx.periods.require(f.period);
      const content = [f.sha256, f.name, f.bytes, f.kind, f.library, f.period, f.lateFor];
      file([
        f.number,
        ...content,
        f.profile,
        f.profileHash,
        f.encoding,
        toJson(f.sheets),
        Number(f.isCorrection),
        f.despite.join(","),
        f.said === null ? null : toJson(f.said)
      ]);
      tx.opened.set(f.number, { kind: f.kind, sha256: f.sha256, taken: 0, receipt: null });
    }
  };
}
function rowWriters(tx) {
  const request = rowsOf(tx, REQUESTS, "record");
  const waybill = rowsOf(tx, WAYBILLS, "waybill-line");
  const users = rowsOf(tx, USERS, "user-count");
  const spent = rowsOf(tx, SPENDING, "spending-line");
  const services = new Map(
    SERVICE_KINDS.map((kind) => [kind, rowsOf(tx, SERVICES[kind], "service-record")])
  );
  const quarantined = manyRows(tx, {
    table: "quarantined_row",
    key: [...REF_COLUMNS, "code", "column_name"],
    rest: ["text", "params", "cells"],
    by: "quarantined-row"
  });
  return {
    records: ({ records }) => {
      for (const r of records) request(r, r);
    },
    "waybill-lines": ({ lines }) => {
      for (const l of lines) waybill(l);
    },
    "user-counts": ({ counts: counts2 }) => {
      for (const c of counts2) users(c);
    },
    "spending-lines": ({ lines }) => {
      for (const l of lines) spent(l);
    },
    "service-records": ({ of, records }) => {
      for (const r of records) {
        invariant(openedFile(tx, r.ref.file).kind === of, `rows of ${of} stand in a file of ${of}`);
        services.get(of)?.(r);
      }
    },
    "rows-quarantined": ({ rows: rows2 }) => {
      for (const q of rows2) {
        openedFile(tx, q.file);
        const content = [q.text, toJson(q.params), q.cells];
        quarantined([q.file, q.sheet, q.row, q.code, q.column ?? "", ...content]);
      }
    }
  };
}
function correctionWriters(tx) {
  const heading = singleRow(
    tx,
    { table: "sheet_heading", key: ["file", "sheet"], rest: ["headings"], by: "heading" },
    []
  );
  const correction = manyRows(tx, {
    table: "row_correction",
    key: [...REF_COLUMNS, "by_file"],
    rest: ["by_sheet", "by_row"],
    by: "row-correction"
  });
  const periodOf2 = later(() => tx.db.prepare("SELECT period FROM source_file WHERE number = ?").pluck());
  const total = manyRows(tx, {
    table: "declared_total",
    key: [...REF_COLUMNS, "field"],
    rest: ["declared", "computed"],
    by: "declared-total"
  });
  const found = manyRows(tx, {
    table: "file_finding",
    key: [...REF_COLUMNS, "code", "column_name"],
    rest: ["text", "params"],
    by: "file-finding"
  });
  return {
    "file-findings": ({ findings }) => {
      for (const f of findings) {
        openedFile(tx, f.file);
        found([f.file, f.sheet, f.row, f.code, f.column ?? "", f.text, toJson(f.params)]);
      }
    },
    "totals-declared": ({ totals }) => {
      for (const t of totals) {
        openedFile(tx, t.ref.file);
        total([t.ref.file, t.ref.sheet, t.ref.row, t.field, t.declared, t.computed]);
      }
    },
    "heading-read": ({ file, sheet, headings }) => {
      openedFile(tx, file);
      heading([file, sheet, toJson(headings)]);
    },
    "row-corrected": ({ row, by: by2 }) => {
      openedFile(tx, by2.file);
      const period = periodOf2().get(row.file);
      invariant(period !== void 0, `corrected file ${row.file} is in the books`);
      tx.periods.require(period);
      correction([row.file, row.sheet, row.row, by2.file, by2.sheet, by2.row]);
    }
  };
}
function closingWriters(tx) {
  const joined = manyRows(tx, {
    table: "joined_row",
    key: REF_COLUMNS,
    rest: ["into_row"],
    by: "joined-row"
  });
  const receipt = singleRow(tx, {
    table: "file_receipt",
    key: ["file"],
    rest: ["rows", "taken", "quarantined", "blank", "totals", "title", "left_out", "joined", "hidden"],
    by: "file-receipt"
  });
  const superseded = singleRow(tx, {
    table: "file_supersession",
    key: ["file", "by_file"],
    rest: [],
    by: "file-supersession"
  });
  const withdrawn = singleRow(tx, {
    table: "file_withdrawal",
    key: ["file"],
    rest: ["reason", "brings_back", "along_with"],
    by: "file-withdrawal"
  });
  const gone = later(() => tx.db.prepare("SELECT 1 FROM file_gone WHERE file = ?"));
  const period = later(() => tx.db.prepare("SELECT period FROM source_file WHERE number = ?").pluck());
  const replaced = later(() => tx.db.prepare("SELECT file FROM file_supersession WHERE by_file = ?").pluck());
  const requireOpen = (file) => {
    const found = period().get(file);
    invariant(found !== void 0, `file ${file} that leaves is in the books`);
    tx.periods.require(found);
  };
  return {
    "rows-joined": ({ rows: rows2 }) => {
      for (const { ref, into } of rows2) {
        openedFile(tx, ref.file);
        joined([ref.file, ref.sheet, ref.row, into]);
      }
    },
    "file-read": ({ receipt: r }) => {
      openedFile(tx, r.file).receipt = r;
      const kept = [r.rows, r.taken, r.quarantined, r.blank, r.totals, r.title];
      receipt([r.file, ...kept, r.leftOut, r.joined, r.hidden]);
    },
    "file-superseded": (f) => {
      requireOpen(f.file);
      const isGone = gone().get(f.file) !== void 0;
      if (superseded([f.file, f.by]) === "added" && isGone)
        refuse("fact-must-not-change", { what: "file-supersession", id: `${f.file}` });
    },
    "file-withdrawn": ({ file, reason, bringsBack, alongWith }) => {
      requireOpen(file);
      if (bringsBack) for (const earlier of replaced().all(file)) requireOpen(earlier);
      const isGone = gone().get(file) !== void 0;
      if (withdrawn([file, reason, Number(bringsBack), alongWith]) === "added" && isGone)
        refuse("fact-must-not-change", { what: "file-withdrawal", id: `${file}` });
    }
  };
}
function rowsOf(tx, table, by2) {
  const rest = table.columns.slice(REF_COLUMNS.length);
  const add = manyRows(tx, { table: table.name, key: REF_COLUMNS, rest, by: by2 });
  return (row, said) => {
    takeRow(tx, row.ref.file, said);
    add(table.valuesOf(row));
  };
}
function openedFile(tx, file) {
  const opened = tx.opened.get(file);
  invariant(opened !== void 0, `file ${file} is opened by the plan before its rows`);
  return opened;
}
function takeRow(tx, file, said) {
  const opened = openedFile(tx, file);
  opened.taken += 1;
  if (!said) return;
  const parts = kindParts(opened.kind);
  invariant(
    parts.service === said.service && parts.role === said.role,
    `a record's service and role are those of its file (${opened.kind})`
  );
}

// src/books/sqlite/write/indicators.ts
function indicatorWriters(tx) {
  const value = versionedRow(tx, {
    table: "indicator_value",
    key: ["indicator", "window", "library"],
    rest: ["body"],
    by: "indicator-value"
  });
  const target = versionedRow(tx, {
    table: "target",
    key: ["subproject", "year", "key"],
    rest: ["body"],
    by: "target"
  });
  const head = versionedRow(tx, {
    table: "subproject_head",
    key: ["subproject", "year"],
    rest: ["body"],
    by: "subproject-head"
  });
  const assessment = versionedRow(tx, {
    table: "assessment",
    key: ["subproject", "year", "key", "cut_off"],
    rest: ["body"],
    by: "assessment"
  });
  return {
    "indicator-value-typed": ({ value: v }) => void value([v.indicator, v.window, v.library, toJson(v)]),
    "target-set": ({ target: t }) => void target([t.subproject, t.year, t.key, toJson(t)]),
    "subproject-described": (f) => void head([f.subproject, f.year, toJson(f.head)]),
    "target-assessed": ({ assessment: a }) => void assessment([a.subproject, a.year, a.key, a.cutOff, toJson(a)])
  };
}

// src/books/sqlite/write/money.ts
function moneyWriters(tx) {
  const movement = singleRow(tx, {
    table: "movement",
    key: ["id"],
    rest: [
      ...["kind", "period", "day", "account", "fund", "year", "fen", "voucher", "text", "reverses", "terms"]
    ],
    by: "movement"
  });
  const correction = singleRow(tx, {
    table: "correction",
    key: ["number"],
    rest: ["period", "into_period", "service", "case_key", "ordinal", "change", "reason"],
    by: "correction"
  });
  return {
    "movement-recorded": ({ movement: m }) => {
      tx.periods.require(m.period);
      const terms = m.terms === null ? null : toJson(m.terms);
      movement([
        ...[m.id, m.kind, m.period, m.day, m.account, m.fund, m.year, m.fen, m.voucher, m.text],
        ...[m.reverses, terms]
      ]);
    },
    "correction-noted": ({ correction: c }) => {
      tx.periods.require(c.into);
      correction([c.number, c.period, c.into, c.service, c.caseKey, c.ordinal, toJson(c.change), c.reason]);
    }
  };
}

// src/books/sqlite/assignment.ts
function latestAssignment(of) {
  return `(SELECT max(g.number) FROM discrepancy_assignment g JOIN reconciliation_run gr ON gr.number = g.run
    WHERE g.discrepancy = ${of.discrepancy} AND gr.period = ${of.period})`;
}

// src/books/sqlite/write/resolutions.ts
var STANDING2 = `
  SELECT s.run, r.period, s.resolution, assigned.owner, assigned.due_on AS dueOn,
    EXISTS (SELECT 1 FROM period_close c WHERE c.period = r.period) AS closed
  FROM discrepancy_state s JOIN run_in_force r ON r.number = s.run
  LEFT JOIN discrepancy_assignment assigned ON assigned.number = ${latestAssignment({ discrepancy: "s.id", period: "r.period" })}
  WHERE s.id = ? ORDER BY closed, s.run DESC LIMIT 1`;
function resolutionWriters(tx) {
  const standing = later(() => tx.db.prepare(STANDING2));
  const content = later(
    () => tx.db.prepare("SELECT kind, agreed, reason, by_whom FROM resolution WHERE number = ?").raw(true)
  );
  const insert = later(
    () => tx.db.prepare(
      `INSERT INTO resolution (discrepancy, run, kind, agreed, reason, by_whom, action)
       VALUES (?, ?, ?, ?, ?, ?, ?)`
    )
  );
  const assign = later(
    () => tx.db.prepare(
      `INSERT INTO discrepancy_assignment (discrepancy, run, owner, due_on, note, action)
       VALUES (?, ?, ?, ?, ?, ?)`
    )
  );
  const withdrawal = singleRow(tx, {
    table: "resolution_withdrawal",
    key: ["resolution"],
    rest: ["run", "reason"],
    by: "resolution-withdrawal"
  });
  const standingOf2 = (id) => {
    const found = standing().get(id);
    if (!found) return refuse("discrepancy-must-exist", { id, period: "" });
    if (found.closed === 1) refuse("period-must-be-open", { period: found.period });
    return found;
  };
  return {
    "resolution-made": ({ resolution: r }) => {
      const { run: run2, resolution } = standingOf2(r.discrepancy);
      const values = contentOf(r);
      if (resolution !== null && sameContent(content().get(resolution), values)) {
        tx.tally.present += 1;
        return;
      }
      insert().run(r.discrepancy, run2, ...values, tx.action);
      tx.tally.added += 1;
    },
    "resolution-withdrawn": (f) => {
      const { run: run2, resolution } = standingOf2(f.discrepancy);
      if (resolution === null) refuse("resolution-must-stand", { id: f.discrepancy });
      else withdrawal([resolution, run2, f.reason]);
    },
    "discrepancy-assigned": ({ assignment: a }) => {
      const { run: run2, owner, dueOn } = standingOf2(a.discrepancy);
      if (owner === a.owner && dueOn === a.dueOn) {
        tx.tally.present += 1;
        return;
      }
      assign().run(a.discrepancy, run2, a.owner, a.dueOn, a.note, tx.action);
      tx.tally.added += 1;
    }
  };
}
function contentOf(r) {
  return [r.kind, r.values === null ? null : toJson(r.values), r.reason, r.by];
}
function sameContent(stored, values) {
  return Array.isArray(stored) && values.every((value, i) => value === stored[i]);
}

// src/books/sqlite/write/reconciliation.ts
function reconciliationWriters(tx) {
  return { ...runWriters(tx), ...caseWriters(tx), ...discrepancyWriters(tx), ...resolutionWriters(tx) };
}
function runWriters(tx) {
  const run2 = singleRow(tx, {
    table: "reconciliation_run",
    key: ["number"],
    rest: ["period", "service", "inputs"],
    by: "reconciliation-run"
  });
  return {
    "reconciliation-run": ({ run: r }) => {
      tx.periods.require(r.period);
      run2([r.number, r.period, r.service, r.inputs]);
      tx.runs.add(r.number);
    }
  };
}
function caseWriters(tx) {
  const caseRecord = manyRows(tx, {
    table: "case_record",
    key: ["run", "file", "sheet", "row"],
    rest: ["case_key"],
    by: "case-record"
  });
  const link2 = manyRows(tx, {
    table: "parcel_link",
    key: ["run", "waybill_no", "leg", ...REF_COLUMNS],
    rest: ["case_key"],
    by: "parcel-link"
  });
  const match = manyRows(tx, {
    table: "match",
    key: ["run", "case_key", "ordinal", "resolution"],
    rest: MATCH.columns,
    by: "match"
  });
  const inCase = caseMembership(tx);
  const resolutionOf2 = later(
    () => tx.db.prepare("SELECT resolution FROM discrepancy_state WHERE run = ? AND id = ?").pluck()
  );
  return {
    "case-records": (f) => {
      tx.periods.requireRun(f.run);
      for (const ref of f.refs) caseRecord([f.run, ref.file, ref.sheet, ref.row, f.caseKey]);
      inCase.remember(f);
    },
    "parcel-links": ({ run: run2, caseKey, links }) => {
      tx.periods.requireRun(run2);
      for (const { waybill, leg, ref } of links) link2([run2, waybill, leg, ...refValues(ref), caseKey]);
    },
    match: ({ run: run2, match: m }) => {
      const { service: service2 } = tx.periods.requireRun(run2);
      invariant(service2 === m.service, "a match's service is that of its run");
      inCase.require(run2, m);
      const resolution = m.discrepancy === null ? 0 : resolutionOf2().get(run2, m.discrepancy);
      invariant(
        typeof resolution === "number",
        `discrepancy ${m.discrepancy} is resolved before its matches`
      );
      match([run2, m.caseKey, m.ordinal, resolution, ...MATCH.valuesOf(m)]);
    }
  };
}
function refValues(ref) {
  return [ref.file, ref.sheet, ref.row];
}
function caseMembership(tx) {
  const caseOf = later(
    () => tx.db.prepare("SELECT case_key FROM case_record WHERE run = ? AND file = ? AND sheet = ? AND row = ?").pluck()
  );
  let current = null;
  const isIn = (run2, caseKey, ref) => current?.run === run2 && current.caseKey === caseKey ? current.refs.some((r) => r.row === ref.row && r.file === ref.file && r.sheet === ref.sheet) : caseOf().get(run2, ref.file, ref.sheet, ref.row) === caseKey;
  return {
    remember(c) {
      current = c;
    },
    require(run2, m) {
      for (const ref of [m.basis, m.supplier, m.requester, m.centre]) {
        if (ref === null || isIn(run2, m.caseKey, ref)) continue;
        invariant(false, `record ${refText(ref)} of a match stands in case ${m.caseKey}`);
      }
    }
  };
}
function discrepancyWriters(tx) {
  const record = manyRows(tx, {
    table: "discrepancy_record",
    key: ["run", "id", "ordinal"],
    rest: ["file", "sheet", "row"],
    by: "discrepancy"
  });
  const add = singleRow(
    tx,
    {
      table: "discrepancy",
      key: ["run", "id"],
      rest: [
        "service",
        "case_key",
        "kind",
        "supplier",
        "requester",
        "fields",
        "risk_fen",
        "evidence",
        "downgraded_by"
      ],
      by: "discrepancy"
    },
    ["standing"]
  );
  const standing = later(
    () => tx.db.prepare(
      `SELECT s.resolution FROM discrepancy_state s
         WHERE s.id = @id AND s.run = (
           SELECT max(before.number) FROM reconciliation_run before
           JOIN reconciliation_run r ON r.number = @run
           WHERE before.period = r.period AND before.service = r.service AND before.number < @run)`
    ).pluck()
  );
  return {
    discrepancy: ({ run: run2, discrepancy: d }) => {
      const { service: service2 } = tx.periods.requireRun(run2);
      invariant(service2 === d.service, "a discrepancy's service is that of its run");
      const stands2 = standing().get({ id: d.id, run: run2 });
      add([run2, d.id, ...discrepancyContent(d)], [typeof stands2 === "number" ? stands2 : null]);
      const counted2 = { ...tx.tally };
      for (const [i, ref] of d.records.entries()) record([run2, d.id, i + 1, ...refValues(ref)]);
      Object.assign(tx.tally, counted2);
    }
  };
}
function discrepancyContent(d) {
  return [
    d.service,
    d.caseKey,
    d.kind,
    d.supplier,
    d.requester,
    toJson(d.fields),
    d.riskFen,
    d.evidence,
    d.downgradedBy
  ];
}

// src/books/sqlite/write/registry.ts
function registryWriters(tx) {
  const shapes = {
    setting: { table: "setting", key: ["name"], rest: ["value"], by: "setting" },
    library: {
      table: "library",
      key: ["code"],
      rest: ["name_zh", "name_en", "kind", "district", "certainty", "source", "closed_on", "closed_into"],
      by: "library"
    },
    alias: { table: "alias", key: ["code", "text", "from_day"], rest: ["to_day", "official"], by: "alias" },
    agreement: {
      table: "agreement",
      key: ["library", "service", "role", "from_day"],
      rest: ["to_day"],
      by: "agreement"
    },
    profile: { table: "profile", key: ["name"], rest: ["text", "hash", "off"], by: "profile" }
  };
  const setting = versionedRow(tx, shapes.setting);
  const library = versionedRow(tx, shapes.library);
  const alias = versionedRow(tx, shapes.alias);
  const agreement = versionedRow(tx, shapes.agreement);
  const profile = versionedRow(tx, shapes.profile);
  const rule = singleRow(tx, {
    table: "rule_version",
    key: ["part", "pack", "version"],
    rest: ["from_day", "to_day", "sample", "notice", "hash", "body"],
    by: "rule-version"
  });
  return {
    "setting-recorded": (f) => void setting([f.name, f.value]),
    "library-recorded": ({ library: l }) => {
      const closing = [l.closed?.on ?? null, l.closed?.into ?? null];
      library([l.code, l.nameZh, l.nameEn, l.kind, l.district, l.certainty, l.source, ...closing]);
    },
    "alias-recorded": ({ alias: a }) => void alias([a.code, a.text, a.from, a.to, a.isOfficial ? 1 : 0]),
    "agreement-recorded": ({ agreement: a }) => void agreement([a.library, a.service, a.role, a.from, a.to]),
    "profile-saved": (f) => void profile([f.name, f.text, f.hash, 0]),
    "profile-removed": (f) => void profile([f.name, f.text, f.hash, 1]),
    "rule-enacted": ({ rule: r }) => {
      const key = [r.part, r.pack, r.version];
      rule([...key, r.from, r.to, r.sample ? 1 : 0, toJson(r.notice), r.hash, toJson(r.body)]);
    }
  };
}

// src/books/sqlite/charge-row.ts
var CHARGE = rowType(
  {
    kind: "value",
    service: "value",
    library: "library",
    counterparty: "library",
    caseKey: "identifier",
    ordinal: "count",
    record: "place",
    quantity: "bigint",
    unit: "value",
    fen: "signed-fen",
    statedFen: "signed-fen",
    rule: "text",
    scheme: "text",
    corrects: "identifier"
  },
  { beside: ["id", "steps"] }
);
var CHARGE_COLUMNS = [...CHARGE.columns, "steps"];
var CHARGE_JSON = `json_array(${CHARGE.selected("c")}, c.steps, 'C-' || c.settlement || '-' || c.sequence)`;
function sequenceOf(id, settlement) {
  const start = `C-${settlement}-`;
  const sequence = id.startsWith(start) ? id.slice(start.length) : "";
  return /^[1-9]\d{0,14}$/.test(sequence) ? Number(sequence) : null;
}
function chargeValues(charge) {
  const values = CHARGE.valuesOf(charge);
  values.push(stepsText(charge));
  return values;
}
function chargeOf(json) {
  const row = JSON.parse(json);
  const id = row[CHARGE_COLUMNS.length];
  const steps = JSON.parse(row[CHARGE.columns.length]);
  return CHARGE.recordOf(row, { id, steps: steps.map(stepOf) });
}
function stepOf([item, quantity, unit2, unitFen, fen2]) {
  return { item, quantity: BigInt(quantity), unit: unit2, unitFen: BigInt(unitFen), fen: BigInt(fen2) };
}
function stepsText(c) {
  let all = "";
  for (const { item, quantity, unit: unit2, unitFen, fen: fen2 } of c.steps)
    all += `${all === "" ? "" : ","}[${quoted(item)},"${quantity}",${quoted(unit2)},"${unitFen}","${fen2}"]`;
  return `[${all}]`;
}
var PLAIN = /^[\w-]*$/;
function quoted(name2) {
  return PLAIN.test(name2) ? `"${name2}"` : JSON.stringify(name2);
}

// src/books/sqlite/write/settlement.ts
function settlementWriters(tx) {
  return { ...settlementRunWriters(tx), ...entryWriters(tx), ...closeWriters(tx) };
}
function settlementRunWriters(tx) {
  const run2 = singleRow(tx, {
    table: "settlement_run",
    key: ["number"],
    rest: ["period", "inputs", "rules", "sample", "funds"],
    by: "settlement-run"
  });
  const unpriced = manyRows(tx, {
    table: "unpriced",
    key: ["settlement", "service", "case_key", "ordinal", "severity", "finding"],
    rest: [],
    by: "unpriced"
  });
  const charge = manyRows(tx, {
    table: "charge",
    key: ["settlement", "sequence"],
    rest: CHARGE_COLUMNS,
    by: "charge",
    called: (key) => `C-${key.join("-")}`
  });
  return {
    "settlement-run": ({ run: r }) => {
      tx.periods.require(r.period);
      run2([
        r.number,
        r.period,
        r.inputs,
        toJson(r.rules),
        r.sample ? 1 : 0,
        r.funds === null ? null : toJson(r.funds)
      ]);
    },
    charge: ({ settlement, charge: c }) => {
      tx.periods.requireSettlement(settlement);
      const sequence = sequenceOf(c.id, settlement);
      invariant(sequence !== null, `charge ${c.id} is named after settlement ${settlement}`);
      charge([settlement, sequence, ...chargeValues(c)]);
    },
    unpriced: (f) => {
      tx.periods.requireSettlement(f.settlement);
      const u = f.unpriced;
      unpriced([f.settlement, u.service, u.caseKey, u.ordinal, u.severity, toJson(u.finding)]);
    }
  };
}
function entryWriters(tx) {
  const postingShape = { table: "posting", key: ["entry", "ordinal"], rest: ["account", "fen"], by: "entry" };
  const posting = singleRow(tx, postingShape, []);
  const entry = singleRow(tx, {
    table: "entry",
    key: ["id"],
    rest: ["settlement", "period", "day", "text", "reverses"],
    by: "entry"
  });
  const postings = later(() => tx.db.prepare("SELECT count(*) FROM posting WHERE entry = ?").pluck());
  return {
    "entry-posted": ({ settlement, entry: e }) => {
      tx.periods.require(e.period);
      tx.periods.requireSettlement(settlement);
      requireBalance(e);
      const there = postings().get(e.id);
      if (there !== 0 && there !== e.postings.length) {
        refuse("fact-must-not-change", { what: "entry", id: e.id });
      }
      const counted2 = { ...tx.tally };
      for (const [i, p] of e.postings.entries()) posting([e.id, i + 1, p.account, p.fen]);
      Object.assign(tx.tally, counted2);
      entry([e.id, settlement, e.period, e.day, e.text, e.reverses]);
    }
  };
}
function requireBalance(e) {
  const sum = sumOf(e.postings, (p) => p.fen);
  invariant(sum === 0n && e.postings.length >= 2, `entry ${e.id} balances over at least two postings`);
}
var SETTLED_REQUESTS = `
  INSERT INTO settled_request (service, request_key, run)
  SELECT r.service, m.case_key, r.number
  FROM run_in_force r JOIN confirmed_match m ON m.run = r.number
  WHERE r.period = @period
  UNION
  SELECT r.service, x.request_key, r.number
  FROM run_in_force r
  JOIN confirmed_match m ON m.run = r.number AND m.pass NOT IN ('same-number-and-parties', 'same-number')
  JOIN record x ON x.file = m.requester_file AND x.sheet = m.requester_sheet AND x.row = m.requester_row
  WHERE r.period = @period
  UNION
  SELECT r.service, x.request_key, r.number
  FROM run_in_force r
  JOIN discrepancy_state s ON s.run = r.number
  JOIN resolution made ON made.number = s.resolution
  JOIN discrepancy_record d ON d.run = s.run AND d.id = s.id
  JOIN record x ON x.file = d.file AND x.sheet = d.sheet AND x.row = d.row
  WHERE r.period = @period AND made.kind <> 'defer'`;
function closeWriters(tx) {
  const add = singleRow(tx, {
    table: "period_close",
    key: ["period"],
    rest: ["ordinal", "manifest", "hash", "previous"],
    by: "period-close"
  });
  return {
    "period-closed": ({ close: c }) => {
      if (add([c.period, c.ordinal, c.manifest, c.hash, c.previous]) === "present") return;
      tx.db.prepare(SETTLED_REQUESTS).run({ period: c.period });
      tx.periods.forget();
    }
  };
}

// src/books/sqlite/write/subprojects.ts
function subprojectWriters(tx) {
  const subproject = versionedRow(tx, {
    table: "subproject",
    key: ["id"],
    rest: ["name_zh", "name_en", "finance_code", "fund_rule", "libraries", "from_day", "to_day"],
    by: "subproject"
  });
  const numbered2 = ["subproject", "number"];
  const move = singleRow(tx, {
    table: "subproject_move",
    key: numbered2,
    rest: ["move", "day", "made_by", "carried"],
    by: "subproject-move"
  });
  const undone = singleRow(tx, {
    table: "subproject_move_undone",
    key: numbered2,
    rest: ["reason"],
    by: "subproject-move-undone"
  });
  const budget = singleRow(tx, {
    table: "subproject_budget",
    key: numbered2,
    rest: ["line", "economic_class", "source", "kind", "fen", "day", "document", "reason"],
    by: "subproject-budget"
  });
  const typed = singleRow(tx, {
    table: "spending_typed",
    key: ["id"],
    rest: TYPED_SPENDING.columns.slice(1),
    by: "spending"
  });
  return {
    "subproject-recorded": ({ subproject: s }) => {
      const names2 = [s.nameZh, s.nameEn, s.financeCode, s.fundRule];
      subproject([s.id, ...names2, toJson(s.libraries), s.from, s.to]);
    },
    "subproject-moved": ({ move: m }) => {
      move([m.subproject, m.number, m.move, m.day, m.by, toJson(m.carried)]);
    },
    "subproject-move-undone": ({ undone: u }) => {
      undone([u.subproject, u.number, u.reason]);
    },
    "subproject-budgeted": ({ entry: e }) => {
      const key = [e.subproject, e.number, e.line, e.economicClass, e.source];
      budget([...key, e.kind, e.fen, e.day, e.document, e.reason]);
    },
    "spending-typed": ({ spending }) => {
      typed(TYPED_SPENDING.valuesOf(spending));
    }
  };
}
function narrativeWriters(tx) {
  const text2 = versionedRow(tx, {
    table: "report_text",
    key: ["subproject", "year", "report", "section"],
    rest: ["text", "file"],
    by: "report-text"
  });
  return {
    "report-text-written": ({ text: t }) => {
      const file = t.file === null ? null : toJson(t.file);
      text2([t.subproject, t.year, t.report, t.section, t.text, file]);
    }
  };
}

// src/books/sqlite/write/transaction.ts
function openPeriods(db) {
  const closed = later(() => db.prepare("SELECT 1 FROM period_close WHERE period = ?"));
  const spanOf2 = later(() => db.prepare("SELECT period, service FROM reconciliation_run WHERE number = ?"));
  const periodOf2 = later(() => db.prepare("SELECT period FROM settlement_run WHERE number = ?").pluck());
  const periods = /* @__PURE__ */ new Set();
  const runs = /* @__PURE__ */ new Map();
  const settlements = /* @__PURE__ */ new Set();
  const requirePeriod = (period) => {
    if (periods.has(period)) return;
    if (closed().get(period) !== void 0) refuse("period-must-be-open", { period });
    periods.add(period);
  };
  return {
    require: requirePeriod,
    requireRun(run2) {
      const known = runs.get(run2);
      if (known) return known;
      const span2 = spanOf2().get(run2);
      invariant(span2 !== void 0, `reconciliation run ${run2} is in the books before its facts`);
      requirePeriod(span2.period);
      runs.set(run2, span2);
      return span2;
    },
    requireSettlement(settlement) {
      if (settlements.has(settlement)) return;
      const period = periodOf2().get(settlement);
      invariant(period !== void 0, `settlement ${settlement} is in the books before its facts`);
      requirePeriod(period);
      settlements.add(settlement);
    },
    forget() {
      periods.clear();
      runs.clear();
      settlements.clear();
    }
  };
}
function transactionOn(db, action) {
  return {
    db,
    action,
    tally: { added: 0, present: 0 },
    opened: /* @__PURE__ */ new Map(),
    runs: /* @__PURE__ */ new Set(),
    periods: openPeriods(db)
  };
}

// src/books/sqlite/apply.ts
async function applyPlan(db, asked) {
  db.exec("BEGIN IMMEDIATE");
  try {
    asked.afterLock();
    const tx = transactionOn(db, addAction(db, asked.action));
    const writers = {
      ...registryWriters(tx),
      ...fileWriters(tx),
      ...reconciliationWriters(tx),
      ...settlementWriters(tx),
      ...moneyWriters(tx),
      ...peopleWriters(tx),
      ...subprojectWriters(tx),
      ...indicatorWriters(tx),
      ...narrativeWriters(tx)
    };
    const inside = { fileDifference: async (of) => fileDifference(db, of) };
    const facts = asked.plan(inside);
    const added = /* @__PURE__ */ new Map();
    let [kind, before] = [void 0, tx.tally.added];
    const count2 = (next) => {
      const more = tx.tally.added - before;
      if (kind !== void 0 && more > 0) added.set(kind, (added.get(kind) ?? 0) + more);
      [kind, before] = [next, tx.tally.added];
    };
    const write = (fact) => {
      if (fact.kind !== kind) count2(fact.kind);
      writeFact(writers, fact.kind, fact);
    };
    if (Symbol.asyncIterator in facts)
      for await (const some of facts) for (const fact of listed3(some)) write(fact);
    else for (const fact of facts) write(fact);
    count2();
    checkTransaction(tx);
    const leavesTrace = !asked.dryRun && tx.tally.added > 0;
    if (leavesTrace) sealAction(db, { number: tx.action, added });
    db.exec(leavesTrace ? "COMMIT" : "ROLLBACK");
    return { ...tx.tally };
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
  }
}
function listed3(some) {
  return "kind" in some ? [some] : some;
}
function writeFact(writers, kind, fact) {
  writers[kind](fact);
}

// src/month/import/witness.ts
var WITNESSES = ["profile", "title", "name", "rows"];

// src/books/sqlite/read/files.ts
function filesReader(reading) {
  const { db } = reading;
  return {
    ...besideRows(reading),
    files: async (filter = {}) => {
      const where = conditions({
        "f.period = @period": filter.period,
        "f.kind = @kind": filter.kind,
        "f.library = @library": filter.library
      });
      const rows2 = db.prepare(`${FILES} WHERE ${where} ORDER BY f.number`).all(filter);
      return rows2.map(fileOf);
    },
    filesBySha: async (sha256) => {
      const found = db.prepare(`${FILES} WHERE f.sha256 = ? ORDER BY f.number DESC`).all(sha256);
      return found.map(fileOf);
    },
    nextFileNumber: async () => db.prepare("SELECT coalesce(max(number), 0) + 1 FROM source_file").pluck().get(),
    quarantined: async (filter) => {
      const where = conditions({
        "q.file = @file": filter.file,
        [`f.period = @period AND ${STANDS} AND ${counts("q")}`]: filter.period
      });
      const rows2 = db.prepare(`${QUARANTINED} WHERE ${where} ORDER BY ${QUARANTINED_ORDER}`).all(filter);
      return rows2.map((row) => ({
        ...row,
        params: fromJson(row.params)
      }));
    },
    headings: async (file) => db.prepare("SELECT sheet, headings FROM sheet_heading WHERE file = ? ORDER BY sheet").all(file).map((h) => ({ sheet: h.sheet, headings: fromJson(h.headings) })),
    rowCorrections: async (filter) => {
      const where = conditions({ "f.period = @period": filter.period, "k.file = @file": filter.file });
      const rows2 = db.prepare(`${CORRECTIONS} WHERE ${where} ORDER BY k.file, k.sheet, k.row`).all(filter);
      return rows2.map((k) => ({
        row: { file: k.file, sheet: k.sheet, row: k.row },
        by: { file: k.byFile, sheet: k.bySheet, row: k.byRow }
      }));
    },
    joinedRows: async (file) => db.prepare(JOINED).all(file).map((j) => ({
      ref: { file, sheet: j.sheet, row: j.row },
      into: j.into
    })),
    waybillLines: (period) => reading.stream(() => waybillQuery(period)),
    billedLines: (asked) => reading.stream(() => billedLinesQuery(asked)),
    userCounts: async (periods) => db.prepare(USER_COUNTS).raw(true).all(JSON.stringify(periods)).map((row) => ({
      ...USERS.recordOf(row),
      period: row[USERS.columns.length]
    }))
  };
}
function besideRows({ db }) {
  return {
    declaredTotals: async (filter) => {
      const where = conditions({ ...whichFiles(filter), "f.kind = @kind": filter.kind });
      const rows2 = db.prepare(`${TOTALS} WHERE ${where} ORDER BY ${TOTALS_ORDER}`).all(filter);
      return rows2.map(({ file, sheet, row, field, declared, computed }) => ({
        ref: { file, sheet, row },
        field,
        declared: BigInt(declared),
        computed: BigInt(computed)
      }));
    },
    fileFindings: async (filter) => {
      const where = conditions(whichFiles(filter));
      const rows2 = db.prepare(`${FINDINGS} WHERE ${where} ORDER BY ${FINDINGS_ORDER}`).all(filter);
      return rows2.map((found) => ({
        ...found,
        params: fromJson(found.params)
      }));
    }
  };
}
function whichFiles({ file, period }) {
  return { "f.number = @file": file, [`f.period = @period AND ${STANDS}`]: period };
}
var FILES = `
  SELECT f.number, f.sha256, f.name, f.bytes, f.kind, f.library, f.period, f.late_for AS lateFor, f.profile,
    f.profile_hash AS profileHash, f.encoding, f.sheets, f.is_correction AS isCorrection, f.despite, f.said, a.at AS importedAt,
    a.operator AS importedBy,
    (SELECT s.by_file FROM supersession_in_force s WHERE s.file = f.number) AS supersededBy,
    (SELECT json_group_array(s.file ORDER BY s.file) FROM file_supersession s WHERE s.by_file = f.number) AS supersedes,
    iif(w.file IS NULL, NULL, json_object('at', wa.at, 'by', wa.operator, 'reason', w.reason,
      'bringsBack', json(iif(w.brings_back = 1, 'true', 'false')), 'alongWith', w.along_with)) AS withdrawal,
    r.rows, r.taken, r.quarantined, r.blank, r.totals, r.title, r.left_out AS leftOut, r.joined, r.hidden
  FROM source_file f JOIN file_receipt r ON r.file = f.number JOIN action a ON a.number = f.action
  LEFT JOIN file_withdrawal w ON w.file = f.number LEFT JOIN action wa ON wa.number = w.action`;
function fileOf(found) {
  const { rows: rows2, taken, quarantined, blank, totals, title, leftOut, joined, hidden, ...file } = found;
  const counted2 = { rows: rows2, taken, quarantined, blank, totals, title, leftOut, joined, hidden };
  return {
    ...file,
    supersedes: fromJson(file.supersedes),
    withdrawal: file.withdrawal === null ? null : fromJson(file.withdrawal),
    sheets: fromJson(file.sheets),
    isCorrection: file.isCorrection === 1,
    said: file.said === null ? null : fromJson(file.said),
    despite: WITNESSES.filter((w) => file.despite.split(",").includes(w)),
    receipt: { file: file.number, ...counted2 }
  };
}
var JOINED = `SELECT sheet, row, into_row AS "into" FROM joined_row WHERE file = ? ORDER BY sheet, row`;
var QUARANTINED = `
  SELECT q.file, q.sheet, q.row, q.code, nullif(q.column_name, '') AS "column", q.text, q.params, q.cells
  FROM quarantined_row q JOIN source_file f ON f.number = q.file`;
var QUARANTINED_ORDER = "q.file, q.sheet, q.row, q.code, q.column_name";
var WAYBILL_JSON = `json_array(${WAYBILLS.selected("w")})`;
var BILLED = `source_file f CROSS JOIN waybill_line w ON w.file = f.number
  AND f.kind = 'courier-invoice' AND ${STANDS} AND ${counts("w")}`;
function waybillQuery(period) {
  return {
    sql: `SELECT ${WAYBILL_JSON} FROM ${BILLED} WHERE f.period = @period
      ORDER BY w.waybill_no, w.file, w.sheet, w.row`,
    params: { period },
    rowReader: (json) => WAYBILLS.recordOf(JSON.parse(json))
  };
}
var ACCOUNT_NO = "coalesce(w.mother_no, w.waybill_no)";
var WAYBILL_KEY = `CASE WHEN ${ACCOUNT_NO} GLOB '*[^0-9A-Z]*' THEN waybill_key(${ACCOUNT_NO}, @isEarlier) ELSE ${ACCOUNT_NO} END`;
function billedLinesQuery(asked) {
  return {
    sql: `SELECT json_array(${WAYBILL_JSON}, f.period)
      FROM json_each(@periods) e CROSS JOIN ${BILLED} AND f.period = e.value
      WHERE f.period = @period OR ${WAYBILL_KEY} IN (SELECT ${WAYBILL_KEY} FROM ${BILLED} WHERE f.period = @period)
        OR w.item = 'period' AND EXISTS (SELECT 1 FROM ${BILLED} WHERE f.period = @period AND w.item = 'period')
      ORDER BY ${WAYBILL_KEY}, e.key, w.file, w.sheet, w.row`,
    params: {
      period: asked.period,
      periods: JSON.stringify([...asked.earlier, asked.period]),
      isEarlier: asked.isEarlier === true ? 1 : 0
    },
    rowReader: (json) => {
      const [row, period] = JSON.parse(json);
      return { line: WAYBILLS.recordOf(row), period };
    }
  };
}
var TOTALS = `
  SELECT t.file, t.sheet, t.row, t.field, t.declared, t.computed
  FROM declared_total t JOIN source_file f ON f.number = t.file`;
var TOTALS_ORDER = "t.file, t.sheet, t.row, t.field";
var READ_APART = `EXISTS (
    SELECT 1 FROM source_file other JOIN sheet_heading h ON h.file = other.number AND h.sheet = n.sheet
    WHERE other.sha256 = f.sha256
      AND NOT EXISTS (SELECT 1 FROM file_gone s WHERE s.file = other.number))`;
var FINDINGS = `
  SELECT n.file, n.sheet, n.row, n.code, nullif(n.column_name, '') AS "column", n.text, n.params
  FROM file_finding n JOIN source_file f ON f.number = n.file
    AND NOT (n.row = 0 AND ${READ_APART})`;
var FINDINGS_ORDER = "n.file, n.sheet, n.row, n.code, n.column_name";
var CORRECTIONS = `
  SELECT k.file, k.sheet, k.row, k.by_file AS byFile, k.by_sheet AS bySheet, k.by_row AS byRow
  FROM row_correction k JOIN source_file f ON f.number = k.file AND ${CORRECTION_STANDS}`;
var USER_COUNTS = `
  SELECT ${USERS.selected("u")}, f.period
  FROM source_file f JOIN user_count u ON u.file = f.number
  WHERE f.period IN (SELECT value FROM json_each(?)) AND ${STANDS} AND ${counts("u")}
  ORDER BY f.period, u.service, u.library, u.file, u.sheet, u.row`;

// src/books/sqlite/read/indicators.ts
function indicatorReader({ db }) {
  return {
    indicatorValues: async (filter = {}) => {
      const where = conditions({
        "v.indicator = @indicator": filter.indicator,
        "v.window = @window": filter.window
      });
      const rows2 = db.prepare(
        `SELECT v.number, v.body, a.at, a.operator FROM indicator_value v JOIN action a ON a.number = v.action
           WHERE ${where} ORDER BY v.number`
      ).all(filter);
      return rows2.map(({ number, body, at, operator }) => ({
        ...fromJson(body),
        ...{ number, at, operator }
      }));
    },
    targets: async (of) => {
      const rows2 = db.prepare(latestOf("target", ["key"])).all(of);
      return rows2.map(({ body }) => fromJson(body)).filter((t) => !t.isWithdrawn);
    },
    subprojectHead: async (of) => {
      const row = db.prepare(latestOf("subproject_head", [])).get(of);
      return row ? fromJson(row.body) : null;
    },
    assessments: async (of) => {
      const rows2 = db.prepare(latestOf("assessment", ["key", "cut_off"])).all(of);
      return rows2.map(({ body }) => fromJson(body));
    }
  };
}
function latestOf(table, identity) {
  const same = ["subproject", "year", ...identity].map((c) => `other.${c} IS v.${c}`).join(" AND ");
  return `SELECT v.number, v.body FROM ${table} v
    WHERE v.subproject = @subproject AND v.year = @year
      AND NOT EXISTS (SELECT 1 FROM ${table} other WHERE ${same} AND other.number > v.number)
    ORDER BY (SELECT min(other.number) FROM ${table} other WHERE ${same})`;
}

// src/core/exact.ts
function halfUp(num, den) {
  invariant(den > 0n, "what is rounded has a denominator above zero");
  const half = (2n * (num < 0n ? -num : num) + den) / (2n * den);
  return num < 0n ? -half : half;
}

// src/core/money.ts
var MAX_FEN = 9007199254740991n;
var YUAN = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2})0*)?$/;
function parseYuan(text2) {
  const found = YUAN.exec(text2);
  if (!found) return void 0;
  const [, sign, whole3 = "", decimals = ""] = found;
  const fen2 = BigInt(whole3.replaceAll(",", "")) * 100n + BigInt(decimals.padEnd(2, "0"));
  if (fen2 > MAX_FEN) return void 0;
  return sign === "-" ? -fen2 : fen2;
}
function formatYuan(fen2) {
  const digits = (fen2 < 0n ? -fen2 : fen2).toString().padStart(3, "0");
  const whole3 = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fen2 < 0n ? "-" : ""}${whole3}.${digits.slice(-2)}`;
}
var RATE = /^(\d+)(?:\.(\d+))?(%?)$/;
function parseRate(text2) {
  const found = RATE.exec(text2.trim());
  if (!found) return void 0;
  const [, whole3 = "", decimals = "", percent] = found;
  return {
    num: BigInt(whole3 + decimals),
    den: 10n ** BigInt(decimals.length) * (percent ? 100n : 1n)
  };
}
function timesHalfUp(fen2, rate2) {
  return halfUp(fen2 * rate2.num, rate2.den);
}
function ceilDiv(a, b) {
  invariant(a >= 0n && b > 0n, "ceilDiv takes a >= 0 and b > 0");
  return (a + b - 1n) / b;
}
function splitByLargestRemainder(total, shares) {
  if (total < 0n) {
    const twin = splitByLargestRemainder(-total, shares);
    return new Map([...twin].map(([key, fen2]) => [key, -fen2]));
  }
  const sum = sumOf(shares, (s) => s.weight);
  invariant(
    shares.every((s) => s.weight >= 0n) && (sum > 0n || total === 0n),
    "shares are not negative, and one is positive"
  );
  const sorted = [...shares].sort(by((a) => a.key));
  const parts = sorted.map((s) => ({
    key: s.key,
    fen: sum === 0n ? 0n : total * s.weight / sum,
    rest: sum === 0n ? 0n : total * s.weight % sum
  }));
  let left = total - sumOf(parts, (p) => p.fen);
  for (const part of [...parts].sort(by((a) => -a.rest))) {
    if (left === 0n) break;
    part.fen += 1n;
    left -= 1n;
  }
  invariant(left === 0n, "the parts add up to the total");
  invariant(new Set(sorted.map((s) => s.key)).size === sorted.length, "share keys are unique");
  return new Map(parts.map((p) => [p.key, p.fen]));
}

// src/rules/charge.ts
var NO_REQUEST = {
  counterparty: null,
  caseKey: null,
  ordinal: null,
  record: null,
  statedFen: null
};
function sameCharge(a, b) {
  return a.id === b.id && a.kind === b.kind && a.scheme === b.scheme && a.service === b.service && a.library === b.library && a.counterparty === b.counterparty && a.caseKey === b.caseKey && a.ordinal === b.ordinal && sameRef(a.record, b.record) && a.quantity === b.quantity && a.unit === b.unit && a.fen === b.fen && a.statedFen === b.statedFen && a.corrects === b.corrects && a.rule === b.rule && a.steps.length === b.steps.length && a.steps.every((step2, i) => sameStep(step2, b.steps[i]));
}
function sameRef(a, b) {
  if (a === null || b === null) return a === b;
  return a.file === b.file && a.sheet === b.sheet && a.row === b.row;
}
function sameStep(a, b) {
  return b !== void 0 && a.item === b.item && a.quantity === b.quantity && a.unit === b.unit && a.unitFen === b.unitFen && a.fen === b.fen;
}
var FEES = "fees";
function named(said, id) {
  return {
    id,
    kind: said.kind,
    scheme: said.scheme,
    service: said.service,
    library: said.library,
    counterparty: said.counterparty,
    caseKey: said.caseKey,
    ordinal: said.ordinal,
    record: said.record,
    quantity: said.quantity,
    unit: said.unit,
    fen: said.fen,
    statedFen: said.statedFen,
    corrects: said.corrects ?? null,
    rule: said.rule,
    steps: said.steps
  };
}

// src/month/settle/subsidy.ts
function payeeOfRequest(record, externalPayee) {
  const isOutside = record.supplier?.startsWith("EXT-") === true;
  return isOutside && externalPayee === "agent" ? record.agent ?? record.supplier : record.supplier;
}
function basisFee(fees, rule) {
  const chosen = chosenFee(fees, rule);
  return rule.capPerRequestFen === null ? chosen : lower(chosen, rule.capPerRequestFen);
}
function chosenFee(fees, rule) {
  if (fees.confirmedFen === null || rule.basis === "tariff") return fees.tariffFen;
  return rule.basis === "confirmed" ? fees.confirmedFen : lower(fees.confirmedFen, fees.tariffFen);
}
function supplyOf(supplies, of) {
  const key = `${of.library} ${of.rule.from} ${ruleName(of.rule)}`;
  const known = supplies.get(key);
  if (known) return known;
  const made = { ...of, total: { requests: 0n, basisFen: 0n, volumes: 0n } };
  supplies.set(key, made);
  return made;
}
function yearKey(of) {
  return `${of.year} ${of.kind} ${of.scheme} ${of.library}`;
}
function subsidyCharges(of) {
  const made = [];
  const paid = new Map(of.before);
  for (const [, { library, rule, total }] of [...of.dd].sort(byKey)) {
    const key = yearKey({ year: of.year, kind: "dd-subsidy", scheme: "", library });
    const subsidy = ddSubsidy(total, rule.body, paid.get(key) ?? 0n);
    addTo(paid, key, subsidy.fen);
    const about = {
      kind: "dd-subsidy",
      service: "dd",
      library,
      quantity: total.requests,
      unit: "request"
    };
    made.push({ ...NO_REQUEST, scheme: null, ...about, ...subsidy, rule: ruleName(rule) });
  }
  for (const [, { library, rule, total }] of [...of.ill].sort(byKey)) {
    const subsidy = illSubsidy(total.volumes, rule.body);
    const about = {
      kind: "ill-subsidy",
      service: "ill",
      library,
      quantity: total.volumes,
      unit: "volume"
    };
    made.push({ ...NO_REQUEST, scheme: null, ...about, ...subsidy, rule: ruleName(rule) });
  }
  return made;
}
function ddSubsidy(supply, rule, paidInYearFen) {
  const share = timesHalfUp(supply.basisFen, rule.rate);
  const steps = [
    {
      item: `rate ${rule.rate.num}/${rule.rate.den}`,
      quantity: 1n,
      unit: "basis",
      unitFen: supply.basisFen,
      fen: share
    }
  ];
  let fen2 = share;
  if (rule.rewardPerRequestFen !== 0n) {
    const reward = supply.requests * rule.rewardPerRequestFen;
    steps.push({
      item: "reward",
      quantity: supply.requests,
      unit: "request",
      unitFen: rule.rewardPerRequestFen,
      fen: reward
    });
    fen2 += reward;
  }
  if (rule.capPerLibraryPeriodFen !== null) {
    fen2 = capped(fen2, { item: "cap-period", capFen: rule.capPerLibraryPeriodFen, steps });
  }
  if (rule.capPerLibraryYearFen !== null) {
    const left = rule.capPerLibraryYearFen - paidInYearFen;
    fen2 = capped(fen2, { item: "cap-year", capFen: left > 0n ? left : 0n, steps });
  }
  return { fen: fen2, steps };
}
function illSubsidy(volumes, rule) {
  const steps = [
    {
      item: "per-volume",
      quantity: volumes,
      unit: "volume",
      unitFen: rule.perVolumeFen,
      fen: volumes * rule.perVolumeFen
    }
  ];
  let fen2 = volumes * rule.perVolumeFen;
  if (rule.capPerLibraryPeriodFen !== null) {
    fen2 = capped(fen2, { item: "cap-period", capFen: rule.capPerLibraryPeriodFen, steps });
  }
  return { fen: fen2, steps };
}
function capped(fen2, cap) {
  if (fen2 <= cap.capFen) return fen2;
  const off = cap.capFen - fen2;
  cap.steps.push({ item: cap.item, quantity: 1n, unit: "cap", unitFen: cap.capFen, fen: off });
  return cap.capFen;
}
function lower(a, b) {
  return a < b ? a : b;
}

// src/books/sqlite/read/settlement.ts
function settlementReader(reading) {
  const { db } = reading;
  const byId = later(() => db.prepare(CHARGES_BY_ID).pluck());
  return {
    nextSettlementNumber: async () => db.prepare("SELECT coalesce(max(number), 0) + 1 FROM settlement_run").pluck().get(),
    settlement: async (period) => {
      const row = db.prepare(SETTLEMENT).get(period);
      return row ? runOf(row) : null;
    },
    settlementPeriod: async (number) => db.prepare("SELECT period FROM settlement_run WHERE number = ?").pluck().get(number) ?? null,
    charges: (filter) => reading.stream(() => ({
      sql: chargesSql(filter),
      params: { ...filter },
      rowReader: chargeOf
    })),
    chargeById: async (id) => {
      const settlement = Number(/^C-(\d{1,15})-/.exec(id)?.[1]);
      const [charge] = chargesById(byId(), { settlement, ids: [id] });
      return charge ? { charge, settlement } : null;
    },
    chargesById: async (asked) => chargesById(byId(), asked),
    chargesOfCase: async (filter) => db.prepare(chargesSql(filter)).pluck().all(filter).map(chargeOf),
    unpriced: async (settlement) => db.prepare(UNPRICED).all(settlement).map((row) => ({
      ...row,
      finding: fromJson(row.finding)
    })),
    chargeTotals: async (settlement) => db.prepare(CHARGE_TOTALS).all(settlement).map((row) => ({
      ...row,
      quantity: BigInt(row.quantity),
      fen: BigInt(row.fen)
    })),
    chargedBefore: async (period, knownIn) => chargedBefore(db, period, knownIn),
    chargedCases: async ({ scheme, before }) => {
      const cases = db.prepare(CHARGED_CASES).pluck();
      const runs = settledBefore(db, before);
      return new Set(runs.flatMap((run2) => cases.all(run2.number, scheme)));
    }
  };
}
var SETTLEMENT = "SELECT number, period, inputs, rules, sample, funds FROM settlement_in_force WHERE period = ?";
function runOf(row) {
  const funds = row.funds === null ? null : fromJson(row.funds);
  return { ...row, rules: fromJson(row.rules), sample: row.sample === 1, funds };
}
function chargesSql(filter) {
  const where = conditions({
    "c.kind = @kind": filter.kind,
    "c.library = @library": filter.library,
    "c.case_key = @caseKey": filter.caseKey
  });
  return `SELECT ${CHARGE_JSON} FROM charge c WHERE c.settlement = @settlement AND ${where}
    ORDER BY c.kind, c.library, c.case_key, c.ordinal, c.sequence`;
}
var CHARGES_BY_ID = `
  SELECT iif(c.sequence IS NULL, NULL, ${CHARGE_JSON})
  FROM json_each(@sequences) asked LEFT JOIN charge c ON c.settlement = @settlement AND c.sequence = asked.value
  ORDER BY asked.key`;
function chargesById(byId, asked) {
  const { settlement, ids } = asked;
  const sequences = JSON.stringify(ids.map((id) => sequenceOf(id, settlement)));
  const found = byId.all({ settlement, sequences });
  return found.map((json) => json === null ? null : chargeOf(json));
}
var UNPRICED = `
  SELECT service, case_key AS caseKey, ordinal, severity, finding FROM unpriced
  WHERE settlement = ? ORDER BY service, case_key, ordinal, severity, finding`;
var CHARGE_TOTALS = `
  SELECT kind, scheme, iif(scheme IS NULL, NULL, service) AS service, library, count(*) AS count,
    CAST(sum(quantity) AS TEXT) AS quantity, CAST(sum(fen) AS TEXT) AS fen
  FROM charge WHERE settlement = ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
var YEARLY = `
  SELECT c.kind, coalesce(c.scheme, ''), c.library, CAST(sum(c.fen) AS TEXT),
    iif(c.kind = 'free', substr(b.supplied_on, 1, 4), NULL) AS year, c.corrects
  FROM charge c LEFT JOIN record b ON c.kind = 'free' AND b.file = c.file AND b.sheet = c.sheet AND b.row = c.row
  WHERE c.settlement = ? AND c.kind IN ('dd-subsidy', 'grant', 'bill', 'free') AND c.library IS NOT NULL
  GROUP BY 1, 2, 3, 5, 6 ORDER BY 1, 2, 3, 5, 6`;
var CHARGED_CASES = "SELECT case_key FROM charge WHERE settlement = ? AND scheme = ? AND case_key IS NOT NULL";
function settledBefore(db, period) {
  const limit = firstDayOf(period);
  const settled = db.prepare("SELECT number, period FROM settlement_in_force").all();
  return settled.filter((run2) => firstDayOf(run2.period) < limit);
}
function chargedBefore(db, period, knownIn = period) {
  const sums = /* @__PURE__ */ new Map();
  const limit = firstDayOf(period);
  for (const run2 of settledBefore(db, knownIn)) {
    const rows2 = db.prepare(YEARLY).raw(true).all(run2.number);
    for (const [kind, scheme, library, fen2, year, corrects] of rows2) {
      const of = corrects?.split("/")[0] ?? run2.period;
      if (firstDayOf(of) >= limit) continue;
      const key = yearKey({ year: year ?? endYear(of), kind, scheme, library });
      addTo(sums, key, BigInt(fen2));
    }
  }
  return sums;
}
function endYear(period) {
  return (parsePeriod(period)?.to ?? period).slice(0, 4);
}

// src/books/sqlite/read/inputs.ts
function inputsReader({ db }) {
  return {
    reconciliationInputs: async (span2) => digest([
      ["files", rows(db, FILES_OF_SERVICE, span2)],
      ["carried", carriedRefs(db, span2)],
      // A period closed meanwhile may have settled a number of this one.
      ["closes", rows(db, "SELECT period, hash FROM period_close ORDER BY ordinal", {})],
      ["rules", rulesDigest(db)]
    ]),
    settlementInputs: async (period) => digest([
      ["runs", rows(db, RUNS, { period })],
      ["resolutions", rows(db, RESOLUTIONS, { period })],
      ["invoices", rows(db, INVOICES, { period })],
      // The audit of the invoice looks at the loans and the invoices of this period and those before it.
      ["loans", rows(db, LOANS, { period })],
      // What earlier periods of the year paid counts towards a library's cap of the year.
      ["year", [...chargedBefore(db, period)]],
      ["corrections", rows(db, CORRECTIONS2, {})],
      ...consultingPart(db, period),
      ...creditPart(db, period),
      ...gonePart(db, period),
      ["rules", rulesDigest(db)]
    ])
  };
}
function consultingPart(db, period) {
  const files = rows(db, CONSULTING, { period });
  return files.length === 0 ? [] : [["consulting", files]];
}
function creditPart(db, period) {
  const settled = rows(db, CREDITED, { period });
  return settled.length === 0 ? [] : [["credited", settled]];
}
function gonePart(db, period) {
  const files = rows(db, GONE, { period });
  return files.length === 0 ? [] : [["gone", files]];
}
function digest(parts) {
  return hashText(parts.map(([name2, value]) => `${name2} ${toJson(value)}`).join("\n"));
}
function rows(db, sql, params) {
  return db.prepare(sql).raw(true).all(params);
}
var FILES_OF_SERVICE = `
  SELECT f.number, f.sha256, f.kind, f.library, f.late_for, f.profile_hash FROM source_file f
  WHERE f.period = @period AND ${STANDS}
    AND (f.kind IN (@service || '-supplier', @service || '-requester', @service || '-centre')
      OR (@service = 'ill' AND f.kind = 'courier-invoice'))
  ORDER BY f.number`;
var CORRECTIONS2 = "SELECT number FROM correction ORDER BY number";
var RUNS = "SELECT service, number, inputs FROM run_in_force WHERE period = @period ORDER BY service";
var RESOLUTIONS = `
  SELECT r.service, s.id, made.number, made.kind, made.agreed
  FROM run_in_force r
  JOIN discrepancy_state s ON s.run = r.number
  JOIN resolution made ON made.number = s.resolution
  WHERE r.period = @period ORDER BY r.service, s.id`;
var LOANS = `
  SELECT f.number FROM source_file f
  WHERE f.period <= @period AND (f.kind LIKE 'ill-%' OR f.kind = 'courier-invoice') AND ${STANDS} ORDER BY f.number`;
var CONSULTING = `
  SELECT f.number FROM source_file f
  WHERE f.period <= @period AND f.kind = 'consulting' AND ${STANDS} ORDER BY f.number`;
var INVOICES = `
  SELECT f.number, f.sha256, f.profile_hash FROM source_file f
  WHERE f.period = @period AND f.kind = 'courier-invoice' AND ${STANDS} ORDER BY f.number`;
var GONE = `
  SELECT DISTINCT g.file FROM run_in_force r CROSS JOIN file_gone g
  WHERE r.period = @period AND EXISTS (SELECT 1 FROM case_record c WHERE c.run = r.number AND c.file = g.file)
  ORDER BY 1`;
var CREDITED = `
  SELECT s.period, s.number FROM settlement_in_force s
  WHERE s.period < @period AND EXISTS (SELECT 1 FROM source_file f JOIN waybill_line w ON w.file = f.number
    WHERE f.period = @period AND f.kind = 'courier-invoice' AND ${STANDS} AND w.charge_fen < 0)
  ORDER BY s.period`;

// src/month/ledger/entry.ts
function entryOf(entry) {
  invariant(entry.postings.length >= 2, `entry ${entry.id} has at least two postings`);
  const sum = sumOf(entry.postings, (p) => p.fen);
  invariant(sum === 0n, `entry ${entry.id} balances`);
  return entry;
}

// src/month/ledger/movement.ts
function entryOfMovement(movement) {
  const { id, period, day: day2, account, fund, fen: fen2, voucher, text: text2, reverses } = movement;
  return entryOf({
    ...{ id, period, day: day2, reverses },
    text: [movement.kind, voucher, text2].filter((part) => part !== "").join(" "),
    postings: [
      { account, fen: fen2 },
      { account: `fund:${fund}`, fen: -fen2 }
    ]
  });
}

// src/books/sqlite/read/money.ts
function moneyReader({ db }) {
  return {
    movements: async (filter = {}) => movementsOf(db, filter),
    corrections: async (filter) => {
      const where = conditions({ "c.period = @period": filter.period, "c.into_period = @into": filter.into });
      const rows2 = db.prepare(`${CORRECTIONS3} WHERE ${where} ORDER BY c.number`).all(filter);
      return rows2.map(({ change, ...row }) => ({
        ...row,
        change: fromJson(change)
      }));
    },
    correctedIn: async (period) => db.prepare(CORRECTED_IN).pluck().all({ period })
  };
}
var CORRECTIONS3 = `
  SELECT c.number, c.period, c.into_period AS "into", c.service, c.case_key AS caseKey, c.ordinal, c.change, c.reason,
    a.operator AS notedBy, a.at AS notedAt
  FROM correction c JOIN action a ON a.number = c.action`;
var CORRECTED_IN = `
  SELECT DISTINCT s.period FROM charge c JOIN settlement_in_force s ON s.number = c.settlement
  WHERE c.corrects > @period || '/' AND c.corrects < @period || '0' ORDER BY s.period`;
function movementsOf(db, filter) {
  const where = conditions({ "period = @period": filter.period });
  const rows2 = db.prepare(
    `SELECT id, kind, period, day, account, fund, year, fen, voucher, text, reverses, terms FROM movement
       WHERE ${where} ORDER BY length(id), id`
  ).all(filter);
  return rows2.map(({ fen: fen2, terms, ...row }) => ({
    ...row,
    fen: fenOf(fen2),
    terms: terms === null ? null : fromJson(terms)
  }));
}

// src/books/sqlite/read/ledger.ts
function ledgerReader({ db }) {
  return {
    entries: async (filter) => {
      const where = conditions({ "e.period = @period": filter.period });
      const rows2 = db.prepare(`${ENTRIES} WHERE ${where} ORDER BY e.id, p.ordinal`).all(filter);
      const moved = movementsOf(db, filter).map(entryOfMovement);
      return [...entriesOf(rows2), ...moved].sort(by((a) => a.id));
    },
    balances: async (filter = {}) => {
      const where = conditions({ "e.period = @period": filter.period });
      const rows2 = db.prepare(
        `SELECT p.account, CAST(sum(p.fen) AS TEXT) AS fen
           FROM posting p JOIN entry e ON e.id = p.entry
           WHERE ${where} GROUP BY p.account ORDER BY p.account`
      ).all(filter);
      const sums = new Map(rows2.map(({ account, fen: fen2 }) => [account, BigInt(fen2)]));
      for (const { account, fen: fen2 } of movementsOf(db, filter).flatMap((m) => entryOfMovement(m).postings))
        addTo(sums, account, fen2);
      return [...sums].sort(byKey).map(([account, fen2]) => ({ account, fen: fen2 }));
    },
    closes: async () => db.prepare(CLOSES).all(),
    periods: async () => periodStates(db)
  };
}
var ENTRIES = `
  SELECT e.id, e.period, e.day, e.text, e.reverses, p.account, p.fen
  FROM entry e JOIN posting p ON p.entry = e.id`;
function entriesOf(rows2) {
  const entries = [];
  for (const { account, fen: fen2, ...entry } of rows2) {
    let last2 = entries.at(-1);
    if (last2?.id !== entry.id) {
      last2 = { ...entry, postings: [] };
      entries.push(last2);
    }
    last2.postings.push({ account, fen: fenOf(fen2) });
  }
  return entries;
}
var CLOSES = `
  SELECT c.period, c.ordinal, c.manifest, c.hash, c.previous, a.at AS closedAt, a.operator AS closedBy
  FROM period_close c JOIN action a ON a.number = c.action ORDER BY c.ordinal`;
var OF_A_PERIOD = "f.kind <> 'subproject-spending'";
var PERIODS = `
  WITH known AS (
    SELECT period FROM source_file f WHERE ${STANDS} AND ${OF_A_PERIOD} UNION SELECT period FROM reconciliation_run
    UNION SELECT period FROM settlement_run UNION SELECT period FROM period_close
    UNION SELECT period FROM movement UNION SELECT into_period FROM correction),
  standing AS (
    SELECT f.period, count(*) AS files, 
      sum(r.taken - (SELECT count(*) FROM row_correction k WHERE k.file = f.number AND ${CORRECTION_STANDS}
        AND NOT EXISTS (SELECT 1 FROM quarantined_row q WHERE q.file = k.file AND q.sheet = k.sheet AND q.row = k.row)))
        AS records,
      sum(r.quarantined - (SELECT count(*) FROM row_correction k WHERE k.file = f.number AND ${CORRECTION_STANDS}
        AND EXISTS (SELECT 1 FROM quarantined_row q WHERE q.file = k.file AND q.sheet = k.sheet AND q.row = k.row)))
        AS quarantined
    FROM source_file f JOIN file_receipt r ON r.file = f.number WHERE ${STANDS} AND ${OF_A_PERIOD} GROUP BY f.period)
  SELECT k.period, coalesce(s.files, 0) AS files, coalesce(s.records, 0) AS records,
    coalesce(s.quarantined, 0) AS quarantined,
    (SELECT json_group_array(r.service ORDER BY r.service) FROM run_in_force r WHERE r.period = k.period)
      AS reconciled,
    (SELECT count(*) FROM run_in_force r JOIN discrepancy_state d ON d.run = r.number
     WHERE r.period = k.period AND d.resolution IS NULL) AS openDiscrepancies,
    (SELECT max(number) FROM settlement_run r WHERE r.period = k.period) AS settlement,
    (SELECT a.at FROM period_close c JOIN action a ON a.number = c.action WHERE c.period = k.period)
      AS closedAt
  FROM known k LEFT JOIN standing s ON s.period = k.period`;
function periodStates(db) {
  const rows2 = db.prepare(PERIODS).all();
  return rows2.map((row) => ({ ...row, reconciled: JSON.parse(row.reconciled) })).sort(by((a) => [firstDayOf(a.period), a.period]));
}

// src/month/reconcile/match.ts
function sidesOf(records) {
  const supplier2 = [];
  const requester = [];
  const centre = [];
  for (const record of records) {
    if (record.role === "supplier") supplier2.push(record);
    else if (record.role === "requester") requester.push(record);
    else centre.push(record);
  }
  return { supplier: supplier2, requester, centre };
}
function withAgreed(record, agreed) {
  if (agreed === null) return record;
  return {
    ...record,
    pages: agreed.pages ?? record.pages,
    volumes: agreed.volumes ?? record.volumes,
    feeFen: agreed.feeFen === void 0 ? record.feeFen : agreed.feeFen
  };
}

// src/books/sqlite/read/matches.ts
function matchesReader(reading) {
  const { db } = reading;
  return {
    confirmed: (span2) => reading.stream((own) => confirmedQuery(own, span2)),
    confirmedFiles: async (span2) => db.prepare(CONFIRMED_FILES).pluck().all(span2),
    agreedIn: async (period) => {
      const rows2 = db.prepare(AGREED).all(period);
      return new Map(rows2.map((row) => [refText(row), fromJson(row.agreed)]));
    },
    matchOf: async (ref) => {
      const row = db.prepare(MATCH_OF).get({ ...ref });
      if (!row) return null;
      return { match: matchOf(JSON.parse(row.json), row.service), period: row.period };
    },
    requestCounts: async (periods) => db.prepare(REQUEST_COUNTS).all(JSON.stringify(periods))
  };
}
var MATCH_COLUMNS = `${MATCH.selected("m")}, m.case_key, m.ordinal`;
function matchOf(row, service2) {
  const at = MATCH.columns.length;
  return MATCH.recordOf(row, { service: service2, caseKey: row[at], ordinal: row[at + 1] });
}
var CONFIRMED = `
  SELECT json_array(${REQUESTS.selected("b")}, ${MATCH_COLUMNS})
  FROM run_in_force r
  CROSS JOIN confirmed_match m ON m.run = r.number
  CROSS JOIN record b ON b.file = m.basis_file AND b.sheet = m.basis_sheet AND b.row = m.basis_row
  WHERE r.period = @period AND r.service = @service
  ORDER BY m.run, m.case_key, m.ordinal, m.resolution`;
var CONFIRMED_FILES = `
  SELECT DISTINCT m.basis_file FROM run_in_force r CROSS JOIN confirmed_match m ON m.run = r.number
  WHERE r.period = @period AND r.service = @service ORDER BY 1`;
function confirmedQuery(db, span2) {
  const recordOf = requestReader(db);
  return {
    sql: CONFIRMED,
    params: { period: span2.period, service: span2.service },
    rowReader: (json) => {
      const row = JSON.parse(json);
      const match = matchOf(row.slice(REQUESTS.columns.length), span2.service);
      return { match, record: withAgreed(recordOf(row), match.values) };
    }
  };
}
var AGREED = `
  SELECT m.basis_file AS file, m.basis_sheet AS sheet, m.basis_row AS row, m.agreed
  FROM run_in_force r CROSS JOIN confirmed_match m ON m.run = r.number
  WHERE r.period = ? AND m.agreed IS NOT NULL`;
var MATCH_OF = `
  SELECT json_array(${MATCH_COLUMNS}) AS json, r.service, r.period
  FROM run_in_force r
  CROSS JOIN case_record c ON c.run = r.number AND c.file = @file AND c.sheet = @sheet AND c.row = @row
  CROSS JOIN confirmed_match m ON m.run = c.run AND m.case_key = c.case_key
  WHERE (m.basis_file = @file AND m.basis_sheet = @sheet AND m.basis_row = @row)
    OR (m.supplier_file = @file AND m.supplier_sheet = @sheet AND m.supplier_row = @row)
    OR (m.requester_file = @file AND m.requester_sheet = @sheet AND m.requester_row = @row)
    OR (m.centre_file = @file AND m.centre_sheet = @sheet AND m.centre_row = @row)
  ORDER BY r.number DESC, m.ordinal LIMIT 1`;
var REQUEST_COUNTS = `
  SELECT r.period, r.service, b.supplier, b.requester, b.status, count(*) AS requests,
    sum(coalesce(json_extract(m.agreed, '$.pages'), b.pages, 0)) AS pages,
    sum(coalesce(json_extract(m.agreed, '$.volumes'), b.volumes, 0)) AS volumes
  FROM run_in_force r
  CROSS JOIN confirmed_match m ON m.run = r.number
  CROSS JOIN record b ON b.file = m.basis_file AND b.sheet = m.basis_sheet AND b.row = m.basis_row
  WHERE r.period IN (SELECT value FROM json_each(?))
  GROUP BY r.period, r.service, b.supplier, b.requester, b.status
  ORDER BY r.period, r.service, b.supplier, b.requester, b.status`;

// src/books/sqlite/read/reconciliation.ts
function reconciliationReader({ db }) {
  return {
    nextRunNumber: async () => db.prepare("SELECT coalesce(max(number), 0) + 1 FROM reconciliation_run").pluck().get(),
    run: async (span2) => db.prepare(
      `SELECT number, period, service, inputs FROM run_in_force
           WHERE period = @period AND service = @service`
    ).get(span2) ?? null,
    parcelLinks: async (waybill) => db.prepare(PARCEL_LINKS).all(waybillKey(waybill), waybill).map(
      ({ file, sheet, row, ...link2 }) => ({
        ...link2,
        ref: { file, sheet, row }
      })
    ),
    discrepancies: async (filter) => discrepancies(db, filter),
    discrepancyHistory: async (id) => db.prepare(HISTORY).all({ id }).map((row) => eventOf(row, id))
  };
}
var PARCEL_LINKS = `
  SELECT p.case_key AS caseKey, p.waybill_no AS waybill, p.leg, p.file, p.sheet, p.row, r.period
  FROM run_in_force r CROSS JOIN parcel_link p ON p.run = r.number AND p.waybill_no IN (?, ?)
  ORDER BY r.period, p.leg, p.case_key, p.file, p.sheet, p.row`;
var DISCREPANCIES = `
  SELECT d.id, d.run, d.service, d.case_key AS caseKey, d.kind, d.supplier, d.requester, d.fields,
    d.risk_fen AS riskFen, d.evidence, d.downgraded_by AS downgradedBy, r.period, a.at AS resolvedAt,
    made.kind AS resolutionKind, made.agreed, made.reason, made.by_whom AS byWhom,
    assigned.owner, assigned.due_on AS movedTo,
    (SELECT min(fa.at) FROM discrepancy fd JOIN reconciliation_run fr ON fr.number = fd.run
     JOIN action fa ON fa.number = fr.action WHERE fd.id = d.id AND fr.period = r.period) AS foundAt,
    (SELECT json_group_array(json_object('file', x.file, 'sheet', x.sheet, 'row', x.row) ORDER BY x.ordinal)
     FROM discrepancy_record x WHERE x.run = d.run AND x.id = d.id) AS records
  FROM run_in_force r
  JOIN discrepancy d ON d.run = r.number
  JOIN discrepancy_state s ON s.run = d.run AND s.id = d.id
  LEFT JOIN resolution made ON made.number = s.resolution
  LEFT JOIN action a ON a.number = made.action
  LEFT JOIN discrepancy_assignment assigned
    ON assigned.number = ${latestAssignment({ discrepancy: "d.id", period: "r.period" })}`;
function discrepancies(db, filter) {
  const { ids, record, ...rest } = filter;
  const where = ["1"];
  if (rest.period !== void 0) where.push("r.period = @period");
  if (rest.service !== void 0) where.push("r.service = @service");
  if (rest.kind !== void 0) where.push("d.kind = @kind");
  if (rest.evidence !== void 0) where.push("d.evidence = @evidence");
  if (rest.library !== void 0) where.push("(d.supplier = @library OR d.requester = @library)");
  if (rest.status !== void 0) where.push(`made.number IS ${rest.status === "open" ? "" : "NOT"} NULL`);
  if (record !== void 0) where.push(WITH_RECORD);
  if (ids !== void 0) where.push(ids.every((id) => id.length === FULL_ID) ? THESE_IDS : WITH_IDS);
  if (ids !== void 0 && rest.period === void 0) where.push(IN_LATEST_RUN);
  const { status: _asked, ...params } = rest;
  const sql = `${DISCREPANCIES} WHERE ${where.join(" AND ")} ORDER BY d.risk_fen DESC, d.id, d.run`;
  const rows2 = db.prepare(sql).all({ ...params, ...record, ...ids === void 0 ? {} : { ids: JSON.stringify(ids) } });
  return rows2.map(discrepancyOf);
}
var FULL_ID = 14;
var THESE_IDS = "d.id IN (SELECT value FROM json_each(@ids))";
var WITH_IDS = "EXISTS (SELECT 1 FROM json_each(@ids) i WHERE substr(d.id, 1, length(i.value)) = i.value)";
var WITH_RECORD = `EXISTS (SELECT 1 FROM discrepancy_record w
  WHERE w.run = d.run AND w.id = d.id AND w.file = @file AND w.sheet = @sheet AND w.row = @row)`;
var IN_LATEST_RUN = `
  d.run = (SELECT max(n.run) FROM discrepancy n JOIN run_in_force f ON f.number = n.run WHERE n.id = d.id)`;
function discrepancyOf(row) {
  return {
    id: row.id,
    service: row.service,
    caseKey: row.caseKey,
    kind: row.kind,
    supplier: row.supplier,
    requester: row.requester,
    fields: fromJson(row.fields),
    records: JSON.parse(row.records),
    riskFen: fenOf(row.riskFen),
    evidence: row.evidence,
    downgradedBy: row.downgradedBy,
    period: row.period,
    run: row.run,
    resolution: resolutionOf(row, row.id),
    resolvedAt: row.resolvedAt,
    foundAt: row.foundAt,
    owner: row.owner,
    movedTo: row.movedTo
  };
}
function resolutionOf(row, discrepancy) {
  if (row.resolutionKind === null) return null;
  return {
    discrepancy,
    kind: row.resolutionKind,
    values: row.agreed === null ? null : fromJson(row.agreed),
    reason: row.reason ?? "",
    by: row.byWhom ?? ""
  };
}
var HISTORY = `
  SELECT 'made' AS event, a.at, a.operator, r.kind AS resolutionKind, r.agreed, r.reason, r.by_whom AS byWhom,
    NULL AS owner, NULL AS dueOn, a.number AS action, r.number AS ordinal
  FROM resolution r JOIN action a ON a.number = r.action WHERE r.discrepancy = @id
  UNION ALL
  SELECT 'withdrawn', a.at, a.operator, NULL, NULL, w.reason, NULL, NULL, NULL, a.number, w.resolution
  FROM resolution_withdrawal w JOIN resolution r ON r.number = w.resolution
  JOIN action a ON a.number = w.action WHERE r.discrepancy = @id
  UNION ALL
  SELECT 'assigned', a.at, a.operator, NULL, NULL, g.note, NULL, g.owner, g.due_on, a.number, g.number
  FROM discrepancy_assignment g JOIN action a ON a.number = g.action WHERE g.discrepancy = @id
  ORDER BY action, ordinal, event`;
function eventOf(row, id) {
  return {
    at: row.at,
    operator: row.operator,
    event: row.event,
    resolution: resolutionOf(row, id),
    owner: row.owner,
    dueOn: row.dueOn,
    reason: row.reason ?? ""
  };
}

// src/books/sqlite/read/records.ts
function recordsReader(reading) {
  const { db } = reading;
  return {
    caseRecords: (span2) => reading.stream((own) => caseRecordsQuery(own, span2)),
    recordsOf: (span2) => reading.stream((own) => recordsQuery(own, span2)),
    hasRecords: async (span2) => carriedRefs(db, span2).length > 0 || db.prepare(`SELECT 1 ${OWN} LIMIT 1`).get({ ...spanOf(span2) }) !== void 0,
    records: async (refs) => {
      const one2 = db.prepare(RECORD).pluck();
      const recordOf = recordReader(db);
      return refs.map((ref) => {
        const json = one2.get(ref.file, ref.sheet, ref.row);
        invariant(typeof json === "string", `record ${refText(ref)} is in the books`);
        return recordOf(json);
      });
    },
    recordAt: async (ref) => {
      const json = db.prepare(RECORD).pluck().get(ref.file, ref.sheet, ref.row);
      return typeof json === "string" ? recordReader(db)(json) : null;
    },
    recordsByNumber: async (requestKey2) => {
      const rows2 = db.prepare(BY_NUMBER).pluck().all({ requestKey: requestKey2 });
      return rows2.map(recordReader(db));
    }
  };
}
var JSON_ARRAY = `json_array(${REQUESTS.selected("r")})`;
function recordReader(db) {
  const recordOf = requestReader(db);
  return (json) => recordOf(JSON.parse(json));
}
var RECORD = `SELECT ${JSON_ARRAY} FROM record r WHERE r.file = ? AND r.sheet = ? AND r.row = ?`;
var BY_NUMBER = `
  SELECT ${JSON_ARRAY} FROM record r
  WHERE r.request_key = @requestKey OR r.waybill_out = @requestKey OR r.waybill_back = @requestKey
  ORDER BY r.file, r.sheet, r.row`;
var RANK = `CASE f.kind WHEN @service || '-supplier' THEN 1 WHEN @service || '-requester' THEN 2
  WHEN @service || '-centre' THEN 3 END`;
var OWN = `
  FROM source_file f CROSS JOIN record r ON r.file = f.number
  WHERE f.period = @period AND ${RANK} IS NOT NULL AND ${STANDS} AND ${counts("r")}`;
var CARRIED2 = `
  FROM json_each(@carried) c
  CROSS JOIN record r ON r.file = json_extract(c.value, '$.file')
    AND r.sheet = json_extract(c.value, '$.sheet') AND r.row = json_extract(c.value, '$.row')
  JOIN source_file f ON f.number = r.file`;
var ONLY_OWN = `SELECT ${JSON_ARRAY} ${OWN} ORDER BY r.request_key, ${RANK}, r.file, r.sheet, r.row`;
var KEYS = `r.request_key AS k, ${RANK} AS rank, r.file AS file, r.sheet AS sheet, r.row AS row`;
var OWN_AND_CARRIED = `
  SELECT json FROM (
    SELECT ${JSON_ARRAY} AS json, ${KEYS} ${OWN}
    UNION ALL
    SELECT ${JSON_ARRAY} AS json, ${KEYS} ${CARRIED2})
  ORDER BY k, rank, file, sheet, row`;
var spanOf = ({ period, service: service2 }) => ({ period, service: service2 });
function recordsQuery(db, span2) {
  const carried3 = carriedRefs(db, span2);
  return {
    sql: carried3.length === 0 ? ONLY_OWN : OWN_AND_CARRIED,
    params: carried3.length === 0 ? { ...spanOf(span2) } : { ...spanOf(span2), carried: JSON.stringify(carried3) },
    rowReader: recordReader(db)
  };
}
function caseRecordsQuery(db, span2) {
  const query = recordsQuery(db, span2);
  const settledIn = settledLookup(db, span2.service);
  return {
    ...query,
    rowReader: (json) => {
      const record = query.rowReader(json);
      return { record, settledIn: settledIn(record.requestKey) };
    }
  };
}
function settledLookup(db, service2) {
  const any = db.prepare("SELECT 1 FROM settled_request WHERE service = ? LIMIT 1").get(service2);
  if (any === void 0) return () => null;
  const find = db.prepare(
    `SELECT r.period FROM settled_request s JOIN reconciliation_run r ON r.number = s.run
       WHERE s.service = ? AND s.request_key = ? ORDER BY s.run LIMIT 1`
  ).pluck();
  let last2;
  return (key) => {
    if (last2?.key !== key) last2 = { key, period: find.get(service2, key) ?? null };
    return last2.period;
  };
}
function servicesReader({ db }) {
  return {
    serviceRecords: async (kind, of) => {
      const table = SERVICES[kind];
      const sql = serviceRows(kind, of ? "f.number = @file" : STANDS);
      const rows2 = db.prepare(sql).raw(true).all({ kind, ...of });
      return rows2.map((row) => ({ ...table.recordOf(row), period: row[table.columns.length] }));
    }
  };
}
function serviceRows(kind, which) {
  const { name: name2, selected } = SERVICES[kind];
  return `SELECT ${selected("t")}, f.period
    FROM source_file f JOIN ${name2} t ON t.file = f.number
    WHERE f.kind = @kind AND ${which} ORDER BY coalesce(f.late_for, f.period), t.file, t.sheet, t.row`;
}

// src/books/sqlite/read/resting.ts
function restingReader({ db }) {
  return {
    restingOn: async (file) => {
      const found = db.prepare(RESTING).get({ file });
      const charged = db.prepare(CHARGED).all({ file });
      return {
        ...found,
        reconciled: fromJson(found.reconciled),
        charged: charged.map((c) => ({ ...c, fen: BigInt(c.fen) }))
      };
    }
  };
}
var OWN2 = `own AS MATERIALIZED (
    SELECT DISTINCT r.service, c.run, c.case_key FROM run_in_force r CROSS JOIN case_record c ON c.run = r.number
    WHERE c.file = @file)`;
var SETTLED2 = `settled AS (
    SELECT s.number FROM settlement_in_force s JOIN source_file f ON f.period = s.period WHERE f.number = @file)`;
var RESTING = `
  WITH ${OWN2}, ${SETTLED2},
  dispute AS MATERIALIZED (
    SELECT DISTINCT x.run, x.id FROM run_in_force r CROSS JOIN discrepancy_record x ON x.run = r.number
    WHERE x.file = @file)
  SELECT (SELECT json_group_array(service ORDER BY service) FROM (SELECT DISTINCT service FROM own)) AS reconciled,
    (SELECT count(*) FROM own o CROSS JOIN confirmed_match m ON m.run = o.run AND m.case_key = o.case_key) AS matches,
    (SELECT count(*) FROM dispute d CROSS JOIN discrepancy_state s ON s.run = d.run AND s.id = d.id
      WHERE s.resolution IS NULL) AS open,
    (SELECT count(*) FROM dispute d CROSS JOIN discrepancy_state s ON s.run = d.run AND s.id = d.id
      WHERE s.resolution IS NOT NULL) AS decided,
    (SELECT number FROM settled) AS settlement`;
var CHARGED = `
  WITH ${OWN2}, ${SETTLED2}
  SELECT c.kind, count(*) AS count, CAST(sum(c.fen) AS TEXT) AS fen FROM settled s CROSS JOIN charge c ON c.settlement = s.number
  WHERE c.file = @file OR (c.service, c.case_key) IN (SELECT service, case_key FROM own)
  GROUP BY 1 ORDER BY 1`;

// src/books/sqlite/read/subprojects.ts
function subprojectsReader({ db }) {
  const asked = (sql, given) => db.prepare(sql.replace("$where", conditions({ "subproject = @subproject": given.subproject })));
  const all = (sql, given) => asked(sql, given).all(given);
  const rows2 = (sql, given) => asked(sql, given).raw(true).all(given);
  return {
    subprojects: async () => db.prepare(SUBPROJECTS).all().map(({ libraries, ...row }) => ({
      ...row,
      libraries: fromJson(libraries)
    })),
    subprojectMoves: async (filter = {}) => all(MOVES, filter).map(({ carried: carried3, ...row }) => ({
      ...row,
      carried: fromJson(carried3)
    })),
    subprojectMovesUndone: async (filter = {}) => all(UNDONE, filter),
    subprojectBudgets: async (filter = {}) => all(BUDGETS, filter).map((row) => ({ ...row, fen: fenOf(row.fen) })),
    spendingLines: async (filter = {}) => {
      const where = conditions({
        "subproject = @subproject": filter.subproject,
        "f.number = @file": filter.file,
        [`${STANDS} AND ${counts("l")}`]: filter.file === void 0 ? true : void 0
      });
      const lines = db.prepare(LINES.replace("$where", where)).raw(true).all(filter);
      return lines.map((row) => SPENDING.recordOf(row));
    },
    typedSpending: async (filter = {}) => rows2(TYPED, filter).map((row) => TYPED_SPENDING.recordOf(row))
  };
}
var SUBPROJECTS = `
  SELECT id, name_zh AS nameZh, name_en AS nameEn, finance_code AS financeCode, fund_rule AS fundRule, libraries,
    from_day AS "from", to_day AS "to"
  FROM subproject s
  WHERE number = (SELECT max(number) FROM subproject o WHERE o.id = s.id) ORDER BY id`;
var MOVES = `
  SELECT m.subproject, m.number, m.move, m.day, m.made_by AS "by", m.carried, a.at, a.operator
  FROM subproject_move m JOIN action a ON a.number = m.action WHERE $where ORDER BY m.subproject, m.number`;
var UNDONE = `
  SELECT subproject, number, reason FROM subproject_move_undone WHERE $where ORDER BY subproject, number`;
var BUDGETS = `
  SELECT subproject, number, line, economic_class AS economicClass, source, kind, fen, day, document, reason
  FROM subproject_budget WHERE $where ORDER BY subproject, number`;
var LINES = `
  SELECT ${SPENDING.selected("l")}
  FROM source_file f JOIN spending_line l ON l.file = f.number
  WHERE $where ORDER BY l.day, l.file, l.sheet, l.row`;
var TYPED = `SELECT ${TYPED_SPENDING.selected("t")} FROM spending_typed t WHERE $where ORDER BY length(t.id), t.id`;
function narrativeReader({ db }) {
  return {
    reportTexts: async (of) => db.prepare(TEXTS).all(of).map(({ file, ...row }) => ({
      ...row,
      file: file === null ? null : fromJson(file)
    }))
  };
}
var TEXTS = `
  SELECT t.number, t.subproject, t.year, t.report, t.section, t.text, t.file, a.at, a.operator
  FROM report_text t JOIN action a ON a.number = t.action
  WHERE t.subproject = @subproject AND t.year = @year ORDER BY t.number`;

// src/books/sqlite/read/reader.ts
function readerOf(reading) {
  return {
    ...registryReader(reading),
    ...filesReader(reading),
    ...restingReader(reading),
    ...recordsReader(reading),
    ...reconciliationReader(reading),
    ...matchesReader(reading),
    ...inputsReader(reading),
    ...settlementReader(reading),
    ...ledgerReader(reading),
    ...moneyReader(reading),
    ...peopleReader(reading),
    ...subprojectsReader(reading),
    ...servicesReader(reading),
    ...indicatorReader(reading),
    ...narrativeReader(reading)
  };
}

// src/core/store.ts
var BATCH = 200;

// src/books/sqlite/streams.ts
function streamsOf(books) {
  const running2 = /* @__PURE__ */ new Set();
  const lender = { ...books, idle: [] };
  return {
    stream(query) {
      const rows2 = run(lender, query, () => running2.delete(rows2));
      running2.add(rows2);
      return rows2;
    },
    async endAll() {
      for (const rows2 of [...running2]) await rows2.return(void 0);
      running2.clear();
      for (const db of lender.idle.splice(0)) db.close();
    }
  };
}
async function* run(books, query, ended) {
  let db;
  try {
    db = books.idle.pop() ?? books.open();
    const { sql, params, rowReader } = query(db);
    let batch = [];
    for (const json of db.prepare(sql).pluck(true).iterate(params)) {
      batch.push(rowReader(json));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    db?.close();
    db = void 0;
    throw refusalOf(error, books.path);
  } finally {
    ended();
    if (db) {
      books.idle.push(db);
      db.pragma("shrink_memory");
    }
  }
}

// src/books/sqlite/sqlite-store.ts
function storeOn(books) {
  const { make, db, path } = books;
  const streams = streamsOf({ path, open: () => openReader(make, { ...books, purpose: "stream" }) });
  const opened = statSync(path);
  let writer;
  let applying = false;
  return {
    read: refusingReader(readerOf({ db, ...streams }), path),
    async apply(plan, action, how = {}) {
      invariant(!applying, "a plan is applied at a time");
      applying = true;
      try {
        return await refusing(path, async () => {
          writer ??= openWriter(make, books);
          const afterLock = () => requireSameFile(path, opened);
          return applyPlan(writer, { plan, action, dryRun: how.dryRun ?? false, afterLock });
        });
      } finally {
        applying = false;
      }
    },
    async close() {
      await streams.endAll();
      db.close();
      writer?.close();
    }
  };
}
function requireSameFile(path, opened) {
  const now = statSync(path, { throwIfNoEntry: false });
  if (now?.ino !== opened.ino || now.dev !== opened.dev) refuse("books-must-be-free", { path });
}
function refusingReader(reader, path) {
  return new Proxy(reader, {
    get(target, name2, receiver) {
      const member = Reflect.get(target, name2, receiver);
      if (typeof member !== "function") return member;
      return (...args) => {
        const answer = Reflect.apply(member, target, args);
        if (!(answer instanceof Promise)) return answer;
        return answer.catch((error) => {
          throw refusalOf(error, path);
        });
      };
    }
  });
}

// src/books/sqlite/open.ts
var LOCK_TIMEOUT_MS2 = 2e3;
async function openBooks(path, how = {}) {
  return refusing(path, async () => {
    await requireBalisFile(path);
    const make = await loadDriver();
    const books = { path, lockTimeoutMs: how.lockTimeoutMs ?? LOCK_TIMEOUT_MS2 };
    const db = openReader(make, { ...books, purpose: "answers" });
    try {
      requireCurrent({ db, path, known: how.known ?? MIGRATIONS });
      return storeOn({ make, db, ...books });
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

// src/registry/name-key.ts
var MAX_NAME = 200;
function nameKey(text2) {
  if (text2.length > MAX_NAME) return "";
  return textKey(text2.trim().replace(/^the\s+/i, "")).replace(/[\p{P}\p{S}\p{Cf}]/gu, "");
}
function withoutLibraryWord(key) {
  for (const word of ["\u56FE\u4E66\u9986", "library"]) {
    if (key.endsWith(word) && key.length > word.length) return key.slice(0, -word.length);
  }
  return void 0;
}
function bareKey(key) {
  return withoutLibraryWord(key) ?? key;
}
function lookOf(text2) {
  return bareKey(nameKey(text2));
}

// src/registry/carriers.ts
var EARLIEST = "1900-01-01";
function carriersOf({ libraries, aliases }) {
  const byCode = new Map(libraries.map((l) => [l.code, l]));
  const carriers = /* @__PURE__ */ new Map();
  for (const carrier of carried({ libraries, aliases })) {
    const keys = keysOf(carrier.text, byCode.get(carrier.code));
    for (const part of acrossClosings(carrier, byCode)) {
      for (const key of keys) {
        const held = carriers.get(key);
        if (held) held.push(part);
        else carriers.set(key, [part]);
      }
    }
  }
  return carriers;
}
function keysOf(text2, library) {
  const key = nameKey(text2);
  const bare = (library?.kind ?? "university") === "university" ? withoutLibraryWord(key) : void 0;
  return [key, ...bare === void 0 ? [] : [bare]].filter((k) => k !== "");
}
function* carried({ libraries, aliases }) {
  const dated = new Set(aliases.filter((a) => a.isOfficial).map((a) => `${a.code} ${nameKey(a.text)}`));
  const always = { from: null, to: null };
  for (const { code, nameZh, nameEn } of libraries) {
    if (!dated.has(`${code} ${nameKey(nameZh)}`)) yield { text: nameZh, code, as: "name", ...always };
    yield { text: nameEn, code, as: "english", ...always };
  }
  for (const { text: text2, code, from, to, isOfficial } of aliases)
    yield { text: text2, code, from: from <= EARLIEST ? null : from, to, as: isOfficial ? "name" : "alias" };
}
function* acrossClosings(carrier, libraries) {
  const { on, into } = libraries.get(carrier.code)?.closed ?? { on: "", into: null };
  if (into === null || carrier.to !== null && carrier.to <= on) {
    yield carrier;
    return;
  }
  const next = addDays(on, 1) ?? on;
  if (carrier.from === null || carrier.from <= on) yield { ...carrier, to: on };
  const from = carrier.from !== null && carrier.from > next ? carrier.from : next;
  yield* acrossClosings({ ...carrier, code: into, from, as: "alias" }, libraries);
}

// src/registry/library.ts
function parseLibraryCode(text2) {
  const trimmed = text2.trim().toUpperCase();
  if (/^\d{5}(-\d{1,2})?$/.test(trimmed)) return trimmed;
  if (/^\d{10}$/.test(trimmed)) return trimmed.slice(5);
  return /^EXT-[A-Z0-9][A-Z0-9-]{0,30}$/.test(trimmed) ? trimmed : void 0;
}

// src/registry/nearest-names.ts
var SHOWN = 3;
function nearestIn(carriers, codes) {
  const isKnown = new Set(codes);
  const named2 = [...carriers].flatMap(
    ([key, held]) => [...new Set(held.map((c) => c.code))].filter((c) => isKnown.has(c)).map((code) => ({ key: bareKey(key), code }))
  );
  const names2 = nearestAmong(named2);
  const numbers = nearestAmong(codes.map((code) => ({ key: nameKey(code), code })));
  return (text2) => {
    const code = parseLibraryCode(text2.normalize("NFKC"));
    return code === void 0 ? names2(lookOf(text2)) : numbers(nameKey(code));
  };
}
function nearestAmong(named2) {
  const unique = new Map(named2.map((n) => [`${n.key} ${n.code}`, n]));
  const withSign = /* @__PURE__ */ new Map();
  for (const { key } of unique.values())
    for (const sign of new Set(key)) withSign.set(sign, (withSign.get(sign) ?? 0) + 1);
  const weights = new Map(
    [...withSign].map(([sign, names2]) => [sign, bits(Math.floor(unique.size / names2))])
  );
  const weightOf = (sign) => weights.get(sign) ?? bits(unique.size);
  const keys = [...unique.values()].map((n) => ({ ...n, ...weighed(n.key, weightOf) }));
  const bySign = /* @__PURE__ */ new Map();
  for (const k of keys)
    for (const sign of k.signs.keys()) {
      const held = bySign.get(sign);
      if (held) held.push(k);
      else bySign.set(sign, [k]);
    }
  return (key) => key === "" ? [] : nearest(key, { keys, bySign, weightOf });
}
function nearest(key, among) {
  const { weight: weight2, signs } = weighed(key, among.weightOf);
  const shared = /* @__PURE__ */ new Map();
  for (const [sign, times] of signs)
    for (const k of among.bySign.get(sign) ?? [])
      shared.set(k, (shared.get(k) ?? 0) + among.weightOf(sign) * Math.min(times, k.signs.get(sign) ?? 0));
  const near = among.keys.map((k) => ({ k, least: weight2 + k.weight - 2 * (shared.get(k) ?? 0) })).sort(by(({ least: least3 }) => least3));
  const best = /* @__PURE__ */ new Map();
  for (const { k, least: least3 } of near) {
    const worst = [...best.values()].sort(by((distance2) => distance2))[SHOWN - 1];
    if (worst !== void 0 && least3 > worst) break;
    const distance = apart(key, k.key, among.weightOf);
    best.set(k.code, Math.min(distance, best.get(k.code) ?? distance));
  }
  return [...best].sort(by(([code, distance]) => [distance, code])).slice(0, SHOWN).map(([code]) => code);
}
function weighed(key, weightOf) {
  const signs = /* @__PURE__ */ new Map();
  let weight2 = 0;
  for (const sign of key) {
    signs.set(sign, (signs.get(sign) ?? 0) + 1);
    weight2 += weightOf(sign);
  }
  return { weight: weight2, signs };
}
function apart(a, b, weightOf) {
  const [one2, other] = [[...a], [...b]];
  const weights = other.map(weightOf);
  let before = [];
  let row = [0];
  for (const weight2 of weights) row.push((row.at(-1) ?? 0) + weight2);
  for (let i = 0; i < one2.length; i++) {
    const weight2 = weightOf(one2[i] ?? "");
    const next = [(row[0] ?? 0) + weight2];
    for (let j = 0; j < other.length; j++) {
      const weightThere = weights[j] ?? 0;
      let least3 = Math.min((row[j + 1] ?? 0) + weight2, (next[j] ?? 0) + weightThere);
      if (one2[i] === other[j]) least3 = Math.min(least3, row[j] ?? 0);
      if (i > 0 && j > 0 && one2[i] === other[j - 1] && one2[i - 1] === other[j])
        least3 = Math.min(least3, (before[j - 1] ?? 0) + Math.min(weight2, weightThere));
      next.push(least3);
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
function bits(count2) {
  let length = 1;
  for (let left = count2; left > 1; left = Math.floor(left / 2)) length += 1;
  return length;
}

// src/registry/directory.ts
var UNKNOWN = { kind: "unknown" };
var MAX_REMEMBERED = 2e4;
var MAX_NEAREST = 1e3;
function directoryOf(registry) {
  const libraries = new Map(registry.libraries.map((l) => [l.code, l]));
  const carriers = carriersOf(registry);
  const agreements = agreementsOf(registry.agreements);
  const remembered = /* @__PURE__ */ new Map();
  const recall = (text2) => {
    const known = remembered.get(text2);
    if (known) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const made = rememberedOf(text2, { libraries, carriers });
    remembered.set(text2, made);
    return made;
  };
  return {
    resolve(text2, day2) {
      const found = recall(text2);
      if ("always" in found) return found.always;
      const { onDay } = found;
      const before = onDay.get(day2);
      if (before) return before;
      const resolved = resolvedOn(found.levels, day2, libraries);
      if (onDay.size < MAX_REMEMBERED) onDay.set(day2, resolved);
      return resolved;
    },
    library: (code) => libraries.get(code),
    nearest: nearestText({ libraries, carriers }),
    agreementOn: ({ library, service: service2, day: day2 }) => agreements.get(`${library}/${service2}`)?.find((a) => isWithin(day2, a))
  };
}
function rememberedOf(text2, among) {
  const code = parseLibraryCode(text2.normalize("NFKC"));
  if (code !== void 0) return { always: among.libraries.has(code) ? { kind: "found", code } : UNKNOWN };
  const key = nameKey(text2);
  if (key === "") return { always: UNKNOWN };
  const bare = withoutLibraryWord(key);
  const levels = [key, ...bare === void 0 ? [] : [bare]].flatMap((k) => {
    const held = among.carriers.get(k);
    return held ? [held] : [];
  });
  if (levels.length === 0) return { always: UNKNOWN };
  if (levels.every((held) => held.every((c) => c.from === null && c.to === null))) {
    return { always: resolvedOn(levels, "", among.libraries) };
  }
  return { levels, onDay: /* @__PURE__ */ new Map() };
}
function resolvedOn(levels, day2, libraries) {
  for (const held of levels) {
    const codes = new Set(held.filter((c) => covers(c, day2)).map((c) => c.code));
    const [only] = codes;
    if (only === void 0) continue;
    if (codes.size === 1) return libraries.has(only) ? { kind: "found", code: only } : UNKNOWN;
    const candidates = [...codes].sort().map((c) => libraries.get(c) ?? outsideSchool(c));
    return { kind: "ambiguous", candidates };
  }
  return UNKNOWN;
}
function nearestText(among) {
  const { libraries, carriers } = among;
  const found = /* @__PURE__ */ new Map();
  let nearest2;
  return (text2) => {
    const before = found.get(text2);
    if (before !== void 0 || found.size >= MAX_NEAREST) return before ?? "";
    nearest2 ??= nearestIn(carriers, [...libraries.keys()]);
    const same = keysOf(text2, void 0).flatMap((key) => carriers.get(key) ?? []);
    const shown = nearest2(text2).flatMap((code) => {
      const days = same.find((c) => c.code === code);
      const span2 = days ? ` (${days.from ?? ""}..${days.to ?? ""})` : "";
      return `${candidatesText([libraries.get(code) ?? outsideSchool(code)])}${span2}`;
    });
    found.set(text2, shown.join("\u3001"));
    return shown.join("\u3001");
  };
}
function covers(carrier, day2) {
  return (carrier.from === null || carrier.from <= day2) && (carrier.to === null || day2 <= carrier.to);
}
function outsideSchool(code) {
  return { code, nameZh: "", nameEn: "", kind: "external", district: "", certainty: "", source: "" };
}
var ROLE_ORDER = {
  "subject-service": 0,
  member: 1,
  partner: 2,
  external: 3
};
function agreementsOf(agreements) {
  const sorted = [...agreements].sort(
    (a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role] || compareKeys(b.from, a.from)
  );
  return groupBy(sorted, (agreement) => `${agreement.library}/${agreement.service}`);
}
function candidatesText(candidates) {
  return candidates.map((l) => `${l.code} ${l.nameZh}`.trimEnd()).join("\u3001");
}

// src/rules/rule-seal.ts
function alteredRules(seals) {
  return seals.filter((seal) => seal.now !== seal.enacted).map(
    ({ name: name2, from, now, enacted }) => finding("rule-must-be-as-enacted", {
      rule: name2,
      from: from ?? "",
      how: enacted === null ? "put-in" : now === null ? "taken-out" : "edited"
    })
  );
}

// src/rules/condition.ts
function holds(when, record, about) {
  const { suppliers } = when;
  const supplier2 = record.supplier ?? "";
  if (suppliers && !suppliers.some((s) => s === "member" ? about.isMember(supplier2) : s === supplier2))
    return false;
  const requester = record.requester ?? "";
  if (when.requesters && !when.requesters.includes(requester)) return false;
  if (when.exceptRequesters?.includes(requester)) return false;
  if (when.documentTypes && !when.documentTypes.includes(record.documentType ?? "")) return false;
  if (when.exceptDocumentTypes?.includes(record.documentType ?? "")) return false;
  if (when.urgency && (record.urgency ?? "ordinary") !== when.urgency) return false;
  if (when.sourcings && !when.sourcings.includes(record.sourcing ?? "own")) return false;
  if (when.deliveryMethods && !when.deliveryMethods.includes(record.deliveryMethod ?? "")) return false;
  if (when.exceptDeliveryMethods?.includes(record.deliveryMethod ?? "")) return false;
  return holdsInFull(when, record, about);
}
function holdsInFull(when, record, about) {
  if (when.channels && !when.channels.includes(record.channel ?? "")) return false;
  if (when.readerClasses && !when.readerClasses.includes(record.readerClass ?? "")) return false;
  for (const [wanted, by2] of [
    [when.supplierClasses, "supplierClass"],
    [when.requesterClasses, "requesterClass"]
  ]) {
    if (wanted && !wanted.includes(classOf(by2, record, about.classes) ?? "")) return false;
  }
  const except = when.exceptRequesterClasses;
  if (except?.includes(classOf("requesterClass", record, about.classes) ?? "")) return false;
  if (!when.between) return true;
  const day2 = when.between.on === "requested" ? record.requestedOn : record.suppliedOn;
  return day2 !== null && when.between.from <= day2 && day2 <= when.between.to;
}
function classOf(by2, record, classes) {
  switch (by2) {
    case "sourcing":
      return record.sourcing ?? "own";
    case "urgency":
      return record.urgency ?? "ordinary";
    case "supplierClass":
      return classOfLibrary(record.supplier, classes);
    case "requesterClass":
      return classOfLibrary(record.requester, classes);
    default:
      return record[by2];
  }
}
function classOfLibrary(code, classes) {
  if (code === null) return null;
  return Object.entries(classes).find(([, codes]) => codes.includes(code))?.[0] ?? null;
}

// src/rules/formula.ts
function stepsOf(item, record, context) {
  const { key, price } = item;
  switch (price.kind) {
    case "flat":
      return [step(key, 1n, "request", price.fen)];
    case "per-unit":
      return perUnit(key, record, { unit: price.unit, unitFen: price.fen });
    case "flat-plus-per-unit": {
      const units = perUnit(key, record, { unit: price.unit, unitFen: price.fen });
      return "code" in units ? units : [step(key, 1n, "request", price.flatFen), ...units];
    }
    case "range":
      return ranged(key, record, price);
    case "actual-cost":
      return actualCost(key, record, price);
    case "first-step":
      return firstStep(key, record, price);
    case "tiers":
      return tiered(key, record, price);
    case "class-table":
      return byClass(key, record, { price, classes: context.classes });
    case "percent":
      return [percentOf(key, price, context.before)];
    default:
      return never(price);
  }
}
function ranged(item, record, price) {
  const low = formatYuan(price.lowFen);
  const high = formatYuan(price.highFen);
  const typed = record.unitPriceFen;
  if (typed === null) return finding("unit-price-must-be-typed", { item, low, high });
  if (typed < price.lowFen || typed > price.highFen) {
    return finding("unit-price-must-be-in-range", { item, typed: formatYuan(typed), low, high });
  }
  return perUnit(item, record, { unit: price.unit, unitFen: typed });
}
function actualCost(item, record, price) {
  if (record.actualCostFen === null) return finding("actual-cost-must-be-typed", { item });
  if (price.attachment === true && record.attachment === null)
    return finding("actual-cost-must-have-voucher", { item, cost: formatYuan(record.actualCostFen) });
  return [step(item, 1n, "cost", record.actualCostFen)];
}
function firstStep(item, record, price) {
  const count2 = countOf(price.unit, record);
  if (count2 === null) return finding("quantity-must-be-given", { item, unit: price.unit });
  const beyond2 = count2 > price.first.units ? ceilDiv(count2 - price.first.units, price.step.units) : 0n;
  const first = step(item, 1n, "request", price.first.fen);
  return beyond2 === 0n ? [first] : [first, step(item, beyond2, "block", price.step.fen)];
}
function tiered(item, record, price) {
  const count2 = countOf(price.unit, record);
  if (count2 === null) return finding("quantity-must-be-given", { item, unit: price.unit });
  if (price.mode === "whole") {
    const reached = price.tiers.find((t) => t.upTo === null || count2 <= t.upTo);
    return [step(item, count2, price.unit, reached?.fen ?? 0n)];
  }
  const steps = [];
  let done = 0n;
  for (const tier of price.tiers) {
    const upTo = tier.upTo === null || tier.upTo > count2 ? count2 : tier.upTo;
    if (upTo > done) steps.push(step(item, upTo - done, price.unit, tier.fen));
    done = upTo > done ? upTo : done;
  }
  return steps;
}
function byClass(item, record, about) {
  const { price } = about;
  const found = classOf(price.by, record, about.classes);
  const unitFen = price.classes.find((c) => c.is === found)?.fen ?? price.otherwiseFen;
  if (unitFen === null) return finding("class-must-have-a-price", { item, by: price.by, found: found ?? "" });
  if (price.unit === "request") return [step(item, 1n, "request", unitFen)];
  return perUnit(item, record, { unit: price.unit, unitFen });
}
function percentOf(item, price, before) {
  const base = sumOf(price.of, (key) => before.get(key) ?? 0n);
  return { item, quantity: 1n, unit: "basis", unitFen: base, fen: timesHalfUp(base, price.rate) };
}
function perUnit(item, record, price) {
  const count2 = countOf(price.unit, record);
  if (count2 === null) return finding("quantity-must-be-given", { item, unit: price.unit });
  return [step(item, count2, price.unit, price.unitFen)];
}
function countOf(unit2, record) {
  const count2 = written(unit2, record);
  return count2 === null || count2 <= 0 ? null : BigInt(count2);
}
function written(unit2, record) {
  switch (unit2) {
    case "page":
      return record.pages;
    case "volume":
      return record.volumes;
    case "shot":
      return record.quantity;
    case "item":
      return record.quantity ?? 1;
  }
}
function step(item, quantity, unit2, unitFen) {
  return { item, quantity, unit: unit2, unitFen, fen: quantity * unitFen };
}

// src/rules/tariff.ts
function priceDocument(record, tariff) {
  const about = contextOf(tariff);
  const base = baseItem(record, tariff, about);
  if ("code" in base) return base;
  const addOns = tariff.items.filter((item) => item.role === "add-on" && holds(item.when, record, about));
  const steps = [];
  const before = /* @__PURE__ */ new Map();
  for (const item of [base, ...addOns]) {
    const made = stepsOf(item, record, { classes: about.classes, before });
    if ("code" in made) return made;
    before.set(item.key, sumOf(made, fenOf2));
    steps.push(...made);
  }
  return within(sumOf(steps, fenOf2), steps, tariff);
}
var fenOf2 = (step2) => step2.fen;
function baseItem(record, tariff, about) {
  const bases = tariff.items.filter((item) => item.role === "base");
  if (record.tariffItem !== null) {
    const asked = bases.find((item) => item.key === record.tariffItem && holds(item.when, record, about));
    return asked ?? finding("tariff-item-must-be-known", { item: record.tariffItem, supplier: record.supplier ?? "" });
  }
  const fitting = bases.filter((item) => item.when.named !== true && holds(item.when, record, about));
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  return finding("tariff-must-cover-request", {
    supplier: record.supplier ?? "",
    documentType: record.documentType ?? "",
    items: fitting.map((item) => item.key).join(", ")
  });
}
function within(fen2, steps, tariff) {
  const { floorPerRequestFen: floor, capPerRequestFen: cap } = tariff;
  let total = fen2;
  const bound2 = (item, limit) => {
    steps.push({ item, quantity: 1n, unit: "cap", unitFen: limit, fen: limit - total });
    total = limit;
  };
  if (floor !== void 0 && total < floor) bound2("floor-request", floor);
  if (cap !== void 0 && total > cap) bound2("cap-request", cap);
  return { fen: total, steps };
}
var contexts = /* @__PURE__ */ new WeakMap();
function contextOf(tariff) {
  const known = contexts.get(tariff);
  if (known) return known;
  const named2 = new Set(
    tariff.items.flatMap((item) => item.when.suppliers ?? []).filter((s) => s !== "member")
  );
  const made = { isMember: (code) => !named2.has(code), classes: tariff.libraryClasses ?? {} };
  contexts.set(tariff, made);
  return made;
}

// src/month/courier/courier-charges.ts
function courierCharges(audited, contract) {
  const { line, steps, payableFen, heldFen } = audited;
  const about = {
    scheme: null,
    service: "ill",
    library: line.from,
    counterparty: line.to,
    caseKey: line.waybillNo,
    ordinal: null,
    record: line.ref,
    quantity: line.item === "period" ? 1n : BigInt(line.pieces),
    unit: line.item,
    rule: ruleName(contract)
  };
  const made = [];
  if (payableFen !== 0n || heldFen === 0n)
    made.push({ ...about, kind: "courier", fen: payableFen, statedFen: line.chargeFen, steps });
  if (heldFen !== 0n) {
    const statedFen = payableFen === 0n ? line.chargeFen : null;
    made.push({ ...about, kind: "courier-held", fen: heldFen, statedFen, steps: [] });
  }
  return made;
}
function paymentOf(chargeFen, disputedFen, contract) {
  const rule = contract?.payable ?? "lower";
  if (disputedFen > 0n && rule !== "invoice")
    return { payableFen: chargeFen - disputedFen, heldFen: disputedFen };
  if (disputedFen < 0n && rule === "contract") return { payableFen: chargeFen - disputedFen, heldFen: 0n };
  return { payableFen: chargeFen, heldFen: 0n };
}

// src/month/courier/courier-finding.ts
function auditFinding(audited) {
  const { class: of, line, disputedFen } = audited;
  const waybill = line.waybillNo;
  const [billed, held] = [formatYuan(line.chargeFen), formatYuan(disputedFen)];
  switch (of) {
    case "correct":
    case "credit":
    case "credited":
    case "rebilled":
    case "supplemented":
    case "compensation":
    case "volumes-differ":
      return null;
    case "duplicate-waybill":
      return finding("waybill-must-be-unique", { waybill, count: 2 });
    case "billed-again":
      return finding("waybill-must-be-billed-once", { waybill, invoice: billed });
    case "rebill-excess":
      return finding("rebill-must-be-within-credit", { waybill, invoice: billed, held });
    case "credit-unmatched":
    case "credit-excess": {
      const [credit, beyond2] = [formatYuan(-line.chargeFen), formatYuan(-disputedFen)];
      return finding("credit-must-have-its-charge", { waybill, credit, beyond: beyond2 });
    }
    case "district-unknown": {
      const [library, district] = [line.to ?? "\u2014", line.district ?? ""];
      return finding("receiver-district-must-be-registered", { waybill, library, district, held });
    }
    case "no-weight":
      return finding("weight-must-be-given", { waybill });
    case "no-measures":
      return finding("volumetric-weight-must-have-measures", { waybill, held });
    case "not-contracted": {
      const charge = line.charge ?? "";
      return finding("courier-charge-must-be-contracted", { waybill, charge, invoice: billed });
    }
    case "over":
    case "under":
    case "line-arithmetic":
    case "weight-differs":
    case "district-differs":
      return priceFinding(audited);
    case "late-line":
    case "outside-period":
    case "undelivered":
    case "waybill-without-loan":
    case "company-unknown":
    case "no-contract":
      return finding("courier-line-must-be-owed", { waybill, class: of, invoice: billed });
  }
}
function priceFinding({ line, contractFen, disputedFen }) {
  if (disputedFen === 0n || contractFen === null) return null;
  const [invoice, contract] = [formatYuan(line.chargeFen), formatYuan(line.chargeFen - disputedFen)];
  return finding("courier-line-must-equal-contract", { waybill: line.waybillNo, invoice, contract });
}

// src/month/settle/fee-netting.ts
var FeeNetting = class {
  earned = /* @__PURE__ */ new Map();
  owed = /* @__PURE__ */ new Map();
  add(fee) {
    put(this.earned, `${fee.supplier}
${fee.service}
${fee.rule}`, fee.fen);
    put(this.owed, `${fee.requester}
${fee.service}
${fee.rule}`, fee.fen);
  }
  end() {
    return [...charges(this.earned, "grant"), ...charges(this.owed, "bill")];
  }
};
function put(positions, key, fen2) {
  const known = positions.get(key) ?? { requests: 0n, fen: 0n };
  known.requests += 1n;
  known.fen += fen2;
  positions.set(key, known);
}
function charges(positions, kind) {
  return [...positions].sort(byKey).map(([key, { requests, fen: fen2 }]) => {
    const [library = "", service2, rule = ""] = key.split("\n");
    return {
      ...{ kind, scheme: FEES, service: service2 === "ill" ? "ill" : "dd", library },
      ...NO_REQUEST,
      ...{ quantity: requests, unit: "request", fen: fen2, rule },
      steps: [{ item: "fee", quantity: requests, unit: "request", unitFen: 0n, fen: fen2 }]
    };
  });
}

// src/month/settle/request-leads.ts
function unnamed(who, { requestNo: request }) {
  return finding(`${who}-must-be-named`, { request });
}
var ONLY_THROUGH_SUBJECT_LIBRARIES = /* @__PURE__ */ new Set(["EXT-NLC", "EXT-SHL"]);
function leadsOf(record, about) {
  const found = [];
  const request = record.requestNo;
  if (record.feeFen !== null && record.feeFen !== about.tariffFen) {
    const fees = { tariff: formatYuan(about.tariffFen), confirmed: formatYuan(record.feeFen) };
    found.push(finding("fee-must-equal-tariff", { request, ...fees }));
  }
  if (ONLY_THROUGH_SUBJECT_LIBRARIES.has(record.supplier ?? "") && !throughSubjectLibrary(record, about)) {
    const parties = { supplier: record.supplier ?? "", agent: record.agent ?? "" };
    found.push(finding("agent-must-be-subject-library", { request, ...parties }));
  }
  return found;
}
function throughSubjectLibrary(record, about) {
  if (record.agent === null) return false;
  const day2 = record.suppliedOn ?? about.lastDay;
  const agreement = about.directory.agreementOn({ library: record.agent, service: "dd", day: day2 });
  return agreement?.role === "subject-service";
}

// src/month/settle/run.ts
function numbered({ finding: found, caseKey }) {
  return { ...found, number: caseKey };
}

// src/month/settle/scheme-amount.ts
function grantOf(scheme, amount, of) {
  const first = firstStep2(scheme, amount, of);
  if ("code" in first) return first;
  const steps = [first];
  let fen2 = first.fen;
  const { floorPerRequestFen: floor, perRequestFen: cap } = scheme.caps;
  const bound2 = (item, limit) => {
    steps.push({ item, quantity: 1n, unit: "cap", unitFen: limit, fen: limit - fen2 });
    fen2 = limit;
  };
  if (floor !== void 0 && fen2 < floor) bound2("floor-request", floor);
  if (cap !== void 0 && fen2 > cap) bound2("cap-request", cap);
  const own = libraryPart(scheme, fen2);
  if (own !== 0n) {
    steps.push({ item: "library-part", quantity: 1n, unit: "basis", unitFen: fen2, fen: -own });
    fen2 -= own;
  }
  return { fen: fen2, steps };
}
function libraryPart(scheme, fen2) {
  if (!scheme.sharedBy) return 0n;
  const { centre, library } = scheme.sharedBy;
  const parts = splitByLargestRemainder(fen2, [
    { key: "centre", weight: centre },
    { key: "library", weight: library }
  ]);
  return parts.get("library") ?? 0n;
}
function firstStep2(scheme, amount, of) {
  const { key } = scheme;
  const { record, feeFen } = of;
  const share = (rate2) => ({
    item: `rate ${rate2.num}/${rate2.den}`,
    quantity: 1n,
    unit: "basis",
    unitFen: feeFen,
    fen: timesHalfUp(feeFen, rate2)
  });
  switch (amount.kind) {
    case "fixed":
      return step(key, 1n, "request", amount.fen);
    case "per-unit": {
      const count2 = countOf(amount.unit, record);
      if (count2 === null) return finding("quantity-must-be-given", { item: key, unit: amount.unit });
      return step(key, count2, amount.unit, amount.fen);
    }
    case "percent":
      return share(amount.rate);
    case "class-table": {
      const found = classOf(amount.by, record, of.classes);
      return share(amount.classes.find((c) => c.is === found)?.rate ?? amount.otherwise);
    }
    case "fee-tiers": {
      const tier = amount.tiers.find((t) => t.upToFen === null || feeFen <= t.upToFen);
      if (tier?.rate) return share(tier.rate);
      if (tier?.fen != null) return step(key, 1n, "request", tier.fen);
      return finding("scheme-must-cover-fee", { scheme: key, fee: formatYuan(feeFen) });
    }
  }
}

// src/month/settle/scheme-caps.ts
function capCharges(state, about) {
  const { scheme } = state;
  const { caps } = scheme;
  const made = [];
  const sums = new Map([...state.own].sort(byKey));
  const takeOff = (library, item, off) => {
    if (off.fen <= 0n) return;
    sums.set(library, (sums.get(library) ?? 0n) - off.fen);
    made.push(capCharge(state, library, { item, ...off }));
  };
  for (const [library, fen2] of sums) {
    const { perLibraryPeriodFen: period, perLibraryYearFen: year } = caps;
    if (period !== void 0) takeOff(library, "cap-period", { capFen: period, fen: fen2 - period });
    if (year === void 0) continue;
    const at = { year: about.year, kind: scheme.direction, scheme: scheme.key, library };
    const left = notBelowZero(year - (about.before.get(yearKey(at)) ?? 0n));
    takeOff(library, "cap-year", { capFen: left, fen: (sums.get(library) ?? 0n) - left });
  }
  const prefix = yearKey({ year: about.year, kind: scheme.direction, scheme: scheme.key, library: "" });
  const earlier = [...about.before].reduce(
    (sum, [key, fen2]) => key.startsWith(prefix) ? sum + fen2 : sum,
    0n
  );
  const all = [
    ["cap-all-period", caps.perPeriodFen],
    ["cap-all-year", caps.perYearFen === void 0 ? void 0 : notBelowZero(caps.perYearFen - earlier)]
  ];
  for (const [item, capFen] of all) {
    if (capFen === void 0) continue;
    const total = sumOf(sums.values(), (fen2) => fen2);
    if (total <= capFen) continue;
    const shares = [...sums].map(([key, weight2]) => ({ key, weight: weight2 }));
    for (const [library, fen2] of splitByLargestRemainder(total - capFen, shares))
      takeOff(library, item, { capFen, fen: fen2 });
  }
  return made;
}
function capCharge(state, library, cap) {
  const { scheme, rule } = state;
  return {
    ...{ kind: scheme.direction, scheme: scheme.key, service: scheme.service, library },
    ...NO_REQUEST,
    ...{ quantity: 0n, unit: "request", rule: ruleName(rule), fen: -cap.fen },
    steps: [{ item: cap.item, quantity: 1n, unit: "cap", unitFen: cap.capFen, fen: -cap.fen }]
  };
}
function notBelowZero(fen2) {
  return fen2 > 0n ? fen2 : 0n;
}

// src/month/settle/scheme-pool.ts
function addToPool(counts2, pool, of) {
  const { record } = of;
  const volumes = BigInt(record.volumes ?? 0);
  if (of.supplier !== null) {
    const own = countsOf(counts2, of.supplier);
    own.requests += 1n;
    own.volumes += volumes;
    own.points += pool.points.find((p) => holds(p.when, record, of.about))?.points ?? 1n;
  }
  if (of.requester !== null) {
    const other = countsOf(counts2, of.requester);
    other.requestsAsked += 1n;
    other.volumesAsked += volumes;
  }
}
function countsOf(counts2, library) {
  const known = counts2.get(library);
  if (known) return known;
  const made = { requests: 0n, volumes: 0n, points: 0n, requestsAsked: 0n, volumesAsked: 0n };
  counts2.set(library, made);
  return made;
}
function poolCharges(state) {
  const { scheme, rule } = state;
  const { amount } = scheme;
  if (amount.kind !== "pool" || state.pool.size === 0) return [];
  const steps = /* @__PURE__ */ new Map();
  const add = (library, step2) => {
    steps.set(library, [...steps.get(library) ?? [], step2]);
  };
  const funds = splitByLargestRemainder(
    amount.fundsFen,
    amount.parts.map((part, i) => ({ key: `${i}`.padStart(3, "0"), weight: part.weight }))
  );
  for (const [i, part] of amount.parts.entries())
    dividePart(state, amount, { by: part.by, fen: funds.get(`${i}`.padStart(3, "0")) ?? 0n, add });
  return [...steps].sort(byKey).map(([library, own]) => ({
    ...{ kind: scheme.direction, scheme: scheme.key, service: scheme.service, library },
    ...NO_REQUEST,
    ...{ quantity: state.pool.get(library)?.requests ?? 0n, unit: "request", rule: ruleName(rule) },
    ...{ fen: sumOf(own, (s) => s.fen), steps: own }
  }));
}
function dividePart(state, pool, part) {
  const shares = [...state.pool].sort(byKey).map(([library, counts2]) => ({
    key: library,
    weight: measured(counts2, part.by) * qualityOf(pool, library)
  }));
  const total = sumOf(shares, (s) => s.weight);
  if (total === 0n) return;
  const parts = pool.pay === "split" ? splitByLargestRemainder(part.fen, shares) : null;
  const rate2 = part.fen / total;
  for (const { key, weight: weight2 } of shares) {
    if (weight2 === 0n) continue;
    const step2 = parts === null ? { item: `pool-${part.by}`, quantity: weight2, unit: "unit", unitFen: rate2, fen: weight2 * rate2 } : {
      item: `pool-${part.by} ${weight2}/${total}`,
      ...{ quantity: 1n, unit: "basis", unitFen: part.fen, fen: parts.get(key) ?? 0n }
    };
    part.add(key, step2);
  }
}
function measured(counts2, by2) {
  const more = (supplied, asked) => supplied > asked ? supplied - asked : 0n;
  switch (by2) {
    case "requests":
      return counts2.requests;
    case "volumes":
      return counts2.volumes;
    case "points":
      return counts2.points;
    case "net-requests":
      return more(counts2.requests, counts2.requestsAsked);
    case "net-volumes":
      return more(counts2.volumes, counts2.volumesAsked);
  }
}
function qualityOf(pool, library) {
  const common = pool.quality.reduce((den, q) => leastCommon(den, q.rate.den), 1n);
  const own = pool.quality.find((q) => q.library === library)?.rate ?? { num: 1n, den: 1n };
  return own.num * common / own.den;
}
function leastCommon(a, b) {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return a / x * b;
}

// src/month/settle/scheme-quota.ts
function addToQuota(state, request, used) {
  if (request.feeFen === 0n) return [];
  const key = keyOf(state, request);
  const quota = state.quota.get(key) ?? { earliest: [], feeFen: 0n };
  state.quota.set(key, quota);
  const { earliest } = quota;
  earliest.splice(placeOf(request, earliest), 0, request);
  quota.feeFen += request.feeFen;
  const left = leftOf(state, used.get(key) ?? 0n);
  const beyond2 = [];
  for (let last2 = earliest.at(-1); last2 && quota.feeFen - last2.feeFen >= left; last2 = earliest.at(-1)) {
    earliest.pop();
    quota.feeFen -= last2.feeFen;
    beyond2.push(...split(last2, 0n));
  }
  return beyond2;
}
function quotaCharges(state, used) {
  const inOrder2 = [...state.quota].sort(byKey);
  return inOrder2.flatMap(
    ([key, { earliest }]) => earliest.flatMap((request) => {
      const before = used.get(key) ?? 0n;
      const left = leftOf(state, before);
      used.set(key, before + (request.feeFen < left ? request.feeFen : left));
      return split(request, left);
    })
  );
}
function split({ charge, feeFen }, left) {
  const free = feeFen < left ? feeFen : left;
  const over = feeFen - free;
  const made = [];
  const fee = { item: "fee", quantity: 1n, unit: "basis", unitFen: feeFen, fen: feeFen };
  if (free > 0n) {
    const beyond2 = { item: "over-quota", quantity: 1n, unit: "cap", unitFen: left, fen: -over };
    made.push({ ...charge, kind: "free", fen: free, steps: over === 0n ? [fee] : [fee, beyond2] });
  }
  if (over > 0n) {
    const within2 = { item: "quota-left", quantity: 1n, unit: "cap", unitFen: left, fen: -free };
    made.push({ ...charge, fen: over, steps: free === 0n ? [fee] : [fee, within2] });
  }
  return made;
}
function keyOf({ scheme }, { charge, day: day2 }) {
  const library = charge.library ?? "";
  return yearKey({ year: day2.slice(0, 4), kind: "free", scheme: scheme.key, library });
}
function leftOf({ scheme: { amount } }, used) {
  const quota = amount.kind === "over-quota" ? amount.quotaFen : 0n;
  return used >= quota ? 0n : quota - used;
}
function placeOf(request, inOrder2) {
  let [low, high] = [0, inOrder2.length];
  while (low < high) {
    const middle = low + high >> 1;
    const other = inOrder2[middle];
    if (other && bySupply(other, request) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
function bySupply(a, b) {
  return compareKeys(a.day, b.day) || compareKeys(a.charge.caseKey ?? "", b.charge.caseKey ?? "") || (a.charge.ordinal ?? 0) - (b.charge.ordinal ?? 0);
}

// src/month/settle/scheme-book.ts
var SchemeBook = class {
  states = /* @__PURE__ */ new Map();
  year;
  before;
  /** `year` is that of the period's last day: caps of a year count there. */
  constructor(about) {
    this.year = about.year;
    this.before = about.before;
  }
  request(said) {
    const made = { charges: [], findings: [] };
    const { record } = said.confirmed;
    const holding = this.statesOf(said.rule).filter(
      ({ scheme, about }) => scheme.service === record.service && holds(scheme.when, record, about)
    );
    const replaced = new Set(holding.flatMap((state) => state.scheme.replaces));
    for (const state of holding) {
      const { scheme } = state;
      if (replaced.has(scheme.key)) continue;
      const party = scheme.party === "supplier" ? said.payee : record.requester;
      if (party === null) {
        made.findings.push(finding("party-must-be-named", { request: record.requestNo, scheme: scheme.key }));
        continue;
      }
      const found = this.through(state, said, party);
      if ("code" in found) made.findings.push(found);
      else made.charges.push(...found);
    }
    return made;
  }
  through(state, said, party) {
    const { scheme, about, rule } = state;
    const { record, match } = said.confirmed;
    const { amount } = scheme;
    const feeFen = feeOf(rule.body, { tariffFen: said.tariffFen, confirmedFen: record.feeFen });
    const other = scheme.party === "supplier" ? record.requester : said.payee;
    const charge = {
      kind: scheme.direction,
      scheme: scheme.key,
      service: match.service,
      library: party,
      counterparty: other,
      caseKey: match.caseKey,
      ordinal: match.ordinal,
      record: match.basis,
      quantity: 1n,
      unit: "request",
      fen: 0n,
      statedFen: null,
      rule: ruleName(rule),
      steps: []
    };
    if (amount.kind === "over-quota") {
      const beyond2 = addToQuota(state, { charge, day: said.day, feeFen }, this.before);
      for (const { fen: fen2 } of beyond2) addTo(state.own, party, fen2);
      return beyond2;
    }
    if (amount.kind === "pool") {
      addToPool(state.pool, amount, { record, about, supplier: said.payee, requester: record.requester });
      return [];
    }
    const granted = grantOf(scheme, amount, { record, feeFen, classes: about.classes });
    if ("code" in granted) return granted;
    if (granted.fen === 0n) return [];
    addTo(state.own, party, granted.fen);
    return [{ ...charge, fen: granted.fen, steps: granted.steps }];
  }
  /** What hangs on the sums, once every request has passed. */
  end() {
    const { year } = this;
    const before = new Map(this.before);
    const inOrder2 = [...this.states].sort(byKey).flatMap(([, own]) => own);
    return inOrder2.flatMap((state) => {
      const late = [...quotaCharges(state, before), ...poolCharges(state)];
      for (const charge of late) {
        if (charge.kind === "free" || charge.library === null) continue;
        addTo(state.own, charge.library, charge.fen);
      }
      const caps = capCharges(state, { year, before });
      for (const [library, fen2] of state.own) {
        const key = yearKey({ year, kind: state.scheme.direction, scheme: state.scheme.key, library });
        addTo(before, key, fen2);
      }
      for (const { library, fen: fen2 } of caps) {
        const at = { year, kind: state.scheme.direction, scheme: state.scheme.key, library: library ?? "" };
        addTo(before, yearKey(at), fen2);
      }
      return [...late, ...caps];
    });
  }
  statesOf(rule) {
    const name2 = `${rule.from} ${ruleName(rule)}`;
    const known = this.states.get(name2);
    if (known) return known;
    const about = { isMember, classes: rule.body.libraryClasses ?? {} };
    const made = [...rule.body.schemes].sort(by((a) => a.key)).map(
      (scheme) => ({ scheme, rule, about, own: /* @__PURE__ */ new Map(), quota: /* @__PURE__ */ new Map(), pool: /* @__PURE__ */ new Map() })
    );
    this.states.set(name2, made);
    return made;
  }
};
function isMember(code) {
  return !code.startsWith("EXT-");
}
function feeOf(rule, fees) {
  if (fees.confirmedFen === null || rule.basis === "tariff") return fees.tariffFen;
  if (rule.basis === "confirmed") return fees.confirmedFen;
  return fees.confirmedFen < fees.tariffFen ? fees.confirmedFen : fees.tariffFen;
}

// src/rules/contract-in-force.ts
function contractFor(rules2, { shippedOn: day2, company }) {
  const all = contractsOn(rules2, day2);
  const [only, ...others] = all;
  if (company !== null && company !== "") {
    const isForAny = others.length === 0 && only?.sample === true;
    return all.find((c) => c.body.company === company) ?? (isForAny ? only : void 0);
  }
  if (others.length === 0) return only;
  const latest2 = inForce({ rules: rules2, part: "courier", day: day2 });
  const isReplaced = company === null && all.filter((c) => c.from === latest2?.from).length === 1;
  return isReplaced ? latest2 : void 0;
}
function contractsOn(rules2, day2) {
  const contracts = rules2.filter((rule) => isPart(rule, "courier"));
  return [...new Set(contracts.map((c) => c.body.company))].flatMap(
    (company) => inForce({ rules: contracts.filter((c) => c.body.company === company), part: "courier", day: day2 }) ?? []
  );
}

// src/month/settle/settlement-rules.ts
var MAX_REMEMBERED2 = 1e4;
function settlementRules(rules2) {
  const remembered = /* @__PURE__ */ new Map();
  const find = (part, day2) => {
    let days = remembered.get(part);
    if (days === void 0) {
      days = /* @__PURE__ */ new Map();
      remembered.set(part, days);
    }
    const known = days.get(day2);
    if (known === null) return void 0;
    if (known !== void 0 && isPart(known, part)) return known;
    const found = inForce({ rules: rules2, part, day: day2 });
    if (days.size < MAX_REMEMBERED2) days.set(day2, found ?? null);
    return found;
  };
  return {
    find,
    on: (part, day2) => find(part, day2) ?? refuse("rate-must-be-configured", { part, day: day2 }),
    contract: (line) => contractFor(rules2, line)
  };
}
function rulesOrElse(first, other) {
  return {
    find: (part, day2) => first.find(part, day2) ?? other.find(part, day2),
    on: (part, day2) => first.find(part, day2) ?? other.on(part, day2),
    contract: (line) => first.contract(line) ?? other.contract(line)
  };
}
function waysOf(rules2, of) {
  const { service: service2, day: day2 } = of;
  const schemes = rules2.find("schemes", day2);
  const own = schemes?.body.schemes.some((s) => s.service === service2) ? schemes : void 0;
  const netting = rules2.find("netting", day2);
  const isNet = netting?.body.services.some((s) => s.service === service2 && s.mode === "net") === true;
  return { schemes: own, isNet, hasOther: own !== void 0 || isNet };
}

// src/month/settle/settlement.ts
var MAX_SHOWN2 = 1e3;
var Settlement = class {
  count = { totals: /* @__PURE__ */ new Map(), unpriced: 0, differs: 0, findings: [] };
  context;
  schemes;
  netting = new FeeNetting();
  dd = /* @__PURE__ */ new Map();
  ill = /* @__PURE__ */ new Map();
  sequence = 0;
  constructor(context) {
    this.context = context;
    this.schemes = new SchemeBook({ year: context.lastDay.slice(0, 4), before: context.before });
  }
  /** What earlier periods charged, for who settles beside it. */
  get before() {
    return this.context.before;
  }
  /** Facts of one confirmed request: its fee-basis charge, and what a person must look at. */
  request(confirmed) {
    if (confirmed.record.status !== "filled") return [];
    return confirmed.record.service === "dd" ? this.document(confirmed) : this.loan(confirmed);
  }
  document(confirmed) {
    const { record } = confirmed;
    const day2 = record.suppliedOn ?? this.context.lastDay;
    const tariff = this.context.rules.on("dd-tariff", day2);
    const ways = waysOf(this.context.rules, { service: "dd", day: day2 });
    const subsidy = ways.hasOther ? this.context.rules.find("dd-subsidy", day2) : this.context.rules.on("dd-subsidy", day2);
    const priced = priceDocument(record, tariff.body);
    if ("code" in priced) return [this.unpriced(confirmed, "unpriced", priced)];
    const payee = payeeOfRequest(record, subsidy?.body.externalPayee ?? "agent");
    if (payee === null) return [this.unpriced(confirmed, "unpriced", unnamed("supplier", record))];
    const confirmedFen = record.feeFen;
    const fen2 = subsidy ? basisFee({ tariffFen: priced.fen, confirmedFen }, subsidy.body) : priced.fen;
    if (subsidy) {
      const supply = supplyOf(this.dd, { library: payee, rule: subsidy });
      supply.total.requests += 1n;
      supply.total.basisFen += fen2;
    }
    const facts = this.fee({
      confirmed,
      payee,
      day: day2,
      fen: fen2,
      tariffFen: priced.fen,
      rule: ruleName(tariff),
      quantity: 1n,
      unit: "request",
      steps: priced.steps,
      ways
    });
    const { directory, lastDay } = this.context;
    for (const found of leadsOf(record, { tariffFen: priced.fen, directory, lastDay }))
      facts.push(this.unpriced(confirmed, "differs", found));
    return facts;
  }
  loan(confirmed) {
    const { record } = confirmed;
    const day2 = record.suppliedOn ?? this.context.lastDay;
    const ways = waysOf(this.context.rules, { service: "ill", day: day2 });
    const rule = ways.schemes && !ways.isNet ? this.context.rules.find("ill-subsidy", day2) : this.context.rules.on("ill-subsidy", day2);
    const request = record.requestNo;
    if (record.volumes === null)
      return [this.unpriced(confirmed, "unpriced", finding("volumes-must-be-given", { request }))];
    const payee = record.supplier;
    if (payee === null) return [this.unpriced(confirmed, "unpriced", unnamed("supplier", record))];
    const quantity = BigInt(record.volumes);
    if (!rule) return this.schemesOf({ confirmed, payee, day: day2, tariffFen: 0n, ways });
    if (!ways.isNet) {
      const supply = supplyOf(this.ill, { library: payee, rule });
      supply.total.requests += 1n;
      supply.total.volumes += quantity;
    }
    const unitFen = rule.body.perVolumeFen;
    const fen2 = quantity * unitFen;
    const steps = [{ item: "per-volume", quantity, unit: "volume", unitFen, fen: fen2 }];
    const about = { confirmed, payee, day: day2, fen: fen2, rule: ruleName(rule), quantity, unit: "volume" };
    return this.fee({ ...about, steps, tariffFen: fen2, ways });
  }
  /** The fee of one request as a charge, and all that rests on it. */
  fee(made) {
    const { confirmed, payee, fen: fen2, rule, quantity, unit: unit2, steps, ways } = made;
    const { record } = confirmed;
    if (ways.isNet && record.requester === null)
      return [this.unpriced(confirmed, "unpriced", unnamed("requester", record))];
    if (ways.isNet && record.requester !== null) {
      const { service: service2 } = record;
      this.netting.add({ service: service2, supplier: payee, requester: record.requester, fen: fen2, rule });
    }
    const { match } = confirmed;
    const charge = this.charge({
      kind: "fee-basis",
      scheme: null,
      service: match.service,
      library: payee,
      counterparty: record.requester,
      caseKey: match.caseKey,
      ordinal: match.ordinal,
      record: match.basis,
      quantity,
      unit: unit2,
      fen: fen2,
      statedFen: record.feeFen,
      rule,
      steps
    });
    return [charge, ...this.schemesOf(made)];
  }
  schemesOf(made) {
    const { ways, confirmed } = made;
    if (!ways.schemes) return [];
    const { payee, day: day2, tariffFen } = made;
    const through = this.schemes.request({ confirmed, payee, day: day2, tariffFen, rule: ways.schemes });
    return [
      ...through.charges.map((charge) => this.charge(charge)),
      ...through.findings.map((found) => this.unpriced(confirmed, "unpriced", found))
    ];
  }
  /** A charge made elsewhere: the difference of a correction run, or what a fund could not pay. */
  add(charge) {
    return this.charge(charge);
  }
  /** What a correction run comes upon: that no rule prices a request of a closed period. */
  lookAt(unpriced) {
    return this.toLookAt(unpriced);
  }
  /** Facts of one audited line of the courier's invoice: what is paid, what is held, and what to look at. */
  waybill(audited) {
    const contract = this.contractOf(audited.line);
    const facts = courierCharges(audited, contract).map((charge) => this.charge(charge));
    const found = auditFinding(audited);
    if (found) facts.push(this.heldLine(audited.line, found));
    return facts;
  }
  contractOf(line) {
    const { waybillNo: waybill, shippedOn: day2, company } = line;
    const { rules: rules2 } = this.context;
    const contract = rules2.contract(line);
    if (contract !== void 0) return contract;
    if (rules2.find("courier", day2) === void 0) refuse("rate-must-be-configured", { part: "courier", day: day2 });
    return refuse("courier-company-must-be-known", { waybill, day: day2, company: company ?? "" });
  }
  /** The subsidies, and all else that rests on sums, once every request has passed. */
  end() {
    const year = this.context.lastDay.slice(0, 4);
    const subsidies = subsidyCharges({ dd: this.dd, ill: this.ill, year, before: this.context.before });
    return [...subsidies, ...this.schemes.end(), ...this.netting.end()].map((made) => this.charge(made));
  }
  charge(said) {
    this.sequence += 1;
    let total = this.count.totals.get(said.kind);
    if (total === void 0) {
      total = { count: 0, fen: 0n };
      this.count.totals.set(said.kind, total);
    }
    total.count += 1;
    total.fen += said.fen;
    const { number } = this.context;
    return { kind: "charge", settlement: number, charge: named(said, `C-${number}-${this.sequence}`) };
  }
  unpriced(confirmed, severity, found) {
    const { service: service2, caseKey, ordinal } = confirmed.match;
    return this.toLookAt({ service: service2, caseKey, ordinal, severity, finding: found });
  }
  /** A line that is not paid, or not as billed: it never stops the close, the courier is told. */
  heldLine(line, found) {
    const ordinal = line.ref.row;
    return this.toLookAt({
      service: "ill",
      caseKey: line.waybillNo,
      ordinal,
      severity: "differs",
      finding: found
    });
  }
  toLookAt(unpriced) {
    if (unpriced.severity === "unpriced") this.count.unpriced += 1;
    else this.count.differs += 1;
    if (this.count.findings.length < MAX_SHOWN2) this.count.findings.push(numbered(unpriced));
    return { kind: "unpriced", settlement: this.context.number, unpriced };
  }
};

// src/registry/steps/read-registry.ts
async function readRegistry(read) {
  return {
    libraries: await read.libraries(),
    aliases: await read.aliases(),
    agreements: await read.agreements()
  };
}

// src/month/settle/correction.ts
function corrected(confirmed, corrections) {
  const { service: service2, caseKey, ordinal } = confirmed.match;
  const own = corrections.filter(
    (c) => c.service === service2 && c.caseKey === caseKey && c.ordinal === ordinal
  );
  const latest2 = [...own].sort(by((a) => a.number)).at(-1);
  if (!latest2) return confirmed;
  if (latest2.change.kind === "void") return null;
  const { count: _count, ...values } = latest2.change.values;
  return { ...confirmed, record: { ...confirmed.record, ...values } };
}
function runNames(into) {
  const inOrder2 = [...new Set(into)].sort(by((a) => [firstDayOf(a), a]));
  return new Map(inOrder2.map((period, i) => [period, `R${i + 1}`]));
}

// src/month/settle/correction-difference.ts
var CorrectionDifference = class {
  run;
  was;
  is;
  onlyTouched;
  changed = /* @__PURE__ */ new Map();
  /**
   * `run`: "2019-05/R1"; the two settlements are of the closed period, by its own rules. `onlyTouched`: of requests that are as they
   * were nothing is compared, as it was once done.
   */
  constructor(run2, settlements, onlyTouched = false) {
    this.run = run2;
    this.onlyTouched = onlyTouched;
    this.was = settlements.was;
    this.is = settlements.is;
  }
  /**
   * One request as it was counted, and as it counts; null where it does not. Gives what no rule can price now, and what
   * a person must look at. The same request is charged otherwise where an earlier period left more or less of a quota.
   */
  request(before, now) {
    const was = before === null ? [] : this.was.request(before);
    const is = now === null ? [] : this.is.request(now);
    const charges2 = [chargesIn(was), chargesIn(is)];
    if (before === now && (this.onlyTouched || isAlike(...charges2))) return [];
    this.compare(...charges2);
    if (before === now) return [];
    return is.flatMap((fact) => fact.kind === "unpriced" ? [fact.unpriced] : []);
  }
  end() {
    this.compare(chargesIn(this.was.end()), chargesIn(this.is.end()));
    return [...this.changed].sort(byKey).flatMap(([, pair]) => differenceOf(pair, this.run));
  }
  /** What changed, once the end is reached. */
  pairs() {
    return [...this.changed.values()].filter(({ was, is }) => (was?.fen ?? 0n) !== (is?.fen ?? 0n));
  }
  compare(was, is) {
    for (const charge of was) {
      const key = keyOf2(charge);
      this.changed.set(key, { was: charge, is: this.changed.get(key)?.is ?? null });
    }
    for (const charge of is) {
      const key = keyOf2(charge);
      const pair = { was: this.changed.get(key)?.was ?? null, is: charge };
      if (isSame(pair)) this.changed.delete(key);
      else this.changed.set(key, pair);
    }
  }
};
function chargesIn(facts) {
  return facts.flatMap((fact) => fact.kind === "charge" ? [fact.charge] : []);
}
function keyOf2(charge) {
  const { kind, scheme, service: service2, library, caseKey, ordinal, rule } = charge;
  const isCap = charge.quantity === 0n ? charge.steps[0]?.item ?? "" : "";
  return [kind, scheme ?? "", service2, library ?? "", caseKey ?? "", ordinal ?? "", rule, isCap].join("\n");
}
function differenceOf(pair, corrects) {
  const { was, is } = pair;
  const shown = is ?? was;
  const fen2 = (is?.fen ?? 0n) - (was?.fen ?? 0n);
  const quantity = (is?.quantity ?? 0n) - (was?.quantity ?? 0n);
  const basis = shown?.kind === "fee-basis" ? fen2 : basisOf(is) - basisOf(was);
  if (shown === null || isSame(pair)) return [];
  const step2 = { item: "correction", quantity: 1n, unit: "basis", unitFen: basis, fen: fen2 };
  const { id: _id, corrects: _none, ...about } = shown;
  return [{ ...about, quantity, fen: fen2, statedFen: was?.fen ?? null, steps: [step2], corrects }];
}
function isSame({ was, is }) {
  if (was === null || is === null) return was === is;
  const isAmount2 = was.fen === is.fen && was.quantity === is.quantity;
  return isAmount2 && (was.kind === "fee-basis" || basisOf(was) === basisOf(is));
}
function isAlike(was, is) {
  return was.length === is.length && was.every((a, i) => {
    const b = is[i];
    const isOfOne = b?.kind === a.kind && b.scheme === a.scheme && b.caseKey === a.caseKey;
    return isOfOne && b.ordinal === a.ordinal && isSame({ was: a, is: b });
  });
}
function basisOf(charge) {
  return charge?.steps[0]?.unitFen ?? 0n;
}

// src/month/settle/steps/settlement-basis.ts
async function booksBasis(read) {
  const versions = await read.rules();
  return {
    versions,
    rulesOf: (run2) => {
      const named2 = new Set(run2.rules);
      return settlementRules(versions.filter((rule) => named2.has(ruleName(rule))));
    },
    before: (period, knownIn) => read.chargedBefore(period.id, knownIn?.id)
  };
}
async function homePeriods(read) {
  return new Map((await read.files()).map((f) => [f.number, f.lateFor ?? f.period]));
}

// src/month/settle/steps/correction-runs.ts
var SERVICES2 = ["dd", "ill"];
async function comparedRun(of) {
  const { read, period, into } = of;
  const noted = await read.corrections({ period: period.id });
  const known = [...noted.map((c) => c.into), ...await read.correctedIn(period.id), into];
  const runs = [...runNames(known)];
  const own = runs.findIndex(([name3]) => name3 === into);
  const upTo = (run2) => {
    const within2 = new Set(runs.slice(0, run2 + 1).map(([name3]) => name3));
    return noted.filter((c) => within2.has(c.into));
  };
  const [before, now] = [upTo(own - 1), upTo(own)];
  const context = await contextOfClosed(of);
  const { was: wasBefore, is: isBefore } = of.before;
  const settlements = {
    was: new Settlement({ ...context, before: wasBefore }),
    is: new Settlement({ ...context, before: isBefore })
  };
  const name2 = `${period.id}/${runs[own]?.[1] ?? ""}`;
  const difference = new CorrectionDifference(name2, settlements, of.onlyTouched);
  const unpriced = [];
  const years = /* @__PURE__ */ new Map();
  const request = (was, is) => {
    unpriced.push(...difference.request(was, is));
    const of2 = is ?? was;
    const year = of2?.record.suppliedOn?.slice(0, 4);
    if (of2 && year !== void 0 && year !== period.to.slice(0, 4)) years.set(requestOf(of2.match), year);
  };
  for (const service2 of SERVICES2) {
    for await (const confirmed of requestsOf(read, { period: period.id, service: service2, into: [period.id] }))
      request(corrected(confirmed, before), corrected(confirmed, now));
    for (const [run2] of runs.slice(0, own + 1))
      for await (const added of requestsOf(read, { period: period.id, service: service2, into: [run2] }))
        request(run2 === into ? null : corrected(added, before), corrected(added, now));
  }
  return { difference, unpriced, years };
}
var requestOf = (of) => `${of.caseKey} ${of.ordinal}`;
async function contextOfClosed(of) {
  const { read, basis, period, number } = of;
  const run2 = await read.settlement(period.id);
  if (run2 === null) return refuse("period-must-be-settled", { period: period.id });
  return {
    number,
    rules: rulesOrElse(basis.rulesOf(run2, period), settlementRules(of.versions)),
    directory: directoryOf(basis.standing?.registry ?? await readRegistry(read)),
    lastDay: period.to,
    before: await basis.before(period)
  };
}
async function* requestsOf(read, of) {
  const homes = await homePeriods(read);
  for (const into of of.into) {
    if (await read.run({ period: into, service: of.service }) === null) continue;
    for await (const batch of read.confirmed({ period: into, service: of.service }))
      for (const confirmed of batch) if (homes.get(confirmed.match.basis.file) === of.period) yield confirmed;
  }
}

// src/month/settle/steps/plan-corrections.ts
async function planCorrections(about) {
  const { basis, into } = about;
  const [charges2, unpriced] = [[], []];
  const carried3 = /* @__PURE__ */ new Map();
  for await (const made of correctedPeriods(about, carried3)) {
    charges2.push(...made.charges);
    unpriced.push(...made.run.unpriced);
  }
  return { charges: charges2, unpriced, before: plus(await basis.before(into), carried3) };
}
async function* correctedPeriods(about, carried3) {
  const { read, into, basis } = about;
  const corrected2 = await correctedBy(read, into);
  const first = [...corrected2.values()].map((p) => p.from).sort()[0];
  if (first === void 0) return;
  const closed = (await read.closes()).flatMap((c) => parsePeriod(c.period) ?? []);
  const all = new Map([...closed, ...corrected2.values()].map((p) => [p.id, p]));
  const within2 = [...all.values()].filter((p) => first <= p.from && p.from < into.from);
  const isLimited = limitedBy(basis.versions);
  for (const period of within2.sort(by((a) => a.from))) {
    if (!corrected2.has(period.id) && !touches(carried3, period)) continue;
    const was = await basis.before(period, into);
    const run2 = await comparedRun({
      ...about,
      into: into.id,
      period,
      before: { was, is: plus(was, carried3) }
    });
    const charges2 = run2.difference.end();
    for (const charge of charges2) {
      if (!isLimited(charge)) continue;
      const key = keyOf3(charge, period, run2.years);
      addTo(carried3, key, charge.fen);
    }
    yield { period, run: run2, charges: charges2 };
  }
}
async function correctedBy(read, into) {
  const homes = await homePeriods(read);
  const found = new Set((await read.corrections({ into: into.id })).map((c) => c.period));
  for (const service2 of ["dd", "ill"])
    for (const file of await read.confirmedFiles({ period: into.id, service: service2 }))
      found.add(homes.get(file) ?? into.id);
  found.delete(into.id);
  return new Map([...found].flatMap((id) => parsePeriod(id) ?? []).map((period) => [period.id, period]));
}
function limitedBy(versions) {
  const limited = /* @__PURE__ */ new Set();
  for (const { body } of versions) {
    if ("capPerLibraryYearFen" in body && "externalPayee" in body && body.capPerLibraryYearFen !== null)
      limited.add("dd-subsidy ");
    if (!("schemes" in body)) continue;
    for (const { key, direction, amount, caps } of body.schemes) {
      if (amount.kind === "over-quota") limited.add(`free ${key}`);
      if (caps.perLibraryYearFen !== void 0 || caps.perYearFen !== void 0)
        limited.add(`${direction} ${key}`);
    }
  }
  return ({ kind, scheme }) => limited.has(`${kind} ${scheme ?? ""}`);
}
function keyOf3(charge, period, years) {
  const { kind, scheme, library } = charge;
  const supplied = kind === "free" ? years.get(requestOf(charge)) : void 0;
  const year = supplied ?? period.to.slice(0, 4);
  return yearKey({ year, kind, scheme: scheme ?? "", library: library ?? "" });
}
function touches(carried3, { from, to }) {
  const years = [from, to].map((day2) => `${day2.slice(0, 4)} `);
  return [...carried3].some(([key, fen2]) => fen2 !== 0n && years.some((year) => key.startsWith(year)));
}
function plus(sums, more) {
  const all = new Map(sums);
  for (const [key, fen2] of more) addTo(all, key, fen2);
  return all;
}

// src/rules/steps/sound-rules.ts
async function standingOf(read, period) {
  const isClosed = (await read.closes()).some((close) => close.period === period);
  const run2 = isClosed ? await read.settlement(period) : null;
  if (run2 !== null) return read.standingAt(run2.number);
  return { registry: await readRegistry(read), rules: await read.rules() };
}

// src/month/import/steps/periods.ts
var PERIODS_BACK = 3;
async function periodsBefore(read, day2) {
  return (await allPeriodsBefore(read, day2)).slice(-PERIODS_BACK);
}
async function allPeriodsBefore(read, day2) {
  const known = (await read.periods()).flatMap((p) => parsePeriod(p.period) ?? []);
  return known.filter((span2) => span2.to < day2);
}

// src/month/courier/billing-cycle.ts
function cycleOf(period, contract) {
  const first = contract?.cycle?.from ?? 1;
  if (first === 1) return period;
  const before = addDays(period.from, -1) ?? period.from;
  return {
    id: period.id,
    from: onThe(first, before) ?? period.from,
    to: addDays(onThe(first, period.to) ?? period.to, -1) ?? period.to
  };
}
function onThe(date, day2) {
  return dayOf(Number(day2.slice(0, 4)), Number(day2.slice(5, 7)), date);
}

// src/month/courier/chargeable-weight.ts
function chargeableWeight(pieces, contract) {
  const real = sumOf(pieces, (p) => BigInt(realGrams(p) ?? 0));
  const { divisor = 1, roundUpGrams } = contract.volumetric ?? {};
  const sizes = contract.volumetric ? pieces.flatMap((p) => cubicMillimetres(p.measures) ?? []) : [];
  if (pieces.every((p) => realGrams(p) === null) && sizes.length === 0) return null;
  const size = sumOf(sizes, (s) => s);
  const den = BigInt(divisor);
  const larger = size > real * den ? { num: size, den } : { num: real, den: 1n };
  if (roundUpGrams === void 0) return larger;
  const step2 = BigInt(roundUpGrams);
  return { num: ceilDiv(larger.num, larger.den * step2) * step2, den: 1n };
}
function lacksMeasures(piece, contract) {
  const { weightGrams, billedGrams, measures } = piece;
  if (contract.volumetric === void 0 || weightGrams === null || billedGrams === null) return false;
  const weight2 = chargeableWeight([piece], contract);
  const isHeavier = weight2 !== null && BigInt(billedGrams) * weight2.den > weight2.num;
  return isHeavier && cubicMillimetres(measures) === null;
}
function realGrams({ weightGrams, billedGrams }) {
  return weightGrams ?? billedGrams;
}
function cubicMillimetres(measures) {
  const text2 = (measures ?? "").normalize("NFKC").replace(/\s|cm|厘米/gi, "");
  const sides = /^(\d{1,4}(?:\.\d)?)[×xX*](\d{1,4}(?:\.\d)?)[×xX*](\d{1,4}(?:\.\d)?)$/.exec(text2)?.slice(1);
  if (sides === void 0) return null;
  return sides.map(millimetres).reduce((volume, side) => volume * side, 1n);
}
function millimetres(side) {
  const [whole3 = "", tenth = "0"] = side.split(".");
  return BigInt(whole3) * 10n + BigInt(tenth);
}

// src/month/courier/courier.ts
function rateLine(line, contract, about) {
  if (line.item === "stop") return rated(atPrice("stop", BigInt(line.pieces), contract.perStopFen ?? 0n));
  if (line.item === "period") return rated(atPrice("period", 1n, feeOf2(line, contract, about.topUpFen)));
  if (isService(line)) return rated(serviceSteps(line, contract, about));
  const weight2 = about.weight === void 0 ? chargeableWeight([line], contract) : about.weight;
  if (weight2 === null) return finding("weight-must-be-given", { waybill: line.waybillNo });
  const steps = parcelSteps(line, contract, { ...about, weight: weight2 });
  const plain3 = about.district === "" ? steps : parcelSteps(line, contract, { district: "", weight: weight2 });
  const sums = { parcelFen: sumOf(steps, fenOf3), plainFen: sumOf(plain3, fenOf3) };
  return rated([...steps, ...shareSteps(sums, contract, { ...about, day: line.shippedOn })]);
}
function isService({ item, charge }) {
  return item === "parcel" && charge !== null && charge !== "supplement";
}
function isTopUp(line, contract) {
  if (line.item !== "period" || contract.monthlyMinimumFen === void 0) return false;
  return line.charge === "top-up" || contract.perPeriodFen === void 0;
}
function feeOf2(line, contract, topUpFen = 0n) {
  if (isTopUp(line, contract)) return topUpFen;
  return line.charge === "top-up" ? 0n : contract.perPeriodFen ?? 0n;
}
function isContracted({ charge }, { insurance, services = [] }) {
  return charge === "insurance" ? insurance !== void 0 : services.some((s) => s.item === charge);
}
function serviceSteps(line, contract, { volumes }) {
  const { insurance, services = [], taxOut } = contract;
  const named2 = services.find((s) => s.item === line.charge);
  const steps = named2 ? [one("service", named2.fen)] : [];
  if (line.charge === "insurance" && insurance) {
    const insured = BigInt(volumes ?? line.volumes ?? 0) * (insurance.perVolumeFen ?? 0n);
    const share = timesHalfUp(line.declaredFen ?? insured, insurance.rate);
    const least3 = insurance.minimumFen ?? 0n;
    steps.push(one("insurance", share < least3 ? least3 : share));
  }
  if (taxOut && steps.length > 0) steps.push(one("tax", timesHalfUp(sumOf(steps, fenOf3), taxOut)));
  return steps;
}
function rated(steps) {
  return { contractFen: sumOf(steps, fenOf3), steps };
}
var fenOf3 = (step2) => step2.fen;
function atPrice(item, quantity, unitFen) {
  return [{ item, quantity, unit: item, unitFen, fen: quantity * unitFen }];
}
function parcelSteps(line, contract, { district, weight: weight2 }) {
  const { first, step: step2 } = contract;
  const steps = [one("first-weight", first.fen)];
  const over = weight2.num - BigInt(first.grams) * weight2.den;
  if (over > 0n && step2.grams > 0) {
    const started = ceilDiv(over, BigInt(step2.grams) * weight2.den);
    steps.push({
      item: "continued-weight",
      quantity: started,
      unit: `${step2.grams} g`,
      unitFen: step2.fen,
      fen: started * step2.fen
    });
  }
  if (contract.perPieceFen !== 0n) {
    const pieces = BigInt(line.pieces);
    steps.push({
      item: "per-piece",
      quantity: pieces,
      unit: "piece",
      unitFen: contract.perPieceFen,
      fen: pieces * contract.perPieceFen
    });
  }
  const surcharge = contract.surcharges.find((s) => isSameDistrict(s.district, district));
  if (surcharge) steps.push(one(`surcharge ${surcharge.district}`, surcharge.fen));
  const sum = sumOf(steps, fenOf3);
  if (sum < contract.minimumFen) steps.push(one("minimum", contract.minimumFen - sum));
  return steps;
}
function shareSteps({ parcelFen, plainFen }, contract, about) {
  const steps = [];
  let sum = parcelFen;
  let plain3 = plainFen;
  const add = (item, fen2) => {
    if (fen2 !== 0n) steps.push(one(item, fen2));
    sum += fen2;
  };
  const share = (item, rate2) => {
    add(item, ofWhich(sum, rate2));
    plain3 += ofWhich(plain3, rate2);
  };
  if (about.leg === "back" && contract.returnLeg) share("return-leg", contract.returnLeg);
  const tier = contract.tiers?.findLast((t) => t.fromParcels <= about.parcels);
  if (tier) share("tier", tier.rate);
  if (contract.discount) add("discount", -timesHalfUp(plain3, contract.discount));
  const fuel = contract.fuel?.findLast((f) => f.from <= about.day);
  if (fuel) add("fuel", timesHalfUp(sum, fuel.rate));
  if (contract.taxOut) add("tax", timesHalfUp(sum, contract.taxOut));
  return steps;
}
function ofWhich(fen2, rate2) {
  return timesHalfUp(fen2, rate2) - fen2;
}
function one(item, fen2) {
  return { item, quantity: 1n, unit: "parcel", unitFen: fen2, fen: fen2 };
}
function isSameDistrict(a, b) {
  return districtKey(a) === districtKey(b);
}
var BEIJING = "\u4E1C\u57CE \u897F\u57CE \u671D\u9633 \u4E30\u53F0 \u77F3\u666F\u5C71 \u6D77\u6DC0 \u95E8\u5934\u6C9F \u623F\u5C71 \u901A\u5DDE \u987A\u4E49 \u660C\u5E73 \u5927\u5174 \u6000\u67D4 \u5E73\u8C37 \u5BC6\u4E91 \u5EF6\u5E86".split(
  " "
);
function districtNamed(text2, { surcharges }) {
  const written3 = districtKey(text2);
  const names2 = [.../* @__PURE__ */ new Set([...surcharges.map((s) => districtKey(s.district)), ...BEIJING])];
  const found = names2.filter((name2) => name2 !== "" && written3.includes(name2));
  const [only, ...others] = found.filter((name2) => !found.some((o) => o !== name2 && o.includes(name2)));
  if (only === void 0 || others.length > 0) return null;
  const isSurcharged = surcharges.some((s) => districtKey(s.district) === only);
  return isSurcharged || written3.replace(/^[\p{P}\p{S}]+/u, "").startsWith(only) ? only : null;
}
function namesNoDistrict(text2) {
  return /^((北京)?市?区?|未知|不详|远郊|无|[-—/]+)$/.test(districtKey(text2));
}
function districtKey(text2) {
  const written3 = text2.normalize("NFKC").replace(/\s+/g, "");
  return written3.replace(/^北京市?(?=.)/, "").replace(/(?<=..)[区县]$/, "");
}

// src/month/courier/account-part.ts
function isCompensation({ charge }) {
  return charge === "compensation";
}
function isSupplement(line) {
  return line.item === "parcel" && line.charge === "supplement";
}
function isFreight(line) {
  return line.item === "parcel" && !isService(line);
}
function isSameKind(a, b) {
  return a.item === b.item && kindOf(a) === kindOf(b);
}
function kindOf(line) {
  return isService(line) ? line.charge ?? "" : "";
}
function pieceOf({ waybillNo }) {
  return waybillKey(waybillNo);
}
function isLegOfParcel(line) {
  const { item, chargeFen, charge, motherNo, waybillNo } = line;
  const isChild = motherNo !== null && waybillKey(motherNo) !== waybillKey(waybillNo);
  return item === "parcel" && chargeFen >= 0n && charge === null && !isChild;
}

// src/month/courier/billed-before.ts
var BilledBefore = class {
  billed = /* @__PURE__ */ new Map();
  add(line, leg, how) {
    for (const key of keysOf2(line, leg)) {
      const known = this.billed.get(key) ?? {
        isOpened: false,
        open: /* @__PURE__ */ new Set(),
        acceptedFen: 0n,
        paidFen: 0n
      };
      this.billed.set(key, known);
      known.isOpened ||= how.isEarlier;
      if (!how.isOpen) continue;
      known.open.add(wordsOf(line));
      known.acceptedFen = most(known.acceptedFen, how.paidFen + how.takenFen);
      known.paidFen += how.paidFen;
    }
  }
  of(line, leg) {
    const found = [...new Set(askedKeys(line, leg))].flatMap((key) => this.billed.get(key) ?? []);
    const open3 = found.filter((b) => b.open.size > 0);
    const isSame2 = line.chargeFen === 0n || open3.some((b) => b.open.has(wordsOf(line)));
    const isAnother = isSupplement(line) && !isSame2;
    return {
      repeat: open3.length === 0 || isAnother ? null : isSame2 ? "same" : "other",
      isOpened: found.some((b) => b.isOpened),
      accepted: {
        fen: open3.reduce((fen2, b) => most(fen2, b.acceptedFen), 0n),
        paidFen: sumOf(open3, (b) => b.paidFen)
      }
    };
  }
};
var FeesBefore = class {
  feeOn;
  last = /* @__PURE__ */ new Map();
  before = /* @__PURE__ */ new Map();
  constructor(feeOn) {
    this.feeOn = feeOn;
  }
  /** The line is owed if its fee is billed once; asked for in order, before any of them. */
  expect(line) {
    this.last.set(this.feeOn(line).feeOf, line);
  }
  of(line) {
    const { feeOf: feeOf3, fen: fen2 } = this.feeOn(line);
    const { left, amounts, isOpened } = this.billed(feeOf3, fen2);
    if (left === 0n && amounts.size > 0)
      return { repeat: amounts.has(line.chargeFen) ? "same" : "other", isOpened };
    const isLast = this.last.get(feeOf3) === line || !this.last.has(feeOf3);
    return { repeat: null, isOpened, feeLeftFen: isLast ? left : least(line.chargeFen, left) };
  }
  /** Takes a line that had its place; `fen`: what it takes of the fee, which is nothing where a credit took it back. */
  add(line, { fen: taken, isOpen: isOpen2, isEarlier }) {
    const { feeOf: feeOf3, fen: fen2 } = this.feeOn(line);
    const billed = this.billed(feeOf3, fen2);
    this.before.set(feeOf3, billed);
    billed.left -= least(taken, billed.left);
    billed.isOpened ||= isEarlier;
    if (isOpen2) billed.amounts.add(line.chargeFen);
  }
  billed(feeOf3, fen2) {
    return this.before.get(feeOf3) ?? { left: fen2, amounts: /* @__PURE__ */ new Set(), isOpened: false };
  }
};
function least(a, b) {
  return a < b ? a : b;
}
function most(a, b) {
  return a > b ? a : b;
}
function wayOf({ from, to }) {
  return from === null || to === null ? "" : `${from} ${to}`;
}
function keysOf2(line, leg) {
  if (line.item === "stop") return [stopKey(line)];
  return [leg === null ? `no leg ${wayOf(line)}` : `leg ${leg}`, `way ${wayOf(line)}`].map(ofPart(line));
}
function askedKeys(line, leg) {
  if (line.item === "stop") return [stopKey(line)];
  const keys = leg === null ? [`way ${wayOf(line)}`] : [`leg ${leg}`, `no leg ${wayOf(line)}`, "no leg "];
  return keys.map(ofPart(line));
}
function ofPart(line) {
  const kind = isSupplement(line) ? "supplement" : kindOf(line);
  return (key) => `${kind} ${pieceOf(line)} ${key}`;
}
function stopKey(line) {
  return `stop ${line.shippedOn} ${stopOf(line)}`;
}
function stopOf({ from, to }) {
  return to ?? from ?? "";
}
function wordsOf({ chargeFen, weightGrams, pieces, shippedOn }) {
  return [chargeFen, weightGrams, pieces, shippedOn].join(" ");
}

// src/month/courier/courier-audit.ts
function judgeLine(line, known, context) {
  const contract = context.contractOn(line);
  const registered = line.to === null ? "" : context.districtOf(line.to);
  const named2 = contract && line.district !== null ? districtNamed(line.district, contract) : null;
  const about = {
    district: registered === "" ? named2 ?? "" : registered,
    leg: known.leg,
    parcels: context.parcelsOn(line),
    volumes: known.loanVolumes,
    topUpFen: context.topUpOn?.(line) ?? 0n
  };
  const rated2 = contract && feeLeft(rateLine(line, contract, about), known.feeLeftFen);
  const price = rated2 && "contractFen" in rated2 ? rated2 : null;
  const contractFen = price?.contractFen ?? null;
  const steps = price?.steps ?? [];
  const whole3 = (of) => ({
    class: of,
    contractFen,
    steps,
    disputedFen: line.chargeFen
  });
  const leftFen = rebillLeft(line, known, contractFen);
  const asked = leftFen > 0n ? { ...known, repeat: null } : known;
  const unowed = unowedClass(line, asked, { period: cycleOf(context.period, contract), contract });
  if (unowed !== null) return whole3(unowed);
  if (contract === void 0) return whole3(isNobodys(line, context) ? "company-unknown" : "no-contract");
  if (leftFen > 0n) return rebilled(line, { leftFen, contractFen, steps, contract });
  if (known.freight) return inGroup(line, known.freight, contract);
  if (isService(line) && !isContracted(line, contract)) return whole3("not-contracted");
  if (contractFen === null) return whole3("no-weight");
  const byPrice = (of, rightFen2 = contractFen) => {
    return { class: of, contractFen, steps, disputedFen: beyond(line.chargeFen - rightFen2, contract) };
  };
  const lighter = plausibleGrams(line, contract, known.loanVolumes);
  const plausible = lighter === null ? null : rateLine({ ...line, weightGrams: lighter }, contract, about);
  const rightFen = plausible && "contractFen" in plausible ? plausible.contractFen : contractFen;
  const isUnknown = line.item === "parcel" && registered === "";
  const isSurcharged = named2 !== null && contract.surcharges.some((s) => isSameDistrict(s.district, named2));
  const { disputedFen } = byPrice("over");
  if (isService(line)) return byPrice(disputedFen > 0n ? "over" : disputedFen < 0n ? "under" : "correct");
  const maySurcharge = named2 === null && disputedFen > 0n && mayCostMore(line, contract, about);
  const isAsked = isSurcharged || maySurcharge;
  if (isUnknown && isAsked) return byPrice("district-unknown", rightFen);
  if (partsDisagree(line)) return byPrice("line-arithmetic");
  if (lighter !== null) return byPrice("weight-differs", rightFen);
  if (disputedFen > 0n && lacksMeasures(line, contract)) return byPrice("no-measures");
  if (registered !== "" && isElsewhere(line, named2, registered)) return byPrice("district-differs");
  if (disputedFen !== 0n) return byPrice(disputedFen > 0n ? "over" : "under");
  const differs = line.volumes !== null && known.loanVolumes !== null && line.volumes !== known.loanVolumes;
  return byPrice(differs ? "volumes-differ" : "correct");
}
function beyond(fen2, { toleranceFen: tolerance = 0n }) {
  return fen2 > tolerance || -fen2 > tolerance ? fen2 : 0n;
}
function rebillLeft(line, { repeat, accepted }, contractFen) {
  if (repeat === null || accepted === void 0 || line.chargeFen === 0n) return 0n;
  const isPriced = line.item === "parcel" && contractFen !== null;
  return (isPriced ? least(contractFen, accepted.fen) : accepted.fen) - accepted.paidFen;
}
function rebilled(line, of) {
  const rightFen = least(line.chargeFen, of.leftFen);
  const disputedFen = beyond(line.chargeFen - rightFen, of.contract);
  const fen2 = rightFen - (of.contractFen ?? 0n);
  const before = { item: "billed-before", quantity: 1n, unit: "parcel", unitFen: fen2, fen: fen2 };
  return {
    class: disputedFen > 0n ? "rebill-excess" : "rebilled",
    contractFen: rightFen,
    steps: of.contractFen === null ? [] : [...of.steps, before],
    disputedFen
  };
}
function inGroup(line, group, contract) {
  const leftFen = group.leftFen > 0n ? group.leftFen : 0n;
  const paidTooMuch = contract.payable === "lower" && group.leftFen < 0n ? group.leftFen : 0n;
  const rightFen = least(line.chargeFen + group.heldFen, leftFen);
  const over = beyond(line.chargeFen - rightFen, contract);
  const fen2 = leftFen - group.contractFen;
  const before = { item: "billed-before", quantity: 1n, unit: "parcel", unitFen: fen2, fen: fen2 };
  return {
    class: over > 0n ? "over" : isSupplement(line) ? "supplemented" : "correct",
    contractFen: leftFen,
    steps: fen2 === 0n ? group.steps : [...group.steps, before],
    disputedFen: (over > 0n ? over : 0n) - paidTooMuch,
    releasedFen: rightFen > line.chargeFen ? rightFen - line.chargeFen : paidTooMuch
  };
}
function isNobodys({ company, shippedOn }, { companiesOn }) {
  return (company ?? "") === "" && (companiesOn?.(shippedOn) ?? 1) > 1;
}
function unowedClass(line, known, { period, contract }) {
  if (known.repeat === "same") return "duplicate-waybill";
  const isFirst = known.repeat === null && !known.isOpened;
  if (isFirst && line.shippedOn < period.from) return "late-line";
  if (isFirst && line.shippedOn > period.to) return "outside-period";
  const isReturned = line.outcome === "refused" && contract?.refused === "unowed";
  if (line.outcome === "undelivered" || isReturned && known.leg !== "back") return "undelivered";
  if (known.repeat === "other") return "billed-again";
  return line.item === "parcel" && !known.hasLoan ? "waybill-without-loan" : null;
}
function isElsewhere({ district }, named2, registered) {
  if (district === null || namesNoDistrict(district)) return false;
  return !isSameDistrict(named2 ?? district, registered) && !isSameDistrict(district, registered);
}
function mayCostMore(line, contract, about) {
  const fenIn = (district) => {
    const there = rateLine(line, contract, { ...about, district });
    return "contractFen" in there ? there.contractFen : 0n;
  };
  if (line.surchargeFen === 0n) return false;
  return contract.surcharges.some(({ district }) => fenIn(district) > fenIn(""));
}
function feeLeft(rated2, left) {
  if (left === void 0 || !("contractFen" in rated2) || left >= rated2.contractFen) return rated2;
  const steps = [
    { item: "period", quantity: 1n, unit: "period", unitFen: left, fen: left }
  ];
  return { contractFen: left, steps };
}
function partsDisagree(line) {
  const { freightFen, surchargeFen, discountFen, chargeFen } = line;
  if (freightFen === null || surchargeFen === null && discountFen === null) return false;
  const [whole3, discount] = [freightFen + (surchargeFen ?? 0n), discountFen ?? 0n];
  return whole3 + discount !== chargeFen && whole3 - discount !== chargeFen;
}
function plausibleGrams(line, contract, loanVolumes) {
  if (contract.maxGramsPerVolume === void 0 || loanVolumes === null || line.weightGrams === null)
    return null;
  const most2 = contract.maxGramsPerVolume * loanVolumes;
  return loanVolumes > 0 && line.weightGrams > most2 ? most2 : null;
}

// src/month/reconcile/parcel-link.ts
function waybillsIn(text2) {
  return text2.split(new RegExp("[,\uFF0C;\uFF1B\u3001|/]+|(?<=\\p{N}[^,\uFF0C;\uFF1B\u3001|/\\s]*)\\s+", "u")).map((part) => part.trim()).filter((part) => part !== "");
}

// src/month/courier/parcel-loans.ts
var ParcelLoans = class {
  /** By `waybillKey`. */
  parcels = /* @__PURE__ */ new Map();
  isEarlier;
  /** `isEarlier`: by the rule of `LineContext.isEarlier`. */
  constructor(isEarlier = false) {
    this.isEarlier = isEarlier;
  }
  /** Where no library writes waybill numbers down, nobody can say which parcel carried no loan. */
  isKnown(line) {
    return this.parcels.size === 0 || this.of(line) !== void 0;
  }
  /** `own`: of the audited period, and sent out in the days that its invoice bills. */
  add(record, own) {
    if (record.status !== "filled") return;
    const [back, out] = [record.waybillBack, record.waybillOut].map((text2) => waybillsIn(text2 ?? ""));
    for (const waybill of back ?? []) this.name(record, waybill, { isShared: isMany(back), leg: "back" });
    for (const waybill of out ?? []) {
      const parcel = this.name(record, waybill, { isShared: isMany(out), leg: "out" });
      const isFirst = parcel.sentOut === null || compareRefs(record.ref, parcel.sentOut.ref) < 0;
      if (own && isFirst) parcel.sentOut = { ref: record.ref, waybill };
    }
  }
  name(record, waybill, how) {
    const key = waybillKey(waybill, this.isEarlier);
    const parcel = this.parcels.get(key) ?? emptyParcel();
    if (record.role !== "courier") parcel[record.role] = (parcel[record.role] ?? 0) + (record.volumes ?? 0);
    parcel.isShared ||= how.isShared;
    parcel.legs.add(how.leg);
    if (record.supplier !== null && record.requester !== null)
      parcel.ways.add(`${record.supplier} ${record.requester}`);
    this.parcels.set(key, parcel);
    return parcel;
  }
  bill(line) {
    for (const key of this.keysOf(line)) {
      const parcel = this.parcels.get(key);
      if (parcel) parcel.isBilled = true;
    }
  }
  /** Parcels that loans of the period went out in and that no line bills. */
  notBilled() {
    return [...this.parcels.values()].flatMap(({ sentOut, isBilled }) => sentOut === null || isBilled ? [] : [sentOut]).sort((a, b) => a.waybill < b.waybill ? -1 : 1);
  }
  volumesOf(line) {
    const parcel = this.of(line);
    return parcel && !parcel.isShared ? parcel.supplier ?? parcel.requester ?? parcel.centre : null;
  }
  legOf(line) {
    if (line.leg !== null) return line.leg;
    const parcel = this.parcels.get(waybillKey(line.waybillNo, this.isEarlier)) ?? this.of(line);
    const way = line.company === null ? null : wayIn(parcel, line);
    if (way !== null) return way;
    const isReturn = line.relatedNo !== null && waybillKey(line.relatedNo) !== waybillKey(line.waybillNo);
    if (isReturn && line.company !== null) return "back";
    return parcel?.legs.size === 1 ? [...parcel.legs][0] ?? null : null;
  }
  /** With its leg, and with sender and receiver of the loans, where the invoice names no library and they agree. */
  sent(line) {
    if (line.company === null || line.item !== "parcel") return line;
    const leg = this.legOf(line);
    if (leg === null || leg === line.leg && line.from !== null && line.to !== null) return line;
    const [way, ...others] = this.of(line)?.ways ?? [];
    if (way === void 0 || others.length > 0) return { ...line, leg };
    const [lender, borrower] = way.split(" ");
    const [from, to] = leg === "out" ? [lender, borrower] : [borrower, lender];
    return { ...line, leg, from: line.from ?? from, to: line.to ?? to };
  }
  of(line) {
    for (const key of this.keysOf(line)) {
      const parcel = this.parcels.get(key);
      if (parcel) return parcel;
    }
    return void 0;
  }
  keysOf({ waybillNo, motherNo, relatedNo }) {
    const numbers = [waybillNo, motherNo, relatedNo].filter((number) => number !== null);
    return numbers.map((number) => waybillKey(number, this.isEarlier));
  }
};
function wayIn(parcel, { from, to }) {
  const [out, back] = [`${from} ${to}`, `${to} ${from}`].map((way) => parcel?.ways.has(way) === true);
  return out === back ? null : out ? "out" : "back";
}
function isMany(numbers) {
  return (numbers?.length ?? 0) > 1;
}
function emptyParcel() {
  const volumes = { supplier: null, requester: null, centre: null };
  return { ...volumes, sentOut: null, isShared: false, legs: /* @__PURE__ */ new Set(), ways: /* @__PURE__ */ new Set(), isBilled: false };
}

// src/month/courier/credit-matching.ts
function openCredit(line, feeOf3) {
  return { line, feeOf: feeOf3, releasedFen: 0n, takenFen: 0n, leftFen: -line.chargeFen };
}
function meantBy(credit, charges2) {
  const ofKind = charges2.filter((c) => isSameKind(c.line, credit.line));
  const { creditOf } = credit.line;
  const referred = creditOf === null ? [] : ofKind.filter((c) => c.line.chargeId === creditOf);
  if (referred.length > 0) return referred;
  if (credit.line.item !== "period") return ofKind;
  const key = waybillKey(credit.line.waybillNo);
  const named2 = new Set(ofKind.filter((c) => waybillKey(c.line.waybillNo) === key).map((c) => c.feeOf));
  const meant = named2.size === 0 || named2.has(credit.feeOf) ? /* @__PURE__ */ new Set([credit.feeOf]) : named2;
  return ofKind.filter((c) => meant.has(c.feeOf));
}
function exactCharge(credit, charges2) {
  const isSamePiece = (c) => pieceOf(c.line) === pieceOf(credit.line);
  const rank = (c) => (isSameLeg(credit, c) ? 0 : 20) + (isSamePiece(c) ? 0 : 10) + (c.heldFen === c.leftFen ? 0 : c.isEarlier ? 1 : 2);
  return charges2.filter((c) => c.leftFen === credit.leftFen && c.leftFen === c.line.chargeFen).filter((c) => c.leftFen > 0n && isSameKind(c.line, credit.line)).reverse().sort(by(rank))[0];
}
function takeBack(credit, charge, fen2) {
  const isWhole = fen2 === charge.leftFen;
  const released = isWhole || charge.heldFen < fen2 ? charge.heldFen : fen2;
  const taken = isWhole ? charge.paidFen : fen2 - released;
  credit.leftFen -= fen2;
  credit.releasedFen += released;
  credit.takenFen += taken;
  charge.leftFen -= fen2;
  charge.heldFen -= released;
  charge.paidFen -= taken;
  charge.takenFen += taken;
}
function takeBackRest(credit, charges2) {
  for (const part of ["heldFen", "leftFen"])
    for (const charge of ownLegFirst(credit, meantBy(credit, charges2))) {
      const fen2 = least(charge[part], credit.leftFen);
      if (fen2 > 0n) takeBack(credit, charge, fen2);
    }
}
function ownLegFirst(credit, charges2) {
  const rank = (c) => (isSameLeg(credit, c) ? 0 : 2) + (c.heldFen === c.leftFen ? 0 : 1);
  return charges2.filter((c) => isSameKind(c.line, credit.line)).sort(by(rank));
}
function isSameLeg({ line, feeOf: feeOf3 }, charge) {
  if (line.item === "period") return feeOf3 === charge.feeOf;
  return line.item === "parcel" ? line.leg === charge.leg : line.shippedOn === charge.line.shippedOn && stopOf(line) === stopOf(charge.line);
}

// src/month/courier/freight-group.ts
function freightGroups(charges2, priceOf) {
  const groups = /* @__PURE__ */ new Map();
  const freight = charges2.filter((c) => isFreight(c.line));
  for (const [leg, own] of byLeg(freight)) {
    const boxes = groupBy(own, (c) => pieceOf(c.line));
    if (boxes.size < 2 && !own.some((c) => isSupplement(c.line))) continue;
    const price = priceOf(weighed2([...boxes.values()]));
    const earlier = own.filter((c) => c.isEarlier);
    const paidFen = sumOf(earlier, (c) => c.paidFen);
    const heldFen = sumOf(earlier, (c) => c.heldFen);
    if (price) groups.set(leg, { ...price, leftFen: price.contractFen - paidFen, heldFen });
  }
  return groups;
}
function hasParts(charges2) {
  return charges2.some((c) => c.line.motherNo !== null || isSupplement(c.line));
}
function rebalance(of) {
  const credits = of.credits.filter((c) => isFreight(c.line));
  const [first] = credits;
  if (first === void 0) return;
  for (const [leg, own] of byLeg(of.charges.filter((c) => isFreight(c.line)))) {
    const owed = own.filter((c) => c.leftFen > 0n);
    const isPriced = owed.every((c) => c.verdict !== null && PRICED.includes(c.verdict.class));
    const price = isPriced ? of.priceOf(weighed2([...groupBy(own, (c) => pieceOf(c.line)).values()])) : null;
    if (price?.contract.payable !== "lower") continue;
    const netFen = sumOf(owed, (c) => c.leftFen);
    const isWithin2 = netFen - price.contractFen <= (price.contract.toleranceFen ?? 0n);
    const rightFen = isWithin2 ? netFen : price.contractFen;
    const fen2 = rightFen - sumOf(owed, (c) => c.paidFen);
    const credit = credits.find((c) => c.line.leg === leg) ?? first;
    credit.takenFen -= fen2;
    credit.releasedFen += fen2;
    const about = { leg: owed[0]?.leg ?? null, fen: fen2 > 0n ? fen2 : -fen2 };
    if (fen2 > 0n) releaseHeld(owed, about);
    else holdPaid(owed, about);
  }
}
var PRICED = [
  ...["correct", "over", "under", "supplemented", "line-arithmetic", "weight-differs"],
  ...["district-differs", "volumes-differ", "rebilled"]
];
function holdPaid(charges2, of) {
  let left = of.fen;
  for (const charge of charges2.filter((c) => isFreight(c.line) && c.leg === of.leg)) {
    const taken = least(charge.paidFen, left);
    charge.paidFen -= taken;
    charge.heldFen += taken;
    left -= taken;
  }
}
function byLeg(charges2) {
  return groupBy(charges2, (c) => c.leg ?? "");
}
function releaseHeld(charges2, of) {
  let left = of.fen;
  const held = charges2.filter((c) => isFreight(c.line) && c.leg === of.leg && c.heldFen > 0n);
  for (const charge of held.sort(by((c) => c.heldFen))) {
    const fen2 = least(charge.heldFen, left);
    charge.heldFen -= fen2;
    charge.paidFen += fen2;
    left -= fen2;
  }
}
function weighed2(pieces) {
  const last2 = pieces.flatMap((lines) => {
    const first = lines.filter((c) => !isSupplement(c.line));
    const weighedAgain = lines.filter((c) => isSupplement(c.line) && grams(c.line) > 0);
    const last3 = weighedAgain.reduce((day2, c) => c.month.period.from > day2 ? c.month.period.from : day2, "");
    const latest2 = weighedAgain.filter((c) => c.month.period.from === last3);
    const [said] = [latest2, first, lines].flatMap(
      (some) => [...some].sort(by((c) => grams(c.line)))[0] ?? []
    );
    return said ? [said.line] : [];
  });
  const unbilled = last2.filter((line) => line.chargeFen === 0n);
  const others = unbilled.reduce((sum, line) => sum + grams(line), 0);
  const billed = last2.filter((line) => line.chargeFen !== 0n);
  return billed.some((line) => grams(line) >= others) ? billed : last2;
}
function grams({ weightGrams, billedGrams }) {
  return weightGrams ?? billedGrams ?? 0;
}

// src/month/courier/judged-charge.ts
var PLACELESS = ["outside-period", "late-line", "undelivered"];
var REPEATS = ["duplicate-waybill", "billed-again"];
function addTo2(before, charge, { isNear }) {
  const { line, leg, isEarlier, paidFen, takenFen } = charge;
  if (line.item === "period" || !hasPlace(charge)) return;
  before.add(line, leg, { isOpen: isNear && isOpen(charge), isEarlier, paidFen, takenFen });
}
function isRepeat({ verdict }) {
  return verdict !== null && REPEATS.includes(verdict.class);
}
function hasPlace({ verdict }) {
  return verdict !== null && !PLACELESS.includes(verdict.class);
}
function byLeast(a, b) {
  if (a.chargeFen === 0n !== (b.chargeFen === 0n)) return a.chargeFen === 0n ? 1 : -1;
  if (a.chargeFen !== b.chargeFen) return a.chargeFen < b.chargeFen ? -1 : 1;
  const grams2 = (a.weightGrams ?? 0) - (b.weightGrams ?? 0);
  if (grams2 !== 0) return grams2;
  const [one2, other] = [a, b].map((line) => `${pieceOf(line)} ${line.charge ?? ""}`);
  return one2 === other ? compareRefs(a.ref, b.ref) : one2 < other ? -1 : 1;
}
function isOpen(charge) {
  return charge.credit === null && (charge.leftFen > 0n || charge.line.chargeFen === 0n);
}
function afterSetOff({ line, setOffFen }, verdict) {
  if (setOffFen === 0n) return { paidFen: verdict.payableFen, heldFen: verdict.heldFen };
  const paidFen = least(verdict.payableFen, line.chargeFen - setOffFen);
  return { paidFen, heldFen: line.chargeFen - paidFen };
}
function auditedCharge(charge) {
  const { line, leftFen, verdict } = charge;
  invariant(verdict !== null, "a charge is judged before it is told");
  const { paidFen: payableFen, heldFen } = afterSetOff(charge, verdict);
  const said = { ...verdict, line, payableFen, heldFen };
  const credited = line.chargeFen - leftFen;
  if (credited === 0n) return said;
  if (leftFen === 0n) return { ...said, class: "credited", disputedFen: 0n };
  if (verdict.disputedFen <= 0n) return said;
  const disputedFen = verdict.disputedFen > credited ? verdict.disputedFen - credited : 0n;
  const isEnded = disputedFen === 0n && verdict.class !== "district-unknown";
  const right = verdict.class === "rebill-excess" ? "rebilled" : "correct";
  return { ...said, disputedFen, class: isEnded ? right : verdict.class };
}
function auditedCredit(credit, { hasCharge }) {
  const { line, leftFen, releasedFen, takenFen } = credit;
  const overFen = releasedFen < 0n ? -releasedFen : 0n;
  const settled = overFen > 0n ? "over" : isSupplement(line) ? "supplemented" : "credit";
  return {
    line,
    class: leftFen === 0n ? settled : hasCharge ? "credit-excess" : "credit-unmatched",
    contractFen: null,
    steps: [],
    disputedFen: overFen - leftFen,
    payableFen: -takenFen,
    heldFen: -releasedFen - leftFen
  };
}
function compensated(line) {
  const amounts = { disputedFen: 0n, payableFen: line.chargeFen, heldFen: 0n };
  return { line, class: "compensation", contractFen: null, steps: [], ...amounts };
}

// src/month/courier/waybill-account.ts
var WaybillAccount = class {
  judge;
  charges = [];
  unmatched = [];
  /** Negative supplements: credits, whose weight counts. */
  reweighed = [];
  isEarlier;
  /** `isEarlier`: by the rule of `LineContext.isEarlier`. */
  constructor(judge2, isEarlier = false) {
    this.judge = judge2;
    this.isEarlier = isEarlier;
  }
  /** Takes an earlier month, and what its settlement made of it. */
  earlier(month, booked) {
    const { charges: charges2, credits } = this.month(month, booked);
    this.charges.push(...charges2.map((c) => ({ ...c, isEarlier: true })));
    for (const credit of credits) {
      const held = booked(credit.line)?.heldFen;
      const beyond2 = held === void 0 ? credit.leftFen : -held - credit.releasedFen;
      if (credit.leftFen > 0n && beyond2 > 0n)
        this.unmatched.push({ ...credit, leftFen: beyond2 < credit.leftFen ? beyond2 : credit.leftFen });
    }
  }
  /** The lines of the audited month, in their order. */
  audited(month) {
    const { charges: charges2, credits } = this.month(month, () => void 0);
    const chargeOf3 = new Map(charges2.map((c) => [c.line, c]));
    const creditOf = new Map(credits.map((c) => [c.line, c]));
    const all = [...this.charges, ...charges2];
    return month.lines.map((line) => {
      const charge = chargeOf3.get(line);
      if (charge) return auditedCharge(charge);
      if (isCompensation(line)) return compensated(line);
      const credit = creditOf.get(line);
      invariant(credit !== void 0, "what is no charge is a credit");
      return auditedCredit(credit, { hasCharge: meantBy(credit, all).length > 0 });
    });
  }
  month(month, booked) {
    const billed = month.lines.filter((l) => l.chargeFen >= 0n).sort(byLeast);
    const charges2 = billed.map((line) => this.opened(line, month));
    const credits = month.lines.filter((l) => l.chargeFen < 0n && !isCompensation(l)).sort(byLeast).map((line) => openCredit(line, this.feeOf(line, month)));
    this.judgeAll(charges2, booked);
    if (credits.length === 0 && this.unmatched.length === 0) {
      this.release(charges2);
      return { charges: charges2, credits };
    }
    for (const credit of credits) {
      const whole3 = this.takeWhole(credit, charges2);
      if (isSupplement(credit.line) && !(whole3 && isSupplement(whole3.line)))
        this.reweighed.push({ ...this.opened(credit.line, month), leftFen: 0n });
    }
    const taking = credits.find((c) => c.leftFen < -c.line.chargeFen);
    if (taking) this.revive(taking);
    this.judgeAll(charges2, booked);
    if (this.unmatched.length > 0) {
      if (!this.isEarlier) this.judgeAll(charges2, () => void 0);
      this.setOff(charges2.filter((c) => c.credit === null));
      this.judgeAll(charges2, booked);
    }
    this.release(charges2);
    for (const charge of charges2) if (charge.credit) takeBack(charge.credit, charge, charge.leftFen);
    const all = [...this.charges, ...charges2];
    for (const credit of credits) if (credit.leftFen > 0n) takeBackRest(credit, all);
    if (hasParts([...all, ...this.reweighed]))
      rebalance({ charges: this.standing(charges2), credits, priceOf: this.judge.priceOf });
    return { charges: charges2, credits };
  }
  /** Freight that is owed as it stands, and the weights that negative supplements say. */
  standing(charges2) {
    return [...this.charges, ...charges2, ...this.reweighed].filter(
      (c) => c.line.chargeFen < 0n || hasPlace(c) && isOpen(c) && !isRepeat(c)
    );
  }
  opened(line, month) {
    const amounts = { leftFen: line.chargeFen, heldFen: 0n, paidFen: 0n, takenFen: 0n, setOffFen: 0n };
    return {
      ...{ line, month, leg: this.judge.legOf(line), isEarlier: false, verdict: null, credit: null },
      ...{ ...amounts, feeOf: this.feeOf(line, month) }
    };
  }
  /** Its company and period: that of an invoice, where one of these has the day in it, else the calendar month. */
  feeOf(line, month) {
    if (line.item !== "period") return "";
    const months = [month, ...this.charges.map((c) => c.month)];
    const own = months.find((m) => contains(m.period, line.shippedOn));
    return `${this.judge.feeOn(line).company} ${own?.period.id ?? monthOf(line.shippedOn)}`;
  }
  /** What earlier invoices took of the fees. */
  feesBefore(charges2) {
    const feeOf3 = new Map([...this.charges, ...charges2].map((c) => [c.line, c.feeOf]));
    const fees = new FeesBefore((line) => ({
      feeOf: feeOf3.get(line) ?? "",
      fen: this.judge.feeOn(line).fen
    }));
    for (const c of this.charges)
      if (hasPlace(c) && c.line.item === "period")
        fees.add(c.line, { fen: c.paidFen, isOpen: isOpen(c), isEarlier: true });
    return fees;
  }
  /** By a new weight more may be owed of what is held: the line that says it pays that. */
  release(charges2) {
    for (const { verdict, leg } of charges2) {
      const fen2 = verdict?.releasedFen ?? 0n;
      if (fen2 > 0n) releaseHeld(this.charges, { leg, fen: fen2 });
      if (fen2 < 0n) holdPaid(this.charges, { leg, fen: -fen2 });
    }
  }
  /** First each line by itself; then, where freight of one leg stands in several lines, all by their one price. */
  judgeAll(charges2, booked) {
    this.judgeEach(charges2, { booked, groups: /* @__PURE__ */ new Map() });
    if (!hasParts([...this.charges, ...charges2, ...this.reweighed])) return;
    const groups = freightGroups(this.standing(charges2), this.judge.priceOf);
    if (groups.size > 0) this.judgeEach(charges2, { booked, groups });
  }
  judgeEach(charges2, by2) {
    const isOpened = this.charges.some(hasPlace);
    const before = new BilledBefore();
    for (const charge of this.charges) addTo2(before, charge, { isNear: charge.month.isNear });
    const fees = this.feesBefore(charges2);
    const isFeeOwed = (c) => isOpen(c) && (contains(c.month.period, c.line.shippedOn) || fees.of(c.line).isOpened);
    for (const charge of charges2)
      if (charge.line.item === "period" && isFeeOwed(charge)) fees.expect(charge.line);
    for (const charge of charges2) {
      const { line, leg, month, setOffFen } = charge;
      const isFee2 = line.item === "period";
      const known = isFee2 ? fees.of(line) : before.of(line, leg);
      const group = isFreight(line) && isOpen(charge) ? by2.groups.get(leg ?? "") : void 0;
      const told = group === void 0 ? known : { ...known, freight: { ...group } };
      const asked = { ...told, isOpened: told.isOpened || isOpened && line.company !== null };
      const verdict = this.judge.judge(line, asked, month.period);
      charge.verdict = verdict;
      const { releasedFen = 0n } = verdict;
      const due = afterSetOff(charge, verdict);
      const { paidFen, heldFen } = by2.booked(line) ?? due;
      charge.leftFen = line.chargeFen - setOffFen;
      charge.paidFen = paidFen - releasedFen;
      charge.heldFen = heldFen + releasedFen > setOffFen ? heldFen + releasedFen - setOffFen : 0n;
      charge.takenFen = verdict.payableFen - due.paidFen;
      if (group && hasPlace(charge)) {
        group.leftFen -= charge.paidFen + releasedFen;
        group.heldFen -= releasedFen;
      }
      if (!isFee2) addTo2(before, charge, { isNear: true });
      else if (isFeeOwed(charge)) fees.add(line, { fen: line.chargeFen, isOpen: true, isEarlier: false });
    }
  }
  /** Credits that found nothing to take back are settled by a charge that comes later: the one of their amount, else any. */
  setOff(charges2) {
    for (const credit of this.unmatched) {
      const meant = meantBy(credit, [...this.charges, ...charges2]).filter((c) => charges2.includes(c));
      const exact = exactCharge(credit, meant);
      for (const part of ["heldFen", "leftFen"])
        for (const charge of exact ? [exact] : ownLegFirst(credit, meant)) {
          const fen2 = least(charge[part], credit.leftFen);
          charge.setOffFen += fen2;
          charge.leftFen -= fen2;
          charge.heldFen -= least(charge.heldFen, fen2);
          credit.leftFen -= fen2;
        }
    }
  }
  /** What an earlier invoice billed is taken back at once; what this one bills, when all of it is judged. */
  takeWhole(credit, charges2) {
    const meant = meantBy(credit, [...this.charges, ...charges2]);
    const charge = exactCharge(
      credit,
      meant.filter((c) => c.credit === null)
    );
    if (charge?.isEarlier) takeBack(credit, charge, charge.leftFen);
    else if (charge) charge.credit = credit;
    return charge;
  }
  /** What an earlier invoice billed again is no longer held once the line before it is credited: it is what is owed now. */
  revive(credit) {
    const before = new BilledBefore();
    const fees = this.feesBefore([]);
    for (const charge of this.charges) {
      const { line, leg, month, verdict } = charge;
      const isHeld = charge.heldFen > 0n && charge.heldFen === charge.leftFen;
      const known = line.item === "period" ? fees.of(line) : before.of(line, leg);
      if (isHeld && verdict && isRepeat(charge) && known.repeat === null) {
        charge.verdict = this.judge.judge(line, known, month.period);
        const { payableFen } = charge.verdict;
        const paidFen = least(payableFen, charge.leftFen);
        credit.releasedFen += paidFen;
        credit.takenFen -= paidFen;
        charge.paidFen += paidFen;
        charge.heldFen -= paidFen;
        fees.add(line, { fen: paidFen, isOpen: true, isEarlier: true });
      }
      addTo2(before, charge, { isNear: month.isNear });
    }
  }
};

// src/month/courier/invoice-audit.ts
var UNCOUNTED = [
  "duplicate-waybill",
  "billed-again",
  "rebill-excess",
  "rebilled",
  "credited",
  "late-line",
  "outside-period",
  "undelivered",
  "waybill-without-loan",
  "company-unknown"
];
var NOTHING_BOOKED = () => void 0;
function invoiceAudit(context) {
  const parcels = new ParcelLoans(context.isEarlier);
  const fees = new FeeAccounts();
  const judge2 = judgeOf(context, parcels);
  const audited = ({ earlier, lines }, booked) => {
    const account = new WaybillAccount(judge2, context.isEarlier);
    const sent = (some) => some.map((line) => parcels.sent(line));
    for (const month of earlier) account.earlier({ ...month, lines: sent(month.lines) }, booked);
    const told = account.audited({ period: context.period, lines: sent(lines), isNear: true });
    return told.map((t) => ({ ...t, loanVolumes: parcels.volumesOf(t.line) }));
  };
  const ofCompanies = (account, booked) => byCompany(account, context).flatMap((one2) => audited(one2, booked));
  const hasTiers = (line) => context.contractOn(line)?.tiers !== void 0;
  const isOwn = ({ line }) => isInCycle(line, context);
  return {
    loan: (record, own) => parcels.add(record, own && isSentIn(record, context)),
    look(account) {
      fees.add(account);
      const parcelLines = account.lines.filter(isParcel);
      for (const line of parcelLines) parcels.bill(line);
      const { earlier, lines } = account;
      const isCredited = [...lines, ...earlier.flatMap((m) => m.lines)].some((l) => l.chargeFen < 0n);
      const priced = parcelLines.some(hasTiers) ? ofCompanies(account, NOTHING_BOOKED).filter((a) => isTierParcel(a.line)) : [];
      const isCounted = (a) => !UNCOUNTED.includes(a.class);
      const linesOf = (found) => found.map((a) => a.line);
      return {
        counted: linesOf(priced.filter((a) => isCounted(a) && isOwn(a))),
        // Whether a line bills what was credited shows only by the right price.
        rebilled: linesOf(priced.filter((a) => (isCounted(a) || isCredited) && !isOwn(a))),
        restsOnBooks: earlier.some((m) => isCredited || m.lines.some((l) => isFee(l) || isSupplement(l)))
      };
    },
    account(account, booked = NOTHING_BOOKED) {
      const others = ofCompanies(
        filtered(account, (line) => !isFee(line)),
        booked
      );
      const ofFees = others.length === account.lines.length ? null : fees.audited(audited, booked);
      const byRef = new Map(others.map((a) => [refText(a.line.ref), a]));
      return account.lines.flatMap(({ ref }) => byRef.get(refText(ref)) ?? ofFees?.get(refText(ref)) ?? []);
    },
    notBilled: () => parcels.notBilled()
  };
}
function byCompany(account, { contractOn }) {
  const companyOf2 = (line) => contractOn(line)?.company ?? line.company ?? "";
  const all = [...account.earlier.flatMap((m) => m.lines), ...account.lines];
  const named2 = new Set(all.filter((line) => line.company !== null).map(companyOf2));
  if (named2.size < 2) return [account];
  return [...new Set(all.map(companyOf2))].map(
    (company) => filtered(account, (line) => companyOf2(line) === company)
  );
}
function isInCycle(line, { period, contractOn }) {
  return contains(cycleOf(period, contractOn(line)), line.shippedOn);
}
function isSentIn({ suppliedOn }, { period, contractOn }) {
  if (suppliedOn === null) return true;
  return suppliedOn <= cycleOf(period, contractOn({ shippedOn: suppliedOn, company: null })).to;
}
var FeeAccounts = class {
  lines = [];
  earlier = /* @__PURE__ */ new Map();
  judged = null;
  add(account) {
    const { lines, earlier } = filtered(account, isFee);
    this.lines.push(...lines);
    for (const month of earlier) {
      const known = this.earlier.get(month.period.id) ?? { ...month, lines: [] };
      known.lines.push(...month.lines);
      this.earlier.set(month.period.id, known);
    }
  }
  /** By place. */
  audited(judge2, booked) {
    if (this.judged) return this.judged;
    const earlier = [...this.earlier.values()].sort(by((a) => a.period.from));
    const judged = judge2({ lines: this.lines, earlier }, booked);
    this.judged = new Map(judged.map((a) => [refText(a.line.ref), a]));
    return this.judged;
  }
};
function judgeOf(context, parcels) {
  const legOf = (line) => parcels.legOf(line);
  return {
    legOf,
    feeOn(line) {
      const contract = context.contractOn(line);
      const company = contract?.company ?? "";
      if (contract === void 0) return { company, fen: 0n };
      const fen2 = feeOf2(line, contract, context.topUpOn?.(line));
      return { company: isTopUp(line, contract) ? `${company} top-up` : company, fen: fen2 };
    },
    priceOf: (pieces) => priceTogether(pieces, context, legOf),
    judge(line, repeated, period) {
      const loanVolumes = parcels.volumesOf(line);
      const known = { ...repeated, hasLoan: parcels.isKnown(line), loanVolumes, leg: legOf(line) };
      const judged = judgeLine(line, known, { ...context, period });
      const released = judged.releasedFen ?? 0n;
      const ownFen = judged.disputedFen + (released < 0n ? released : 0n);
      const paid = paymentOf(line.chargeFen, ownFen, context.contractOn(line));
      return { ...judged, payableFen: paid.payableFen + released, heldFen: paid.heldFen - released };
    }
  };
}
function priceTogether(pieces, context, legOf) {
  const [first] = pieces;
  const contract = first && context.contractOn(first);
  if (first === void 0 || contract === void 0) return null;
  const about = {
    district: first.to === null ? "" : context.districtOf(first.to),
    leg: legOf(first),
    parcels: context.parcelsOn(first)
  };
  const weight2 = chargeableWeight(pieces, contract);
  const all = pieces.reduce((sum, line) => sum + line.pieces, 0);
  const rated2 = contract.pieces === "each" ? pieces.map((line) => rateLine(line, contract, about)) : [rateLine({ ...first, pieces: all, charge: null }, contract, { ...about, weight: weight2 })];
  const priced = rated2.flatMap((r) => "contractFen" in r ? [r] : []);
  if (priced.length === 0) return null;
  return {
    contract,
    contractFen: sumOf(priced, (r) => r.contractFen),
    steps: priced.flatMap((r) => r.steps)
  };
}
function isFee(line) {
  return line.item === "period";
}
function isParcel(line) {
  return line.item === "parcel" && line.chargeFen >= 0n;
}
function filtered({ lines, earlier }, keep) {
  return { lines: lines.filter(keep), earlier: earlier.map((m) => ({ ...m, lines: m.lines.filter(keep) })) };
}
function isTierParcel(line) {
  return isLegOfParcel(line) && line.chargeFen > 0n;
}

// src/month/courier/steps/billed-accounts.ts
async function* billedAccounts(read, of) {
  const { period, earlier, near, isEarlier } = of;
  const nearIds = new Set(near.map((p) => p.id));
  let key = null;
  let found = /* @__PURE__ */ new Map();
  const account = () => ({
    lines: found.get(period.id) ?? [],
    earlier: earlier.flatMap((p) => {
      const lines = found.get(p.id);
      return lines ? [{ period: p, lines, isNear: nearIds.has(p.id) }] : [];
    })
  });
  const asked = { period: period.id, earlier: earlier.map((p) => p.id), isEarlier };
  for await (const batch of read.billedLines(asked))
    for (const { line, period: id } of batch) {
      const own = waybillKey(line.motherNo ?? line.waybillNo, isEarlier);
      if (key !== null && own !== key) {
        yield account();
        found = /* @__PURE__ */ new Map();
      }
      key = own;
      const lines = found.get(id) ?? [];
      lines.push(line);
      found.set(id, lines);
    }
  if (key !== null) yield account();
}

// src/month/courier/steps/courier-lines.ts
async function courierLines(read, period, other = {}) {
  const { audit, contractOn, parcels, ...seen } = await firstWalk(read, period, other);
  const earlier = await allPeriodsBefore(read, period.from);
  const near = await periodsBefore(read, period.from);
  for (const of of earlier) {
    const isRebilled = seen.rebilled.some((l) => contains(cycleOf(of, contractOn(l)?.body), l.shippedOn));
    if (isRebilled) parcels.push({ period: of, counts: (await firstWalk(read, of, other)).counts });
  }
  const numbers = other.contractOn === void 0 ? seen.credited : /* @__PURE__ */ new Set();
  const { isEarlier = false } = other;
  const booked = await bookedLines(read, { periods: earlier, numbers, isEarlier });
  return {
    audit,
    contractOn,
    async *lines() {
      for await (const account of billedAccounts(read, { period, earlier, near, isEarlier }))
        yield* audit.account(account, booked);
    }
  };
}
async function firstWalk(read, period, other) {
  const { isEarlier = false } = other;
  const earlier = await allPeriodsBefore(read, period.from);
  const { registry, rules: rules2 } = other.standing ?? await standingOf(read, period.id);
  const directory = directoryOf(registry);
  const contractOn = other.contractOn ?? ((line) => contractFor(rules2, line));
  const nameOn = (line) => ruleNameOf(contractOn(line));
  const counts2 = /* @__PURE__ */ new Map();
  const parcels = [];
  const audit = invoiceAudit({
    period,
    isEarlier,
    contractOn: (line) => contractOn(line)?.body,
    districtOf: (library) => directory.library(library)?.district ?? "",
    parcelsOn: (line) => {
      const isIn = (p) => contains(cycleOf(p.period, contractOn(line)?.body), line.shippedOn);
      const own = parcels.find(isIn)?.counts ?? counts2;
      return own.get(nameOn(line)) ?? 0;
    },
    companiesOn: (day2) => contractsOn(rules2, day2).length,
    topUpOn: await topUps(read, { periods: [...earlier, period], contractOn, rules: rules2 })
  });
  const near = await periodsBefore(read, period.from);
  for (const of of [...near, period])
    for await (const batch of read.recordsOf({ period: of.id, service: "ill" }))
      for (const record of batch) audit.loan(record, of === period);
  const [rebilled2, credited] = [[], /* @__PURE__ */ new Set()];
  for await (const account of billedAccounts(read, { period, earlier, near, isEarlier })) {
    const seen = audit.look(account);
    for (const name2 of new Set(seen.counted.map(nameOn))) counts2.set(name2, (counts2.get(name2) ?? 0) + 1);
    rebilled2.push(...seen.rebilled);
    if (seen.restsOnBooks)
      for (const { lines } of account.earlier)
        for (const { waybillNo } of lines) credited.add(waybillKey(waybillNo, isEarlier));
  }
  return { audit, contractOn, counts: counts2, parcels, rebilled: rebilled2, credited };
}
async function topUps(read, of) {
  const cycles = [];
  const hasMinimum = of.rules.some((r) => isPart(r, "courier") && r.body.monthlyMinimumFen !== void 0);
  for (const period of hasMinimum ? of.periods : []) {
    const billed = /* @__PURE__ */ new Map();
    for await (const batch of read.waybillLines(period.id))
      for (const line of batch) {
        const contract = of.contractOn(line)?.body;
        if (!contract || line.item !== "parcel" || !contains(cycleOf(period, contract), line.shippedOn))
          continue;
        billed.set(contract.company, (billed.get(contract.company) ?? 0n) + line.chargeFen);
      }
    cycles.push({ period, billed });
  }
  return (line) => {
    const contract = of.contractOn(line)?.body;
    if (contract?.monthlyMinimumFen === void 0) return 0n;
    const own = cycles.find((c) => contains(cycleOf(c.period, contract), line.shippedOn));
    const fen2 = contract.monthlyMinimumFen - (own?.billed.get(contract.company) ?? 0n);
    return fen2 > 0n ? fen2 : 0n;
  };
}
function ruleNameOf(contract) {
  return contract ? ruleName(contract) : "";
}
async function bookedLines(read, of) {
  const booked = /* @__PURE__ */ new Map();
  for (const { id } of of.numbers.size === 0 ? [] : of.periods) {
    const settlement = (await read.settlement(id))?.number;
    if (settlement === void 0) continue;
    for (const kind of ["courier", "courier-held"])
      for await (const batch of read.charges({ settlement, kind }))
        for (const { caseKey, record, fen: fen2 } of batch) {
          if (record === null || !of.numbers.has(waybillKey(caseKey ?? "", of.isEarlier))) continue;
          const line = booked.get(refText(record)) ?? { paidFen: 0n, heldFen: 0n };
          booked.set(refText(record), line);
          if (kind === "courier") line.paidFen += fen2;
          else line.heldFen += fen2;
        }
  }
  return (line) => booked.get(refText(line.ref));
}

// src/month/import/file.ts
function stands(file) {
  return file.supersededBy === null && file.withdrawal === null;
}

// src/month/ledger/recipes.ts
function entriesOf2(owed, settlement) {
  return owed.filter((o) => o.fen !== 0n).map((o) => {
    const what = whatOf(o);
    const { debit, credit } = accountsOf(o);
    return entryOf({
      id: entryId(o, settlement),
      period: settlement.period,
      day: settlement.day,
      text: `${settlement.period} ${what} ${o.payee}`,
      reverses: null,
      postings: [
        { account: debit, fen: o.fen },
        { account: credit, fen: -o.fen }
      ]
    });
  });
}
function entryId(owed, settlement) {
  return `${settlement.period}/S${settlement.number}/${whatOf(owed)}/${owed.payee}`;
}
function whatOf({ kind, scheme, service: service2, corrects }) {
  const own = scheme === null ? kind : scheme === FEES ? `${kind}:${scheme}-${service2}` : `${kind}:${scheme}`;
  return corrects === null ? own : `${own}:${corrects.replace("/", "-")}`;
}
function accountsOf(owed) {
  const { kind, payee, service: service2 } = owed;
  const library = `payable:library:${payee}`;
  const scheme = owed.scheme ?? "";
  switch (kind) {
    case "courier-held":
      return { debit: "claim:courier", credit: `held:courier:${payee}` };
    case "courier":
      return { debit: "expense:courier", credit: `payable:courier:${payee}` };
    case "grant":
      return {
        debit: scheme === FEES ? `clearing:${service2}` : `expense:scheme:${scheme}`,
        credit: library
      };
    case "bill":
      return { debit: library, credit: scheme === FEES ? `clearing:${service2}` : `income:scheme:${scheme}` };
    default:
      return { debit: `expense:${kind}`, credit: library };
  }
}

// src/records/latest-by.ts
function latestBy(rows2, key) {
  const latest2 = /* @__PURE__ */ new Map();
  for (const row of rows2) latest2.set(key(row).map(requestKey).join("\n"), row);
  return [...latest2.values()];
}

// src/month/settle/consulting-compensation.ts
var COMPENSATION = "consulting-compensation";
function consultingCase(request) {
  return `consulting/${request.supplier}/${requestKey(request.requestNo)}`;
}
function toCompensate(records, about) {
  return latestBy(records, (r) => [r.supplier, r.requestNo]).filter((r) => r.result === "done" && r.doneOn !== null && r.doneOn <= about.day).map((r) => ({ key: consultingCase(r), r })).filter(({ key }) => !about.compensated.has(key)).sort(by((a) => a.key)).map(({ r }) => r);
}
function consultingCharges(requests, about) {
  const charges2 = [];
  const own = /* @__PURE__ */ new Map();
  let last2;
  for (const request of requests) {
    const rule = about.rules.find(COMPENSATION, request.doneOn ?? "");
    const fen2 = rule && amountOf(request, rule.body);
    if (!rule || fen2 === void 0) continue;
    charges2.push(chargeOf2(request, { rule, fen: fen2 }));
    addTo(own, request.supplier, fen2);
    if (last2 === void 0 || rule.from > last2.from) last2 = rule;
  }
  if (last2 === void 0) return charges2;
  const { capPerLibraryPeriodFen: period, capPerLibraryYearFen: year } = last2.body;
  const caps = {
    ...period === null ? {} : { perLibraryPeriodFen: period },
    ...year === null ? {} : { perLibraryYearFen: year }
  };
  const scheme = { key: COMPENSATION, direction: "grant", service: "consulting", caps };
  return [...charges2, ...capCharges({ scheme, rule: last2, own }, about)];
}
function amountOf(request, rule) {
  const least3 = rule.minimumScoreTenths;
  if (least3 !== null && (request.scoreTenths ?? -1) < least3) return void 0;
  return rule.amounts.find((i) => i.item === request.serviceItem)?.perRequestFen;
}
function chargeOf2(request, priced) {
  const { rule, fen: fen2 } = priced;
  return {
    ...NO_REQUEST,
    ...{ kind: "grant", scheme: COMPENSATION, service: "consulting", library: request.supplier },
    ...{ counterparty: request.asker, caseKey: consultingCase(request), record: request.ref },
    ...{ quantity: 1n, unit: "request", fen: fen2, rule: ruleName(rule) },
    steps: [{ item: request.serviceItem, quantity: 1n, unit: "request", unitFen: fen2, fen: fen2 }]
  };
}

// src/month/ledger/fund-budget.ts
function fundsOf(movements) {
  const funds = /* @__PURE__ */ new Map();
  for (const m of movements) {
    const key = `${m.year} ${m.fund}`;
    const known = funds.get(key);
    const { covers: covers2, economicClass, subproject } = m.terms ?? known ?? NO_TERMS;
    funds.set(key, {
      ...{ fund: m.fund, year: m.year, covers: covers2, economicClass, subproject },
      appropriatedFen: (known?.appropriatedFen ?? 0n) - (m.kind === "appropriation" ? m.fen : 0n),
      usedFen: (known?.usedFen ?? 0n) + (m.kind === "payment" ? m.fen : 0n)
    });
  }
  return [...funds].sort(byKey).map(([, fund]) => fund);
}
var NO_TERMS = { covers: [], economicClass: "", subproject: "" };
function coverOf(charge) {
  return charge.scheme ?? charge.kind;
}

// src/month/settle/proration.ts
var OwedSums = class {
  sums = /* @__PURE__ */ new Map();
  add(charge) {
    const { kind, scheme, service: service2, library } = charge;
    const key = `${kind} ${scheme ?? ""} ${service2} ${library ?? ""}`;
    const known = this.sums.get(key);
    if (known) known.fen += charge.fen;
    else this.sums.set(key, { of: charge, fen: charge.fen });
  }
  /** What was charged of the kind (and scheme) to the library. */
  of({ kind, scheme, service: service2, library }) {
    return this.sums.get(`${kind} ${scheme ?? ""} ${service2} ${library ?? ""}`)?.fen ?? 0n;
  }
  /** What the settlement owes of what the fund covers. */
  covered(fund) {
    return sumOf(this.coveredBy(fund), ([, { fen: fen2 }]) => fen2);
  }
  /** Charges below zero, so that what the fund covers comes to what it has left. */
  cuts(fund) {
    const owed = this.coveredBy(fund);
    const total = sumOf(owed, ([, { fen: fen2 }]) => fen2);
    const over = total - fund.leftFen;
    if (over <= 0n) return [];
    const cut = owed.filter(([, { of, fen: fen2 }]) => of.kind !== "courier" && fen2 > 0n);
    const room = sumOf(cut, ([, { fen: fen2 }]) => fen2);
    if (room < over) refuse("budget-must-cover-invoice", { fund: fund.fund });
    const paid = splitByLargestRemainder(
      room - over,
      cut.map(([key, { fen: fen2 }]) => ({ key, weight: fen2 }))
    );
    return cut.flatMap(([key, { of, fen: fen2 }]) => {
      const off = fen2 - (paid.get(key) ?? 0n);
      return off === 0n ? [] : [cutOf(of, { off, owed: fen2 })];
    });
  }
  coveredBy({
    covers: covers2
  }) {
    return [...this.sums].filter(([, { of }]) => IS_PAID.has(of.kind) && covers2.includes(coverOf(of))).sort(byKey);
  }
};
var IS_PAID = /* @__PURE__ */ new Set(["dd-subsidy", "ill-subsidy", "grant", "courier"]);
var CUT = "prorated";
function cutOf(of, by2) {
  const { kind, scheme, service: service2, library, rule } = of;
  const step2 = { item: CUT, quantity: 1n, unit: "basis", unitFen: by2.owed, fen: -by2.off };
  const about = { kind, scheme, service: service2, library, rule, quantity: 0n, unit: "request" };
  return { ...NO_REQUEST, ...about, fen: -by2.off, steps: [step2] };
}

// src/month/ledger/paid-elsewhere.ts
function paidElsewhere(fund, books) {
  const accounts = /* @__PURE__ */ new Map();
  const of = (account) => {
    const known = accounts.get(account) ?? { earlier: 0n, charged: 0n, paid: 0n };
    accounts.set(account, known);
    return known;
  };
  for (const entry of books.entries) {
    const year = firstDayOf(entry.period).slice(0, 4);
    const owed = owedBy(entry, fund.covers);
    if (owed === null || year > fund.year) continue;
    if (year === fund.year) of(owed.account).charged += owed.fen;
    else of(owed.account).earlier += owed.fen;
  }
  const alike = new Set(
    books.funds.filter((f) => f.covers.some((cover) => fund.covers.includes(cover))).map((f) => `${f.year} ${f.fund}`)
  );
  for (const { kind, account, fen: fen2, year, fund: name2 } of books.movements) {
    if (kind !== "payment" || year > fund.year || !alike.has(`${year} ${name2}`)) continue;
    if (year < fund.year) of(account).earlier -= fen2;
    else if (name2 === fund.fund) of(account).paid += fen2;
  }
  const made = [...accounts.values()].map(elsewhereOf);
  return {
    earlierFen: sumOf(made, (m) => m.earlierFen),
    allFen: sumOf(made, (m) => m.allFen)
  };
}
function elsewhereOf({ earlier, charged, paid }) {
  const open3 = atLeastZero(charged);
  const before = least2(atLeastZero(-earlier), open3);
  const earlierFen = least2(paid, atLeastZero(earlier));
  const own = least2(paid - earlierFen, open3 - before);
  return { earlierFen, allFen: paid - own - before };
}
function owedBy({ postings }, covers2) {
  const expense = postings.find(({ account }) => account.startsWith("expense:"));
  const payable = postings.find(({ account }) => account.startsWith("payable:"));
  const cover = expense?.account.replace(/^expense:(scheme:)?/, "");
  if (!expense || !payable || cover === void 0 || !covers2.includes(cover)) return null;
  return { account: payable.account, fen: expense.fen };
}
var least2 = (a, b) => a < b ? a : b;
var atLeastZero = (fen2) => fen2 > 0n ? fen2 : 0n;

// src/month/settle/steps/budget-lines.ts
var PAID = /* @__PURE__ */ new Set(["dd-subsidy", "ill-subsidy", "grant", "courier"]);
async function elsewhereIn(read) {
  const movements = await read.movements();
  const funds = fundsOf(movements);
  const entries = funds.length === 0 ? [] : await read.entries({});
  return { funds, of: (fund) => paidElsewhere(fund, { entries, movements, funds }) };
}
async function chargedTo(read, fund) {
  const charged = [];
  for (const { period: id, settlement } of await read.periods()) {
    const period = parsePeriod(id);
    if (!period || settlement === null || period.from.slice(0, 4) !== fund.year) continue;
    const fen2 = coveredOf(await read.chargeTotals(settlement), fund);
    charged.push({ period, firstDay: period.from, lastDay: period.to, fen: fen2 });
  }
  return charged;
}
function coveredOf(sums, fund) {
  const own = sums.filter((t) => PAID.has(t.kind) && fund.covers.includes(coverOf(t)));
  return sumOf(own, (t) => t.fen);
}
async function fundsLeft(read, period) {
  const year = period.from.slice(0, 4);
  const left = [];
  const elsewhere = await elsewhereIn(read);
  for (const fund of elsewhere.funds) {
    if (fund.year !== year || fund.covers.length === 0) continue;
    const others = (await chargedTo(read, fund)).filter((c) => c.period.id !== period.id);
    const { earlierFen } = elsewhere.of(fund);
    const leftFen = others.reduce((sum, c) => sum - c.fen, fund.appropriatedFen - earlierFen);
    left.push({ fund: fund.fund, covers: fund.covers, leftFen: leftFen > 0n ? leftFen : 0n });
  }
  return left;
}
async function uncovered(read, of) {
  const totals = await read.chargeTotals(of.run.number);
  return of.left.flatMap(({ fund, covers: covers2, leftFen }) => {
    const own = totals.filter((t) => PAID.has(t.kind) && covers2.includes(coverOf(t)));
    const chargedFen = sumOf(own, (t) => t.fen);
    return chargedFen > leftFen ? [{ fund, chargedFen, leftFen }] : [];
  });
}
function sameFunds(a, b) {
  const said = (funds) => (funds ?? []).map((f) => `${f.fund} ${f.covers.join(",")} ${f.leftFen}`).join("\n");
  return a === null === (b === null) && said(a) === said(b);
}

// src/month/settle/steps/consulting-compensation.ts
async function consultingOf(read, period) {
  const known = (await read.serviceRecords("consulting")).filter((r) => firstDayOf(r.period) <= period.from);
  if (known.length === 0) return [];
  const compensated2 = await read.chargedCases({ scheme: COMPENSATION, before: period.id });
  return toCompensate(known, { day: period.to, compensated: compensated2 });
}

// src/month/settle/steps/corrections-after.ts
async function* correctionsAfter(asked) {
  const { read, into, own, others, basis, versions } = asked;
  const noted = await read.corrections({ into: into.id });
  const periods = [.../* @__PURE__ */ new Set([...noted.map((c) => c.period), ...others])].sort();
  if (periods.length === 0) return;
  const paid = new Map(await basis.before(into));
  const rules2 = basis.versions;
  for (const id of periods) {
    const period = parsePeriod(id) ?? refuse("period-must-be-valid", { text: id });
    const year = period.to.slice(0, 4);
    const about = { read, basis, versions, period, into: into.id, number: asked.number };
    const before = await basis.before(period);
    const sides = { was: before, is: before };
    const { difference, unpriced } = await comparedRun({ ...about, before: sides, onlyTouched: true });
    for (const found of unpriced) yield { kind: "unpriced", unpriced: found };
    for (const charge of difference.end()) {
      const { kind, scheme, library } = charge;
      const key = yearKey({ year, kind, scheme: scheme ?? "", library: library ?? "" });
      const already = (paid.get(key) ?? 0n) + (into.to.startsWith(year) ? own.of(charge) : 0n);
      const within2 = withinYearCap(charge, { already, rules: rules2 });
      addTo(paid, key, within2.fen);
      yield { kind: "charge", charge: within2 };
    }
  }
}
function withinYearCap(charge, of) {
  const cap = charge.fen > 0n ? yearCapOf(charge, of.rules) : null;
  if (cap === null) return charge;
  const left = cap > of.already ? cap - of.already : 0n;
  if (charge.fen <= left) return charge;
  const step2 = { item: "cap-year", quantity: 1n, unit: "cap", unitFen: left, fen: left - charge.fen };
  return { ...charge, fen: left, steps: [...charge.steps, step2] };
}
function yearCapOf(charge, rules2) {
  const body = rules2.find((rule) => ruleName(rule) === charge.rule)?.body;
  if (body && charge.kind === "dd-subsidy" && "capPerLibraryYearFen" in body)
    return body.capPerLibraryYearFen;
  if (!body || charge.kind !== "grant" || !("schemes" in body)) return null;
  return body.schemes.find((s) => s.key === charge.scheme)?.caps.perLibraryYearFen ?? null;
}

// src/month/settle/steps/settle-period.ts
async function* settlementFacts(asked) {
  const { period, number, owed = new OwedSums() } = asked;
  const booked = /* @__PURE__ */ new Map();
  for await (const facts of allCharges(asked, owed)) {
    for (const fact of facts) {
      if (fact.kind !== "charge") continue;
      addOwed(booked, fact.charge, asked.versions);
      owed.add(fact.charge);
    }
    yield facts;
  }
  const entries = entriesOf2([...booked.values()], { period: period.id, number, day: period.to });
  yield entries.map((entry) => ({ kind: "entry-posted", settlement: number, entry }));
}
async function* allCharges(asked, owed) {
  const others = /* @__PURE__ */ new Set();
  yield* chargesOf(asked, others);
  const { read, period, settlement, number, versions, corrections } = asked;
  for (const unpriced of corrections?.unpriced ?? []) yield [settlement.lookAt(unpriced)];
  for (const charge of corrections?.charges ?? []) yield [settlement.add(charge)];
  if (corrections === null) {
    const basis = asked.basis ?? await booksBasis(read);
    const about = { read, into: period, number, others, own: owed, basis, versions };
    for await (const found of correctionsAfter(about))
      yield [found.kind === "charge" ? settlement.add(found.charge) : settlement.lookAt(found.unpriced)];
  }
  for (const fund of asked.funds ?? []) yield owed.cuts(fund).map((charge) => settlement.add(charge));
}
async function* chargesOf(asked, others) {
  const { read } = asked;
  let requests = 0;
  const homes = await homePeriods(read);
  for (const service2 of asked.services) {
    for await (const batch of read.confirmed({ period: asked.period.id, service: service2 })) {
      const facts = [];
      for (const confirmed of batch) {
        const home = homes.get(confirmed.match.basis.file);
        if (home === void 0 || home === asked.period.id)
          facts.push(...asked.settlement.request(confirmed));
        else others.add(home);
      }
      yield facts;
      requests += batch.length;
      asked.onRequests?.(requests);
    }
  }
  const courier = await courierLines(read, asked.period, asked.basis);
  for await (const audited of courier.lines()) yield asked.settlement.waybill(audited);
  yield asked.settlement.end();
  const consulting = consultingCharges(await consultingOf(read, asked.period), {
    rules: settlementRules(asked.versions),
    year: asked.period.to.slice(0, 4),
    before: asked.settlement.before
  });
  yield consulting.map((charge) => asked.settlement.add(charge));
}
function addOwed(owed, charge, versions) {
  const { kind, scheme, service: service2, corrects } = charge;
  if (kind === "fee-basis" || kind === "free") return;
  const payee = payeeOfCharge(charge, versions);
  const key = `${kind} ${payee} ${scheme ?? ""} ${scheme === null ? "" : service2} ${corrects ?? ""}`;
  const sum = owed.get(key);
  if (sum === void 0) owed.set(key, { kind, scheme, service: service2, corrects, payee, fen: charge.fen });
  else sum.fen += charge.fen;
}
function payeeOfCharge(charge, versions) {
  const isCourier = charge.kind === "courier" || charge.kind === "courier-held";
  return isCourier ? companyOf(charge, versions) : charge.library ?? "";
}
function companyOf(charge, versions) {
  const contract = versions.find((v) => ruleName(v) === charge.rule);
  return contract && "company" in contract.body ? contract.body.company : "courier";
}

// src/month/close/gate.ts
function gate(key, figures, findings) {
  return { key, passed: findings.length === 0, figures, findings };
}

// src/month/close/left-out.ts
function leftOutGates({ period, leftOut }) {
  const { rows: rows2, sheets, columns, totals } = leftOut;
  const sum = (counts2) => `${addUp(counts2, (n) => n)}`;
  const uncorrected = rows2.map(
    ({ file, rows: count2 }) => finding("rows-must-be-corrected", { period: period.id, count: count2 }, { at: whole(file) })
  );
  const unread = sheets.map(({ file, sheets: names2 }) => {
    const params = { period: period.id, count: names2.length, sheets: names2.join(", ") };
    return finding("fitting-sheets-must-be-read", params, { at: whole(file) });
  });
  const unreadColumns = columns.map(({ file, columns: names2 }) => {
    return finding("counting-columns-must-be-read", { columns: names2.join(", ") }, { at: whole(file) });
  });
  return [
    gate("rows-corrected", { rows: sum(rows2.map((r) => r.rows)), files: `${rows2.length}` }, uncorrected),
    gate(
      "sheets-read",
      { sheets: sum([...sheets.map((s) => s.sheets.length), ...columns.map((c) => c.columns.length)]) },
      [...unread, ...unreadColumns]
    ),
    gate("totals-agree", { totals: `${totals.length}` }, totalFindings(totals, period.id))
  ];
}
var whole = (file) => ({ file, sheet: null, row: null, column: null });
function totalFindings(totals, period) {
  const byFile = /* @__PURE__ */ new Map();
  for (const first of totals) {
    const own = byFile.get(first.sha256);
    if (own) own.count += 1;
    else byFile.set(first.sha256, { first, count: 1 });
  }
  return [...byFile.values()].map(({ first, count: count2 }) => {
    const { file, sheet, row, column, declared, computed } = first;
    const at = { file, sheet, row, column: null };
    const about = { period, count: count2, column, declared };
    return computed === null ? finding("declared-totals-must-be-readable", about, { at }) : finding("declared-totals-must-agree", { ...about, computed }, { at });
  });
}

// src/month/close/gates.ts
function materialityOf(facts) {
  return facts.policies?.body.materialityFen ?? 0n;
}
function totalLimitOf(facts) {
  return facts.policies?.body.materialityTotalFen ?? materialityOf(facts);
}
function isMaterial(d, facts) {
  return d.downgradedBy === null && d.unsettledFen >= materialityOf(facts);
}
function smallOpen(facts) {
  return facts.open.filter((d) => d.downgradedBy === null && !isMaterial(d, facts));
}
function openTotal(facts) {
  const small = smallOpen(facts);
  const [unsettled, limit] = [unsettledIn(small), totalLimitOf(facts)];
  const figures = {
    open: `${small.length}`,
    unsettledYuan: formatYuan(unsettled),
    totalLimitYuan: formatYuan(limit)
  };
  if (small.length === 0 || unsettled < limit) return gate("open-total", figures, []);
  const { unsettledYuan, totalLimitYuan } = figures;
  const params = { period: facts.period.id, count: small.length, unsettledYuan, totalLimitYuan };
  return gate("open-total", figures, [finding("open-discrepancies-must-stay-below-the-limit", params)]);
}
function unsettledIn(open3) {
  return sumOf(open3, (d) => d.unsettledFen);
}

// src/month/close/consent.ts
var BY_REASON = /* @__PURE__ */ new Set([
  "rows-corrected",
  "sheets-read",
  "totals-agree",
  "open-total"
]);
function isForReason(gate2) {
  return !gate2.passed && BY_REASON.has(gate2.key);
}
function consentIn(manifest) {
  const said = parsedManifest(manifest)?.consent;
  if (typeof said !== "object" || said === null || !("reason" in said) || !("by" in said)) return null;
  const { reason, by: by2 } = said;
  return typeof reason === "string" ? { reason, by: typeof by2 === "string" ? by2 : null } : null;
}
function gatesLetPass(facts) {
  return [...leftOutGates(facts), openTotal(facts)].filter(isForReason);
}
function consentOf(facts, reason) {
  const { rows: rows2, sheets, columns, totals } = facts.leftOut;
  const open3 = smallOpen(facts);
  const what = {
    "rows-corrected": { files: rows2.map((f) => ({ ...f })) },
    "sheets-read": {
      files: sheets.map((f) => ({ ...f })),
      ...columns.length > 0 ? { columns: columns.map((f) => ({ ...f })) } : {}
    },
    "totals-agree": { totals: totals.map((t) => ({ ...t })) },
    "open-total": { open: open3.length, unsettledFen: unsettledIn(open3), limitFen: totalLimitOf(facts) }
  };
  const letPass = gatesLetPass(facts).map(({ key }) => ({ gate: key, ...what[key] }));
  return { reason, by: facts.parties.closedBy, letPass };
}

// src/month/close/build-manifest.ts
var GENESIS = "0".repeat(64);
function buildClose(facts, about) {
  const ordinal = (about.before?.ordinal ?? 0) + 1;
  const previous = about.before?.hash ?? GENESIS;
  const manifest = canonicalJson({
    schema: "balis/manifest/1",
    period: facts.period.id,
    from: facts.period.from,
    to: facts.period.to,
    ordinal,
    previous,
    program: about.programVersion,
    ...sourcesOf(facts),
    ...figuresOf(facts),
    ...peopleOf(facts),
    ...about.despite ? { consent: consentOf(facts, about.despite) } : {},
    ...about.contents === void 0 ? {} : { contents: about.contents },
    entries: { count: facts.entries.length, sha256: about.hash(facts.entries.join("\n")) }
  });
  return { period: facts.period.id, ordinal, manifest, hash: about.hash(manifest), previous };
}
function peopleOf({ parties }) {
  const { mode: mode2, settledBy, approval, closedBy } = parties;
  if (mode2 === "unregistered") return {};
  return { people: { mode: mode2, settled: settledBy, approved: approval?.by ?? null, closed: closedBy } };
}
function entryText(entry) {
  const { id, period, day: day2, text: text2, reverses } = entry;
  const postings = entry.postings.map(({ account, fen: fen2 }) => ({ account, fen: fen2 }));
  return canonicalJson({ id, period, day: day2, text: text2, reverses, postings });
}
function sourcesOf(facts) {
  const files = facts.files.map(({ sha256, name: name2, kind, library, lateFor, rows: rows2, taken, quarantined }) => ({
    sha256,
    name: name2,
    kind,
    library,
    lateFor,
    rows: rows2,
    taken,
    quarantined
  }));
  const rules2 = [...facts.rules, ...facts.policies ? [facts.policies] : []];
  const byName = new Map(
    rules2.map(({ part, pack, version, hash: hash2, sample }) => {
      const rule = { part, pack, version, hash: hash2, sample };
      return [ruleName(rule), rule];
    })
  );
  const reconciliations = facts.services.map(({ service: service2, standing }) => ({
    service: service2,
    run: standing?.run.number ?? null,
    inputs: standing?.run.inputs ?? null
  }));
  const run2 = facts.settlement?.run ?? null;
  const settlement = run2 && { run: run2.number, inputs: run2.inputs, sample: run2.sample };
  return {
    files: inOrder(files),
    rules: inOrder([...byName.values()]),
    reconciliations: inOrder(reconciliations),
    settlement
  };
}
function figuresOf(facts) {
  const sum = (of) => addUp(facts.files, (f) => f[of]);
  const differing = facts.unpriced.filter((u) => u.severity === "differs").length;
  const open3 = facts.open.map(({ id, service: service2, caseKey, kind, supplier: supplier2, requester, riskFen }) => ({
    id,
    service: service2,
    caseKey,
    kind,
    supplier: supplier2,
    requester,
    riskFen
  }));
  const totals = facts.totals.map(({ kind, scheme, library, count: count2, quantity, fen: fen2 }) => ({
    kind,
    ...scheme === null ? {} : { scheme },
    library,
    count: count2,
    quantity,
    fen: fen2
  }));
  const requests = facts.requests.map(({ service: service2, status, requests: requests2, pages, volumes }) => ({
    service: service2,
    status,
    requests: requests2,
    pages,
    volumes
  }));
  return {
    counts: {
      files: facts.files.length,
      rows: sum("rows"),
      taken: sum("taken"),
      quarantined: sum("quarantined"),
      discrepanciesOpen: facts.open.length,
      discrepanciesResolved: facts.resolved,
      feesDiffering: differing
    },
    requests: inOrder(requests),
    kinds: inOrder(kindsOf(facts)),
    totals: inOrder(totals),
    balances: inOrder(facts.balances.map(({ account, fen: fen2 }) => ({ account, fen: fen2 }))),
    materialityFen: materialityOf(facts),
    openDiscrepancies: inOrder(open3)
  };
}
function kindsOf(facts) {
  const kinds2 = [...new Set(facts.totals.map((t) => t.kind))];
  return kinds2.map((kind) => {
    const own = facts.totals.filter((t) => t.kind === kind);
    return {
      kind,
      count: addUp(own, (t) => t.count),
      quantity: sumOf(own, (t) => t.quantity),
      fen: sumOf(own, (t) => t.fen)
    };
  });
}
function inOrder(items) {
  return [...items].sort(by(canonicalJson));
}

// src/month/close/verify-chain.ts
function verifyChain(closes, hash2) {
  let previous = GENESIS;
  for (const [index2, close] of closes.entries()) {
    const broken = brokenLink(close, { previous, ordinal: index2 + 1, hash: hash2 });
    if (broken) return broken;
    previous = close.hash;
  }
  return null;
}
function brokenLink(close, wanted) {
  const { period, ordinal, previous } = close;
  if (ordinal !== wanted.ordinal) {
    return finding("close-order-must-hold", { period, wanted: wanted.ordinal, found: ordinal });
  }
  if (previous !== wanted.previous) {
    return finding("close-must-follow-the-one-before", { period, wanted: wanted.previous, found: previous });
  }
  const found = wanted.hash(close.manifest);
  if (found !== close.hash)
    return finding("manifest-must-match-its-hash", { period, wanted: close.hash, found });
  return namesItself(close) ? null : finding("manifest-must-name-its-close", { period });
}
function namesItself(close) {
  const said = parsedManifest(close.manifest);
  return said?.period === close.period && said.ordinal === close.ordinal && said.previous === close.previous;
}

// src/month/close/steps/check-entries.ts
function checkEntries(asked) {
  const { period, entries, wanted, add } = asked;
  const byId = new Map(entries.map((e) => [e.id, e]));
  const reversals = new Map(entries.flatMap((e) => e.reverses === null ? [] : [[e.reverses, e]]));
  const own = new Set(wanted.map((e) => e.id));
  for (const entry of wanted) {
    const stored = byId.get(entry.id);
    if (stored === void 0 || postingsOf(stored) !== postingsOf(entry))
      add(finding("entry-must-be-what-it-rests-on", { period, id: entry.id }));
  }
  for (const entry of entries) {
    const isMovement = !entry.id.startsWith(`${period}/`);
    if (isMovement || entry.reverses !== null || own.has(entry.id)) continue;
    const back = reversals.get(entry.id);
    const opposite = entry.postings.map((p) => ({ ...p, fen: -p.fen }));
    if (back === void 0 || postingsOf(back) !== postingsOf({ ...back, postings: opposite }))
      add(finding("entry-must-be-what-it-rests-on", { period, id: entry.id }));
  }
}
function postingsOf(entry) {
  return entry.postings.map((p) => `${p.account} ${p.fen}`).join("\n");
}

// src/month/close/steps/digest-period.ts
var SERVICES3 = ["dd", "ill"];
async function digestPeriod(asked) {
  const { read, period, hash: hash2 } = asked;
  const [records, waybills, discrepancies2] = [running(hash2), running(hash2), running(hash2)];
  const services = await serviceDigest(asked);
  const version = asked.version ?? (services.count > 0 ? 3 : 2);
  for (const service2 of SERVICES3)
    for await (const rows2 of inRounds(read.recordsOf({ period, service: service2 })))
      records.add(rows2.map((record) => recordRow(record, version)));
  for await (const rows2 of inRounds(read.waybillLines(period))) waybills.add(rows2.map(waybillRow));
  const found = [...await read.discrepancies({ period })].sort(by((a) => a.id));
  discrepancies2.add(found.map(discrepancyRow));
  const ends = { records: records.end(), waybills: waybills.end(), discrepancies: discrepancies2.end() };
  return { version, ...ends, services };
}
async function serviceDigest(asked) {
  const digest2 = running(asked.hash, canonicalJson);
  for (const kind of SERVICE_KINDS) {
    const own = (await asked.read.serviceRecords(kind)).filter((r) => r.period === asked.period).sort((a, b) => compareRefs(a.ref, b.ref));
    digest2.add(own.map((r) => serviceRow(kind, r)));
  }
  return digest2.end();
}
function serviceRow(kind, { ref, ...record }) {
  const said = Object.entries(record).flatMap(
    ([field, value]) => value === null ? [] : [[field, `${value}`]]
  );
  return { kind, ref: refText(ref), ...Object.fromEntries(said) };
}
function contentsOf(digests) {
  const { version, records, waybills, discrepancies: discrepancies2, services } = digests;
  const of = ({ count: count2, sha256 }) => ({ count: count2, sha256 });
  return {
    version,
    records: of(records),
    waybills: of(waybills),
    discrepancies: of(discrepancies2),
    ...version >= 3 ? { services: of(services) } : {}
  };
}
var ROUND = 1e3;
async function* inRounds(batches) {
  let rows2 = [];
  for await (const batch of batches) {
    rows2.push(...batch);
    while (rows2.length >= ROUND) {
      yield rows2.slice(0, ROUND);
      rows2 = rows2.slice(ROUND);
    }
  }
  if (rows2.length > 0) yield rows2;
}
function running(hash2, textOf = (row) => JSON.stringify(row)) {
  let count2 = 0;
  let sha256 = hash2("");
  return {
    add(rows2) {
      if (rows2.length === 0) return;
      count2 += rows2.length;
      sha256 = hash2(`${sha256}
${rows2.map(textOf).join("\n")}`);
    },
    end: () => ({ count: count2, sha256 })
  };
}
function fieldRow(fields, frozen) {
  const [placed2, added] = [valuesOf(fields.slice(0, frozen)), fields.slice(frozen)];
  return (record) => [
    ...placed2(record).map(plain2),
    ...added.flatMap((field) => record[field] === null ? [] : [[field, plain2(record[field])]])
  ];
}
function plain2(value) {
  return typeof value === "bigint" ? `${value}` : value;
}
var REQUEST2 = Object.keys(REQUEST_FIELDS);
var SINCE_2 = ["readerClass", "channel", "attachment"];
var REQUEST_ROWS = [
  fieldRow(
    REQUEST2.filter((field) => !SINCE_2.includes(field)),
    28
  ),
  fieldRow(REQUEST2, 31)
];
function recordRow(r, version) {
  return [refText(r.ref), r.service, r.role, ...REQUEST_ROWS[version === 1 ? 0 : 1](r)];
}
var WAYBILL2 = Object.keys(WAYBILL_FIELDS);
var isAmount = (field) => field.endsWith("Fen");
var [PLACED, ADDED] = [WAYBILL2.slice(0, 14), WAYBILL2.slice(14)];
var WAYBILL_ROW = fieldRow(
  [...PLACED.filter((field) => !isAmount(field)), ...PLACED.filter(isAmount), ...ADDED],
  PLACED.length
);
function waybillRow(l) {
  return [refText(l.ref), ...WAYBILL_ROW(l)];
}
function discrepancyRow(d) {
  const made = d.resolution;
  const values = made?.values ?? {};
  const agreed = [
    values.pages ?? null,
    values.volumes ?? null,
    values.count ?? null,
    `${values.feeFen ?? ""}`
  ];
  return [
    ...[d.id, d.service, d.caseKey, d.kind, d.supplier, d.requester, d.evidence, `${d.riskFen}`],
    d.fields.map((f) => [f.field, f.supplier, f.requester, f.centre]),
    d.records.map(refText),
    made === null ? null : [made.kind, made.reason, made.by, agreed]
  ];
}

// src/month/close/steps/gone-on.ts
var GOES_ON = /* @__PURE__ */ new Set([
  ...["file-opened", "file-superseded", "file-withdrawn", "reconciliation-run"],
  ...["resolution-made", "resolution-withdrawn", "correction-noted", "settlement-run", "period-closed"]
]);
async function hasGoneOn(read, run2) {
  if (run2.inputs === await read.settlementInputs(run2.period)) return false;
  const { action } = await read.settledBy(run2.number);
  const later2 = (await read.actions()).filter((a) => a.number > action);
  return later2.some(({ seal }) => Object.keys(seal?.added ?? {}).some((kind) => GOES_ON.has(kind)));
}

// src/people/steps/read-check-mode.ts
async function readCheckMode(read) {
  return checkMode({ settings: await read.settings(), operators: await read.operators() });
}

// src/month/reconcile/risk.ts
function unsettledOf(open3, worth) {
  const most2 = mostOf(sidesOf(open3.records), worth);
  return most2 > open3.riskFen ? most2 : open3.riskFen;
}
function mostOf(sides, worth) {
  const values = [sides.supplier, sides.requester, sides.centre].map((records) => worthOfAll(records, worth));
  return values.reduce((a, b) => a > b ? a : b, 0n);
}
function worthOfAll(records, worth) {
  return sumOf(records, (r) => r.status === "filled" ? worth(r) : 0n);
}

// src/month/reconcile/desk/resolution.ts
var NEVER_BILLED = ["agreed-outside", "write-off"];
var EITHER_SIDE = [
  "supplier-right",
  "requester-right",
  "agreed-value",
  ...NEVER_BILLED,
  "defer"
];
var ALLOWED_RESOLUTIONS = {
  differs: EITHER_SIDE,
  "supplier-only": EITHER_SIDE,
  "requester-only": EITHER_SIDE,
  "centre-only": ["agreed-value", ...NEVER_BILLED, "defer"],
  "possible-match": EITHER_SIDE,
  duplicate: EITHER_SIDE,
  "not-a-member": EITHER_SIDE,
  "outside-period": EITHER_SIDE,
  "already-settled": NEVER_BILLED
};

// src/month/reconcile/evidence.ts
var LETTERS = ["S", "R", "C", "W"];
var CLASSES = Array.from(
  { length: 16 },
  (_, bits2) => LETTERS.filter((_letter, i) => bits2 & 1 << i).join("+")
);
var EVIDENCE_CLASSES = CLASSES.filter((of) => of !== "");

// src/month/reconcile/tolerant.ts
var MOST_LEFTOVERS = 2 ** 21;

// src/month/reconcile/steps/reconcile-period.ts
function worthBy(rules2, period) {
  const on = (part, day2) => inForce({ rules: rules2, part, day: day2 }) ?? inForce({ rules: rules2, part, day: period.to });
  return (record) => {
    const day2 = record.suppliedOn ?? period.to;
    if (record.service === "ill")
      return (on("ill-subsidy", day2)?.body.perVolumeFen ?? 0n) * BigInt(record.volumes ?? 0);
    if (record.feeFen !== null) return record.feeFen;
    const tariff = on("dd-tariff", day2);
    if (!tariff) return 0n;
    const priced = priceDocument(record, tariff.body);
    return "fen" in priced ? priced.fen : 0n;
  };
}

// src/month/reconcile/steps/left-unsettled.ts
var ROUND2 = 500;
async function withUnsettled(read, discrepancies2) {
  const worths = /* @__PURE__ */ new Map();
  const found = [];
  for (let from = 0; from < discrepancies2.length; from += ROUND2) {
    const some = discrepancies2.slice(from, from + ROUND2);
    const records = await read.records(some.flatMap(openRecords));
    let at = 0;
    for (const d of some) {
      const own = records.slice(at, at + openRecords(d).length);
      at += own.length;
      const worth = worths.get(d.period) ?? await settledWorth(read, d.period);
      worths.set(d.period, worth);
      const unsettledFen = d.resolution === null ? unsettledOf({ records: own, riskFen: d.riskFen }, worth) : 0n;
      found.push({ ...d, unsettledFen });
    }
  }
  return found;
}
var openRecords = (d) => d.resolution === null ? d.records : [];
async function settledWorth(read, period) {
  const { rules: rules2 } = await standingOf(read, period);
  const stated = worthBy(rules2, periodOf(period));
  return (record) => {
    const [fee, priced] = [stated(record), stated({ ...record, feeFen: null })];
    return fee > priced ? fee : priced;
  };
}

// src/core/written-number.ts
function halfWidth(text2) {
  return text2.replace(
    FULL_WIDTH,
    (sign) => sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 65248)
  );
}
var FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g;
var BLANK = "[ \\u00A0\\u2007\\u2009\\u202F]";
var AROUND = new RegExp(`(?<![\\d.,])${BLANK}+|${BLANK}+(?![\\d.,])`, "g");
var GROUPED = new RegExp(`(?<![\\d.,])\\d{1,3}(?:(${BLANK})\\d{3})(?:\\1\\d{3})*(?![\\d,]|${BLANK})`);
var BLANKS = new RegExp(BLANK, "g");
function writtenNumber(text2) {
  return halfWidth(text2).trim().replace(/\r\n?|\n/g, "\u23CE").replace(AROUND, "").replace(GROUPED, (digits) => digits.replace(BLANKS, ""));
}
var CAPITAL_DIGITS = "\u96F6\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396";
var CAPITAL = new RegExp(
  `^(?:\u4EBA\u6C11\u5E01)?([${CAPITAL_DIGITS}\u62FE\u4F70\u4EDF\u4E07\u4EBF]{1,30})[\u5143\u5706](?:([${CAPITAL_DIGITS}])\u89D2)?\u96F6?(?:([${CAPITAL_DIGITS}])\u5206)?[\u6574\u6B63]?$`
);

// src/month/import/reading/problem.ts
var Problem = class {
  code;
  params;
  constructor(code, params) {
    this.code = code;
    this.params = params;
  }
};

// src/month/import/columns/profile.ts
var DATE_FORMS = ["iso", "slash", "dot", "compact", "chinese"];
function columnNames({ headings, from }) {
  return from?.by === "columns" ? from.headings : headings;
}

// src/month/import/reading/read-day.ts
var CHINESE_WEEKDAYS = "\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u65E5";
var ENGLISH_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
var WEEKDAY = "(?:\\s*(?:(?:\u661F\u671F|\u5468|\u793C\u62DC)([\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u65E5\u5929])|\\(([\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u65E5\u5929])\\)|\\((?:\u661F\u671F|\u5468|\u793C\u62DC)([\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u65E5\u5929])\\)|(?<=\\s)(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?))?";
var TIME = "(?:(?:\\s*T\\s*|\\s+|(?<=[\u65E5\u53F7)])\\s*)(?:\u4E0A\u5348|\u4E0B\u5348|am|pm)?\\s*(\\d{1,2})[:\u65F6](\\d{1,2})(?:[:\u5206](?:(\\d{1,2})(?:\\.\\d{1,9})?\u79D2?)?)?\\s*(?:am|pm)?(?:\\+08:?00)?)?";
var MONTH = /^(19|20|21)(\d{2})(?:[-/.]|年)?(0?[1-9]|1[0-2])月?(?:份)?$/;
function readMonth(cell, epoch) {
  const text2 = writtenNumber(cellText(cell));
  const found = MONTH.exec(text2);
  if (found && !/^\d{5}$/.test(text2)) return `${found[1]}${found[2]}-${(found[3] ?? "").padStart(2, "0")}`;
  const day2 = readDay(cell, { forms: DATE_FORMS, epoch, period: null });
  return day2 instanceof Problem ? new Problem("month-must-be-readable", { text: text2 }) : day2.slice(0, 7);
}
var FORMS = [
  written2("iso", "(\\d{4})-(\\d{1,2})-(\\d{1,2})"),
  written2("slash", "(\\d{4})/(\\d{1,2})/(\\d{1,2})"),
  written2("dot", "(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})"),
  written2("compact", "(\\d{4})(\\d{2})(\\d{2})"),
  written2("chinese", "(\\d{4})\\s*\u5E74\\s*(\\d{1,2})\\s*\u6708\\s*(\\d{1,2})\\s*[\u65E5\u53F7]"),
  written2("chinese", "(\\d{1,2})\\s*\u6708\\s*(\\d{1,2})\\s*[\u65E5\u53F7]", ["month", "day"]),
  written2("dmy", "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})", ["day", "month", "year"]),
  written2("mdy", "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})", ["month", "day", "year"])
];
function written2(form, date, order = ["year", "month", "day"]) {
  return { form, order, pattern: new RegExp(`^${date}${WEEKDAY}${TIME}${WEEKDAY}$`, "i") };
}
var MAX_DATE = 40;
function readDay(cell, as) {
  if (cell !== null && typeof cell === "object") {
    if (cell.kind === "date") return daySerial(cell.serial, 1900);
    if (cell.kind === "number") return dayNumberCell(cell.text, as);
    if (cell.kind === "formula" && cell.isDate) return daySerial(cell.value ?? "", 1900);
    if (cell.kind === "formula" && SERIAL.test(cell.value ?? ""))
      return daySerial(cell.value ?? "", as.epoch);
  }
  const text2 = halfWidth(cellText(cell));
  if (as.forms.includes("serial") && SERIAL.test(text2)) return daySerial(text2, as.epoch);
  return dayText(text2, as);
}
function dayText(text2, { forms, period }) {
  if (text2.length > MAX_DATE) return new Problem("date-must-be-readable", { text: text2.slice(0, MAX_DATE) });
  for (const { form, pattern: shape, order } of FORMS) {
    if (!forms.includes(form)) continue;
    const found = shape.exec(text2);
    if (!found) continue;
    const part = (name2) => +(found[order.indexOf(name2) + 1] ?? "");
    const isShort = !order.includes("year");
    const year = isShort ? yearOf(period) : part("year");
    if (year === null) return new Problem("year-must-be-known", { text: text2 });
    const day2 = dayOf(year, part("month"), part("day"));
    if (day2 === void 0) return new Problem("date-must-exist", { text: text2 });
    if (isShort && period !== null && day2 > period.to) return new Problem("year-must-be-known", { text: text2 });
    return besidesDay(text2, { day: day2, found: found.slice(order.length + 1) });
  }
  return new Problem("date-must-be-readable", { text: text2 });
}
function besidesDay(text2, of) {
  const { day: day2, found } = of;
  const [hour = "0", minute = "0", second = "0"] = found.slice(4, 7);
  if (+hour > 23 || +minute > 59 || +second > 59) return new Problem("time-must-exist", { text: text2 });
  const said = [...found.slice(0, 4), ...found.slice(7)].filter((w) => w !== void 0);
  const weekday = weekdayOf(day2);
  return said.every((word) => weekdayOfWord(word) === weekday) ? day2 : new Problem("weekday-must-be-right", { text: text2, day: day2, weekday: `${weekday + 1}` });
}
function weekdayOfWord(word) {
  const chinese = CHINESE_WEEKDAYS.indexOf(word === "\u5929" ? "\u65E5" : word);
  return chinese >= 0 ? chinese : ENGLISH_WEEKDAYS.indexOf(word.slice(0, 3).toLowerCase());
}
function yearOf(period) {
  const year = period?.from.slice(0, 4);
  return period && year === period.to.slice(0, 4) ? +(year ?? "") : null;
}
var SERIAL = /^\d{4,6}(\.\d+)?$/;
var FIRST_SERIAL = 1e4;
function daySerial(serial, epoch) {
  const day2 = +serial >= FIRST_SERIAL ? dayOfSerial(serial, epoch) : void 0;
  return day2 ?? new Problem("date-must-exist", { text: serial });
}
function dayNumberCell(text2, as) {
  return /^(19|20|21)\d{6}$/.test(text2) ? dayText(text2, as) : daySerial(text2, as.epoch);
}

// src/month/import/reading/read-number.ts
function numberText(cell) {
  const text2 = writtenNumber(cellText(cell));
  if (typeof cell === "string")
    return text2.length > DIGITS_SHOWN ? withoutNoise(text2, NOISE) ?? text2 : text2;
  const isDouble = cell?.kind === "number" || cell?.kind === "formula";
  return (isDouble ? withoutNoise(text2) : void 0) ?? text2;
}
var DIGITS_SHOWN = 15;
var NOISE = { digits: 17, zeros: 4 };
function withoutNoise(text2, only) {
  const found = /^(-?)(\d+)\.(\d+)$/.exec(text2);
  if (!found) return void 0;
  const [, sign = "", whole3 = "", decimals = ""] = found;
  const digits = whole3 + decimals;
  const significant = digits.replace(/^0+/, "");
  const surplus = significant.length - DIGITS_SHOWN;
  if (surplus <= 0 || surplus > decimals.length) return void 0;
  const kept = BigInt(digits.slice(0, -surplus));
  const up = (digits[digits.length - surplus] ?? "0") >= "5" ? 1n : 0n;
  const places = decimals.length - surplus;
  const rounded = (kept + up).toString().padStart(places + 1, "0");
  const fraction = rounded.slice(rounded.length - places).replace(/0+$/, "");
  const left = rounded.slice(0, rounded.length - places);
  if (only && (significant.length > only.digits || places - fraction.length < only.zeros)) return void 0;
  return `${sign}${left}${places > 0 && fraction !== "" ? `.${fraction}` : ""}`;
}
function readSignedFen(cell, unit2) {
  if (isNoNumber(cell)) return new Problem("amount-must-be-exact", { text: cellText(cell) });
  const shown = numberText(cell);
  const bare = shown.replace(/^([-+]?)(?:¥|￥|rmb|cny|人民币)/i, "$1").replace(/(?:元|圆|rmb|cny)$/i, "");
  const fen2 = unit2 === "fen" ? wholeFen(bare) : parseYuan(bare);
  return fen2 ?? new Problem("amount-must-be-exact", { text: shown });
}
function wholeFen(text2) {
  const found = /^(-?\d{1,15})分?$/.exec(text2);
  return found ? BigInt(found[1] ?? "") : void 0;
}
var COUNT = /^([-+]?)(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.0+)?(?:页|册|件|拍|本|份|人|个|篇|条|项|种|p|pp|pages?)?$/i;
function readCount(cell, unit2) {
  if (isNoNumber(cell)) return new Problem("count-must-be-whole", { text: cellText(cell) });
  const text2 = numberText(cell);
  if (unit2 === "page-range") return readPageRange(text2);
  const found = COUNT.exec(text2);
  if (!found) return new Problem("count-must-be-whole", { text: text2 });
  const count2 = +(found[2] ?? "").replaceAll(",", "");
  if (found[1] === "-" && count2 > 0) return new Problem("count-must-not-be-negative", { text: text2 });
  return count2;
}
var TENTHS = /^(\d{1,6})(?:\.(\d)0*)?(?:分|学时|课时|小时|h)?$/i;
function readTenths(cell) {
  const text2 = isNoNumber(cell) ? cellText(cell) : numberText(cell);
  const found = isNoNumber(cell) ? null : TENTHS.exec(text2);
  return found ? +(found[1] ?? "") * 10 + +(found[2] ?? "0") : new Problem("tenths-must-be-readable", { text: text2 });
}
var RANGE = /^(?:pp?\.?[ \u00A0]?)?([a-z]{0,2})(\d{1,7})[-‐–—~～]\1?(\d{1,7})\.?$/i;
var MAX_PAGES = 2e3;
function readPageRange(text2) {
  const found = RANGE.exec(text2);
  const [, , first = "", last2 = ""] = found ?? [];
  const end = last2.length < first.length ? first.slice(0, first.length - last2.length) + last2 : last2;
  const pages = found ? +end - +first + 1 : 0;
  return pages >= 1 && pages <= MAX_PAGES ? pages : new Problem("page-range-must-be-readable", { text: text2 });
}
var WEIGHT = /^(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,9}))?(kg|㎏|公斤|千克|g|克|斤|市斤)?$/i;
function readGrams(cell, unit2) {
  const text2 = isNoNumber(cell) ? cellText(cell) : numberText(cell);
  const found = isNoNumber(cell) ? null : WEIGHT.exec(text2);
  if (!found) return new Problem("weight-must-be-readable", { text: text2 });
  const [, whole3 = "", decimals = "", said = unit2] = found;
  const thousandths = BigInt(whole3.replaceAll(",", "") + decimals.padEnd(9, "0")) * gramsPer(said.toLowerCase());
  const scale = 1000000000n;
  if (thousandths % scale !== 0n) return new Problem("weight-must-be-readable", { text: text2 });
  return +(thousandths / scale).toString();
}
function gramsPer(unit2) {
  if (unit2 === "g" || unit2 === "\u514B") return 1n;
  return unit2.endsWith("\u65A4") && unit2 !== "\u516C\u65A4" ? 500n : 1000n;
}
function isNoNumber(cell) {
  return cell !== null && typeof cell === "object" && (cell.kind === "date" || cell.kind === "boolean" || cell.kind === "formula" && cell.isDate === true);
}

// src/month/import/columns/compile-columns.ts
function isReadableFixed(rule, kind) {
  const text2 = rule.fixed;
  if (text2 === null) return true;
  if (rule.values) return rule.values.has(textKey(text2)) || rule.unlisted === "keep";
  switch (fieldType(kind, rule.field)) {
    case "day":
      return !(readDay(text2, { forms: rule.dates, epoch: 1900, period: null }) instanceof Problem);
    case "count":
    case "positive-count":
      return !(readCount(text2, "plain") instanceof Problem);
    case "fen":
    case "signed-fen":
      return !(readSignedFen(text2, "yuan") instanceof Problem);
    case "grams":
      return !(readGrams(text2, "kg") instanceof Problem);
    case "tenths":
      return !(readTenths(text2) instanceof Problem);
    case "month":
      return !(readMonth(text2, 1900) instanceof Problem);
    default:
      return true;
  }
}

// src/month/import/columns/footer-words.ts
var withEnds = (words, ends) => words.flatMap((word) => ["", ...ends].map((end) => word + end));
var TOTALS2 = [
  ...withEnds(["\u5408\u8BA1", "\u6C47\u603B", "\u5171\u8BA1", "\u7D2F\u8BA1"], ["\u91D1\u989D", "\u8D39\u7528", "\u6570"]),
  ...["\u603B\u8BA1", "\u603B\u8BA1\u91D1\u989D", "\u603B\u91D1\u989D", "\u603B\u8D39\u7528", "\u603B\u989D", "Total", "Grand Total"],
  ...withEnds(
    ["\u5E94\u4ED8", "\u5E94\u6536", "\u5B9E\u4ED8", "\u5B9E\u6536", "\u5E94\u7F34", "\u5E94\u7ED3"],
    ["\u91D1\u989D", "\u8D39\u7528", "\u6B3E", "\u6B3E\u9879", "\u603B\u989D", "\u5408\u8BA1"]
  )
];
var SUBTOTALS = ["\u5C0F\u8BA1", "Subtotal", "Sub-total"];
var LABELS = "\u6536\u6B3E|\u4ED8\u6B3E|[\u6536\u4ED8]\u6B3E(?:\u5355\u4F4D|\u4EBA|\u65B9|\u8D26\u53F7|\u5E10\u53F7|\u6237\u540D|\u94F6\u884C|\u65E5\u671F)|\u5F00\u6237(?:\u884C|\u94F6\u884C|\u540D|\u884C\u540D\u79F0)|(?:\u94F6\u884C)?[\u8D26\u5E10][\u53F7\u6237]|\u6237\u540D|\u7A0E\u53F7|\u7EB3\u7A0E\u4EBA\u8BC6\u522B\u53F7|\u7EDF\u4E00\u793E\u4F1A\u4FE1\u7528\u4EE3\u7801|(?:\u8054\u7CFB)?(?:\u7535\u8BDD|\u5730\u5740|\u4EBA|\u65B9\u5F0F)|\u90AE\u7F16|\u4F20\u771F|\u5236[\u8868\u5355]|\u586B[\u8868\u62A5]|\u5BA1[\u6838\u6279]|\u590D\u6838|\u6838\u5BF9|\u7ECF[\u529E\u624B]|\u8D1F\u8D23|\u4E3B\u7BA1|\u4F1A\u8BA1|\u51FA\u7EB3|\u8BB0\u8D26|\u9886\u5BFC|(?:\u586B\u62A5|\u62A5\u9001|\u4E0A\u62A5|\u7F16\u5236|\u672C)(?:\u5355\u4F4D|\u673A\u6784|\u56FE\u4E66\u9986|\u9986)(?:\u540D\u79F0)?|(?:\u586B\u62A5|\u62A5\u9001|\u4E0A\u62A5|\u7EDF\u8BA1|\u62A5\u8868|\u6240\u5C5E|\u6570\u636E)(?:\u6708\u4EFD?|\u8D26\u671F|\u671F\u95F4)|\u7B7E[\u5B57\u540D\u7AE0]|\u76D6\u7AE0|\u516C\u7AE0|(?:\u5355\u4F4D|\u90E8\u95E8|\u56FE\u4E66\u9986|\u9986)(?:\u76D6\u7AE0|\u516C\u7AE0|\u9886\u5BFC|\u8D1F\u8D23)|\u6253\u5370|\u5BFC\u51FA|\u5F00\u7968|\u751F\u6210|(?:\u5236\u8868|\u586B\u8868|\u586B\u62A5|\u6253\u5370|\u5BFC\u51FA|\u751F\u6210|\u5F00\u7968|\u8D26\u5355|\u7ED3\u7B97|\u62A5\u9001|\u5BA1\u6838|\u7EDF\u8BA1)?(?:\u65E5\u671F|\u65F6\u95F4)|\u5907\u6CE8|\u8BF4\u660E|\u9644\u6CE8|\u6CE8|\u63D0\u793A|preparedby|checkedby|approvedby|exported|notes?|signature|date|bank|account(?:no\\.?)?";
var FOOTER = new RegExp(
  `^[-\u2014\u2013*\xB7\u2022([\u3010]*(?:(?:${LABELS})(?:\u4EBA|\u8005|\u5458|\u5355\u4F4D|\u90E8\u95E8|\u7AE0)?(?:\\([^()]{0,20}\\))?[)\\]\u3011]?(?::|$)|[^:]{0,8}\u5927\u5199|\u4EE5\u4E0B(?:\u7A7A\u767D|\u65E0\u6B63\u6587|\u4E3A\u7A7A)|\u4EE5\u4E0A(?:\u7A7A\u767D|\u4E3A)|(?:\u7B2C?\\d{1,4}\u9875|\u7B2C\\d{1,4}/\\d{1,4}\u9875)?[,/]?\u5171\\d{1,4}\u9875|\u7B2C\\d{1,4}\u9875|page\\d{1,4}|(?:19|20)\\d\\d\u5E74\\d{1,2}\u6708(?:\\d{1,2}\u65E5)?$)`
);

// src/month/import/reading/row-words.ts
var AFTER_WORD = "(?:\\([^()]{0,20}\\))?:?(?:\u5171?\\d{0,9}[\u7B14\u6761\u4EF6\u518C\u884C\u9879]?)?$";
var END2 = new RegExp(`^${AFTER_WORD}`);
var escapedText = (text2) => text2.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
function spaced(key) {
  return [...key].map(escapedText).join("\\s*");
}
var WORDS = [...TOTALS2, ...SUBTOTALS].map((w) => spaced(textKey(w))).join("|");
var STATED = new RegExp(
  `^.{0,60}(?:${WORDS}):?(?:\u5171?\\d{1,9}[\u7B14\u6761\u4EF6\u518C\u884C\u9879][,;]?)?(?:\u4EBA\u6C11\u5E01|\u91D1\u989D:?|\u8D39\u7528:?)?[\xA5]?(\\d[\\d,]*(?:\\.\\d{1,2})?\u5143|\\d[\\d,]*\\.\\d{2})\u6574?(?:[,;]?\u5171?\\d{1,9}[\u7B14\u6761\u4EF6\u518C\u884C\u9879])?[.\u3002]?$`
);
function isSummable(kind, field) {
  const type = fieldType(kind, field);
  return type === "count" || type === "positive-count" || type === "fen" || type === "signed-fen" || type === "grams";
}

// src/month/import/reading/total-rows.ts
function isMoney(kind, field) {
  return fieldType(kind, field)?.endsWith("fen") === true;
}
function totalText(kind, field, value) {
  if (isMoney(kind, field)) return formatYuan(value);
  return fieldType(kind, field) === "grams" ? `${value} g` : `${value}`;
}

// src/month/close/steps/mended-totals.ts
async function stillWrong(read, about) {
  const { file, totals, uncorrected } = about;
  const wrong = totals.filter((t) => t.declared !== t.computed);
  if (wrong.length === 0 || uncorrected || isServiceKind(file.kind)) return wrong;
  const rows2 = await rowsNow(read, file);
  return rows2 === null ? wrong : wrong.filter((total) => !agreesNow(total, { rows: rows2, totals }));
}
async function rowsNow(read, file) {
  const corrections = await read.rowCorrections({ period: file.period });
  if (!corrections.some(({ row }) => row.file === file.number)) return null;
  const origins = new Map(corrections.map(({ row, by: by2 }) => [refText(by2), row]));
  const { service: service2 } = kindParts(file.kind);
  const rows2 = [];
  for await (const batch of read.recordsOf({ period: file.period, service: service2 }))
    for (const record of batch) {
      const at = originOf(record.ref, origins);
      if (at.file === file.number) rows2.push({ at, record });
    }
  return rows2;
}
function originOf(ref, origins) {
  let at = ref;
  for (let next = origins.get(refText(at)); next !== void 0; next = origins.get(refText(at))) at = next;
  return at;
}
function agreesNow({ ref, field, declared }, of) {
  const above = (row) => row.sheet === ref.sheet && row.row < ref.row;
  const before = of.totals.filter((t) => t.field === field && above(t.ref)).map((t) => t.ref.row);
  const last2 = Math.max(0, ...before);
  let [all, since] = [0n, 0n];
  for (const { at, record } of of.rows) {
    if (!above(at)) continue;
    const value = isRequestField(field) ? record[field] : null;
    const count2 = typeof value === "number" || typeof value === "bigint" ? BigInt(value) : 0n;
    all += count2;
    if (at.row > last2) since += count2;
  }
  return declared === all || declared === since;
}

// src/month/close/steps/read-left-out.ts
var OF_COLUMNS = [
  "heading-bracket-must-be-known",
  "column-must-be-read-as-before",
  "totalled-column-must-be-read"
];
async function readLeftOut(read, period) {
  const files = (await read.files({ period })).filter((f) => isCharged(f.kind));
  const uncorrected = await uncorrectedRows(read, period);
  const unread = /* @__PURE__ */ new Map();
  const columns = /* @__PURE__ */ new Map();
  const totals = [];
  const byNumber = new Map(files.map((f) => [f.number, f]));
  for (const { file: number, sheet, row, code, column, text: text2, params } of await read.fileFindings({
    period
  })) {
    const file = byNumber.get(number);
    if (!file) continue;
    if (code === "fitting-sheet-must-be-read")
      unread.set(number, [...unread.get(number) ?? [], params.sheet ?? ""]);
    else if (OF_COLUMNS.includes(code))
      columns.set(number, [.../* @__PURE__ */ new Set([...columns.get(number) ?? [], params.columns ?? ""])]);
    else {
      const said = { column: column ?? "", declared: text2 ?? "", computed: params.computed ?? null };
      totals.push({ ...placed(file, { file: number, sheet, row }), ...said });
    }
  }
  const declared = await read.declaredTotals({ period });
  for (const file of files) {
    const own = declared.filter((t) => t.ref.file === file.number);
    const about = { file, totals: own, uncorrected: uncorrected.has(file.number) };
    for (const total of await stillWrong(read, about))
      totals.push({ ...placed(file, total.ref), ...shownTotal(file, total) });
  }
  totals.sort((a, b) => compareRefs(a.ref, b.ref) || (a.column < b.column ? -1 : 1));
  const of = ({ name: name2, sha256 }) => ({ file: name2, sha256 });
  return {
    rows: files.flatMap((f) => {
      const rows2 = uncorrected.get(f.number);
      return rows2 === void 0 ? [] : [{ ...of(f), rows: rows2 }];
    }),
    sheets: files.flatMap((f) => {
      const sheets = unread.get(f.number);
      return sheets === void 0 ? [] : [{ ...of(f), sheets }];
    }),
    columns: files.flatMap((f) => {
      const names2 = columns.get(f.number);
      return names2 === void 0 ? [] : [{ ...of(f), columns: names2 }];
    }),
    totals: totals.map(({ ref: _, ...total }) => total)
  };
}
async function uncorrectedRows(read, period) {
  const rows2 = /* @__PURE__ */ new Map();
  let before = null;
  for (const q of await read.quarantined({ period })) {
    if (before === null || compareRefs(before, q) !== 0) rows2.set(q.file, (rows2.get(q.file) ?? 0) + 1);
    before = q;
  }
  return rows2;
}
function placed(file, ref) {
  const { name: name2, sha256, sheets } = file;
  return { ref, file: name2, sha256, sheet: sheets[ref.sheet - 1] ?? null, row: ref.row };
}
function shownTotal({ kind }, { field, declared, computed }) {
  const shown = (value) => totalText(kind, field, value);
  return { column: field, declared: shown(declared), computed: shown(computed) };
}

// src/month/close/steps/read-close-facts.ts
async function readCloseFacts(read, period, closer = null) {
  const rules2 = await read.rules();
  const standing = await standingOf(read, period.id);
  const sealed = (await read.closes()).some((close) => close.period === period.id);
  const left = await fundsLeft(read, period);
  const settlement = await settlementOf(read, { period: period.id, sealed, left });
  const number = settlement?.run.number ?? null;
  const used = new Set(settlement?.run.rules ?? []);
  return {
    period,
    openBefore: await openBefore(read, period),
    services: await servicesOf(read, { period: period.id, sealed }),
    files: await standingFiles(read, period.id),
    leftOut: await readLeftOut(read, period.id),
    open: await withUnsettled(read, await read.discrepancies({ period: period.id, status: "open" })),
    resolved: (await read.discrepancies({ period: period.id, status: "resolved" })).length,
    policies: inForce({ rules: standing.rules, part: "policies", day: period.to }) ?? null,
    rules: rules2.filter((rule) => used.has(ruleName(rule))),
    settlement,
    unpriced: number === null ? [] : await read.unpriced(number),
    totals: number === null ? [] : await read.chargeTotals(number),
    uncovered: settlement === null || sealed ? [] : await uncovered(read, { ...settlement, left }),
    balances: await read.balances({ period: period.id }),
    moved: (await read.movements({ period: period.id })).flatMap((m) => entryOfMovement(m).postings),
    trialFen: sumOf(await read.balances(), ({ fen: fen2 }) => fen2),
    entries: (await read.entries({ period: period.id })).map(entryText),
    requests: statusCounts(await read.requestCounts([period.id])),
    parties: await partiesOf(read, { period: period.id, settlement: number, closer })
  };
}
async function partiesOf(read, about) {
  const { period, settlement, closer } = about;
  const close = (await read.closes()).find((c) => c.period === period);
  return {
    mode: close ? modeIn(close.manifest) : await readCheckMode(read),
    settledBy: settlement === null ? null : (await read.settledBy(settlement)).name,
    approval: await read.approval(period),
    closedBy: close?.closedBy ?? closer
  };
}
async function openBefore(read, period) {
  const open3 = (await read.periods()).filter((state) => state.closedAt === null).map((state) => state.period).filter((id) => (parsePeriod(id)?.from ?? period.from) < period.from);
  const found = [];
  for (const id of open3) if (await hasToSettle(read, id)) found.push(id);
  return found;
}
async function servicesOf(read, about) {
  const services = [];
  for (const service2 of ["dd", "ill"]) {
    const span2 = { period: about.period, service: service2 };
    if (!await read.hasRecords(span2)) continue;
    const run2 = await read.run(span2);
    const current = run2 !== null && (about.sealed || run2.inputs === await read.reconciliationInputs(span2));
    services.push({ service: service2, standing: run2 && { run: run2, current } });
  }
  return services;
}
async function standingFiles(read, period) {
  const files = await read.files({ period });
  return files.filter(stands).map(({ sha256, name: name2, kind, library, lateFor, receipt }) => {
    const { rows: rows2, taken, quarantined } = receipt;
    return { sha256, name: name2, kind, library, lateFor, rows: rows2, taken, quarantined };
  });
}
async function settlementOf(read, about) {
  const run2 = await read.settlement(about.period);
  if (run2 === null) return null;
  const isCut = run2.funds === null || sameFunds(run2.funds, about.left);
  const isCurrent = isCut && run2.inputs === await read.settlementInputs(about.period);
  return { run: run2, current: about.sealed || isCurrent };
}
function statusCounts(counts2) {
  const sums = /* @__PURE__ */ new Map();
  for (const { service: service2, status, requests, pages, volumes } of counts2) {
    const key = `${service2}/${status}`;
    const sum = sums.get(key) ?? { service: service2, status, requests: 0, pages: 0, volumes: 0 };
    sums.set(key, {
      service: service2,
      status,
      requests: sum.requests + requests,
      pages: sum.pages + pages,
      volumes: sum.volumes + volumes
    });
  }
  return [...sums.values()];
}
async function hasToSettle(read, period) {
  const files = (await read.files({ period })).filter((f) => isSettled(f.kind));
  if (files.some(stands)) return true;
  const run2 = files.length === 0 ? null : await read.settlement(period);
  return run2 !== null && (await read.chargeTotals(run2.number)).length > 0;
}

// src/month/close/steps/verify-books.ts
var MAX_FINDINGS = 100;
async function verifyBooks(asked) {
  const { read, period, hash: hash2 } = asked;
  const closes = await read.closes();
  const settled = (await read.periods()).filter((p) => p.settlement !== null);
  const wanted = settled.map((p) => p.period).filter((id) => period === null || id === period);
  if (wanted.length === 0 && period !== null) refuse("period-must-be-settled", { period });
  const periods = [];
  for (const id of wanted)
    periods.push(
      await verifyPeriod({ read, period: id, hash: hash2, closes }).catch((error) => {
        if (!(error instanceof Refusal)) throw error;
        const { code, params } = error;
        const isClosed = closes.some((c) => c.period === id);
        return { period: id, charges: 0, entries: 0, isClosed, findings: [finding(code, params)] };
      })
    );
  const rows2 = (await read.actions()).reverse();
  return {
    rules: alteredRules(await read.ruleSeals()),
    periods,
    chain: verifyChain(closes, hash2),
    log: { rows: rows2.length, broken: verifyLog(rows2, hash2) }
  };
}
async function verifyPeriod(asked) {
  const { read, period, closes } = asked;
  const run2 = await read.settlement(period);
  if (run2 === null) return refuse("period-must-be-settled", { period });
  let made = await comparedWith(read, run2, {});
  for (const way of EARLIER_WAYS) {
    const isNone = way.correctsAfter && !made.hasCorrections || way.isEarlier && !made.hasInvoice;
    if (made.findings.length === 0 || isNone) continue;
    const earlier = await comparedWith(read, run2, way);
    if (earlier.findings.length < made.findings.length) made = earlier;
  }
  const { charges: charges2, entries } = made;
  let { findings } = made;
  const close = closes.find((c) => c.period === period);
  if (!close && findings.length > 0 && await hasGoneOn(read, run2))
    findings = [finding("settlement-must-be-current", { period, settlement: run2.number })];
  if (close) findings.push(...await checkManifest({ ...asked, close }));
  const kept = findings.slice(0, MAX_FINDINGS);
  return { period, charges: charges2, entries, isClosed: close !== void 0, findings: kept };
}
var EARLIER_WAYS = [
  { isEarlier: true },
  { correctsAfter: true },
  { correctsAfter: true, isEarlier: true }
];
async function comparedWith(read, run2, way) {
  const { period, number } = run2;
  const findings = [];
  const add = (found) => {
    if (findings.length < MAX_FINDINGS) findings.push(found);
  };
  const again = await recomputed({ read, run: run2, way, add }).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    add(finding("settlement-must-be-computable", { period, run: number, why: error.code }));
    return null;
  });
  const entries = await read.entries({ period });
  const { length } = entries;
  const totals = await read.chargeTotals(number);
  const hasInvoice = totals.some((total) => total.kind === "courier" || total.kind === "courier-held");
  if (again === null) return { charges: 0, entries: length, hasCorrections: false, hasInvoice, findings };
  const { charges: charges2, hasCorrections } = again;
  const stored = addUp(totals, (total) => total.count);
  if (stored !== charges2) add(finding("charges-must-be-as-many", { period, stored, recomputed: charges2 }));
  checkEntries({ period, run: number, entries, wanted: again.entries, add });
  return { charges: charges2, entries: length, hasCorrections, hasInvoice, findings };
}
async function recomputed(asked) {
  const { read, run: run2, way, add } = asked;
  const period = parsePeriod(run2.period) ?? refuse("period-must-be-valid", { text: run2.period });
  const named2 = new Set(run2.rules);
  const versions = (await read.rules()).filter((rule) => named2.has(ruleName(rule)));
  const standing = await read.standingAt(run2.number);
  const basis = { ...await booksBasis(read), standing, isEarlier: way.isEarlier === true };
  const { number } = run2;
  const corrections = way.correctsAfter ? null : await planCorrections({ read, into: period, number, basis, versions });
  const settlement = new Settlement({
    number,
    rules: settlementRules(versions),
    directory: directoryOf(standing.registry),
    lastDay: period.to,
    before: corrections?.before ?? await read.chargedBefore(period.id)
  });
  const services = [];
  for (const service2 of ["dd", "ill"])
    if (await read.run({ period: period.id, service: service2 }) !== null) services.push(service2);
  let charges2 = 0;
  const entries = [];
  const compare = async (batch) => {
    const stored = await read.chargesById({ settlement: run2.number, ids: batch.map((c) => c.id) });
    for (const [i, again] of batch.entries()) {
      const there = stored[i] ?? null;
      if (there === null || !sameCharge(there, again))
        add(chargeFinding(run2.period, { stored: there, again }));
    }
    charges2 += batch.length;
  };
  const about = { read, period, number, services, settlement, versions, funds: run2.funds, basis };
  for await (const facts of settlementFacts({ ...about, corrections })) {
    await compare(facts.flatMap((fact) => fact.kind === "charge" ? [fact.charge] : []));
    for (const fact of facts) if (fact.kind === "entry-posted") entries.push(fact.entry);
  }
  return { charges: charges2, entries, hasCorrections: (corrections?.charges.length ?? 0) > 0 };
}
function chargeFinding(period, of) {
  const { stored, again } = of;
  const said = (charge) => charge === null ? "\u2014" : `${charge.fen}`;
  return finding("charge-must-be-what-it-rests-on", {
    period,
    id: again.id,
    case: again.caseKey ?? again.library ?? "",
    storedFen: said(stored),
    againFen: said(again)
  });
}
async function checkManifest(asked) {
  const { read, hash: hash2, close, closes } = asked;
  const period = parsePeriod(asked.period);
  const said = parsedManifest(close.manifest);
  if (!period || said === null) return [finding("manifest-must-name-its-close", { period: asked.period })];
  const facts = await readCloseFacts(read, period);
  const named2 = new Set(rulesIn(said));
  const policies = facts.policies && named2.has(ruleName(facts.policies)) ? facts.policies : null;
  const hasContents = said.contents !== void 0;
  const contents = hasContents ? contentsOf(await digestPeriod({ read, period: period.id, hash: hash2, version: versionOf(said) })) : void 0;
  const again = buildClose(
    { ...facts, policies },
    {
      before: closes.find((c) => c.ordinal === close.ordinal - 1) ?? null,
      programVersion: String(said.program),
      hash: hash2,
      ...contents === void 0 ? {} : { contents },
      despite: consentIn(close.manifest)?.reason ?? null
    }
  );
  const made = parsedManifest(again.manifest) ?? {};
  const parts = [.../* @__PURE__ */ new Set([...Object.keys(said), ...Object.keys(made)])].sort();
  return parts.filter((part) => JSON.stringify(said[part]) !== JSON.stringify(made[part])).map(
    (part) => finding("manifest-must-be-what-it-rests-on", { period: period.id, part: wherein(said, made, part) })
  );
}
function versionOf(said) {
  const { contents } = said;
  const version = typeof contents === "object" && contents !== null && "version" in contents && contents.version;
  return version === 1 || version === 3 ? version : 2;
}
function wherein(said, made, part) {
  const [a, b] = [said[part], made[part]];
  if (part !== "contents" || typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return part;
  const other = new Map(Object.entries(b));
  const inside = Object.entries(a).find(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(other.get(key))
  );
  return inside ? `${part}.${inside[0]}` : part;
}
function rulesIn(said) {
  if (!Array.isArray(said.rules)) return [];
  return said.rules.map((rule) => ruleName(rule));
}

// src/month/import/io/profile-shelf.ts
import { readdirSync } from "node:fs";
import { join } from "node:path";

// src/tables/io/read-text.ts
import { readFileSync, statSync as statSync2 } from "node:fs";
import { basename } from "node:path";

// src/tables/io/text/gbk-census.ts
var ENOUGH = 20;
var OTHER = 0;
var SYMBOL = 1;
var COMMON = 2;
var SECOND = 3;
var RARE = 4;
var PRIVATE = 5;
var LONE = 6;
var kinds = null;
var GbkCensus = class {
  common = 0;
  /** Common hanzi of the alphabet's second half (from R on). */
  late = 0;
  others = 0;
  /** Two common hanzi in a row. */
  runs = 0;
  touching = 0;
  first = /* @__PURE__ */ new Map();
  rest = Buffer.alloc(0);
  position = 0;
  line = 1;
  before = OTHER;
  isAfterLetter = false;
  add(piece) {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const all = bytes.length;
    kinds ??= kindsOfPairs();
    const table = kinds;
    let at = 0;
    while (at < all) {
      const byte = bytes[at] ?? 0;
      if (byte < 128) {
        if (byte === 10) this.line += 1;
        this.before = OTHER;
        this.isAfterLetter = isLowerCase(byte);
        at += 1;
        continue;
      }
      const next = bytes[at + 1] ?? 0;
      const size = byte === 128 || byte === 255 ? 1 : next >= 48 && next <= 57 ? 4 : 2;
      if (at + size >= all) break;
      const kind = size === 2 ? table[byte * 256 + next] ?? OTHER : kindOfOther(bytes.subarray(at, at + size));
      this.count(kind, { at, lead: byte, isBeforeLetter: isLowerCase(bytes[at + size] ?? 0) });
      at += size;
    }
    this.position += at;
    this.rest = Buffer.from(bytes.subarray(at));
  }
  /** After the last piece; null where it reads as Chinese does, or has no such signs at all. */
  doubt() {
    this.add(Buffer.from("\n"));
    for (const why of ["private", "glued", "euro"]) {
      const place = this.first.get(why);
      if (place) return { why, ...place };
    }
    return this.isHardlyChinese() ? { why: "rare", ...this.placeOf("rare", "common") } : null;
  }
  /** Where Chinese begins that nothing speaks against; null where there is none, or something does. */
  plainChinese() {
    const isPlain = this.runs > 0 && this.touching === 0 && this.others * 10 <= this.common;
    return isPlain ? this.placeOf("common") : null;
  }
  isHardlyChinese() {
    if (this.common < this.others) return true;
    if (this.common >= ENOUGH && this.late === 0) return true;
    return this.runs === 0 && this.touching > 0;
  }
  count(kind, sign) {
    const { isBeforeLetter } = sign;
    const before = this.before;
    const isAfterLetter = this.isAfterLetter;
    const touches2 = isAfterLetter || isBeforeLetter;
    this.before = kind;
    this.isAfterLetter = false;
    if (kind === COMMON) {
      this.common += 1;
      if (sign.lead >= 201) this.late += 1;
      if (before === COMMON) this.runs += 1;
      if (touches2) this.touching += 1;
      if (this.common === 1) this.note("common", sign.at);
    } else if (kind === SECOND || kind === RARE) {
      this.others += 1;
      this.note("rare", sign.at);
      if (kind === RARE ? touches2 : isAfterLetter && isBeforeLetter) this.note("glued", sign.at);
    } else if (kind === PRIVATE) this.note("private", sign.at);
    else if (kind === LONE) this.note("euro", sign.at);
  }
  note(what, at) {
    if (!this.first.has(what)) this.first.set(what, { byte: this.position + at, line: this.line });
  }
  placeOf(...whats) {
    for (const what of whats) {
      const place = this.first.get(what);
      if (place) return place;
    }
    return { byte: 0, line: 1 };
  }
};
var isLowerCase = (byte) => byte >= 97 && byte <= 122;
function kindOfOther(sign) {
  if (sign.length === 1) return LONE;
  return new RegExp("\\p{Co}", "u").test(new TextDecoder("gb18030").decode(sign)) ? PRIVATE : RARE;
}
function kindsOfPairs() {
  const found = new Uint8Array(65536);
  const pairs = [];
  for (let lead = 129; lead <= 254; lead += 1)
    for (let trail = 64; trail <= 254; trail += 1) if (trail !== 127) pairs.push(lead * 256 + trail);
  const bytes = Buffer.from(pairs.flatMap((pair) => [pair >> 8, pair & 255, 10]));
  const signs = new TextDecoder("gb18030").decode(bytes).split("\n");
  for (const [i, pair] of pairs.entries()) {
    const [lead, trail] = [pair >> 8, pair & 255];
    const isOfGb2312 = trail >= 161;
    if (/[\p{Co}\uFFFD]/u.test(signs[i] ?? "")) found[pair] = PRIVATE;
    else if (isOfGb2312 && lead >= 176 && lead <= 215) found[pair] = COMMON;
    else if (isOfGb2312 && lead >= 216 && lead <= 247) found[pair] = SECOND;
    else if (isOfGb2312 && lead >= 161 && lead <= 169 || lead === 168 || lead === 169)
      found[pair] = SYMBOL;
    else found[pair] = RARE;
  }
  return found;
}

// src/tables/io/read-text.ts
var MAX_BYTES = 32 * 1024 * 1024;
function readTextFile(path) {
  const bytes = readBytes(path);
  const file = basename(path);
  for (const encoding of encodingsOf(bytes)) {
    let text2;
    try {
      text2 = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
    if (encoding === "gb18030") requirePlain(file, bytes);
    return text2;
  }
  return refuse("file-must-be-a-text-file", { path: file });
}
function requirePlain(file, bytes) {
  const census = new GbkCensus();
  census.add(bytes);
  const doubt = census.doubt();
  if (doubt) refuse("text-must-be-plain-gbk", { path: file, line: doubt.line, why: doubt.why });
}
function readBytes(path) {
  try {
    const about = statSync2(path);
    if (!about.isFile()) refuse("file-must-be-a-file", { path });
    if (about.size > MAX_BYTES) refuse("file-must-be-readable", { path, why: `${about.size} bytes` });
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") refuse("file-must-exist", { path });
    if (/^E(?!RR_)[A-Z0-9]+$/.test(code)) refuse("file-must-be-readable", { path, why: code });
    throw error;
  }
}
function encodingsOf(bytes) {
  if (bytes[0] === 255 && bytes[1] === 254) return ["utf-16le"];
  if (bytes[0] === 254 && bytes[1] === 255) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}

// src/month/import/io/merge-profile.ts
var MAX_PARENTS = 8;
function mergeProfile(document, byName) {
  const parents = [];
  let child = document;
  while (child.said.extends !== void 0) {
    const name2 = child.said.extends;
    const parent = byName.get(name2) ?? child.refuse(["extends"], "unknown-parent", name2);
    if (parents.length >= MAX_PARENTS || parents.includes(parent) || parent === document) {
      child.refuse(["extends"], "circular", name2);
    }
    parents.push(parent);
    child = parent;
  }
  const oldestFirst = [...parents].reverse().concat(document);
  let said = { profile: document.said.profile };
  const columns = /* @__PURE__ */ new Map();
  for (const from of oldestFirst) {
    const { abstract, columns: ownColumns = {}, recognise, totals, ...own } = from.said;
    said = {
      ...said,
      ...own,
      recognise: { ...said.recognise, ...recognise },
      totals: { ...said.totals, ...totals },
      ...from === document && abstract !== void 0 ? { abstract } : {}
    };
    for (const [field, column] of columns) {
      const headings = column.said.headings?.filter((h) => !isTaken({ heading: h, field, by: ownColumns }));
      if (headings) columns.set(field, { ...column, said: { ...column.said, headings } });
    }
    for (const [field, column] of Object.entries(ownColumns)) {
      if (column === "none") columns.delete(field);
      else
        columns.set(field, {
          said: mergeColumn(columns.get(field)?.said, ownSource(from, field, column)),
          from
        });
    }
  }
  return { document, parents, said, columns };
}
function isTaken(asked) {
  const key = headingKey(asked.heading);
  return Object.entries(asked.by).some(
    ([field, column]) => field !== asked.field && column !== "none" && (column.headings ?? []).some((h) => headingKey(h) === key)
  );
}
function mergeColumn(before, own) {
  const parent = before && besideSource(before, own);
  const headings = [...own.headings ?? [], ...parent?.headings ?? []];
  const values = mergeValues(parent?.values, own.values);
  return {
    ...parent,
    ...own,
    ...headings.length > 0 ? { headings } : {},
    ...values ? { values } : {}
  };
}
function ownSource(from, field, column) {
  const { fixed, generate, headings, from: source } = column;
  const isTwice = fixed !== void 0 && generate !== void 0 || source !== void 0 && (fixed ?? generate ?? headings) !== void 0;
  return isTwice ? from.refuse(["columns", field, source === void 0 ? "fixed" : "from"], "two-sources", field) : column;
}
function besideSource(parent, own) {
  if (own.from !== void 0) return withoutSource(parent);
  const { from, fixed, generate, ...other } = parent;
  if (own.generate !== void 0) return { ...other, ...generate === void 0 ? {} : { generate } };
  if (own.fixed !== void 0) return { ...other, ...fixed === void 0 ? {} : { fixed } };
  return own.headings === void 0 || from === void 0 ? parent : other;
}
function withoutSource(said) {
  const { headings: _names, from: _from, fixed: _value, generate: _pattern, ...rest } = said;
  return rest;
}
function mergeValues(parent, own) {
  if (!parent || !own) return own ?? parent;
  const merged = { ...parent };
  for (const [value, texts2] of Object.entries(own)) merged[value] = [...texts2, ...merged[value] ?? []];
  return merged;
}

// src/month/import/columns/recognise.ts
var MAX_HEADING_ROW = 20;

// src/month/import/io/profile-layout.ts
function turnedFields({ said, document }) {
  if (said.unpivot === void 0 || said.unpivot === "none") return [];
  const { heading, cell } = said.unpivot;
  for (const field of [heading, cell]) {
    const own = document.said.columns?.[field];
    const isSaid = own !== void 0 && own !== "none" && (own.headings ?? own.from ?? own.fixed ?? own.generate);
    if (isSaid) document.refuse(["columns", field], "two-sources", field);
  }
  return [heading, cell];
}
function layoutOf(merged, kind) {
  const { said, document } = merged;
  const combine = combineOf(merged, kind);
  const unpivot = unpivotOf(merged, kind);
  if (combine && unpivot) document.refuse(["combine"], "not-combinable", "unpivot");
  return { heading: headingPlace(said.heading), leaveOut: leaveOutOf(said.leaveOut), combine, unpivot };
}
function headingPlace(said) {
  const within2 = MAX_HEADING_ROW;
  if (said === void 0) return { row: null, within: within2, isLettered: false };
  if (said === "none") return { row: 0, within: within2, isLettered: true };
  if ("within" in said) return { row: null, within: +said.within, isLettered: false };
  return { row: +said.row, within: within2, isLettered: said.names === "letters" };
}
function leaveOutOf(said) {
  const left = /* @__PURE__ */ new Map();
  for (const [heading, values] of Object.entries(said ?? {}))
    left.set(headingKey(heading), new Set(values.map(textKey)));
  return left;
}
var COMBINABLE = ["request", "waybill", "users"];
function combineOf({ said, document }, kind) {
  if (said.combine === void 0 || said.combine === "none") return null;
  if (!COMBINABLE.includes(shapeOf(kind))) document.refuse(["combine"], "not-combinable", kind);
  const fields = (key, names2) => names2.map(
    (name2) => isField(kind, name2) ? name2 : document.refuse(["combine", key], "unknown-field", name2, fieldsOf(kind))
  );
  const { by: by2, add = [], join: join2 = [] } = said.combine;
  const rule = { by: fields("by", by2), add: fields("add", add), join: fields("join", join2) };
  const all = [...rule.by, ...rule.add, ...rule.join];
  const twice = all.find((field, i) => all.indexOf(field) < i);
  if (twice) document.refuse(["combine"], "two-sources", twice);
  const uncounted = rule.add.find((field) => !isSummable(kind, field));
  if (uncounted) document.refuse(["combine", "add"], "not-summable", uncounted);
  const wordless = rule.join.find((field) => !["text", "identifier"].includes(fieldType(kind, field) ?? ""));
  if (wordless) document.refuse(["combine", "join"], "not-joinable", wordless);
  return rule;
}
function unpivotOf({ said, document }, kind) {
  if (said.unpivot === void 0 || said.unpivot === "none") return null;
  const field = (key, name2) => isField(kind, name2) ? name2 : document.refuse(["unpivot", key], "unknown-field", name2, fieldsOf(kind));
  const { columns: named2, heading, cell } = said.unpivot;
  const rule = { heading: field("heading", heading), cell: field("cell", cell) };
  if (rule.heading === rule.cell) document.refuse(["unpivot"], "two-sources", cell);
  return { ...rule, columns: named2 === "others" ? null : named2 };
}

// src/month/import/io/profile-sources.ts
var COMBINATIONS = ["sum", "difference", "first", "larger"];
function numbersOf(said, { kind, field, from }) {
  if (said === void 0) return null;
  const path = ["columns", field, "numbers"];
  if (!isQuantity(fieldType(kind, field))) from.refuse(path, "not-a-number", field);
  const { decimal = ".", groups = null } = said;
  if (decimal === groups) from.refuse(path, "two-sources", field);
  return { decimal, groups };
}
function currencyOf(said, { kind, field, from }) {
  const { currency, fixed, unit: unit2 } = said;
  if (currency === void 0 || currency.code === "CNY" && currency.rate === void 0) return null;
  const path = ["columns", field, "currency"];
  if (fieldType(kind, field)?.endsWith("fen") !== true) from.refuse(path, "not-a-number", field);
  if (fixed !== void 0 || unit2 === "fen") from.refuse(path, "two-sources", field);
  const { code, rate: text2 = "", source = "" } = currency;
  const rate2 = text2 === "" ? null : parseRate(text2);
  if (rate2 === void 0 || rate2?.num === 0n || code === "CNY") from.refuse(path, "wrong-value", text2);
  if (rate2 === null !== (source === ""))
    from.refuse(path, "missing-key", rate2 === null ? "rate" : "source");
  return { code, rate: rate2 ?? null, said: text2, source };
}
function sourceOf(said, of) {
  if (said === void 0) return null;
  if (said === "sheet-name") return { by: "sheet-name" };
  const { field, from } = of;
  const path = ["columns", field, "from"];
  const [how, ...others] = Object.keys(said);
  if (how === void 0 || others.length > 0) from.refuse(path, "two-sources", field);
  if (said.above !== void 0) return { by: "above", label: said.above };
  if (said.cell !== void 0) return { by: "cell", address: said.cell };
  return severalOf(said, of);
}
function severalOf(said, { kind, field, from }) {
  const path = ["columns", field, "from"];
  const how = COMBINATIONS.find((c) => said[c] !== void 0) ?? from.refuse(path, "two-sources", field);
  const headings = said[how] ?? [];
  if (how !== "first" && !isQuantity(fieldType(kind, field))) from.refuse(path, "not-summable", field);
  const keys = headings.map(headingKey);
  const twice = headings.find((_, i) => keys.indexOf(keys[i] ?? "") < i);
  if (twice !== void 0) from.refuse(path, "heading-twice", twice);
  return { by: "columns", how, headings };
}
function sharedBy(columns) {
  const shared = /* @__PURE__ */ new Map();
  for (const [field, { from }] of columns) {
    if (from?.by !== "columns") continue;
    for (const key of from.headings.map(headingKey)) shared.set(key, [...shared.get(key) ?? [], field]);
  }
  return shared;
}

// src/month/import/io/read-document.ts
import { isNode, isPair, LineCounter as LineCounter2, parseDocument as parseDocument2, visit } from "yaml";

// src/rules/io/read-yaml.ts
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";

// src/rules/io/scalar-schema.ts
import { z } from "zod";
function carried2(code, params) {
  return { params: { problem: { code, params } } };
}
function problem(context, path, said) {
  context.addIssue({ code: "custom", path, ...carried2(said.code, said.params) });
}
var yuan = z.string().meta({ description: '\u5143, in quotes, e.g. "0.30"', examples: ["0.30", "10.00"] }).transform((text2, context) => {
  const fen2 = parseYuan(text2);
  if (fen2 !== void 0 && fen2 >= 0n) return fen2;
  problem(context, [], { code: "amount-must-be-yuan", params: { found: text2 } });
  return z.NEVER;
});
var rate = z.string().meta({ description: 'a share such as "50%" or "0.5"', examples: ["50%", "0.85"] }).transform((text2, context) => {
  const parsed = parseRate(text2);
  if (parsed !== void 0) return parsed;
  problem(context, [], { code: "rate-must-be-a-share", params: { found: text2 } });
  return z.NEVER;
});
var score = z.string().meta({ description: 'points in quotes, e.g. "80" or "92.5"' }).regex(/^(100(\.0)?|\d{1,2}(\.\d)?)$/, { message: 'points of a hundred such as "80" or "92.5"' }).transform((text2) => {
  const [whole3 = "", tenths = "0"] = text2.split(".");
  return Number(whole3) * 10 + Number(tenths);
});
var day = z.string().meta({ description: 'a day in quotes, e.g. "2017-01-01"', examples: ["2017-01-01"] }).superRefine((found, context) => {
  if (parseIsoDay(found) === void 0)
    problem(context, [], { code: "day-must-be-a-day", params: { found } });
});
var whole2 = z.number().int().positive().max(1e9);
var counted = whole2.transform(BigInt);
var service = z.enum(["dd", "ill"]);
var unit = z.enum(["page", "shot", "item", "volume"]);
var names = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });
function renamed(namesInBody) {
  return (said) => Object.fromEntries(
    Object.entries(said).map(([name2, value]) => [namesInBody[name2] ?? name2, value])
  );
}
var inFen = renamed({ yuan: "fen" });

// src/rules/io/read-yaml.ts
var MAX_ALIASES = 50;
function plainYaml(document) {
  try {
    const raw = document.toJS({ maxAliasCount: MAX_ALIASES });
    JSON.stringify(raw);
    return { raw };
  } catch (error) {
    return { why: (error instanceof Error ? error.message : `${error}`).split("\n")[0] ?? "" };
  }
}

// src/month/import/io/profile-schema.ts
import { z as z2 } from "zod";
var name = z2.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
var text = z2.string().min(1).max(200);
var texts = z2.array(text).max(200);
var flag = z2.enum(["true", "false"]);
var dateForms = ["iso", "slash", "dot", "compact", "chinese", "serial", "dmy", "mdy"];
var several = z2.array(text).min(2).max(20).optional();
var sourceSchema = z2.union([
  z2.literal("sheet-name"),
  z2.strictObject({
    sum: several,
    difference: several,
    first: several,
    larger: several,
    above: text.optional(),
    cell: z2.string().regex(/^[A-Z]{1,3}[1-9]\d{0,3}$/).optional()
  }).meta({ minProperties: 1, maxProperties: 1 })
]);
var numbersSchema = z2.strictObject({
  decimal: z2.enum([".", ","]).optional(),
  groups: z2.enum([".", ",", "'", " "]).optional()
});
var currencySchema = z2.strictObject({
  code: z2.string().regex(/^[A-Z]{3}$/),
  rate: z2.string().regex(/^\d{1,6}(\.\d{1,10})?$/).optional(),
  source: text.optional()
});
var columnSchema = z2.strictObject({
  headings: texts.optional(),
  from: sourceSchema.optional(),
  fixed: text.optional(),
  generate: text.regex(/\{row\}/).optional(),
  unit: z2.enum(["yuan", "fen", "kg", "g", "plain", "page-range"]).optional(),
  numbers: numbersSchema.optional(),
  currency: currencySchema.optional(),
  dates: z2.array(z2.enum(dateForms)).min(1).optional(),
  values: z2.record(z2.string(), texts).optional(),
  unlisted: z2.enum(["finding", "keep"]).optional(),
  scheme: z2.string().regex(/^[A-Z0-9]{1,10}$/).optional(),
  required: z2.enum(["true", "false", "when-filled"]).optional(),
  unreadable: z2.enum(["finding", "unknown"]).optional(),
  only: text.optional()
});
var rowNumber = z2.string().regex(/^[1-9]\d{0,2}$/);
var fieldNames = z2.array(z2.string().min(1)).min(1).max(20);
var headingSchema = z2.union([
  z2.literal("none"),
  z2.strictObject({ row: rowNumber, names: z2.literal("letters").optional() }),
  z2.strictObject({ within: rowNumber })
]);
var combineSchema = z2.strictObject({
  by: fieldNames,
  add: fieldNames.optional(),
  join: fieldNames.optional()
});
var unpivotSchema = z2.strictObject({
  columns: z2.union([z2.literal("others"), texts.min(1)]),
  heading: z2.string().min(1),
  cell: z2.string().min(1)
});
var profileSchema = z2.strictObject({
  profile: name,
  kind: z2.enum([
    "dd-supplier",
    "dd-requester",
    "dd-centre",
    "ill-supplier",
    "ill-requester",
    "ill-centre",
    "courier-invoice",
    "registered-users",
    "subproject-spending",
    ...SERVICE_KINDS
  ]).optional(),
  title: z2.strictObject({ zh: text, en: text }).optional(),
  extends: name.optional(),
  abstract: flag.optional(),
  priority: z2.string().regex(/^-?\d{1,4}$/).optional(),
  recognise: z2.strictObject({
    required: texts.optional(),
    headings: texts.optional(),
    anyOf: z2.array(texts).max(20).optional(),
    forbidden: texts.optional()
  }).optional(),
  sheets: z2.union([
    z2.enum(["first", "all"]),
    z2.strictObject({ name: text }),
    z2.strictObject({ pattern: text }),
    z2.strictObject({ position: z2.string().regex(/^[1-9]\d{0,3}$/) })
  ]).optional(),
  covers: z2.enum(["month", "quarter", "year", "span"]).optional(),
  heading: headingSchema.optional(),
  leaveOut: z2.record(z2.string(), texts.min(1)).optional(),
  combine: z2.union([z2.literal("none"), combineSchema]).optional(),
  unpivot: z2.union([z2.literal("none"), unpivotSchema]).optional(),
  columns: z2.record(z2.string(), z2.union([z2.literal("none"), columnSchema])).optional(),
  private: texts.optional(),
  ignored: texts.optional(),
  totals: z2.strictObject({
    words: texts.optional(),
    subtotals: texts.optional(),
    sums: texts.optional(),
    count: text.optional()
  }).optional(),
  remarks: texts.optional(),
  empties: texts.optional(),
  library: z2.union([z2.enum(["own", "none"]), z2.strictObject({ code: text })]).optional(),
  period: z2.array(z2.enum(["title", "file-name", "dates"])).optional()
});
function profileJsonSchema() {
  return z2.toJSONSchema(profileSchema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.type !== "string") return;
      if (jsonSchema.enum) {
        const plain3 = { true: true, false: false };
        const also = Object.entries(plain3).flatMap(
          ([text2, flag2]) => jsonSchema.enum?.includes(text2) ? [flag2] : []
        );
        jsonSchema.enum = [...jsonSchema.enum, ...also];
        delete jsonSchema.type;
      } else Object.assign(jsonSchema, { type: ["string", "number", "boolean", "null"] });
    }
  });
}
function keysAt(path) {
  let nodes = [profileJsonSchema()];
  for (const part of path) {
    nodes = nodes.flatMap(({ properties, additionalProperties, items }) => {
      const further = typeof additionalProperties === "object" ? additionalProperties : items;
      const next = properties?.[part] ?? further;
      return next ? [next, ...next.anyOf ?? []] : [];
    });
  }
  return [...new Set(nodes.flatMap((n) => Object.keys(n.properties ?? {})))];
}

// src/month/import/io/profile-issue.ts
function firstIssue(error) {
  const issue = deepest(error.issues[0]);
  const path = (issue?.path ?? []).map(String);
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return { path: [...path, key], problem: "unknown-key", detail: key, known: keysAt(path) };
  }
  const isMissing = issue?.code === "invalid_type" && issue.input === void 0;
  if (isMissing)
    return { path: path.slice(0, -1), problem: "missing-key", detail: path.join("."), known: [] };
  return { path, problem: "wrong-value", detail: path.join("."), known: [] };
}
function deepest(issue) {
  if (issue?.code !== "invalid_union") return issue;
  const stray = strayKey(issue);
  if (stray) return stray;
  const inner = issue.errors.map(([first]) => first).filter((i) => i !== void 0);
  const best = inner.sort(by((a) => [-a.path.length, -weight(a)]))[0];
  if (!best) return issue;
  const found = deepest(best);
  return found ? { ...found, path: [...issue.path, ...found.path] } : issue;
}
function strayKey(issue) {
  const known = keysAt(issue.path.map(String));
  for (const inner of issue.errors.flat()) {
    if (inner.code !== "unrecognized_keys" || inner.path.length > 0) continue;
    const key = inner.keys.find((k) => !known.includes(k));
    if (key !== void 0) return { ...inner, keys: [key], path: issue.path };
  }
  return void 0;
}
function weight(issue) {
  return issue.code === "unrecognized_keys" ? 1 : 0;
}
function nearestWord(word, known) {
  const far = (other) => changes(word.toLowerCase(), other.toLowerCase());
  return [...known].sort(by((a) => [far(a), a]))[0] ?? null;
}
function changes(one2, other) {
  let above = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one2].entries()) {
    const row = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (other[j - 1] === letter ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

// src/month/import/io/read-document.ts
var MAX_TEXT = 256 * 1024;
var MAX_NODES = 2e4;
function readDocument(source) {
  const { origin, text: text2 } = source;
  const lines = new LineCounter2();
  const refuseAt = (offset, problem2, detail, more = {}) => {
    const { line, col } = lines.linePos(offset);
    const { name: name2 = origin, known = [] } = more;
    const near = nearestWord(detail, known);
    return refuse("profile-must-be-valid", {
      name: name2,
      place: `${origin}:${line}:${col}`,
      problem: problem2,
      detail,
      near
    });
  };
  if (text2.length > MAX_TEXT) refuseAt(0, "too-large", `${text2.length} > ${MAX_TEXT}`);
  const doc = parseDocument2(text2, { lineCounter: lines, schema: "failsafe", prettyErrors: false });
  const [error] = doc.errors;
  if (error) refuseAt(error.pos[0], "syntax", error.code);
  if (isTooLarge(doc)) refuseAt(0, "too-large", `> ${MAX_NODES}`);
  const plain3 = plainYaml(doc);
  if ("why" in plain3) return refuseAt(0, "syntax", plain3.why);
  const { raw } = plain3;
  const checked = profileSchema.safeParse(raw);
  const at = (path) => offsetOf(doc, path);
  if (!checked.success) {
    const { path, problem: problem2, detail, known } = firstIssue(checked.error);
    return refuseAt(at(path), problem2, detail, { known });
  }
  const said = checked.data;
  return {
    origin,
    text: text2,
    said,
    refuse: (path, problem2, detail, known = []) => refuseAt(at(path), problem2, detail, { name: said.profile, known })
  };
}
function isTooLarge(doc) {
  let nodes = 0;
  visit(doc, () => {
    nodes += 1;
    return nodes > MAX_NODES ? visit.BREAK : void 0;
  });
  return nodes > MAX_NODES;
}
function offsetOf(doc, path) {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = depth === 1 ? doc.contents : doc.getIn(path.slice(0, depth - 1).map(index), true);
    const items = parent && typeof parent === "object" && "items" in parent ? parent.items : void 0;
    if (!Array.isArray(items)) continue;
    for (const [position, item] of items.entries()) {
      if (isPair(item) && isNode(item.key) && String(item.key) === key) return item.key.range?.[0] ?? 0;
      if (!isPair(item) && isNode(item) && String(position) === key) return item.range?.[0] ?? 0;
    }
  }
  return 0;
}
function index(part) {
  return /^\d+$/.test(part) ? +part : part;
}

// src/month/import/io/parse-profiles.ts
function parseProfiles(sources, hash2) {
  const byName = /* @__PURE__ */ new Map();
  for (const source of sources) {
    const document = readDocument(source);
    const { profile } = document.said;
    if (byName.has(profile)) document.refuse(["profile"], "name-taken", profile);
    byName.set(profile, document);
  }
  return [...byName.values()].filter((d) => d.said.abstract !== "true").map((d) => profileOf(mergeProfile(d, byName), hash2)).sort(by((a) => a.name));
}
function profileOf(merged, hash2) {
  const { said, document, parents } = merged;
  const { kind, title } = said;
  const missing = [...kind ? [] : ["kind"], ...title ? [] : ["title"]];
  if (!kind || !title) return document.refuse([], "missing-key", missing.join(", "));
  const columns = columnsOf(merged, kind);
  checkEssential(merged, { kind, columns });
  const library = libraryOf2(document, said.library);
  return {
    name: said.profile,
    hash: hash2([document, ...parents].map((d) => d.text).join("\n---\n")),
    kind,
    titleZh: title.zh,
    titleEn: title.en,
    parents: parents.map((p) => p.said.profile),
    isToldApart: tellsItselfApart(document),
    priority: +(said.priority ?? "0"),
    recognise: recogniseOf(merged, columns),
    sheets: sheetsOf(said.sheets),
    columns,
    headings: headingsOf(merged, columns),
    shared: sharedBy(columns),
    private: (said.private ?? []).map(headingKey),
    ignored: (said.ignored ?? []).map(headingKey),
    totals: totalsOf(merged, kind),
    remarks: said.remarks ?? [],
    empties: (said.empties ?? []).map((t) => t.toLowerCase()),
    library,
    period: said.period ?? ["title", "file-name", "dates"],
    covers: said.covers ?? "month",
    ...layoutOf(merged, kind)
  };
}
function tellsItselfApart({ said }) {
  const columns = Object.values(said.columns ?? {});
  return said.recognise !== void 0 || columns.some((c) => c !== "none" && c.only !== void 0);
}
function columnsOf(merged, kind) {
  const columns = /* @__PURE__ */ new Map();
  const turned = turnedFields(merged);
  const added = turned.filter((name2) => !merged.columns.has(name2));
  const all = [
    ...merged.columns,
    ...added.map((name2) => [name2, { said: {}, from: merged.document }])
  ];
  for (const [name2, { said: whole3, from }] of all) {
    const said = turned.includes(name2) ? withoutSource(whole3) : whole3;
    const field = isField(kind, name2) ? name2 : from.refuse(["columns", name2], "unknown-field", name2, fieldsOf(kind));
    const rule = {
      field,
      headings: said.headings ?? [],
      ownHeadings: new Set((ownColumn(merged, name2)?.headings ?? []).map(headingKey)),
      fixed: said.fixed ?? null,
      generate: said.generate ?? null,
      from: sourceOf(said.from, { kind, field, from }),
      unit: said.unit ?? standardUnit(kind, field),
      numbers: numbersOf(said.numbers, { kind, field, from }),
      currency: currencyOf(said, { kind, field, from }),
      dates: said.dates ?? DATE_FORMS,
      values: valuesOf2({ kind, field, said, from }),
      names: new Map(Object.entries(said.values ?? {})),
      unlisted: said.unlisted ?? "finding",
      scheme: said.scheme ?? null,
      required: said.required ? requiredOf(said.required) : requiredByNature(kind, field),
      unreadable: said.unreadable ?? "finding",
      only: said.only ?? null
    };
    if (!isReadableFixed(rule, kind))
      from.refuse(["columns", field, "fixed"], "fixed-value", rule.fixed ?? "");
    columns.set(field, rule);
  }
  return columns;
}
function ownColumn(merged, name2) {
  const own = merged.document.said.columns?.[name2];
  return own === "none" ? void 0 : own;
}
function requiredOf(text2) {
  return text2 === "when-filled" ? text2 : text2 === "true";
}
function standardUnit(kind, field) {
  const type = fieldType(kind, field);
  return type?.endsWith("fen") ? "yuan" : type === "grams" ? "kg" : "plain";
}
function valuesOf2(asked) {
  const { kind, field, said, from } = asked;
  const isEnumerated = fieldType(kind, field) === "value";
  if (!said.values && !isEnumerated) return null;
  const values = /* @__PURE__ */ new Map();
  const allowed = isEnumerated ? ALLOWED_VALUES[field] : void 0;
  for (const value of allowed ?? []) values.set(textKey(value), value);
  for (const [value, texts2] of Object.entries(said.values ?? {})) {
    const path = ["columns", field, "values", value];
    if (allowed && !allowed.includes(value)) from.refuse(path, "wrong-value", allowed.join(", "));
    for (const text2 of [value, ...texts2]) {
      const before = values.get(textKey(text2));
      if (before !== void 0 && before !== value)
        from.refuse(path, "wrong-value", `${text2}: ${before}, ${value}`);
      values.set(textKey(text2), value);
    }
  }
  return values;
}
function checkEssential(merged, of) {
  const turned = turnedFields(merged);
  for (const field of essentialFields(of.kind)) {
    const rule = of.columns.get(field);
    const from = merged.columns.get(field)?.from ?? merged.document;
    const isSaid = turned.includes(field) || (rule?.fixed ?? rule?.generate ?? rule?.from ?? null) !== null;
    const hasSource = isSaid || (rule?.headings.length ?? 0) > 0;
    if (!rule || !hasSource || rule.required !== true || rule.unreadable !== "finding") {
      from.refuse(["columns", field], "essential-field", field);
    }
  }
}
var NO_COLUMN = { headings: [], from: null };
function recogniseOf(merged, columns) {
  const { recognise = {} } = merged.said;
  const turned = turnedFields(merged);
  const known = (text2, path) => {
    for (const [field, rule] of columns)
      if (field === text2 && (columnNames(rule).length > 0 || rule.from !== null || turned.includes(field)))
        return field;
    return merged.document.refuse(["recognise", ...path], "unknown-field", text2, [...columns.keys()]);
  };
  const hasColumn = (field) => columnNames(columns.get(field) ?? NO_COLUMN).length > 0;
  const required = (recognise.required ?? []).map((f) => known(f, ["required"]));
  const needed = new Set(required.filter(hasColumn));
  for (const [field, rule] of columns) {
    const isFree = rule.fixed !== null || rule.generate !== null || columnNames(rule).length === 0;
    if (rule.required === true && !isFree) needed.add(field);
    if (rule.only !== null) needed.add(field);
  }
  const forbidden = (recognise.forbidden ?? []).flatMap((text2) => {
    const column = merged.columns.get(text2);
    return column ? (column.said.headings ?? []).map(headingKey) : [headingKey(text2)];
  });
  return {
    required: [...needed],
    headings: recognise.headings ?? [],
    anyOf: (recognise.anyOf ?? []).map((group) => group.map((f) => known(f, ["anyOf"]))).filter((group) => group.every(hasColumn)),
    forbidden
  };
}
function headingsOf(merged, columns) {
  const headings = /* @__PURE__ */ new Map();
  for (const [field, rule] of columns) {
    for (const heading of rule.headings) {
      const key = headingKey(heading);
      const before = headings.get(key);
      if (before !== void 0 && before !== field) {
        const from = merged.columns.get(field)?.from ?? merged.document;
        from.refuse(["columns", field, "headings"], "heading-twice", `${heading}: ${before}, ${field}`);
      }
      headings.set(key, field);
    }
  }
  return headings;
}
function totalsOf(merged, kind) {
  const { totals = {} } = merged.said;
  const field = (text2, key) => isField(kind, text2) ? text2 : merged.document.refuse(["totals", key], "unknown-field", text2, fieldsOf(kind));
  const sums = (totals.sums ?? []).map((text2) => field(text2, "sums"));
  const wrong = sums.find((f) => !isSummable(kind, f));
  if (wrong) merged.document.refuse(["totals", "sums"], "not-summable", wrong);
  return {
    words: totals.words ?? [],
    subtotalWords: totals.subtotals ?? [],
    sums,
    count: totals.count === void 0 ? null : field(totals.count, "count")
  };
}
function sheetsOf(said) {
  if (said === void 0 || said === "first") return { by: "first" };
  if (said === "all") return { by: "all" };
  if ("name" in said) return { by: "name", name: said.name };
  if ("pattern" in said) return { by: "pattern", pattern: said.pattern };
  return { by: "position", position: +said.position };
}
function libraryOf2(document, said) {
  if (said === void 0 || said === "own") return { by: "own" };
  if (said === "none") return { by: "none" };
  const code = parseLibraryCode(said.code);
  return code ? { by: "code", code } : document.refuse(["library", "code"], "wrong-value", said.code);
}

// src/month/import/io/profile-shelf.ts
var MAX_PROFILES = 500;
var last;
function profileShelf(folder, hash2) {
  const shipped = shippedTexts(folder);
  return (saved) => {
    const texts2 = together(shipped, saved);
    const key = hash2(JSON.stringify(texts2));
    if (last?.key === key) return last.profiles;
    const profiles = parseProfiles(texts2, hash2);
    last = { key, profiles };
    return profiles;
  };
}
function shippedTexts(folder) {
  return readdirSync(folder).filter((name2) => name2.endsWith(".yaml")).sort().slice(0, MAX_PROFILES).map((name2) => ({
    name: name2.slice(0, -".yaml".length),
    origin: name2,
    text: readTextFile(join(folder, name2)),
    isSaved: false
  }));
}
function together(shipped, saved) {
  const replaced = new Set(saved.map((s) => s.name));
  return [
    ...shipped.filter((s) => !replaced.has(s.name)),
    ...saved.map(({ name: name2, text: text2, origin = `${name2} (saved)` }) => ({ name: name2, text: text2, origin, isSaved: true }))
  ];
}

// vhp-entry.ts
var hash = (t) => createHash2("sha256").update(t).digest("hex");
var [, , mode, dir] = process.argv;
var shelf = profileShelf("/tmp/h/books/templates/profiles", hash);
for (const f of readdirSync2(dir).filter((n) => n.endsWith(".db")).sort()) {
  const at = `/tmp/h/w/vv-${mode}`;
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at);
  cpSync(`${dir}/${f}`, `${at}/b.db`);
  if (existsSync(`${dir}/${f}-wal`)) cpSync(`${dir}/${f}-wal`, `${at}/b.db-wal`);
  try {
    if (mode === "new") await upgradeBooks(`${at}/b.db`, { shelf, action: { at: "2026-11-30T11:00:00Z", operator: "x", command: "upgrade", program: "0.1.0" } });
    const store = await openBooks(`${at}/b.db`);
    const v = await verifyBooks({ read: store.read, period: null, hash });
    await store.close();
    const all = [...v.rules, ...v.periods.flatMap((p) => p.findings), v.chain, v.log.broken].filter(Boolean).map((x) => x.code + " " + JSON.stringify(x.params));
    console.log(f, v.periods.length, v.periods.filter((p) => p.isClosed).length, all.length, all.sort().join(" ; ").slice(0, 1500));
  } catch (e) {
    console.log(f, "ERROR", e.code ?? "", e.message?.slice(0, 200));
  }
}

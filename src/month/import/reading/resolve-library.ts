/**
 * 认馆 / from the text in a row to a library, on the day the record speaks of.
 *
 * A plain text goes through the directory: code, name or alias in force, never a guess. A column whose profile declares
 * a scheme holds symbols of another network: OCLC's EAU is the outside source EXT-OCLC-EAU. Such a source must be in the
 * registry, or may be recorded along with the file where the command says so.
 *
 * Worked example: 北大 on 2019-05-03 is 10001; 农大 is refused with both candidates; UB# of OCLC is EXT-OCLC-UB-23, because
 * a code has letters, digits and hyphens only and two symbols must never become one code.
 */
import type { Day } from "../../../core/day.ts";
import type { Directory } from "../../../registry/directory.ts";
import type { Library, LibraryCode } from "../../../registry/library.ts";
import { type Faults, Problem } from "./problem.ts";

const MAX_EXTERNALS = 20_000;

export class LibraryResolver {
  private readonly directory: Directory;
  private readonly addExternals: boolean;
  private readonly file: string;
  private readonly codes = new Map<string, LibraryCode | null>();
  private readonly added = new Set<LibraryCode>();
  private pending: Library[] = [];

  constructor(asked: { directory: Directory; addExternals: boolean; file: string }) {
    this.directory = asked.directory;
    this.addExternals = asked.addExternals;
    this.file = asked.file;
  }

  /** Null, and a fault, when the text means no library or several. */
  resolve(
    text: string | null,
    asked: { day: Day; scheme: string | null; column: string | null; faults: Faults },
  ): LibraryCode | null {
    if (text === null) return null;
    if (asked.scheme !== null) return this.ofScheme(text, { ...asked, scheme: asked.scheme });
    const resolved = this.directory.resolve(text, asked.day);
    if (resolved.kind === "found") return resolved.code;
    const where = { ...(asked.column === null ? {} : { column: asked.column }), text };
    if (resolved.kind === "unknown") {
      const nearest = this.directory.nearest(text);
      asked.faults.add(new Problem("library-must-be-known", { text, nearest }), where);
    } else {
      const candidates = resolved.candidates.map((l) => `${l.code} ${l.nameZh}`.trimEnd()).join("、");
      asked.faults.add(new Problem("library-must-be-unambiguous", { text, candidates }), where);
    }
    return null;
  }

  /** Outside sources met since the last time that the registry does not have yet. */
  takeNew(): Library[] {
    const taken = this.pending;
    this.pending = [];
    return taken;
  }

  private ofScheme(
    text: string,
    asked: { scheme: string; column: string | null; faults: Faults },
  ): LibraryCode | null {
    const code = this.schemeCode(text, asked.scheme);
    if (code !== null && (this.directory.library(code) || this.added.has(code))) return code;
    if (code !== null && this.addExternals && this.added.size < MAX_EXTERNALS) {
      this.added.add(code);
      this.pending.push(externalLibrary({ code, name: `${asked.scheme} ${text}`, source: this.file }));
      return code;
    }
    const where = { ...(asked.column === null ? {} : { column: asked.column }), text };
    asked.faults.add(new Problem("library-must-be-known", { text: code ?? text }), where);
    return null;
  }

  private schemeCode(text: string, scheme: string): LibraryCode | null {
    const key = `${scheme}\n${text}`;
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = schemeCode({ scheme, symbol: text }) ?? null;
    if (this.codes.size < MAX_EXTERNALS) this.codes.set(key, code);
    return code;
  }
}

function externalLibrary(said: { code: LibraryCode; name: string; source: string }): Library {
  const { code, name, source } = said;
  return { code, nameZh: name, nameEn: name, kind: "external", district: "", certainty: "", source };
}

/** "UB#" of OCLC → "EXT-OCLC-UB-23"; undefined when the symbol is longer than a code can hold. */
function schemeCode(said: { scheme: string; symbol: string }): LibraryCode | undefined {
  const symbol = said.symbol.normalize("NFKC").trim().toUpperCase();
  if (!/^[\x21-\x7e]{1,20}$/.test(symbol)) return undefined;
  const safe = symbol.replace(
    /[^A-Z0-9]/g,
    (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  const code = `EXT-${said.scheme}-${safe}`;
  return code.length <= 35 ? code : undefined;
}

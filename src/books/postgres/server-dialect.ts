/**
 * The books' statements as PostgreSQL reads them. Their text is SQLite's; this is what differs, and what no statement may rest on stands
 * in the functions of `schema/`.
 */

export interface Translated {
  readonly text: string;
  /** Of each $1, $2, …: the name it is given by, or its place among those given one by one. */
  readonly places: readonly (string | number)[];
}

const KNOWN = new Map<string, Translated>();

export function translated(sql: string): Translated {
  let known = KNOWN.get(sql);
  if (known === undefined) {
    known = translate(sql);
    KNOWN.set(sql, known);
  }
  return known;
}

/** A quoted text or name, a remark, a parameter, or one of the words that differ. */
const PART =
  /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|@\w+|\?|\bCROSS JOIN\b|\bAS [a-z]\w*[A-Z]\w*|\bIS (?=[?@])|\bIS NOT (?=[?@])|\bwindow\b|\bAS INTEGER\)|\bGLOB '\*\[\^0-9A-Z\]\*'|\b(?:json_array|json_object)\(/g;

function translate(sql: string): Translated {
  const places: (string | number)[] = [];
  let unnamed = 0;
  const text = sql.replace(PART, (part) => {
    switch (part[0]) {
      case "'":
      case '"':
      case "-":
        return part;
      case "@": {
        const name = part.slice(1);
        if (!places.includes(name)) places.push(name);
        return `$${places.indexOf(name) + 1}`;
      }
      case "?":
        places.push(unnamed);
        unnamed += 1;
        return `$${places.length}`;
      default:
        return word(part);
    }
  });
  return { text, places };
}

function word(part: string): string {
  switch (part) {
    case "CROSS JOIN":
      // Which says to SQLite in which order to go; each has its ON.
      return "JOIN";
    case "IS ":
      return "IS NOT DISTINCT FROM ";
    case "IS NOT ":
      return "IS DISTINCT FROM ";
    case "window":
      return '"window"';
    case "AS INTEGER)":
      return "AS bigint)";
    // The only pattern there is: a number that is not written plainly.
    case "GLOB '*[^0-9A-Z]*'":
      return "~ '[^0-9A-Z]'";
    case "json_array(":
      return "json_build_array(";
    case "json_object(":
      return "json_build_object(";
    default:
      return `AS "${part.slice("AS ".length)}"`;
  }
}

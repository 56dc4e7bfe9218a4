/**
 * 形近姓名 / look-alike names: two names that a reader takes for one. Compared are their letters as they are seen: full width and
 * half width are one (Unicode NFKC), and so are a Latin letter and its Cyrillic or Greek double; blanks, of which names of two
 * characters get one between them, do not count, and the dots within a name are one, as are the hyphens.
 *
 * Worked example: `wаng` with the Cyrillic а, and `ｗａｎｇ` in full width, are seen as wang. 王　芳 is
 * 王芳, 买买提•艾力 is 买买提·艾力. `wang2` and `Wang` are other names.
 * Source: Unicode Technical Standard #39, Unicode Security Mechanisms, confusables.txt (the single letters of both alphabets).
 */
import { refuse } from "../core/refusal.ts";

/** By Latin letter: the Cyrillic and Greek ones that look like it. */
const DOUBLES: Readonly<Record<string, string>> = {
  ...{ a: "\u0430\u03b1", b: "\u044c", c: "\u0441\u03f2", d: "\u0501", e: "\u0435", h: "\u04bb" },
  ...{ i: "\u0456\u03b9", j: "\u0458\u03f3", l: "\u04cf", n: "\u03b7", o: "\u043e\u03bf", p: "\u0440\u03c1" },
  ...{ q: "\u051b", r: "\u0433", s: "\u0455", u: "\u03c5", v: "\u03bd\u0475", w: "\u051d\u0461" },
  ...{ x: "\u0445\u03c7", y: "\u0443\u03b3" },
  ...{
    A: "\u0410\u0391",
    B: "\u0412\u0392",
    C: "\u0421",
    E: "\u0415\u0395",
    H: "\u041d\u0397",
    I: "\u0406\u0399",
  },
  ...{ J: "\u0408", K: "\u041a\u039a", M: "\u041c\u039c", N: "\u039d", O: "\u041e\u039f", P: "\u0420\u03a1" },
  ...{
    Q: "\u051a",
    S: "\u0405",
    T: "\u0422\u03a4",
    W: "\u051c",
    X: "\u0425\u03a7",
    Y: "\u04ae\u03a5",
    Z: "\u0396",
  },
};

const LATIN = new Map(
  Object.entries(DOUBLES).flatMap(([latin, doubles]) => [...doubles].map((double) => [double, latin])),
);

/** What a reader sees of a name: equal for names that look alike. */
export function asSeen(name: string): string {
  // Doubles first and last: a lunate sigma is a double of c, and is made another letter by NFKC.
  const latin = (text: string): string => [...text].map((letter) => LATIN.get(letter) ?? letter).join("");
  const seen = latin(latin(name).normalize("NFKC")).replace(/\s/gu, "");
  return seen.replace(/[.\u00b7\u2022\u2027\u2219\u22c5\u30fb]/gu, "\u00b7").replace(/[\p{Pd}\u2212]/gu, "-");
}

/** Refuses a new name that looks like another one there is or was; a name that is there already is what it is. */
export function requireDistinct(name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const other = names.find((known) => asSeen(known) === asSeen(name));
  if (other !== undefined) refuse("operator-name-must-be-distinct", { name, other });
}

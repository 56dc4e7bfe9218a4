/** What a part of a package refers to, by the ids it uses. */
import type { Container } from "./container.ts";
import { PartFault, readWholeXml } from "./read-xml.ts";

/** Of one part; a drawing of a thousand pictures has a thousand. */
const MAX_RELATIONS = 100_000;

export interface Relation {
  /** The last word of its type. */
  readonly type: string;
  readonly target: string;
}

/** Of a part, by id; of the package itself where `of` is empty. */
export async function relations(container: Container, of: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = of.slice(0, of.lastIndexOf("/") + 1);
  const part = relationsPart(of);
  const found = new Map<string, Relation>();
  if (!container.has(part)) return found;
  await readWholeXml(
    { container, part },
    {
      open: (name, attributes) => {
        const target = attributes.Target;
        if (name !== "Relationship" || target === undefined) return;
        if (found.size === MAX_RELATIONS) throw new PartFault(`<Relationship> > ${MAX_RELATIONS}`);
        const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
        found.set(attributes.Id ?? "", { type, target: resolved(folder, target) });
      },
      close: () => {},
      text: () => {},
    },
  );
  return found;
}

/** "xl/" and "../docProps/x" → "docProps/x"; a target may also be given from the root. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

/** The part that holds the relations of a part. */
export function relationsPart(of: string): string {
  const slash = of.lastIndexOf("/");
  return `${of.slice(0, slash + 1)}_rels/${of.slice(slash + 1)}.rels`;
}

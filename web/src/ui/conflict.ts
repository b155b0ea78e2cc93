/** A field of something that is edited, as the dialog of a conflict names and shows it. */
export interface EditField<T> {
  /** Its name in the change that is sent. */
  name: string;
  label: string;
  /** Where it stands in what is read; under its name when left out. */
  of?: (thing: T) => unknown;
  /** Shows a value; plain values are shown as they are. */
  show?: (value: unknown) => React.ReactNode;
}

/** One field of a conflict: how it was read, what is wanted, what somebody else made of it. */
export interface Clash<T> {
  field: EditField<T>;
  seen: unknown;
  mine: unknown;
  theirs: unknown;
  /** Both changed it, and not to the same. */
  both: boolean;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function valueOf<T>(field: EditField<T>, thing: T): unknown {
  if (field.of) return field.of(thing);
  return (thing as Record<string, unknown>)[field.name];
}

/** The change without what it leaves as it was; what is no field of the thing, such as a reason, stays. */
export function onlyChanged<T, C extends object>(change: C, seen: T, fields: EditField<T>[]): C {
  const idle = fields.filter((field) => field.name in change && same(own(change, field), valueOf(field, seen)));
  const names = new Set(idle.map((field) => field.name));
  return Object.fromEntries(Object.entries(change).filter(([name]) => !names.has(name))) as C;
}

function own<T, C extends object>(change: C, field: EditField<T>): unknown {
  return (change as Record<string, unknown>)[field.name];
}

/** The fields that either side changed, in their order. */
export function clashes<T, C extends object>(change: C, seen: T, now: T, fields: EditField<T>[]): Clash<T>[] {
  return fields.flatMap((field) => {
    const before = valueOf(field, seen);
    const theirs = valueOf(field, now);
    const mine = field.name in change ? own(change, field) : before;
    const [iDid, theyDid] = [!same(mine, before), !same(theirs, before)];
    return iDid || theyDid ? [{ field, seen: before, mine, theirs, both: iDid && theyDid && !same(mine, theirs) }] : [];
  });
}

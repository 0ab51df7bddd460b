/** The orders in which a list may be had, by name; the first is the usual one. Each is unique, over columns that are never empty. */
export type Sorts<Column extends string = string> = Readonly<Record<string, readonly Column[]>>;

/** An order that was chosen. */
export interface Order<Column extends string> {
  readonly order: readonly Column[];
  readonly descending: boolean;
  /** What a cursor of this order says, so that no other order takes it; not said by the usual one. */
  readonly sort?: string;
}

/** The names of the orders, each also the other way round: with a minus before it. */
export const sortNames = (sorts: Sorts): readonly string[] => Object.keys(sorts).flatMap((name) => [name, `-${name}`]);

/** The order of a name; without one, or with one that is not known here, the usual. */
export const ordered = <Column extends string>(sorts: Sorts<Column>, sort?: string): Order<Column> => {
  const orders = Object.entries(sorts);
  const [[usual, usualOrder] = ['', []]] = orders;
  const order = new Map(orders).get(sort?.replace(/^-/, '') ?? usual);
  if (sort === undefined || sort === usual || order === undefined) return { order: usualOrder, descending: false };
  return { order, descending: sort.startsWith('-'), sort };
};

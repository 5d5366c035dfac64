/** Finds the series of a metric by the values of its labels. */
export type SeriesOf<S> = (...labels: readonly string[]) => S;

/** A map for each label: finding a series by one text of all labels takes ten times as long. */
type Tree<S> = Map<string, Tree<S> | S>;

/** Makes a series when it is first asked for, and finds it from then on. */
export function createSeries<S>(make: (values: readonly string[]) => S): SeriesOf<S> {
  const root: Tree<S> = new Map();
  return (...values) => {
    const last = values.length - 1;
    let tree = root;
    for (let index = 0; index < last; index++) {
      tree = within(tree, values[index] as string, () => new Map()) as Tree<S>;
    }
    return within(tree, values[last] as string, () => make(values)) as S;
  };
}

function within<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

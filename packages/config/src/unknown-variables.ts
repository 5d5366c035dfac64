/** An environment variable that is called as if it set a key, and sets none. */
export interface UnknownVariable {
  readonly name: string;
  /** The variable that may have been meant. */
  readonly nearest?: string;
}

/** What all of ours begin with. */
const prefix = 'CSMS_';

/** Those that set no key: of the programs, and of the command line. */
const others = ['CSMS_CONFIG', 'CSMS_API_URL', 'CSMS_API_KEY'];

/** What Kubernetes tells of a service, and Docker of a link, whose name begins with `csms`. */
const ofServices =
  /^CSMS(?:_\w+)?_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)$/;

/** Finds the variables that set no key, but for those that others set by themselves. */
export function findUnknownVariables(
  env: Readonly<Record<string, string | undefined>>,
  isKnown: (name: string) => boolean,
  known: readonly string[],
): readonly UnknownVariable[] {
  const names = [...known, ...others];
  return Object.entries(env).flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || names.includes(name) || isKnown(name)) return [];
    if (ofServices.test(name) || isPortOfService(name, value)) return [];
    const nearest = nearestOf(name, names);
    return [nearest === undefined ? { name } : { name, nearest }];
  });
}

/** `CSMS_PORT` of a service `csms` is an address. */
function isPortOfService(name: string, value: string | undefined): boolean {
  return name.endsWith('_PORT') && /^(?:tcp|udp|sctp):\/\//.test(value ?? '');
}

/** The name that takes the fewest changes, unless it takes more than one for every four characters. */
function nearestOf(name: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.floor((name.length - prefix.length) / 4) + 1;
  for (const candidate of names) {
    const changes = changesBetween(name, candidate);
    if (changes >= fewest) continue;
    nearest = candidate;
    fewest = changes;
  }
  return nearest;
}

/** How many characters have to be put in, left out or replaced to make one text of the other (Levenshtein). */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index++) {
    const next = [index + 1];
    for (let column = 0; column < other.length; column++) {
      const replaced = (row[column] ?? 0) + (one[index] === other[column] ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

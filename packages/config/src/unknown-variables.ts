import { nearestName } from './nearest-name.js';

/** An environment variable that is named as if it set a key, and sets none. */
export interface UnknownVariable {
  readonly name: string;
  /** The variable that may have been meant. */
  readonly nearest?: string;
}

/** What all our variables begin with. */
const prefix = 'CSMS_';

/** Variables of ours that set no key: those of the programs and of the command `csms`. */
const others = ['CSMS_CONFIG', 'CSMS_API_URL', 'CSMS_API_KEY'];

/** The variables that Kubernetes sets for a service, and Docker for a link, whose name begins with `csms`. */
const ofServices =
  /^CSMS(?:_\w+)?_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)$/;

/** Finds the variables that set no key, but for those that Kubernetes or Docker set. */
export function findUnknownVariables(
  env: Readonly<Record<string, string | undefined>>,
  isKnown: (name: string) => boolean,
  known: readonly string[],
): readonly UnknownVariable[] {
  const names = [...known, ...others];
  return Object.entries(env).flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || names.includes(name) || isKnown(name)) return [];
    if (ofServices.test(name) || isPortOfService(name, value)) return [];
    const nearest = nearestName(name, names);
    return [nearest === undefined ? { name } : { name, nearest }];
  });
}

/** `CSMS_PORT` of a service `csms` is an address. */
function isPortOfService(name: string, value: string | undefined): boolean {
  return name.endsWith('_PORT') && /^(?:tcp|udp|sctp):\/\//.test(value ?? '');
}

import type { Page, PageRequest } from './page.js';

/** Why a gateway turned a connection away. */
export type RefusalFault =
  /** The address names no station, or one with an impossible id. */
  | 'wrong_path'
  /** No station of that id is registered. */
  | 'unknown_station'
  /** The station has to show a password, and showed none; or it showed another user name or password. */
  | 'no_password'
  | 'wrong_username'
  | 'wrong_password'
  /** The station is registered to connect by TLS, and did not. */
  | 'no_tls'
  /** The station has to show a client certificate, and showed none; or one that does not count. */
  | 'no_certificate'
  | 'wrong_certificate'
  /** The station offers no version of OCPP that is spoken here. */
  | 'no_common_version'
  /** It is no WebSocket connection. */
  | 'no_websocket'
  /** A station that was let in sent something that is no message of OCPP: told once of each connection, which stays. */
  | 'faulty_frame';

/** A connection that a gateway turned away. It holds nothing secret. */
export interface RefusedConnection {
  /** Names the refusal among all: told again, it has the same id. */
  readonly id: string;
  /** Who it said to be; absent where the address names no station. */
  readonly stationId?: string;
  readonly fault: RefusalFault;
  /** For the people who look after the station. */
  readonly reason: string;
  /** Where it came from. */
  readonly remoteAddress?: string;
  readonly gatewayId: string;
  readonly at: Date;
}

/** What is known of an identity of which connections were turned away. */
export interface RefusedIdentity {
  /** Absent for connections that named no station. */
  readonly stationId?: string;
  /** How often it was turned away, as far as is known. */
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The latest first, {@link maxRefusals} at most. */
  readonly latest: readonly Omit<RefusedConnection, 'stationId'>[];
}

/** How many refusals are kept of an identity. */
export const maxRefusals = 10;

/** How many identities are kept at least: whoever connects under made-up names must not fill the store. */
export const maxRefusedIdentities = 1_000;

/** How long after its last refusal an identity may be forgotten. */
export const maxRefusalAgeMs = 30 * 24 * 60 * 60_000;

/**
 * Connections that gateways turned away, by identity. Every value returned is the caller's own copy. Stations need not be
 * known, and stay unknown.
 */
export interface RefusedConnectionStore {
  /**
   * Adds refusals, each to what is known of its identity, by {@link addRefusal}. The {@link maxRefusedIdentities} that
   * were turned away last are kept, there are never more than twice as many, and those are forgotten whose last refusal
   * is {@link maxRefusalAgeMs} older than the one that is added.
   */
  record(refusals: readonly RefusedConnection[]): Promise<void>;
  /** Without a station, of connections that named none. Resolves to `undefined` when none was turned away. */
  find(stationId: string | undefined): Promise<RefusedIdentity | undefined>;
  /** The identity that was turned away last first. */
  list(page: PageRequest): Promise<Page<RefusedIdentity>>;
}

/**
 * For the stores: what is known of an identity with one more refusal. One that comes again counts once, as long as it is
 * among the latest; the order in which refusals come does not matter.
 */
export function addRefusal(
  known: RefusedIdentity | undefined,
  { stationId, ...refusal }: RefusedConnection,
): RefusedIdentity {
  const identity = stationId === undefined ? {} : { stationId };
  const { at } = refusal;
  if (!known) return { ...identity, count: 1, firstAt: at, lastAt: at, latest: [refusal] };
  if (known.latest.some(({ id }) => id === refusal.id)) return known;
  const latest = [...known.latest, refusal].toSorted(
    (a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1),
  );
  return {
    ...identity,
    count: known.count + 1,
    firstAt: at < known.firstAt ? refusal.at : known.firstAt,
    lastAt: at > known.lastAt ? refusal.at : known.lastAt,
    latest: latest.slice(0, maxRefusals),
  };
}

/**
 * For the stores: the key of an identity: the station that it said to be, or a key of its own for those that named
 * none.
 */
export function refusedIdentityKey({ stationId }: Pick<RefusedConnection, 'stationId'>): string {
  return stationId === undefined ? '-' : `=${stationId}`;
}

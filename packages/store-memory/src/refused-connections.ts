import {
  addRefusal,
  cursorsOf,
  maxRefusalAgeMs,
  maxRefusedIdentities,
  type RefusedConnection,
  type RefusedConnectionStore,
  type RefusedIdentity,
  refusedIdentityKey,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';

const byLastRefusal: ListOrder<RefusedIdentity, [number, string]> = {
  cursors: cursorsOf('refused connections', 'number', 'string'),
  positionOf: (identity) => [identity.lastAt.getTime(), refusedIdentityKey(identity)],
  direction: 'descending',
};

/** Makes a store of refused connections. */
export function createRefusedConnectionStore(): RefusedConnectionStore {
  const identities = new Map<string, RefusedIdentity>();

  function add(refusal: RefusedConnection): void {
    const key = refusedIdentityKey(refusal);
    const at = copyDate(refusal.at);
    identities.set(key, addRefusal(identities.get(key), { ...refusal, at }));
    for (const [other, { lastAt }] of identities) {
      if (at.getTime() - lastAt.getTime() > maxRefusalAgeMs) identities.delete(other);
    }
    if (identities.size > maxRefusedIdentities) identities.delete(earliestOf(identities));
  }

  return {
    async record(refusals) {
      refusals.forEach(add);
    },

    async find(stationId) {
      const identity = identities.get(refusedIdentityKey(stationId === undefined ? {} : { stationId }));
      return identity && copyIdentity(identity);
    },

    async list(request) {
      const all = { items: [...identities.values()], isSorted: false };
      const { items, ...next } = pageOf(all, byLastRefusal, request);
      return { items: items.map(copyIdentity), ...next };
    },
  };
}

function earliestOf(identities: ReadonlyMap<string, RefusedIdentity>): string {
  const [earliest] = [...identities].reduce((a, b) => (b[1].lastAt < a[1].lastAt ? b : a));
  return earliest;
}

function copyIdentity(identity: RefusedIdentity): RefusedIdentity {
  const { firstAt, lastAt, latest } = identity;
  return {
    ...identity,
    firstAt: copyDate(firstAt),
    lastAt: copyDate(lastAt),
    latest: latest.map((refusal) => ({ ...refusal, at: copyDate(refusal.at) })),
  };
}

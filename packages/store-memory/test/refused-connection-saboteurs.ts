import { addRefusal, type RefusedConnection, type RefusedIdentity } from '@csms/store';
import { inPart, pause, type Saboteur } from './saboteur.js';

/** Changes each refusal that is recorded. */
function changing(change: (refusal: RefusedConnection) => RefusedConnection): Saboteur['sabotage'] {
  return inPart('refusedConnections', (inner) => ({
    record: (refusals) => inner.record(refusals.map(change)),
  }));
}

/** Keeps the identities of refusals without a bound. */
function keepingAll(add: typeof addRefusal = addRefusal): Saboteur['sabotage'] {
  return inPart('refusedConnections', () => {
    const identities = new Map<string | undefined, RefusedIdentity>();
    return {
      async record(refusals) {
        for (const refusal of refusals) {
          identities.set(refusal.stationId, add(identities.get(refusal.stationId), refusal));
        }
      },
      find: async (stationId) => identities.get(stationId),
      list: async () => ({
        items: [...identities.values()].toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime()),
      }),
    };
  });
}

const first = 'refusedConnections.record: keeps all of a refusal, the latest first, and counts them';

/** Stores, each of which breaks one promise about refused connections. */
export const refusedConnectionSaboteurs: readonly Saboteur[] = [
  {
    does: 'forgets where refused connections came from',
    sabotage: changing(({ remoteAddress: _forgotten, ...refusal }) => refusal),
    caughtBy: first,
  },
  {
    does: 'keeps refusals in the order in which they came',
    sabotage: keepingAll((known, { stationId, ...refusal }) => ({
      ...addRefusal(known, { stationId, ...refusal }),
      latest: [refusal, ...(known?.latest ?? [])],
    })),
    caughtBy: first,
  },
  {
    does: 'counts refusals that come again',
    sabotage: inPart('refusedConnections', (inner) => {
      let count = 0;
      return { record: (refusals) => inner.record(refusals.map((each) => ({ ...each, id: `${count++}` }))) };
    }),
    caughtBy: 'refusedConnections.record: a refusal that comes again counts once',
  },
  {
    does: 'loses refusals that come at once',
    sabotage: inPart('refusedConnections', () => {
      let identity: RefusedIdentity | undefined;
      return {
        async record([refusal]) {
          const known = identity;
          await pause();
          if (refusal) identity = addRefusal(known, refusal);
        },
        find: async () => identity,
      };
    }),
    caughtBy: 'refusedConnections.record: refusals that come at once are each counted once',
  },
  {
    does: 'keeps every refusal of an identity',
    sabotage: keepingAll((known, { stationId, ...refusal }) => ({
      ...addRefusal(known, { stationId, ...refusal }),
      latest: [...(known?.latest ?? []), refusal].toSorted((a, b) => b.at.getTime() - a.at.getTime()),
    })),
    caughtBy: 'refusedConnections.record: keeps the latest 10 of an identity, in whatever order they come',
  },
  {
    does: 'takes connections that name no station for those of one without a name',
    sabotage: inPart('refusedConnections', (inner) => ({
      record: (refusals) =>
        inner.record(refusals.map((each) => ({ ...each, stationId: each.stationId ?? '' }))),
      find: (stationId) => inner.find(stationId ?? ''),
    })),
    caughtBy: 'refusedConnections.record: connections that name no station are apart from all that do',
  },
  {
    does: 'keeps refused identities in an object',
    sabotage: inPart('refusedConnections', () => {
      const identities: Record<string, RefusedIdentity> = {};
      return {
        async record(refusals) {
          for (const refusal of refusals) {
            const key = `${refusal.stationId}`;
            identities[key] = addRefusal(identities[key], refusal);
          }
        },
        find: async (stationId) => identities[`${stationId}`],
      };
    }),
    caughtBy: 'refusedConnections.record: connections that name no station are apart from all that do',
  },
  {
    does: 'tells refused identities apart by their first characters only',
    sabotage: changing(({ stationId, ...refusal }) => ({ ...refusal, stationId: stationId?.slice(0, 100) })),
    caughtBy: 'refusedConnections: any identity is an ordinary one, and leaves an unknown station unknown',
  },
  {
    does: 'keeps identities without end',
    sabotage: keepingAll(),
    caughtBy:
      'refusedConnections.record: keeps the 1000 identities that were turned away last, and not without end',
  },
  {
    does: 'never forgets an identity',
    sabotage: keepingAll(),
    caughtBy: 'refusedConnections.record: forgets what is very old when something new comes',
  },
  {
    does: 'hands out its live refusals',
    sabotage: keepingAll(),
    caughtBy: "refusedConnections.record: what comes out is the caller's own",
  },
  {
    does: 'lists identities backwards',
    sabotage: inPart('refusedConnections', (inner) => ({
      async list(page) {
        const { items, next } = await inner.list(page);
        return { items: items.toReversed(), next };
      },
    })),
    caughtBy: 'refusedConnections.list: is in order, whatever the order in which items were added',
  },
];

import type {
  CertificateRequestRecord,
  CertificateRequestStore,
  ClientCertificateStore,
  EvCertificateStore,
} from '@csms/store';
import { pause, type Saboteur } from './saboteur.js';

function inRequests(
  methods: (inner: CertificateRequestStore) => Partial<CertificateRequestStore>,
): Saboteur['sabotage'] {
  return (store) => ({
    ...store,
    certificateRequests: { ...store.certificateRequests, ...methods(store.certificateRequests) },
  });
}

function inClients(
  methods: (inner: ClientCertificateStore) => Partial<ClientCertificateStore>,
): Saboteur['sabotage'] {
  return (store) => ({
    ...store,
    clientCertificates: { ...store.clientCertificates, ...methods(store.clientCertificates) },
  });
}

const request = 'certificateRequests.request';
const claimDue = 'certificateRequests.claimDue';

function inEvs(methods: (inner: EvCertificateStore) => Partial<EvCertificateStore>): Saboteur['sabotage'] {
  return (store) => ({
    ...store,
    evCertificates: { ...store.evCertificates, ...methods(store.evCertificates) },
  });
}

/** Stores, each of which breaks one promise about certificates. */
export const certificateSaboteurs: readonly Saboteur[] = [
  {
    does: 'takes each message for a request of its own',
    sabotage: inRequests((inner) => {
      let count = 0;
      return {
        request: ({ requestId, ...rest }) => inner.request({ ...rest, requestId: `${requestId} ${count++}` }),
        async listOf(stationId) {
          const records = await inner.listOf(stationId);
          return records.map((each) => ({ ...each, requestId: each.requestId.split(' ')[0] ?? '' }));
        },
      };
    }),
    caughtBy: `${request}: a repeat while it is pending is only noted`,
  },
  {
    does: 'works again on what has ended when a copy comes',
    sabotage: inRequests((inner) => {
      let count = 0;
      return {
        request: ({ at, ...rest }) =>
          inner.request({ ...rest, at: new Date(at.getTime() + 90_000 * count++) }),
      };
    }),
    caughtBy: `${request}: a copy changes nothing, at once or later`,
  },
  {
    does: 'never works again on what has ended',
    sabotage: inRequests((inner) => {
      const known = new Set<string>();
      return {
        async request(each) {
          if (known.has(each.requestId)) return;
          known.add(each.requestId);
          await inner.request(each);
        },
      };
    }),
    caughtBy: `${request}: one that is Rejected is worked on again when it is repeated, with the certificate that there is`,
  },
  {
    does: 'goes by the order in which requests come',
    sabotage: inRequests((inner) => {
      let latest = 0;
      return {
        request({ at, ...rest }) {
          latest = Math.max(latest + 1, at.getTime());
          return inner.request({ ...rest, at: new Date(latest) });
        },
      };
    }),
    caughtBy: `${request}: another request takes the place of the one of its use, and an older one does not`,
  },
  {
    does: 'keeps the last certificate of a request',
    sabotage: inRequests((inner) => ({
      async recordChain(attempt, chain) {
        const [record] = await inner.listOf(attempt.stationId);
        await pause();
        const kept = await inner.recordChain(attempt, chain);
        return record?.certificateChain === undefined && kept !== undefined ? chain : kept;
      },
    })),
    caughtBy: 'certificateRequests.recordChain: the first certificate stays, also of many at once',
  },
  {
    does: 'lets the last end win',
    sabotage: inRequests((inner) => {
      let last: Pick<CertificateRequestRecord, 'status' | 'reason' | 'endedAt'> | undefined;
      return {
        async end(attempt, ending, at) {
          last = { ...ending, endedAt: at };
          await inner.end(attempt, ending, at);
        },
        listOf: async (stationId) =>
          (await inner.listOf(stationId)).map((record) => ({ ...record, ...last })),
      };
    }),
    caughtBy: 'certificateRequests.end: the first end stays, after Installed',
  },
  {
    does: 'forgets that a station has its certificate when it rejects it later',
    sabotage: inRequests((inner) => ({
      async listOf(stationId) {
        const records = await inner.listOf(stationId);
        return records.map(({ installedAt, ...record }) =>
          record.status === 'Rejected' ? record : { ...record, installedAt },
        );
      },
    })),
    caughtBy: 'certificateRequests.end: what was installed once stays so when the station rejects it later',
  },
  {
    does: 'leaves requests to whoever got them for ever',
    sabotage: inRequests((inner) => ({
      claimDue: (now, _leaseUntil, limit) => inner.claimDue(now, new Date(8e15), limit),
    })),
    caughtBy: `${claimDue}: gives what is due, and again when nobody has ended it by then`,
  },
  {
    does: 'gives requests that somebody works on',
    sabotage: inRequests((inner) => ({
      claimDue: (now, _leaseUntil, limit) => inner.claimDue(now, now, limit),
    })),
    caughtBy: `${claimDue}: gives what is due, and again when nobody has ended it by then`,
  },
  {
    does: 'gives requests that are due to all who ask at once',
    sabotage: inRequests((inner) => {
      let given: readonly CertificateRequestRecord[] = [];
      return {
        async claimDue(now, leaseUntil, limit) {
          const due = await inner.claimDue(now, leaseUntil, limit);
          given = [...given, ...due];
          await pause();
          return due.length > 0 ? given : due;
        },
      };
    }),
    caughtBy: `${claimDue}: gives nothing to two callers at once, and leaves nothing`,
  },
  {
    does: 'gives more requests than it was asked for',
    sabotage: inRequests((inner) => ({
      claimDue: (now, leaseUntil) => inner.claimDue(now, leaseUntil, 1_000),
    })),
    caughtBy: `${claimDue}: gives those of all stations that were due first, and no more than asked for`,
  },
  {
    does: 'ends any attempt',
    sabotage: inRequests((inner) => ({
      async postpone(attempt, dueAt) {
        const [record] = await inner.listOf(attempt.stationId);
        await inner.postpone(record ?? attempt, dueAt);
      },
    })),
    caughtBy: 'certificateRequests.postpone: ends an attempt once',
  },
  {
    does: 'gives the request of an EV to all who ask',
    sabotage: inEvs((inner) => ({
      async claim(key, now, leaseUntil) {
        const claim = await inner.claim(key, now, leaseUntil);
        return claim.status === 'pending' ? { status: 'claimed' } : claim;
      },
    })),
    caughtBy:
      'evCertificates.claim: one of many at once gets the request, and nobody else while its lease lasts',
  },
  {
    does: 'leaves the request of an EV to whoever got it for ever',
    sabotage: inEvs((inner) => ({
      claim: (key, now) => inner.claim(key, now, new Date(8e15)),
    })),
    caughtBy: 'evCertificates.claim: when the lease is over somebody else gets the request',
  },
  {
    does: 'answers the request of an EV with what came last',
    sabotage: inEvs((inner) => ({
      async answer(key, exiResponse) {
        await inner.answer(key, exiResponse);
        return exiResponse;
      },
    })),
    caughtBy: 'evCertificates.answer: the first one stays',
  },
  {
    does: 'answers the requests of EVs for ever',
    sabotage: inEvs((inner) => ({
      claim: (key, _now, leaseUntil) => inner.claim(key, new Date(0), leaseUntil),
    })),
    caughtBy: 'evCertificates.claim: long after an answer the request is one of its own',
  },
  {
    does: 'keeps that an EV got nothing to itself',
    sabotage: inEvs(() => ({ async fail() {} })),
    caughtBy:
      'evCertificates.fail: is what every copy of the request hears until the lease is over, unless it is answered',
  },
  {
    does: 'keeps of the answers to EVs what a text of PostgreSQL holds',
    sabotage: inEvs((inner) => ({
      answer: (key, exiResponse) => inner.answer(key, exiResponse.replaceAll('\u0000', '')),
    })),
    caughtBy: 'evCertificates: any id is an ordinary one, and leaves an unknown station unknown',
  },
  {
    does: 'keeps the answers to EVs without end',
    sabotage: inEvs((inner) => ({
      claim: (key, now, leaseUntil) =>
        inner.claim({ ...key, stationId: `${key.stationId} ${key.requestId}` }, now, leaseUntil),
      answer: (key, exiResponse) =>
        inner.answer({ ...key, stationId: `${key.stationId} ${key.requestId}` }, exiResponse),
    })),
    caughtBy: 'evCertificates.claim: keeps the latest 10 of a station, and not without end',
  },
  {
    does: 'replaces a client certificate that is known',
    sabotage: inClients((inner) => ({
      async set(certificate) {
        await inner.delete(certificate.hash);
        await inner.set(certificate);
      },
    })),
    caughtBy: 'clientCertificates.set: a certificate that is known stays as it is',
  },
  {
    does: 'keeps the client certificates of stations without end',
    sabotage: inClients((inner) => ({
      set: (certificate) => inner.set({ ...certificate, stationId: undefined }),
    })),
    caughtBy:
      'clientCertificates.set: keeps the latest 20 of a station, in whatever order they come, and not without end',
  },
  {
    does: "bounds operators' certificates as if a station had made them",
    sabotage: inClients((inner) => ({
      set: ({ stationId = '', ...certificate }) => inner.set({ ...certificate, stationId }),
    })),
    caughtBy: 'clientCertificates.set: keeps all that operators set',
  },
  {
    does: 'finds client certificates that were deleted',
    sabotage: inClients((inner) => ({
      delete: async (hash) => (await inner.find(hash)) !== undefined,
    })),
    caughtBy: 'clientCertificates.delete: says whether there was one, which is gone then',
  },
];

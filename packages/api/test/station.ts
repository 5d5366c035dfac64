import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createRouter } from '@csms/router';
import { type Envelope, parseEnvelope, serializeEnvelope } from '@csms/transport';
import type { ServeApiOptions } from '../src/index.js';
import { startApi } from './client.js';
import { aBoot } from './records.js';

/** OCPP version of the station. */
export const version = '1.6';

/** The answer of a station that does as it is told. */
export const accepted = { type: 3, response: { status: 'Accepted' } };

/** An API, a manager that takes answers, and the 1.6 station CP01, connected on demand. */
export async function startWithStation(options?: Partial<ServeApiOptions>) {
  const api = await startApi(options);
  const { store, transport } = api;
  await createRouter(ocpp16, { records: store.calls }).serve(transport);
  await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
  return {
    ...api,
    /** Connects the station, which gives every call this answer, if any, once something has happened. */
    connect: (answer?: object, after?: () => Promise<unknown>) =>
      transport.listen({ kind: 'out', version, stationId: 'CP01' }, async ({ payload }) => {
        const { type, action, id, request } = parseEnvelope(payload) as Envelope & { request: object };
        if (type !== 2 || !answer) return;
        await after?.();
        const envelope = { action, id, request, ...answer } as Envelope;
        const topic = { kind: 'in', version, stationId: 'CP01' } as const;
        await transport.emit({ topic, payload: serializeEnvelope(envelope), done: true });
      }),
  };
}

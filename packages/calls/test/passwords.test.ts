import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { describe, expect, it } from 'vitest';
import { CallRequestError, createCalls } from '../src/index.js';
import { aCommandRig, stationId } from './command-rig.js';
import { aRig, now } from './rig.js';

const key = '0123456789abcdef0123456789abcdef';
const password = 'a new password of 29 letters!';

const versions = [
  {
    version: '1.6',
    action: 'ChangeConfiguration',
    name: 'AuthorizationKey',
    secret: key,
    requestOf: (value: string) => ({ key: 'AuthorizationKey', value }),
    response: { status: 'Accepted' },
    short: key.slice(0, 30),
  },
  {
    version: '2.0.1',
    action: 'SetVariables',
    name: 'SecurityCtrlr/BasicAuthPassword',
    secret: password,
    requestOf: (value: string) => ({
      setVariableData: [
        {
          component: { name: 'OCPPCommCtrlr' },
          variable: { name: 'RetryBackOffRepeatTimes' },
          attributeValue: '3',
        },
        {
          component: { name: 'SecurityCtrlr' },
          variable: { name: 'BasicAuthPassword' },
          attributeValue: value,
        },
      ],
    }),
    response: { setVariableResult: [] },
    short: 'only 15 letters',
  },
] as const;

describe.each(versions)(
  'a password of a $version station',
  ({ version, action, requestOf, secret, name, short, ...more }) => {
    async function sending() {
      const rig = await aRig();
      const station = await rig.connect(stationId, version);
      const send = (request: object, id = 'c1') => rig.calls.sendUntyped(stationId, action, request, { id });
      const changes = async () => (await rig.store.stations.find(stationId))?.authenticationChanges;
      return { ...rig, station, send, changes };
    }

    it('counts for the station before it goes out, and goes out as it is (A01.FR.02)', async () => {
      const { station, send, changes, store, transport } = await sending();
      let known: unknown;
      await transport.listen({ kind: 'out', version, stationId }, async () => {
        known = await changes();
      });
      await send(requestOf(secret));
      expect(station.received).toMatchObject([{ action, request: requestOf(secret) }]);
      expect(known).toMatchObject({ passwords: [{ callId: 'c1' }] });
      expect(JSON.stringify(await store.stations.find(stationId))).not.toContain(secret);
    });

    it('is not in the record of its call (A01.FR.09)', async () => {
      const { station, send, store } = await sending();
      const call = await send(requestOf(secret));
      await station.answer({ response: more.response });
      for (const shown of [call, await store.calls.find(stationId, 'c1')]) {
        expect(shown?.request).toEqual(requestOf('***'));
      }
    });

    it('is not in the record of a call that could not be sent (A01.FR.09)', async () => {
      const { calls, register } = await aRig();
      await register('CS02');
      const call = await calls.sendUntyped('CS02', action, requestOf(secret));
      expect(call).toMatchObject({ status: 'NotConnected', request: requestOf('***') });
    });

    it('goes out again as it is, when whoever was to send it died before, and counts once', async () => {
      const { station, send, store, transport, changes } = await sending();
      const dying = createCalls({
        store,
        transport: { ...transport, listen: transport.listen, emit: () => new Promise(() => {}) },
        protocols: [ocpp16, ocpp201],
        clock: { now: () => now },
      });
      void dying.sendUntyped(stationId, action, requestOf(secret), { id: 'c1' });
      await expect.poll(changes).toBeDefined();
      await send(requestOf(secret));
      expect(station.received).toMatchObject([{ request: requestOf(secret) }]);
      expect((await changes())?.passwords).toHaveLength(1);
      const other = send(requestOf(`${secret.slice(1)}0`), 'c1');
      await expect(other).resolves.toMatchObject({ request: requestOf('***') });
      expect(station.received).toHaveLength(1);
    });

    it('does not count again when its call is made again after the answer', async () => {
      const { station, send, store, changes } = await sending();
      await send(requestOf(secret));
      await station.answer({ response: more.response });
      await store.stations.changeAuthentication(stationId, { kind: 'password_refused', callId: 'c1' });
      await send(requestOf(secret));
      expect(await changes()).toBeUndefined();
    });

    it('is refused before it goes out when it breaks the limits of OCPP', async () => {
      const { commands, asked } = await aCommandRig(version, () => ({ response: more.response }));
      const settings = [{ name, value: short }];
      await expect(commands.writeSettings(stationId, { settings })).rejects.toMatchObject({
        code: 'invalid-command',
        message: expect.stringMatching(/^\S+ must be (?:16|32) to 40 /) as string,
      });
      expect(asked()).toEqual([]);
    });
  },
);

it('a call that brings other settings than the one of its id is refused, since its secrets are not recorded', async () => {
  const { calls, connect, store } = await aRig();
  await connect(stationId, '1.6');
  const recorded = { key: 'AuthorizationKey', value: '***' };
  await store.calls.create({
    callId: 'c1',
    stationId,
    ocppVersion: '1.6',
    action: 'ChangeConfiguration',
    request: recorded,
    createdAt: now,
    expiresAt: now,
  });
  const other = { key: 'HeartbeatInterval', value: '300' };
  await expect(calls.sendUntyped(stationId, 'ChangeConfiguration', other, { id: 'c1' })).rejects.toThrow(
    CallRequestError,
  );
});

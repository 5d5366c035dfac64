import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { CallRequestError } from '@csms/router';
import { type Message, TransportError } from '@csms/transport';
import { describe, expect, it } from 'vitest';
import { SendError } from '../src/index.js';
import { aRig, now } from './rig.js';

const start = { idTag: '04E91C5A', connectorId: 1 };
const authentication = { securityProfile: 1, anyUsername: false } as const;
const accepted = () => ({ response: { status: 'Accepted' } });

/** A name of one certificate. */
function aCertificateHash(hashAlgorithm: 'SHA256' | 'SHA384') {
  return { hashAlgorithm, issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: 'a' };
}

describe('a call', () => {
  it('is sent in the version that the station speaks, and recorded', async () => {
    const { calls, connect, store } = await aRig();
    const station = await connect('CP01', '1.6');
    const call = await calls.send('CP01', 'RemoteStartTransaction', start, {
      requestedBy: 'operator',
      timeoutMs: 10_000,
    });
    expect(call).toEqual({
      callId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      stationId: 'CP01',
      ocppVersion: '1.6',
      action: 'RemoteStartTransaction',
      request: start,
      status: 'Sent',
      requestedBy: 'operator',
      createdAt: now,
      expiresAt: new Date('2026-03-01T12:00:10Z'),
    });
    expect(await store.calls.find('CP01', call.callId)).toEqual(call);
    expect(station.received).toMatchObject([
      { action: 'RemoteStartTransaction', id: call.callId, request: start },
    ]);
  });

  it('reaches a 2.0.1 station in the same way', async () => {
    const { calls, connect } = await aRig();
    await connect('CS01', '2.0.1', accepted);
    const request = { idToken: { idToken: '04E91C5A', type: 'ISO14443' }, remoteStartId: 1 } as const;
    const call = await calls.send('CS01', 'RequestStartTransaction', request, { waitMs: 5_000 });
    expect(call).toMatchObject({
      ocppVersion: '2.0.1',
      status: 'Answered',
      response: { status: 'Accepted' },
    });
  });

  it('is waited for as long as the program says when the call does not', async () => {
    const { calls, connect } = await aRig(() => ({ timeoutMs: 5_000 }));
    await connect('CP01', '1.6');
    const { expiresAt } = await calls.send('CP01', 'ClearCache', {});
    expect(expiresAt).toEqual(new Date('2026-03-01T12:00:05Z'));
  });

  it('is sent once when it is sent again with the same id', async () => {
    const { calls, connect } = await aRig();
    const station = await connect('CP01', '1.6');
    await calls.send('CP01', 'ClearCache', {}, { id: 'C1' });
    expect(await calls.send('CP01', 'ClearCache', {}, { id: 'C1' })).toMatchObject({
      callId: 'C1',
      status: 'Sent',
    });
    expect(station.received).toHaveLength(1);
  });

  it('ends as NotConnected at once when the station is not connected', async () => {
    const { calls, register } = await aRig();
    await register('CP01', '1.6');
    expect(await calls.send('CP01', 'ClearCache', {}, { waitMs: 60_000 })).toMatchObject({
      status: 'NotConnected',
      completedAt: now,
    });
  });

  it('ends as NotConnected when nobody knows which version the station speaks', async () => {
    const { calls, register, store } = await aRig();
    await register('CP01');
    const call = await calls.send('CP01', 'RemoteStartTransaction', start, {
      requestedBy: 'operator',
      waitMs: 60_000,
    });
    expect(call).toEqual({
      callId: expect.any(String),
      stationId: 'CP01',
      action: 'RemoteStartTransaction',
      request: start,
      status: 'NotConnected',
      requestedBy: 'operator',
      createdAt: now,
      expiresAt: new Date('2026-03-01T12:00:30Z'),
      completedAt: now,
    });
    expect(await store.calls.find('CP01', call.callId)).toEqual(call);
  });

  it('ends as NotConnected when the station speaks a version in which nobody calls', async () => {
    const { calls, connect } = await aRig(() => ({ protocols: [ocpp16] }));
    const station = await connect('CS01', '2.0.1');
    const call = await calls.sendUntyped('CS01', 'ClearCache', {});
    expect(call).toMatchObject({ status: 'NotConnected', ocppVersion: '2.0.1' });
    expect(station.received).toEqual([]);
  });

  it('ends as Refused when the station answers with an error', async () => {
    const { calls, connect } = await aRig();
    await connect('CP01', '1.6', () => ({ error_code: 'NotSupported', error_description: 'no cache' }));
    expect(await calls.send('CP01', 'ClearCache', {}, { waitMs: 5_000 })).toMatchObject({
      status: 'Refused',
      error: { code: 'NotSupported', description: 'no cache' },
    });
  });

  it.each([
    [{}, 'not none'],
    [
      { customerIdentifier: 'Ann', idToken: { idToken: 'A', type: 'Local' } },
      'not idToken and customerIdentifier',
    ],
  ] as const)(
    'about a customer names one, in one way (N09.FR.04, N10.FR.08): %j is not sent',
    async (reference, found) => {
      const { calls, connect, store } = await aRig();
      const station = await connect('CS01', '2.0.1', accepted);
      const request = { requestId: 1, report: true, clear: false, ...reference } as const;
      await expect(calls.send('CS01', 'CustomerInformation', request)).rejects.toMatchObject({
        name: 'CallRequestError',
        message: expect.stringContaining(found) as string,
      });
      expect(station.received).toEqual([]);
      expect((await store.calls.list('CS01', { limit: 10 })).items).toEqual([]);
    },
  );

  it('about charging profiles says which, an EVSE alone is not enough (K09.FR.03)', async () => {
    const { calls, connect } = await aRig();
    const station = await connect('CS01', '2.0.1', accepted);
    const ask = (chargingProfile: object) =>
      calls.send('CS01', 'GetChargingProfiles', { requestId: 1, evseId: 1, chargingProfile });
    await expect(ask({})).rejects.toMatchObject({
      name: 'CallRequestError',
      message: expect.stringContaining('must have one of chargingProfileId') as string,
    });
    expect(station.received).toEqual([]);
    const enough = [
      { chargingProfileId: [1] },
      { chargingProfilePurpose: 'TxProfile' },
      { stackLevel: 0 },
      { chargingLimitSource: ['EMS'] },
    ];
    for (const chargingProfile of enough) await ask(chargingProfile);
    expect(station.received).toHaveLength(enough.length);
  });

  it('sets no attribute of a variable twice, since nobody could tell which value counts (B05.FR.13)', async () => {
    const { calls, connect, store } = await aRig();
    const station = await connect('CS01', '2.0.1');
    const password = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };
    const set = (...data: readonly object[]) =>
      calls.sendUntyped('CS01', 'SetVariables', {
        setVariableData: data.map((each) => ({ ...password, attributeValue: 'a-new-password-1', ...each })),
      });
    const same = { variable: { name: 'basicauthpassword' }, attributeType: 'Actual' };
    await expect(set({}, { attributeType: 'Target' }, same)).rejects.toMatchObject({
      name: 'CallRequestError',
      message: expect.stringContaining('/setVariableData/2 of SetVariables must not') as string,
    });
    expect(station.received).toEqual([]);
    expect((await store.calls.list('CS01', { limit: 10 })).items).toEqual([]);
    await set(
      {},
      { attributeType: 'Target' },
      { variable: { name: 'BasicAuthPassword', instance: '2' } },
      { component: { name: 'SecurityCtrlr', evse: { id: 1 } } },
      { component: { name: 'SecurityCtrlr', evse: { id: 1, connectorId: 1 } } },
    );
    expect(station.received).toHaveLength(1);
    await expect(set({ variable: {} }, { variable: {} })).rejects.toThrow('/setVariableData/0/variable');
  });

  it.each(['1.6', '2.0.1'] as const)(
    'deletes a certificate on %s by the algorithm that the station lists it by, and by no other (M04.FR.07)',
    async (version) => {
      const { calls, connect, store } = await aRig();
      const station = await connect('CS01', version, accepted);
      const own = aCertificateHash('SHA384');
      const hashes = [aCertificateHash('SHA256'), own];
      const installed = { use: 'csms_root', certificate: 'PEM', hashes, at: now } as const;
      await store.installedCertificates.recordInstallation('CS01', installed);
      const certificates = [{ use: 'csms_root', hash: own, children: [] }] as const;
      await store.installedCertificates.recordListing('CS01', { uses: ['csms_root'], certificates, at: now });
      const other = { ...aCertificateHash('SHA256'), serialNumber: '0A' };
      await expect(
        calls.send('CS01', 'DeleteCertificate', { certificateHashData: other }),
      ).rejects.toMatchObject({
        name: 'CallRequestError',
        message: expect.stringContaining('by SHA384, as the station does, not by SHA256') as string,
      });
      expect(station.received).toEqual([]);
      await calls.send('CS01', 'DeleteCertificate', { certificateHashData: own });
      expect(station.received).toHaveLength(1);
    },
  );

  it('deletes a certificate that the station did not list by any algorithm', async () => {
    const { calls, connect } = await aRig();
    const station = await connect('CS01', '2.0.1', accepted);
    const certificateHashData = aCertificateHash('SHA256');
    await calls.send('CS01', 'DeleteCertificate', { certificateHashData });
    expect(station.received).toHaveLength(1);
  });

  it('ends as Refused, with what broke, when the answer breaks its schema', async () => {
    const { calls, connect } = await aRig();
    await connect('CP01', '1.6', () => ({ response: { status: 'Perhaps' } }));
    expect(await calls.send('CP01', 'ClearCache', {}, { waitMs: 5_000 })).toMatchObject({
      status: 'Refused',
      response: { status: 'Perhaps' },
      error: {
        code: 'PropertyConstraintViolation',
        description: '/status must be one of Accepted, Rejected',
      },
    });
  });
});

it.each([
  ['TriggerMessage', { requestedMessage: 'BootNotification' }],
  ['ChangeConfiguration', { key: 'HeartbeatInterval', value: '60' }],
])('%s reaches a station that is pending (B02.FR.01)', async (action, request) => {
  const { calls, connect, store } = await aRig();
  const station = await connect('CP01', '1.6');
  await store.stations.register('CP01', { authentication, registrationStatus: 'Pending' });
  expect(await calls.sendUntyped('CP01', action, request)).toMatchObject({ status: 'Sent' });
  expect(station.received).toMatchObject([{ action, request }]);
});

describe('a call in a version that the caller knows', () => {
  it('needs nothing to be known of the station', async () => {
    const { calls, connect } = await aRig();
    await connect('CP01', '1.6', accepted);
    const call = await calls.for('1.6').send('CP01', 'Reset', { type: 'Soft' }, { waitMs: 5_000 });
    expect(call).toMatchObject({ status: 'Answered', response: { status: 'Accepted' } });
    expect(await calls.for('1.6').send('CP99', 'Reset', { type: 'Soft' })).toMatchObject({
      status: 'NotConnected',
    });
  });

  it('does not reach a station that is connected in another one', async () => {
    const { calls, connect } = await aRig();
    await connect('CP01', '1.6', accepted);
    expect(await calls.for('2.0.1').send('CP01', 'Reset', { type: 'Immediate' })).toMatchObject({
      status: 'NotConnected',
    });
  });
});

describe('a call that is not sent', () => {
  it.each([
    ['RemoteStartTransaction', { idTag: 5 }, '/idTag of RemoteStartTransaction must be of type string'],
    ['RemoteStartTransaction', {}, 'the payload of RemoteStartTransaction must have the field idTag'],
    ['RemoteStartTransaction', [], 'the payload of RemoteStartTransaction must be of type object'],
    ['RequestStartTransaction', {}, 'expected an action that a CSMS sends, not RequestStartTransaction'],
    ['BootNotification', {}, 'expected an action that a CSMS sends, not BootNotification'],
    ['__proto__', {}, 'expected an action that a CSMS sends, not __proto__'],
  ])('names what is wrong with %s %j', async (action, request, message) => {
    const { calls, connect, store } = await aRig();
    const station = await connect('CP01', '1.6');
    const sending = calls.sendUntyped('CP01', action, request);
    await expect(sending).rejects.toBeInstanceOf(CallRequestError);
    await expect(sending).rejects.toThrow(message);
    expect(station.received).toEqual([]);
    expect((await store.calls.list('CP01', { limit: 10 })).items).toEqual([]);
  });

  it.each([
    ['toString', {}, 'expected an action that a CSMS sends, not toString'],
    ['Heartbeat', {}, 'expected an action that a CSMS sends, not Heartbeat'],
    ['ClearCache', 'now', 'the payload of ClearCache must be of type object'],
    ['ClearCache', null, 'the payload of ClearCache must be of type object'],
  ])('could be right in no version: %s %j', async (action, request, message) => {
    const { calls, register, store } = await aRig();
    await register('CP01');
    const sending = calls.sendUntyped('CP01', action, request);
    await expect(sending).rejects.toBeInstanceOf(CallRequestError);
    await expect(sending).rejects.toThrow(message);
    expect((await store.calls.list('CP01', { limit: 10 })).items).toEqual([]);
  });

  it('is for a station that nobody knows', async () => {
    const { calls, store } = await aRig();
    await expect(calls.send('CP99', 'ClearCache', {})).rejects.toMatchObject({
      name: 'SendError',
      code: 'unknown-station',
    });
    expect((await store.calls.list('CP99', { limit: 10 })).items).toEqual([]);
  });

  it.each(['RemoteStartTransaction', 'TriggerMessage', 'NoAction'])(
    'is for a station that is rejected: %s (B03.FR.03)',
    async (action) => {
      const { calls, connect, store } = await aRig();
      const station = await connect('CP01', '1.6');
      await store.stations.register('CP01', { authentication, registrationStatus: 'Rejected' });
      await expect(calls.sendUntyped('CP01', action, {})).rejects.toMatchObject({
        name: 'SendError',
        code: 'not-accepted',
        message: 'the station is rejected: it may not be called',
      });
      expect(station.received).toEqual([]);
      expect((await store.calls.list('CP01', { limit: 10 })).items).toEqual([]);
    },
  );

  it.each([
    ['1.6', 'RemoteStartTransaction', start],
    ['1.6', 'RemoteStopTransaction', { transactionId: 1 }],
    [
      '2.0.1',
      'RequestStartTransaction',
      { idToken: { idToken: '04E91C5A', type: 'ISO14443' }, remoteStartId: 1 },
    ],
    ['2.0.1', 'RequestStopTransaction', { transactionId: 'T1' }],
  ] as const)(
    'is to start or stop at a station of %s that is pending: %s (B02.FR.05)',
    async (version, action, request) => {
      const { calls, connect, store } = await aRig();
      const station = await connect('CP01', version);
      await store.stations.register('CP01', { authentication, registrationStatus: 'Pending' });
      await expect(calls.sendUntyped('CP01', action, request)).rejects.toMatchObject({
        code: 'not-accepted',
        message: 'the station is pending: it may not be asked to start or stop',
      });
      expect(station.received).toEqual([]);
      await store.stations.register('CP01', { authentication, registrationStatus: 'Accepted' });
      expect(await calls.sendUntyped('CP01', action, request)).toMatchObject({ status: 'Sent' });
    },
  );

  it('stays Pending when the broker cannot be reached', async () => {
    const cause = new TransportError('unavailable', 'expected a connected broker');
    const { calls, connect, store } = await aRig(({ transport }) => ({
      transport: { ...transport, emit: () => Promise.reject(cause) },
    }));
    await connect('CP01', '1.6');
    const sending = calls.send('CP01', 'ClearCache', {}, { id: 'C1' });
    await expect(sending).rejects.toBeInstanceOf(SendError);
    await expect(sending).rejects.toMatchObject({ code: 'unavailable', cause });
    expect(await store.calls.find('CP01', 'C1')).toMatchObject({ status: 'Pending' });
  });

  it('is not even recorded when its end is waited for and could not be heard of', async () => {
    const cause = new TransportError('unavailable', 'expected a connected broker');
    const { calls, connect, store } = await aRig(({ transport }) => ({
      transport: { ...transport, listen: () => Promise.reject(cause) },
    }));
    await connect('CP01', '1.6');
    await expect(calls.send('CP01', 'ClearCache', {}, { waitMs: 5_000 })).rejects.toMatchObject({
      code: 'unavailable',
      cause,
    });
    expect((await store.calls.list('CP01', { limit: 10 })).items).toEqual([]);
  });
});

it('asks to hear when the record is complete, so that the gateway keeps the answer until then', async () => {
  const { calls, register, transport } = await aRig();
  await register('CP01', '1.6');
  const messages: Message[] = [];
  await transport.listen({ kind: 'out', version: '1.6', stationId: 'CP01' }, (message) => {
    messages.push(message);
  });
  await calls.send('CP01', 'ClearCache', {});
  expect(messages).toMatchObject([{ done: true }]);
});

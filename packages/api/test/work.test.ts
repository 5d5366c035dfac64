import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aBoot, aKey } from './records.js';

const pki = createPki();
afterAll(() => pki.remove());
const certificate = pki.root({ commonName: 'Root' }).pem;

const path = '/api/v0/cs/CP01';
const now = new Date('2026-02-01T12:00:00Z');
const asked = { attempts: 0, status: 'Pending', requestedAt: now.toISOString(), dueAt: now.toISOString() };

async function startWithStation() {
  const api = await startApi({ clock: { now: () => now } });
  await api.store.stations.recordBoot('CP01', aBoot(), 'Accepted');
  return api;
}

describe('what a station is to be brought to', () => {
  test.each<[string, number, object, string, object[]]>([
    [
      'reconfigure',
      200,
      { HeartbeatInterval: '300', 'Ctrlr;;/Variable;;Actual': '1' },
      'settings',
      [
        { ...asked, kind: 'setting', name: 'Ctrlr/Variable', value: '1' },
        { ...asked, kind: 'setting', name: 'HeartbeatInterval', value: '300' },
      ],
    ],
    [
      'certificates',
      200,
      {
        certificates: [
          { type: 'CSMS', certificate },
          { type: 'V2G', certificate, status: 'Pending' },
          { type: 'MO', certificate, status: 'Accepted' },
          { type: 'MF', certificate, status: 'Rejected' },
        ],
      },
      'certificates',
      [
        { ...asked, kind: 'certificate', type: 'CSMS', certificate },
        { ...asked, kind: 'certificate', type: 'V2G', certificate },
      ],
    ],
    [
      'trigger',
      201,
      { trigger: 'BootNotification' },
      'work',
      [{ ...asked, kind: 'trigger', trigger: 'BootNotification' }],
    ],
  ])('is taken by POST %s, and listed', async (to, status, body, list, items) => {
    const { get, post } = await startWithStation();
    expect(await post(`${path}/${to}`, body)).toMatchObject({ status, body: undefined });
    expect((await get(`${path}/${list}`)).body).toEqual({ items });
    expect((await get(`${path}/work`)).body).toEqual({ items });
  });

  test.each<[string, unknown, string]>([
    ['V2G', 'v2g_root', 'V2G'],
    ['MO', 'mo_root', 'MO'],
    ['MF', 'manufacturer_root', 'MF'],
    ['CSMS', 'csms_root', 'CSMS'],
  ])('is a certificate of type %s', async (type, use) => {
    const { post, store } = await startWithStation();
    await post(`${path}/certificates`, { certificates: [{ type, certificate }] });
    const { items } = await store.stationWork.list('CP01', ['certificate'], { limit: 2 });
    expect(items.map(({ wanted }) => wanted)).toEqual([{ kind: 'certificate', use, certificate }]);
  });

  test.each([
    ['AuthorizationKey', 'aabb', 'AuthorizationKey must be 32 to 40 hexadecimal digits, two for each byte'],
    [
      'SecurityCtrlr/BasicAuthPassword',
      'short',
      'SecurityCtrlr/BasicAuthPassword must be 16 to 40 characters',
    ],
  ])('is no password in %s that breaks the limits of OCPP (A01.FR.02)', async (name, value, fault) => {
    const { post, store } = await startWithStation();
    const answer = await post(`${path}/reconfigure`, { HeartbeatInterval: '300', [name]: value });
    expect(answer).toMatchObject({ status: 400, body: anError('Bad Request', fault) });
    expect((await store.stationWork.list('CP01', ['setting'], { limit: 2 })).items).toEqual([]);
  });

  test('is listed with what came of it, a queued call without its request', async () => {
    const { get, store } = await startWithStation();
    const wanted = {
      kind: 'call',
      callId: 'c-1',
      action: 'DataTransfer',
      request: { vendorId: 'x', data: 's3cret' },
    } as const;
    await store.stationWork.request('CP01', [wanted], now);
    const [claim] = await store.stationWork.claimDue(now, now, 1);
    await store.stationWork.settle({ stationId: 'CP01', claim: claim?.claim ?? 0 }, [
      { attempt: 1, wanted, status: 'Rejected', reason: 'the station said Rejected', at: now },
    ]);
    expect((await get(`${path}/work`)).body).toEqual({
      items: [
        {
          kind: 'call',
          callId: 'c-1',
          action: 'DataTransfer',
          status: 'Rejected',
          reason: 'the station said Rejected',
          attempts: 1,
          requestedAt: now.toISOString(),
          endedAt: now.toISOString(),
        },
      ],
    });
  });

  test('is listed with the reports that are wanted', async () => {
    const { get, store } = await startWithStation();
    const wanted = { kind: 'report', report: 'inventory', of: 'firmware 1' } as const;
    await store.stationWork.request('CP01', [wanted], now);
    const times = { requestedAt: now.toISOString(), dueAt: now.toISOString() };
    expect((await get(`${path}/work`)).body).toEqual({
      items: [{ kind: 'report', report: 'inventory', status: 'Pending', attempts: 0, ...times }],
    });
  });

  test.each([
    ['before that', -1, 'RebootRequired'],
    ['after it', 1, 'Accepted'],
  ])('that takes effect with a boot is told by whether the station booted: %s', async (_when, ms, status) => {
    const { get, post, store } = await startWithStation();
    await post(`${path}/reconfigure`, { Key: '1' });
    const [claim] = await store.stationWork.claimDue(now, now, 1);
    const wanted = { kind: 'setting', name: 'Key', value: '1' } as const;
    await store.stationWork.settle({ stationId: 'CP01', claim: claim?.claim ?? 0 }, [
      { attempt: 1, wanted, status: 'RebootRequired', at: now },
    ]);
    const bootedAt = new Date(now.getTime() + ms);
    await store.stations.recordBoot('CP01', { ...aBoot(), at: bootedAt }, 'Accepted');
    expect((await get(`${path}/settings`)).body).toMatchObject({ items: [{ status }] });
  });

  test('is shown without what is secret', async () => {
    const { get, post } = await startWithStation();
    await post(`${path}/reconfigure`, {
      AuthorizationKey: '0123456789abcdef0123456789abcdef',
      'SecurityCtrlr/BasicAuthPassword': 'a password of letters',
    });
    for (const list of ['settings', 'work']) {
      expect((await get(`${path}/${list}`)).body).toMatchObject({
        items: [{ value: '***' }, { value: '***' }],
      });
    }
  });

  test('is listed page by page', async () => {
    const { get, post } = await startWithStation();
    await post(`${path}/reconfigure`, { A: '1', B: '2' });
    const first = (await get(`${path}/settings?limit=1`)).body as { next: string };
    expect(first).toMatchObject({ items: [{ name: 'A' }] });
    const second = (await get(`${path}/settings?limit=1&cursor=${first.next}`)).body;
    expect(second).toEqual({ items: [{ ...asked, kind: 'setting', name: 'B', value: '2' }] });
  });

  test.each<[string, unknown, RegExp]>([
    ['reconfigure', [], /^body must be object$/],
    ['reconfigure', { Key: 5 }, /^Key must be string$/],
    ['reconfigure', { Key: 'x'.repeat(1_001) }, /^Key must NOT have more than 1000 characters$/],
    ['reconfigure', { ['x'.repeat(251)]: '1' }, /more than 250 characters$/],
    ['reconfigure', { '': '1' }, /fewer than 1 characters$/],
    [
      'reconfigure',
      Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`K${index}`, '1'])),
      /more than 500 properties$/,
    ],
    ['reconfigure', { Key: '1', KEY: '2' }, /^KEY must not be named twice$/],
    ['reconfigure', { 'C/V': '1', 'C;/V;;actual': '2' }, /^C;\/V;;actual must not be named twice$/],
    ['reconfigure', '{"__proto__": "1"}', /^__proto__ is a reserved word$/],
    ['certificates', {}, /^certificates is required$/],
    [
      'certificates',
      { certificates: [{ type: 'OEM', certificate: 'x' }] },
      /^certificates\[0\].type must be one of/,
    ],
    ['certificates', { certificates: [{ type: 'V2G' }] }, /^certificates\[0\].certificate is required$/],
    [
      'certificates',
      { certificates: [{ type: 'V2G', certificate: 'x' }] },
      /must be an X.509 certificate in PEM$/,
    ],
    [
      'certificates',
      { certificates: [{ type: 'V2G', certificate: 'x'.repeat(5_501) }] },
      /more than 5500 characters$/,
    ],
    [
      'certificates',
      { certificates: [{ type: 'V2G', certificate, status: 'Done' }] },
      /^certificates\[0\].status must be one of/,
    ],
    ['trigger', {}, /^trigger is required$/],
    ['trigger', { trigger: 'Heartbeat' }, /^trigger must be one of BootNotification, /],
  ])('is refused by POST %s when it is not as described, and nothing is kept', async (to, body, error) => {
    const { get, post } = await startWithStation();
    expect(await post(`${path}/${to}`, body)).toMatchObject({
      status: 400,
      body: anError('Bad Request', error),
    });
    expect((await get(`${path}/work`)).body).toEqual({ items: [] });
  });

  test('is refused when too much waits for the station already', async () => {
    const { post } = await startWithStation();
    const keys = (from: number) =>
      Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`K${from + index}`, '1']));
    expect((await post(`${path}/reconfigure`, keys(0))).status).toBe(200);
    expect(await post(`${path}/reconfigure`, keys(400))).toMatchObject({
      status: 409,
      body: anError('Conflict', 'too much waits for the station already'),
    });
  });

  test.each<[string, unknown]>([
    ['reconfigure', { Key: '1' }],
    ['certificates', { certificates: [] }],
    ['trigger', { trigger: 'BootNotification' }],
  ])('is not taken by POST %s of a station that is not known, nor of who may only look', async (to, body) => {
    const { post, store } = await startApi({ keys: [aKey('o', 'operator'), aKey('r', 'read_only')] });
    expect((await post(`${path}/${to}`, body, { key: 'r' })).status).toBe(403);
    expect(await post(`${path}/${to}`, body, { key: 'o' })).toMatchObject({
      status: 404,
      body: anError('Not Found', 'csId is not known'),
    });
    expect((await store.stationWork.list('CP01', ['setting', 'trigger'], { limit: 1 })).items).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aKey } from './records.js';

const clock = { now: () => new Date('2026-02-01T10:00:00Z') };
const path = '/api/v0/location/LOC1';

/** A location as an operator sends it. */
function aLocationBody(fields: object = {}) {
  return {
    country_code: 'BE',
    party_id: 'BEC',
    name: 'Gent Zuid',
    address: 'F.Rooseveltlaan 3A',
    city: 'Gent',
    postal_code: '9000',
    country: 'BEL',
    coordinates: { latitude: '51.047599', longitude: '3.729944' },
    parking_type: 'ON_STREET',
    evses: [
      {
        uid: '3256',
        evse_id: 'BE*BEC*E041503001',
        status: 'AVAILABLE',
        connectors: [
          {
            id: '1',
            standard: 'IEC_62196_T2',
            format: 'CABLE',
            power_type: 'AC_3_PHASE',
            max_voltage: 220,
            max_amperage: 16,
          },
        ],
      },
    ],
    ...fields,
  };
}

describe('a location', () => {
  test('is kept as it was sent, with the time of its update', async () => {
    const { get, post } = await startApi({ clock });
    expect(await post(path, aLocationBody())).toMatchObject({ status: 201, body: undefined });
    const shown = { id: 'LOC1', ...aLocationBody(), last_updated: '2026-02-01T10:00:00.000Z' };
    expect((await get(path)).body).toEqual(shown);
    expect((await get('/api/v0/location')).body).toEqual({ items: [shown] });
  });

  test('is replaced by what is sent, which may be what was shown, with more fields of OCPI', async () => {
    const { get, post } = await startApi({ clock });
    await post(path, aLocationBody());
    const body = (await get(path)).body as object;
    expect((await post(path, { ...body, city: 'Brugge', publish: true })).status).toBe(201);
    expect((await get(path)).body).toEqual({ ...body, city: 'Brugge' });
    await post(path, aLocationBody({ name: undefined, evses: undefined }));
    expect((await get(path)).body).toMatchObject({ evses: [] });
    expect((await get(path)).body).not.toHaveProperty('name');
  });

  test("may have null for what it does not have, as clients of MaEVe's API send it", async () => {
    const { get, post } = await startApi({ clock });
    const nothing = { name: null, postal_code: null, parking_type: null };
    const evses = [{ uid: '3256', evse_id: null, status: 'PLANNED', connectors: [] }];
    expect((await post(path, aLocationBody({ ...nothing, evses }))).status).toBe(201);
    const { body } = await get(path);
    expect(body).toMatchObject({ evses: [{ uid: '3256', status: 'PLANNED', connectors: [] }] });
    expect(JSON.stringify(body)).not.toContain('null');
  });

  test('is removed', async () => {
    const { get, post, send } = await startApi();
    await post(path, aLocationBody());
    expect((await send('DELETE', path)).status).toBe(204);
    const unknown = { status: 404, body: anError('Not Found', 'locationId is not known') };
    expect(await get(path)).toMatchObject(unknown);
    expect(await send('DELETE', path)).toMatchObject(unknown);
  });

  test.each<[string, object, RegExp]>([
    [
      'a latitude as a number',
      { coordinates: { latitude: 51, longitude: '3' } },
      /^coordinates.latitude must be string/,
    ],
    [
      'a longitude that is none',
      { coordinates: { latitude: '51', longitude: '3°' } },
      /^coordinates.longitude must be decimal degrees/,
    ],
    [
      'a parking type in small letters',
      { parking_type: 'on_street' },
      /^parking_type must be a value of OCPI/,
    ],
    [
      'an EVSE without connectors',
      { evses: [{ uid: '1', status: 'PLANNED' }] },
      /^evses\[0\].connectors is required/,
    ],
  ])('with %s is refused', async (_name, fields, error) => {
    const { get, post } = await startApi();
    expect(await post(path, aLocationBody(fields))).toMatchObject({
      status: 400,
      body: anError('Bad Request', error),
    });
    expect((await get(path)).status).toBe(404);
  });

  test('may be set by an operator, and read by all but gateways', async () => {
    const { get, post } = await startApi({
      keys: [aKey('o', 'operator'), aKey('r', 'read_only'), aKey('g', 'gateway')],
    });
    expect((await post(path, aLocationBody(), { key: 'r' })).status).toBe(403);
    expect((await post(path, aLocationBody(), { key: 'o' })).status).toBe(201);
    expect((await get(path, { key: 'r' })).status).toBe(200);
    expect((await get(path, { key: 'g' })).status).toBe(403);
  });
});

test('a party of OCPI is told that OCPI is off', async () => {
  const { post } = await startApi();
  expect(await post('/api/v0/register', { token: 'secret', url: 'https://example.org/ocpi' })).toMatchObject({
    status: 404,
    body: anError('Not Found', 'OCPI is off'),
  });
});

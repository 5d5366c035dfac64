import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';

const clock = { now: () => new Date('2026-02-01T10:00:00Z') };
const path = '/api/v0/tariffs/DAY';

const tariff = {
  currency: 'EUR',
  min_price: { excl_vat: 0.5, incl_vat: 0.6 },
  max_price: { excl_vat: 100 },
  elements: [
    {
      price_components: [{ type: 'ENERGY', price: 0.2, vat: 19, step_size: 1 }],
      restrictions: {
        start_time: '22:00',
        end_time: '06:00',
        start_date: '2026-01-01',
        end_date: '2027-01-01',
        min_kwh: 1,
        max_kwh: 50,
        min_current: 6,
        max_current: 32,
        min_power: 1.4,
        max_power: 22,
        min_duration: 60,
        max_duration: 86_400,
        day_of_week: ['SATURDAY', 'SUNDAY'],
      },
    },
    {
      price_components: [{ type: 'TIME', price: 3, step_size: 60 }],
      restrictions: { reservation: 'RESERVATION_EXPIRES' },
    },
    { price_components: [{ type: 'FLAT', price: 0, step_size: 0 }] },
  ],
};

function withComponent(fields: object) {
  const component = { type: 'ENERGY', price: 0.2, step_size: 1, ...fields };
  return { ...tariff, elements: [{ price_components: [component] }] };
}

function withRestrictions(restrictions: object) {
  return { ...tariff, elements: [{ ...tariff.elements[2], restrictions }] };
}

describe('a tariff', () => {
  test('is read as it was set, and may be set as it was read', async () => {
    const { get, send } = await startApi({ clock });
    expect(await send('PUT', path, { body: tariff })).toMatchObject({ status: 204, body: undefined });
    const { body } = await get(path);
    expect(body).toEqual({ id: 'DAY', ...tariff, last_updated: '2026-02-01T10:00:00.000Z' });
    expect((await send('PUT', '/api/v0/tariffs/OTHER', { body })).status).toBe(204);
    expect((await get('/api/v0/tariffs')).body).toEqual({
      items: [body, { ...(body as object), id: 'OTHER' }],
    });
  });

  test('is kept beside its version of before', async () => {
    const { store, send } = await startApi();
    await send('PUT', path, { body: { ...tariff, start_date_time: '2026-01-01T00:00:00Z' } });
    await send('PUT', path, {
      body: { ...tariff, currency: 'SEK', start_date_time: '2026-02-01T00:00:00Z' },
    });
    expect(await store.tariffs.find('DAY', new Date('2026-01-15T00:00:00Z'))).toMatchObject({
      currency: 'EUR',
    });
    expect(await store.tariffs.find('DAY')).toMatchObject({ currency: 'SEK' });
  });

  test('is removed once and for all', async () => {
    const { get, send } = await startApi();
    await send('PUT', path, { body: tariff });
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await get(path)).toMatchObject({
      status: 404,
      body: anError('Not Found', 'tariffId is not known'),
    });
  });

  test.each<[string, unknown, RegExp]>([
    ['no currency', { ...tariff, currency: undefined }, /^currency is required$/],
    ['a currency that is none', { ...tariff, currency: 'euro' }, /^currency must be a currency of ISO 4217/],
    ['no elements', { ...tariff, elements: [] }, /^elements must NOT have fewer than 1 items$/],
    [
      'a price as text',
      withComponent({ price: '0.20' }),
      /^elements\[0\]\.price_components\[0\]\.price must be number$/,
    ],
    [
      'a price of which no number holds the cost',
      withComponent({ price: 1e308 }),
      /price must be <= 1000000000$/,
    ],
    ['a negative price', withComponent({ price: -1 }), /price must be >= 0$/],
    [
      'an unknown dimension',
      withComponent({ type: 'WATER' }),
      /type must be one of ENERGY, FLAT, PARKING_TIME, TIME$/,
    ],
    ['half a step', withComponent({ step_size: 0.5 }), /step_size must be integer$/],
    ['a misspelt field of a price', withComponent({ stepSize: 1 }), /stepSize is not a/],
    ['a misspelt restriction', withRestrictions({ max_kw: 1 }), /max_kw is not a/],
    [
      'a time that is none',
      withRestrictions({ start_time: '24:00' }),
      /start_time must be a local time such as 13:30$/,
    ],
    ['a date that is none', withRestrictions({ end_date: '1.1.2027' }), /end_date must be a local date/],
    [
      'a day that is none',
      withRestrictions({ day_of_week: ['SUN'] }),
      /day_of_week\[0\] must be one of MONDAY/,
    ],
  ])(
    'with %s is refused, the field at fault is named, and nothing is written',
    async (_name, body, expected) => {
      const { store, send } = await startApi();
      expect(await send('PUT', path, { body })).toMatchObject({
        status: 400,
        body: anError('Bad Request', expected),
      });
      expect(await store.tariffs.find('DAY')).toBeUndefined();
    },
  );
});

describe('billing', () => {
  test('of a station and of a token is set where these are', async () => {
    const { store, post, get } = await startApi();
    const billing = { tariffId: 'DAY', timeZone: 'Europe/Berlin' };
    await post('/api/v0/cs/CP01', { securityProfile: 0, ...billing });
    expect(await store.stations.findBilling('CP01')).toEqual(billing);
    expect((await get('/api/v0/cs/CP01')).body).toMatchObject(billing);
    await post('/api/v0/cs/CP01', { securityProfile: 0 });
    expect(await store.stations.findBilling('CP01')).toEqual(billing);
  });

  test('by a time zone that there is none of is refused', async () => {
    const { post } = await startApi();
    const body = { securityProfile: 0, timeZone: 'Mars/Olympus' };
    expect(await post('/api/v0/cs/CP01', body)).toMatchObject({
      status: 400,
      body: anError('Bad Request', /^timeZone must be an IANA time zone/),
    });
  });
});

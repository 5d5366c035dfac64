import { expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aBoot, aKey, hashOf } from './records.js';

const path = '/api/v0/cs/CP01/auth';
const shown = { securityProfile: 0, base64SHA256Password: hashOf('first') };

test('a station that came unasked is Pending, and has what it showed first', async () => {
  const { get, post } = await startApi();
  expect(await post(path, shown)).toMatchObject({ status: 201, body: undefined });
  expect(await post(path, { ...shown, base64SHA256Password: hashOf('second') })).toMatchObject({
    status: 409,
    body: anError('Conflict', 'csId is known'),
  });
  expect((await get(path)).body).toMatchObject(shown);
  expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ registrationStatus: 'Pending' });
});

test('a station is accepted with what it showed', async () => {
  const { get, post, send } = await startApi();
  await post(path, shown);
  const body = { registrationStatus: 'Accepted' };
  expect(await send('PATCH', '/api/v0/cs/CP01', { body })).toMatchObject({ status: 204, body: undefined });
  expect((await get('/api/v0/cs/CP01')).body).toMatchObject(body);
  expect((await get(path)).body).toMatchObject(shown);
});

test.each([{}, { lenient: true }, { registrationstatus: 'Accepted' }])(
  'a change of %j is refused, since nothing of it would be done',
  async (body) => {
    const { get, post, send } = await startApi();
    await post(path, shown);
    expect(await send('PATCH', '/api/v0/cs/CP01', { body })).toMatchObject({
      status: 400,
      body: anError('Bad Request', 'body must have registrationStatus or recordMessages'),
    });
    expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ registrationStatus: 'Pending' });
  },
);

test('a station that only booted cannot be claimed', async () => {
  const { store, get, post } = await startApi();
  await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
  expect((await post(path, shown)).status).toBe(409);
  expect((await get(path)).status).toBe(404);
});

test('an id that differs in case only from another is refused', async () => {
  const { post } = await startApi();
  await post('/api/v0/cs/CP01', { securityProfile: 0 });
  expect(await post('/api/v0/cs/cp01/auth', shown)).toMatchObject({
    status: 409,
    body: anError('Conflict', /^csId differs in case/),
  });
});

test('gateways may register what came unasked, and operators do it otherwise', async () => {
  const { post } = await startApi({ keys: [aKey('o', 'operator'), aKey('g', 'gateway')] });
  expect((await post(path, shown, { key: 'o' })).status).toBe(403);
  expect((await post(path, shown, { key: 'g' })).status).toBe(201);
});

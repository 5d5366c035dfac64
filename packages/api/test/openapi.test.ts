import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { startApi } from './client.js';

interface Operation {
  readonly operationId: string;
  readonly security: readonly unknown[];
}

interface Description {
  readonly openapi: string;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

test('the description is valid OpenAPI 3.1', async () => {
  const { description } = await startApi();
  expect(await new Validator().validate(description as Record<string, unknown>)).toEqual({ valid: true });
  expect((description as Description).openapi).toMatch(/^3\.1\./);
});

test('every schema that it names is a JSON Schema of draft 2020-12', async () => {
  const { description } = await startApi();
  const ajv = new Ajv2020();
  for (const [name, schema] of Object.entries((description as Description).components.schemas)) {
    expect({ name, valid: ajv.validateSchema(schema) }).toEqual({ name, valid: true });
  }
});

test('every path takes the methods that are described, and no others', async () => {
  const { description, send } = await startApi();
  for (const [template, operations] of Object.entries((description as Description).paths)) {
    const path = template.replaceAll(/\{\w+\}/g, 'x');
    for (const method of methods) {
      const { status, body } = await send(method.toUpperCase(), path);
      const served =
        status !== 405 &&
        !(body as { error?: string } | undefined)?.error?.startsWith('the path is not known');
      expect({ method, path, served }).toEqual({ method, path, served: Object.hasOwn(operations, method) });
    }
  }
});

test('the description holds these operations, each once', async () => {
  const { description } = await startApi();
  const described = Object.entries((description as Description).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.toSorted()).toEqual(
    [
      'POST /api/v0/cs/{csId}',
      'GET /api/v0/cs/{csId}/auth',
      'POST /api/v0/cs/{csId}/auth',
      'PATCH /api/v0/cs/{csId}',
      'DELETE /api/v0/cs/{csId}',
      'GET /api/v0/cs/{csId}/messages',
      'POST /api/v0/retention',
      'GET /api/v0/cs',
      'GET /api/v0/cs/{csId}',
      'POST /api/v0/cs/{csId}/reconfigure',
      'GET /api/v0/cs/{csId}/settings',
      'POST /api/v0/cs/{csId}/certificates',
      'GET /api/v0/cs/{csId}/certificates',
      'POST /api/v0/cs/{csId}/trigger',
      'GET /api/v0/cs/{csId}/work',
      'POST /api/v0/cs/{csId}/commands/install-certificate',
      'GET /api/v0/cs/{csId}/availability',
      'GET /api/v0/cs/{csId}/calls',
      'GET /api/v0/cs/{csId}/certificate-requests',
      'GET /api/v0/cs/{csId}/charging-limits',
      'GET /api/v0/cs/{csId}/charging-profiles',
      'GET /api/v0/cs/{csId}/composite-schedules',
      'GET /api/v0/cs/{csId}/configuration',
      'GET /api/v0/cs/{csId}/connectors/{evseId}/{connectorId}/history',
      'GET /api/v0/cs/{csId}/customer-information/{requestId}',
      'GET /api/v0/cs/{csId}/deviations',
      'GET /api/v0/cs/{csId}/display-messages',
      'GET /api/v0/cs/{csId}/ev-charging-needs',
      'GET /api/v0/cs/{csId}/ev-charging-schedules',
      'GET /api/v0/cs/{csId}/installed-certificates',
      'GET /api/v0/cs/{csId}/local-list',
      'GET /api/v0/cs/{csId}/local-list/entries',
      'GET /api/v0/cs/{csId}/message-queues',
      'GET /api/v0/cs/{csId}/meter-values',
      'GET /api/v0/cs/{csId}/monitoring-events',
      'GET /api/v0/cs/{csId}/monitors',
      'GET /api/v0/cs/{csId}/network-profiles',
      'GET /api/v0/cs/{csId}/progress',
      'GET /api/v0/cs/{csId}/progress/{kind}',
      'GET /api/v0/cs/{csId}/reservations',
      'GET /api/v0/cs/{csId}/security-events',
      'GET /api/v0/cs/{csId}/variables',
      'POST /api/v0/cs/{csId}/calls/{call}',
      'POST /api/v0/cs/{csId}/commands/cancel-reservation',
      'POST /api/v0/cs/{csId}/commands/change-availability',
      'POST /api/v0/cs/{csId}/commands/clear-charging-profile',
      'POST /api/v0/cs/{csId}/commands/clear-monitors',
      'POST /api/v0/cs/{csId}/commands/get-log',
      'POST /api/v0/cs/{csId}/commands/read-settings',
      'POST /api/v0/cs/{csId}/commands/reserve-now',
      'POST /api/v0/cs/{csId}/commands/reset',
      'POST /api/v0/cs/{csId}/commands/send-local-list',
      'POST /api/v0/cs/{csId}/commands/set-charging-profile',
      'POST /api/v0/cs/{csId}/commands/start-transaction',
      'POST /api/v0/cs/{csId}/commands/stop-transaction',
      'POST /api/v0/cs/{csId}/commands/trigger-message',
      'POST /api/v0/cs/{csId}/commands/unlock-connector',
      'POST /api/v0/cs/{csId}/commands/update-firmware',
      'POST /api/v0/cs/{csId}/commands/write-settings',
      'GET /api/v0/cs/{csId}/calls/{call}',
      'POST /api/v0/certificate',
      'GET /api/v0/certificate/{hash}',
      'DELETE /api/v0/certificate/{hash}',
      'POST /api/v0/token',
      'GET /api/v0/token',
      'GET /api/v0/token/{uid}',
      'DELETE /api/v0/token/{uid}',
      'GET /api/v0/tokens',
      'POST /api/v0/tokens',
      'GET /api/v0/tariffs',
      'PUT /api/v0/tariffs/{tariffId}',
      'GET /api/v0/tariffs/{tariffId}',
      'DELETE /api/v0/tariffs/{tariffId}',
      'GET /api/v0/location',
      'POST /api/v0/location/{locationId}',
      'GET /api/v0/location/{locationId}',
      'DELETE /api/v0/location/{locationId}',
      'POST /api/v0/register',
      'GET /api/v0/refused-connections',
      'POST /api/v0/refused-connections',
      'GET /api/v0/transactions',
      'GET /api/v0/transactions/{csId}/{transactionId}',
      'GET /api/v0/transactions/{csId}/{transactionId}/readings',
      'POST /api/v0/transactions/{csId}/{transactionId}/end',
      'GET /health',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /api/openapi.json',
      'GET /api/docs',
    ].toSorted(),
  );
});

test('every operation has an id of its own, and those under /api/v0 and metrics need a key', async () => {
  const { description } = await startApi();
  const operations = Object.entries((description as Description).paths).flatMap(([path, byMethod]) =>
    Object.values(byMethod).map((operation) => ({ path, ...operation })),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, security } of operations) {
    const needsKey = path.startsWith('/api/v0/') || path === '/metrics';
    expect({ path, needsKey: security.length > 0 }).toEqual({ path, needsKey });
  }
});

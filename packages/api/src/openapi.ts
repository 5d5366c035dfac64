import type { JsonSchema, Operation, ResponseDescription } from './operation.js';
import { callReceiptSchema, callSchema } from './schemas/call.js';
import { certificateSchema } from './schemas/certificate.js';
import { certificatesSchema } from './schemas/certificates-to-install.js';
import { errorSchema, schemaRef } from './schemas/common.js';
import { healthSchema } from './schemas/health.js';
import { locationSchema } from './schemas/location.js';
import { readingSchema } from './schemas/reading.js';
import { reconfigurationSchema } from './schemas/reconfiguration.js';
import { recordedMessageSchema } from './schemas/recorded-message.js';
import { recordSchemas } from './schemas/records.js';
import { refusedConnectionsSchema } from './schemas/refused-connection.js';
import { stationSchema } from './schemas/station.js';
import { stationAuthSchema } from './schemas/station-auth.js';
import { stationRegistrationSchema } from './schemas/station-registration.js';
import { tariffSchema } from './schemas/tariff.js';
import { tokenSchema } from './schemas/token.js';
import { transactionSchema } from './schemas/transaction.js';
import { triggerSchema } from './schemas/trigger.js';
import { workItemSchema } from './schemas/work-item.js';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly tags: readonly object[];
  /** By path, then by method. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: object;
}

const schemas: Readonly<Record<string, JsonSchema>> = {
  ...recordSchemas,
  Call: callSchema,
  CallReceipt: callReceiptSchema,
  Certificate: certificateSchema,
  CertificatesToInstall: certificatesSchema,
  Error: errorSchema,
  Health: healthSchema,
  Location: locationSchema,
  Reading: readingSchema,
  RecordedMessage: recordedMessageSchema,
  RefusedConnections: refusedConnectionsSchema,
  Reconfiguration: reconfigurationSchema,
  Station: stationSchema,
  StationAuth: stationAuthSchema,
  StationRegistration: stationRegistrationSchema,
  Tariff: tariffSchema,
  Token: tokenSchema,
  Transaction: transactionSchema,
  Trigger: triggerSchema,
  WorkItem: workItemSchema,
};

const tags = [
  { name: 'stations', description: 'Charging stations, and how they authenticate' },
  { name: 'settings', description: 'How charging stations are set up' },
  { name: 'events', description: 'What charging stations report' },
  { name: 'charging', description: 'How fast EVs may charge' },
  { name: 'calls', description: 'Calls to charging stations, and their outcomes' },
  { name: 'commands', description: 'Commands for charging stations of any version' },
  { name: 'certificates', description: 'Certificates of charging stations, and those installed in them' },
  { name: 'tokens', description: 'What drivers identify with' },
  { name: 'locations', description: 'Where EVs charge' },
  { name: 'tariffs', description: 'Prices of charging' },
  { name: 'transactions', description: 'Charging transactions and their meter readings' },
  { name: 'retention', description: 'Removing old data' },
  { name: 'health', description: 'For operators of the system' },
  { name: 'description', description: 'The API itself' },
];

/** Describes operations in OpenAPI 3.1. */
export function openApiDocument(operations: readonly Operation[]): OpenApiDocument {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CSMS API',
      version: '0',
      description:
        'Registers and shows charge stations, tokens and transactions, and calls stations. Fields of a body that are not described are ignored, query parameters that are not described are refused.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags,
    paths,
    components: {
      schemas,
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of the API' } },
    },
  };
}

function describeOperation(operation: Operation): object {
  const { operationId, tag, summary, description, roles, parameters } = operation;
  return {
    operationId,
    tags: [tag],
    summary,
    description: [description, roles && `Roles: ${roles.join(', ')}.`].filter(Boolean).join(' ') || undefined,
    parameters: parameters?.map((parameter) => ({ ...parameter, required: parameter.in === 'path' })),
    requestBody: describeBody(operation),
    responses: describeResponses(operation),
    security: roles ? [{ key: [] }] : [],
  };
}

function describeBody({ body, items }: Operation): object | undefined {
  if (body) return { required: true, content: json(body) };
  if (!items) return undefined;
  const list = { type: 'array', minItems: 1, maxItems: items.max, items: items.schema };
  const lines = { type: 'string', description: `JSON of one of the ${items.name} on each line` };
  return { required: true, content: { ...json(list), 'application/x-ndjson': { schema: lines } } };
}

function describeResponses({ roles, parameters, body: one, items, responses }: Operation): object {
  const body = one ?? items;
  const all: Record<string, object> = {};
  for (const [status, response] of Object.entries(responses)) all[status] = describeResponse(response);
  const refuse = (status: number, description: string) => {
    all[status] ??= describeResponse({ description, schema: schemaRef('Error') });
  };
  if (parameters || body) refuse(400, 'The request is not as described; the error names the field');
  if (roles) refuse(401, 'The key is missing or not known');
  refuse(403, 'The caller may not do this');
  if (body) refuse(413, 'The body is too large');
  if (body) refuse(415, 'The body is not JSON');
  refuse(429, 'Too many requests; `Retry-After` says when to ask again');
  refuse(500, 'Something went wrong here');
  refuse(503, 'The store is not available');
  return all;
}

function describeResponse({ description, headers, schema, text }: ResponseDescription): object {
  const content = text ? { [text]: { schema: { type: 'string' } } } : schema && json(schema);
  return { description, headers, content };
}

function json(schema: JsonSchema): object {
  return { 'application/json': { schema } };
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { OcppVersion } from '@csms/ocpp-messages';
import { resolved, type Schema } from '@csms/test-payloads';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** A message as the Open Charge Alliance defines it. */
export interface OfficialMessage {
  /** The schema with every reference resolved, without what is no structure. */
  readonly schema: Schema;
  /** Whether the official schema accepts a payload. */
  accepts(payload: unknown): boolean;
}

type OfficialSchema = Schema & { readonly $id: string };

const require = createRequire(import.meta.url);

/** Where ocpp-rpc keeps the schemas of each version. */
const files = {
  '1.6': require.resolve('ocpp-rpc/lib/schemas/ocpp1_6.json'),
  '2.0.1': require.resolve('ocpp-rpc/lib/schemas/ocpp2_0_1.json'),
  '2.1': require.resolve('ocpp-rpc/lib/schemas/ocpp2_1.json'),
} satisfies Record<OcppVersion, string>;

/** The official schemas of a version, which the package ocpp-rpc carries, by the name of the message. */
export function officialMessages(version: OcppVersion): ReadonlyMap<string, OfficialMessage> {
  const officialSchemas = JSON.parse(readFileSync(files[version], 'utf8')) as OfficialSchema[];
  const ajv = new Ajv({ strictTypes: false });
  ajv.addVocabulary(['javaType', 'comment']);
  addFormats.default(ajv);
  return new Map(
    officialSchemas.map((source) => {
      const schema = readable(source) as Schema;
      const accepts = ajv.compile(schema);
      return [messageName(source.$id), { schema: resolved(schema, schema.definitions ?? {}), accepts }];
    }),
  );
}

/** `urn:X.req` and `urn:X.conf` up to 2.0.1; `urn:XRequest` and `urn:XResponse` since, and `urn:X` for a SEND. */
function messageName(id: string): string {
  const name = id
    .replace(/^urn:/, '')
    .replace(/\.req$/, 'Request')
    .replace(/\.conf$/, 'Response');
  return /(?:Request|Response)$/.test(name) ? name : `${name}Request`;
}

/** What this ajv does not compile: an id that is no URN, a meta-schema, and a rule for lists of another form. */
const leftOut = new Set(['$id', '$schema', 'additionalItems']);

/** A copy that ajv compiles. */
function readable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(readable);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([name]) => !leftOut.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, readable(value)]));
}

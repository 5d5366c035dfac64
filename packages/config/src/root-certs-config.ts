import { ConfigError } from './config-error.js';
import { type HttpAuthConfig, readHttpAuth } from './http-auth-config.js';
import { baseUrl, duration, type Kind, oneOf } from './kinds.js';
import { required, type Source } from './source.js';

/** Where root certificates come from. */
export type RootCertsConfig =
  | { readonly type: 'file'; readonly files: readonly string[] }
  | {
      readonly type: 'opcp';
      readonly url: string;
      /** How long the certificates are good. */
      readonly ttlMs: number;
      readonly auth: HttpAuthConfig;
    }
  | { readonly type: 'composite'; readonly providers: readonly RootCertsConfig[] };

const types = ['file', 'opcp', 'composite'] as const;

/** Reads where root certificates come from. Throws a {@link ConfigError} that names the key at fault. */
export function readRootCerts(source: Source, section: string): RootCertsConfig {
  const key = (name: string) => (section === '' ? name : `${section}.${name}`);
  const type = required(source, key('type'), oneOf(...types));
  for (const other of types) if (other !== type) source.ignore(key(other));
  switch (type) {
    case 'file':
      return { type, files: required(source, key('file.files'), fileNames) };
    case 'opcp':
      return {
        type,
        url: required(source, key('opcp.url'), baseUrl),
        ttlMs: source.read(key('opcp.ttl'), duration, 86_400_000),
        auth: readHttpAuth(source, key('opcp.auth')),
      };
    case 'composite': {
      const providers = required(source, key('composite.providers'), tables);
      return {
        type,
        providers: providers.map((table, index) =>
          readProvider(source.part(table), `${key('composite.providers')}[${index}]`),
        ),
      };
    }
  }
}

/** A provider in a list is a table of its own; errors name its keys with the position of the table. */
function readProvider(source: Source, place: string): RootCertsConfig {
  try {
    const config = readRootCerts(source, '');
    source.finish();
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError) || error.key === undefined) throw error;
    throw new ConfigError(`${place}.${error.key}`, error.message.slice(`${error.key}: `.length));
  }
}

const fileNames: Kind<readonly string[]> = {
  expected: 'a list of files, such as ["/etc/csms/v2g-roots.pem"]',
  read: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '')
      ? (value as string[])
      : undefined,
};

const tables: Kind<readonly Readonly<Record<string, unknown>>[]> = {
  expected: 'a list of tables with a type each',
  read: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
      ? (value as Record<string, unknown>[])
      : undefined,
};

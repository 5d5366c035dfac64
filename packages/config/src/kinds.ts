import { isIP } from 'node:net';

/** How the value of a key is read. */
export interface Kind<T> {
  /** What is expected, to complete "expected ...". */
  readonly expected: string;
  /** The value, or `undefined` when it is not of this kind. */
  read(value: unknown): T | undefined;
}

/** Where to listen. */
export interface Address {
  /** Absent for every interface. */
  readonly host?: string;
  /** 0 for a free port. */
  readonly port: number;
}

/** Any text. */
export const text: Kind<string> = {
  expected: 'a text',
  read: (value) => (typeof value === 'string' ? value : undefined),
};

/** A text that must not appear in a message. */
export const secret: Kind<string> = { ...text, expected: 'a text that is not empty', read: nonEmpty };

/** One file or several. */
export const files: Kind<readonly string[]> = {
  expected: 'the name of a file, or a list of them',
  read(value) {
    const names: unknown[] = [value].flat();
    return names.length > 0 && names.every((name) => nonEmpty(name)) ? (names as string[]) : undefined;
  },
};

/** A file or a folder. */
export const path: Kind<string> = { expected: 'the name of a file or a folder', read: nonEmpty };

/** How many of something there may be. */
export const count: Kind<number> = {
  expected: 'a whole number from 1 on',
  read: (value) => (typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : undefined),
};

/** Where a PostgreSQL server is. It may hold a password, so it must not appear in a message. */
export const postgresUrl: Kind<string> = {
  expected: 'an address such as "postgres://csms@127.0.0.1:5432/csms"',
  read: (value) =>
    typeof value === 'string' && /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) ? value : undefined,
};

/** An amount of money. */
export const amount: Kind<number> = {
  expected: 'a number from 0 to 1000000000, such as 0.55',
  read: (value) => (typeof value === 'number' && value >= 0 && value <= 1_000_000_000 ? value : undefined),
};

/** How often in a second. */
export const rate: Kind<number> = {
  expected: 'a number above 0, such as 100',
  read: (value) => (typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined),
};

/** A currency of ISO 4217. */
export const currency: Kind<string> = {
  expected: 'a currency of ISO 4217, such as "EUR"',
  read: (value) => (typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined),
};

/** Yes or no. */
export const flag: Kind<boolean> = {
  expected: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A duration in milliseconds, written such as `10s`, `5m`, `24h` or `1h30m`. */
export const duration: Kind<number> = {
  expected: 'a duration such as "10s", "5m" or "24h"',
  read(value) {
    if (typeof value !== 'string' || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value)) return undefined;
    let total = 0;
    for (const [, number, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
      total += Number(number) * units[unit as keyof typeof units];
    }
    return Math.round(total);
  },
};

const halfADayMs = 43_200_000;

/** A duration to wait for: not 0, and not the weeks that timers can't wait. */
export const timeLimit: Kind<number> = {
  expected: 'a duration from "1ms" to "12h", such as "10s"',
  read(value) {
    const time = duration.read(value);
    return time !== undefined && time >= 1 && time <= halfADayMs ? time : undefined;
  },
};

/** An address such as `127.0.0.1:9310`, `[::1]:9310`, `localhost:0` or `:9310`. */
export const address: Kind<Address> = {
  expected: 'an address such as "127.0.0.1:9310" or ":9310"',
  read(value) {
    const match =
      typeof value === 'string' ? /^(\[[0-9a-fA-F:.]+\]|[^:\s[\]]*):(\d{1,5})$/.exec(value) : null;
    if (!match) return undefined;
    const host = (match[1] as string).replace(/^\[|\]$/g, '');
    const port = Number(match[2]);
    if (port > 65_535) return undefined;
    return host === '' ? { port } : { host, port };
  },
};

/** An http or https URL without a password: requests can't be made to one with it, and their errors would show it. */
export const httpUrl: Kind<string> = {
  expected: 'an http or https URL without a password',
  read: (value) =>
    isUrl(value, ['http:', 'https:']) && !hasCredentials(value as string) ? (value as string) : undefined,
};

/** An http or https URL that paths are appended to. */
export const baseUrl: Kind<string> = {
  expected: 'an http or https URL without a password, "?" and "#"',
  read(value) {
    const url = httpUrl.read(value);
    return url === undefined || /[?#]/.test(url) ? undefined : url;
  },
};

/** Where a collector of traces is: `host:port` as in a MaEVe manager's file, or a URL, which may ask for TLS. */
export const collectorUrl: Kind<string> = {
  expected: 'an address such as "127.0.0.1:4317", or a URL such as "https://otel.example.com:4317"',
  read(value) {
    if (isUrl(value, ['http:', 'https:'])) return value as string;
    const { host, port } = address.read(value) ?? {};
    if (host === undefined || !port) return undefined;
    return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  },
};

/** URLs of MQTT brokers. */
export const mqttUrls: Kind<readonly string[]> = {
  expected: 'a list of URLs such as "mqtt://127.0.0.1:1883"',
  read(value) {
    const protocols = ['mqtt:', 'mqtts:', 'tcp:', 'ssl:', 'ws:', 'wss:'];
    const ok = Array.isArray(value) && value.length > 0 && value.every((item) => isUrl(item, protocols));
    return ok ? (value as string[]) : undefined;
  },
};

/** Addresses and subnets, such as `10.0.0.7` and `10.0.0.0/8`. */
export const subnets: Kind<readonly string[]> = {
  expected: 'a list of addresses or subnets, such as "10.0.0.7" or "10.0.0.0/8"',
  read: (value) => (Array.isArray(value) && value.every(isSubnet) ? (value as string[]) : undefined),
};

function isSubnet(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [host = '', prefix, ...more] = value.split('/');
  const version = isIP(host);
  if (version === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Hosts, such as `ocsp.example.com` and `10.0.0.7:8080`. */
export const hosts: Kind<readonly string[]> = {
  expected: 'a list of hosts, such as "ocsp.example.com" or "10.0.0.7:8080"',
  read: (value) => (Array.isArray(value) && value.every(isHost) ? (value as string[]) : undefined),
};

function isHost(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(value) &&
    URL.canParse(`http://${value}`)
  );
}

/** One of a few words. */
export function oneOf<const W extends string>(...words: readonly W[]): Kind<W> {
  return {
    expected: words.length === 1 ? `"${words[0]}"` : `one of ${words.map((word) => `"${word}"`).join(', ')}`,
    read: (value) => words.find((word) => word === value),
  };
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function hasCredentials(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

function isUrl(value: unknown, protocols: readonly string[]): boolean {
  return typeof value === 'string' && URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

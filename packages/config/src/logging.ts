import type { Logger } from '@csms/router';
import { pino } from 'pino';
import pretty from 'pino-pretty';

/** Makes the logger of a program: JSON lines, or text for people to read, on standard output. */
export function createLogger(format: 'json' | 'text', name: string): Logger {
  const options = { name, formatters: { level: (label: string) => ({ level: label }) } };
  if (format === 'json') return pino(options);
  return pino({ name }, pretty({ ignore: 'pid,hostname', singleLine: true, sync: true }));
}

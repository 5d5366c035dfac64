import type { Logger } from '@csms/router';
import { pino } from 'pino';
import pretty from 'pino-pretty';

/** From how grave on records are kept. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** The logger of a program. */
export interface ProgramLogger extends Logger {
  /** Whether records of a level are kept; without it, all are. */
  isLevelEnabled?(level: LogLevel): boolean;
}

/** Makes the logger of a program: JSON lines, or text for people to read, on standard output. */
export function createLogger(name: string, format: 'json' | 'text', level: LogLevel): ProgramLogger {
  if (format === 'text') {
    return pino({ name, level }, pretty({ ignore: 'pid,hostname,name', singleLine: true, sync: true }));
  }
  return pino({ name, level, formatters: { level: (label) => ({ level: label }) } });
}

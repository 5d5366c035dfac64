import type { Logger } from '@csms/router';
import { pino } from 'pino';
import { prettyFactory } from 'pino-pretty';

/** The least severity of records that are kept. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** The logger of a program. */
export interface ProgramLogger extends Logger {
  /** Whether records of a level are kept; without it, all are. */
  isLevelEnabled?(level: LogLevel): boolean;
}

/**
 * Makes the logger of a program: JSON lines, or text for people to read, on standard output. No record writes on the
 * terminal that shows it: what a station sent may stand in one.
 */
export function createLogger(name: string, format: 'json' | 'text', level: LogLevel): ProgramLogger {
  if (format === 'text') {
    const pretty = prettyFactory({ ignore: 'pid,hostname,name', singleLine: true });
    return pino({ name, level, hooks: { streamWrite: (line) => withoutControls(pretty(line)) } });
  }
  return pino({
    name,
    level,
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: withoutControls },
  });
}

/** JSON escapes control characters but those from U+007F on, some of which terminals obey. */
function withoutControls(line: string): string {
  return line.replaceAll(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

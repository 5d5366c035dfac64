import type { Options } from './command.js';

/** What every command takes. */
export const commonOptions = {
  json: { help: 'print one line of JSON' },
  help: { help: 'print this' },
} as const satisfies Options;

import type { Command, Option } from './command.js';
import { commonOptions } from './common-options.js';

const exitCodes = 'Exit codes: 0 success, 1 failure or an invalid result of a check, 2 wrong usage.';

/** The help of the program, with the commands that it lists. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    'Usage: csms COMMAND [OPTION]...',
    'Sets up and inspects a CSMS, and checks its configuration.',
    section(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    '`csms COMMAND --help` tells more of one, `csms --version` the version.',
    exitCodes,
  ].join('\n\n');
}

/** The help of a command. */
export function helpOf({ name, summary, details, operands, options }: Command): string {
  return [
    ['Usage: csms', name, ...operands, '[OPTION]...'].join(' '),
    `${summary}.\n${details}`,
    section(
      'Options',
      Object.entries<Option>({ ...options, ...commonOptions }).map(([option, { help, ...taken }]) => [
        `--${option}${valueIn(taken)}`,
        help,
      ]),
    ),
    exitCodes,
  ].join('\n\n');
}

function valueIn({ value, choices, multiple }: Omit<Option, 'help'>): string {
  const written = choices?.join('|') ?? value;
  return `${written === undefined ? '' : ` ${written}`}${multiple ? ' ...' : ''}`;
}

function section(title: string, rows: readonly (readonly [name: string, text: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return [`${title}:`, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)].join('\n');
}

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './cli-error.js';
import type { Command, Option, Options, Values } from './command.js';
import { commonOptions } from './common-options.js';
import { helpOf, helpOfAll } from './help.js';

/** What a command line asks for. */
export type Asked =
  | { readonly kind: 'command'; readonly json: boolean; run(): ReturnType<Command['run']> }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' };

/**
 * Reads a command line.
 *
 * @throws {UsageError} for one that no command takes.
 */
export function readLine(line: readonly string[], commands: readonly Command[]): Asked {
  const command = commands.find(({ name }) => startsWith(line, name.split(' ')));
  if (command) return readCommand(command, line.slice(command.name.split(' ').length));
  const [first, ...rest] = line;
  if (first === undefined) throw new UsageError('expected a command: `csms --help` lists them');
  if (first === '--version') return { kind: 'version' };
  if (first === '--help' || first === '-h') return { kind: 'help', text: helpOfAll(commands) };
  if (first === 'help') return readLine([...rest, '--help'], commands);
  return readGroup(
    first,
    rest,
    commands.filter(({ name }) => name.startsWith(`${first} `)),
  );
}

function readGroup(first: string, [second]: readonly string[], group: readonly Command[]): Asked {
  if (group.length === 0) throw new UsageError(`no command is called ${first}: \`csms --help\` lists them`);
  if (second === '--help' || second === '-h') return { kind: 'help', text: helpOfAll(group) };
  const words = group.map(({ name }) => name.slice(first.length + 1));
  throw new UsageError(
    `${first}: expected ${words.join(' or ')}${second === undefined ? '' : `, not ${second}`}`,
  );
}

function readCommand(command: Command, line: readonly string[]): Asked {
  const { values, positionals } = parse(command, line);
  const { help, json = false, ...given } = values;
  if (help) return { kind: 'help', text: helpOf(command) };
  const { name, operands } = command;
  // The surplus is not shown: it may be a password.
  if (positionals.length !== operands.length) {
    throw new UsageError(
      `${name}: expected ${operands.join(' ') || 'options only'}: \`csms ${name} --help\` tells more`,
    );
  }
  checkChoices(command, given);
  return { kind: 'command', json, run: () => command.run(positionals, given) };
}

function checkChoices({ name, options }: Command, given: Values<Options>): void {
  for (const [option, { choices }] of Object.entries(options)) {
    const value = given[option];
    if (choices && value !== undefined && !choices.includes(String(value))) {
      throw new UsageError(`${name}: --${option} takes ${choices.join(', ')}`);
    }
  }
}

function parse({ name, options }: Command, line: readonly string[]) {
  const all: Readonly<Record<string, Option>> = { ...options, ...commonOptions };
  const config = {
    args: [...line],
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(all).map(([option, { value, choices, multiple = false }]) => [
        option,
        {
          type: (value ?? choices) ? 'string' : 'boolean',
          multiple,
          ...(option === 'help' && { short: 'h' }),
        } as const,
      ]),
    ),
  } satisfies ParseArgsConfig;
  try {
    const { values, positionals } = parseArgs(config);
    return { values: values as Values<Command['options'] & typeof commonOptions>, positionals };
  } catch (cause) {
    const [fault] = (cause as Error).message.split('. To specify');
    throw new UsageError(`${name}: ${fault}`, { cause });
  }
}

function startsWith(line: readonly string[], words: readonly string[]): boolean {
  return words.every((word, index) => line[index] === word);
}

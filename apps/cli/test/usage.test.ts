import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands.js';
import { helpOf } from '../src/help.js';
import { csms, failed, printed } from './csms.js';

describe('help', () => {
  it('lists every command, and the exit codes', async () => {
    const run = await csms(['--help']);
    expect(run).toEqual(printed(expect.stringContaining('Exit codes: 0 ')));
    for (const { name } of commands) expect(run.stdout).toMatch(new RegExp(`^  ${name}  `, 'm'));
  });

  it('tells how a command is called', async () => {
    const run = await csms(['auth', 'hash-certificate', '-h']);
    expect(run).toEqual(
      printed(expect.stringContaining('Usage: csms auth hash-certificate FILE [OPTION]...')),
    );
  });

  it.each(commands)('tells all that $name takes', (command) => {
    const { name, operands, options } = command;
    const text = helpOf(command);
    expect(text).toContain(`Usage: csms ${[name, ...operands].join(' ')} `);
    for (const option of [...Object.keys(options), 'json'])
      expect(text).toMatch(new RegExp(`^  --${option} `, 'm'));
  });

  it('lists the commands of a group', async () => {
    const { stdout } = await csms(['help', 'auth']);
    expect(stdout).toContain('  auth encode-password  ');
    expect(stdout).not.toContain('token add');
  });
});

it('tells the version of the package', async () => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  expect(await csms(['--version'])).toEqual(printed(`${version}\n`));
});

const register = ['station', 'register', 'CP01', '--security-profile'];

it.each([
  ['no command', [], /expected a command: `csms --help` lists them/],
  ['a command that there is not', ['stations'], /no command is called stations: `csms --help` lists them/],
  ['half a command', ['station'], /station: expected register/],
  ['a command that its group has not', ['config', 'chek'], /config: expected check, not chek/],
  [
    'an option that there is not',
    ['emaid', 'normalize', 'x', '--jsn'],
    /emaid normalize: Unknown option '--jsn'/,
  ],
  [
    'an option without its value',
    ['config', 'check', '--config'],
    /config check: Option '--config <value>' .*/,
  ],
  [
    'an operand too few',
    ['emaid', 'normalize'],
    /emaid normalize: expected EMAID: `csms emaid normalize --help` .*/,
  ],
  ['an operand too many', ['emaid', 'normalize', 'x', 'y'], /emaid normalize: expected EMAID: .*/],
  [
    'a password as an operand',
    ['auth', 'encode-password', 'hunter2'],
    /(?!.*hunter2)auth encode-password: .*/,
  ],
  [
    'no security profile',
    ['station', 'register', 'CP01'],
    /station register: expected --security-profile 0, 1 or 2/,
  ],
  [
    'a security profile that there is not',
    [...register, '3'],
    /station register: --security-profile takes 0, 1, 2/,
  ],
  [
    'no password where one is needed',
    [...register, '1'],
    /station register: profile 1 needs --password-stdin or .*/,
  ],
  [
    'a password where none counts',
    [...register, '2', '--generate'],
    /station register: profile 2 takes no password/,
  ],
  [
    'two passwords',
    [...register, '0', '--generate', '--password-stdin'],
    /station register: .* exclude each other/,
  ],
  [
    'a token without a contract',
    ['token', 'add', '--uid', 'X'],
    /token add: expected --contract-id, or --stdin/,
  ],
  [
    'a token from two places',
    ['token', 'add', '--stdin', '--uid', 'X'],
    /token add: --stdin and --uid exclude .*/,
  ],
  [
    'roots beside a configuration',
    ['contract', 'validate', 'chain.pem', '--roots', 'roots.pem', '--config', 'csms.toml'],
    /contract validate: --roots and --config exclude each other/,
  ],
  [
    'how to ask responders, without roots',
    ['contract', 'validate', 'chain.pem', '--ocsp', 'off'],
    /contract validate: --ocsp and --responder-host go with --roots/,
  ],
  [
    'nothing to remove',
    ['retention'],
    /retention: expected --readings, --transactions, --calls or --messages/,
  ],
  ['a time that is none', ['retention', '--calls', '30'], /--calls: expected a time such as 90d, 12w or 10y/],
  ['no time', ['retention', '--calls', '0d'], /--calls: expected a time such as 90d, 12w or 10y/],
])('refuses %s with exit code 2 and one line', async (_title, args, line) => {
  expect(await csms(args)).toEqual(failed(2, expect.stringMatching(new RegExp(`^csms: ${line.source}\n$`))));
});

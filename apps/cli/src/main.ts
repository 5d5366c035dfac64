#!/usr/bin/env node
import manifest from '../package.json' with { type: 'json' };
import { UsageError } from './cli-error.js';
import { commands } from './commands.js';
import { complain, printed } from './output.js';
import { readLine } from './read-line.js';

try {
  const asked = readLine(process.argv.slice(2), commands);
  if (asked.kind === 'help') print(asked.text);
  else if (asked.kind === 'version') print(manifest.version);
  else {
    const outcome = await asked.run();
    print(printed(outcome, asked.json));
    if (outcome.failed) process.exitCode = 1;
  }
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

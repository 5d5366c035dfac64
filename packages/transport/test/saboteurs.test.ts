import { describe, expect, test } from 'vitest';
import { transportCases } from '../src/conformance/index.js';
import { createInProcessTransport } from '../src/in-process-transport.js';
import { saboteurs } from './saboteurs/index.js';
import { but, type Sabotage } from './saboteurs/sabotage.js';

/** How long a saboteur may leave a case waiting: everything here happens at once or never. */
const patienceMs = 250;

async function complaint(name: string, sabotage: Sabotage, patience?: number): Promise<unknown> {
  const found = transportCases.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`expected a case named '${name}'`);
  const transport = sabotage(createInProcessTransport());
  return found.run(async () => transport, patience).catch((error: unknown) => error);
}

describe.each(saboteurs.map((saboteur) => [saboteur.does, saboteur] as const))(
  'a transport that %s',
  (_, saboteur) => {
    const { sabotage, caughtBy } = saboteur;
    test.for(caughtBy)('is caught by: %s', { concurrent: true }, async (name) => {
      await expect(complaint(name, sabotage, patienceMs)).resolves.toMatchObject({ code: 'ERR_ASSERTION' });
    });
  },
);

test('every case catches somebody', () => {
  const biting = new Set(saboteurs.flatMap(({ caughtBy }) => caughtBy));
  expect(transportCases.map(({ name }) => name).filter((name) => !biting.has(name))).toEqual([]);
});

test('an honest transport that is wrapped is not accused', async () => {
  for (const { name } of transportCases) {
    await expect(complaint(name, (honest) => but(honest, {}))).resolves.toBeUndefined();
  }
});

import { describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.js';

function storage(...flags: readonly string[]) {
  const argv = flags.map((flag) => `--storage-${flag}`);
  return loadConfig({ argv, env: {}, transport: 'in_process' }).config.storage;
}

describe('a store of which the type is not said', () => {
  it.each([
    ['postgres-url=postgres://db/csms', 'postgres'],
    ['postgres-data-dir=here', 'postgres'],
    ['firestore-project-id=my-project', 'firestore'],
    ['postgres-pool-size=20', 'in_memory'],
  ])('with %s is %s', (flag, type) => {
    expect(storage(flag).type).toBe(type);
  });

  it('is in memory when that is said, whatever is named', () => {
    expect(storage('type=in_memory', 'postgres-url=postgres://db/csms').type).toBe('in_memory');
  });
});

describe('a store on Firestore', () => {
  it('is that of the environment, unless more is said', () => {
    expect(storage('type=firestore')).toEqual({ type: 'firestore', firestore: { timeoutMs: 10_000 } });
  });

  it('may be of a project, on an emulator, and under a prefix', () => {
    const flags = ['project-id=my-project', 'emulator-host=127.0.0.1:8080', 'prefix=test', 'timeout=3s'];
    expect(storage('type=firestore', ...flags.map((flag) => `firestore-${flag}`))).toEqual({
      type: 'firestore',
      firestore: {
        projectId: 'my-project',
        emulatorHost: '127.0.0.1:8080',
        prefix: 'test',
        timeoutMs: 3_000,
      },
    });
  });

  it.each([
    ['project-id=My Project', /^storage\.firestore\.project_id: expected the id of a Google Cloud project/],
    ['emulator-host=http://localhost:8080', /^storage\.firestore\.emulator_host: expected a host and a port/],
    ['prefix=a/b', /^storage\.firestore\.prefix: expected a text of letters/],
    ['prefix=__a__', /^storage\.firestore\.prefix: /],
    ['timeout=10', /^storage\.firestore\.timeout: expected a duration/],
  ])('is refused with %s', (flag, message) => {
    expect(() => storage('type=firestore', `firestore-${flag}`)).toThrow(message);
  });
});

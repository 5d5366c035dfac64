import { expect, onTestFinished, test, vi } from 'vitest';
import { silentLogger } from '../src/context.js';
import { followRegistrations } from '../src/follow-registrations.js';
import { defaultTiming } from '../src/options.js';
import { createLine } from './line.js';

test('registrations are heard of as soon as there is a broker, until that is over', async () => {
  const line = createLine();
  onTestFinished(() => line.close());
  line.cut = true;
  const heard: string[] = [];
  const timing = { ...defaultTiming, eventRetryMs: 5 };
  const scope = { transport: line, logger: silentLogger, timing };
  const stop = followRegistrations(scope, (stationId) => void heard.push(stationId));
  line.cut = false;
  const tell = () =>
    line.emit({ topic: { kind: 'registration', stationId: 'CP01' }, payload: '{}' }, { confirm: true });
  await vi.waitFor(async () => expect(await tell()).toBe('heard'));
  expect(heard).toEqual(['CP01']);
  await stop();
  expect(await tell()).toBe('unheard');
});

test('what never heard of one is stopped at once', async () => {
  const line = createLine();
  onTestFinished(() => line.close());
  line.cut = true;
  const timing = { ...defaultTiming, eventRetryMs: 60_000 };
  const stop = followRegistrations({ transport: line, logger: silentLogger, timing }, () => {});
  await expect(stop()).resolves.toBeUndefined();
});

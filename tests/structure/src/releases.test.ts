import releasePlanOf from '@changesets/get-release-plan';
import { expect, test } from 'vitest';
import { parts, root } from './workspace.js';

const published = parts
  .filter(({ manifest }) => manifest.private !== true)
  .map(({ manifest }) => manifest.name);

test('the changesets make a release of everything that is published, or none yet', async () => {
  const { releases } = await releasePlanOf(root);
  const released = releases.filter(({ type }) => type !== 'none').map(({ name }) => name);
  expect([[], published.toSorted()]).toContainEqual(released.toSorted());
});

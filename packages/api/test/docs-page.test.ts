import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startApi } from './client.js';
import { aKey } from './records.js';

test('the page shows every operation and every schema, to whoever asks', async () => {
  const { description, get } = await startApi({ keys: [aKey('a', 'admin')] });
  const { status, body: page } = await get('/api/docs');
  expect(status).toBe(200);
  const { paths, components } = description as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
    readonly components: { readonly schemas: object };
  };
  for (const [path, operations] of Object.entries(paths)) {
    for (const method of Object.keys(operations)) {
      expect(page).toContain(`<b>${method.toUpperCase()}</b><code>${path}</code>`);
    }
  }
  for (const name of Object.keys(components.schemas)) expect(page).toContain(`id="${name}"`);
});

test('the page loads nothing from elsewhere, and browsers are told to load nothing', async () => {
  const { get } = await startApi();
  const { headers, body } = await get('/api/docs');
  const page = body as string;
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bon\w+=|@import|url\(/i);
  expect([...page.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual(['openapi.json']);
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  );
});

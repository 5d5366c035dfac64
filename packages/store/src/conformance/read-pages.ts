import assert from 'node:assert/strict';
import type { Page, PageRequest } from '../page.js';

/** The pages of a list, one after the other. */
export async function readPages<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  let cursor: string | undefined;
  do {
    assert.ok(pages.length < 100, 'expected the list to end');
    const page: Page<T> = await read({ limit, cursor });
    pages.push(page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}

import type { Page, PageRequest } from '@csms/store';
import type { JsonSchema, Parameter } from '../operation.js';

/** Which part of a list is asked for. */
export interface PageQuery {
  readonly cursor?: string;
  readonly limit: number;
}

/** The parameters of a list that is read page by page. */
export const pageParameters: readonly Parameter[] = [
  {
    name: 'cursor',
    in: 'query',
    description: '`next` of the page before; absent for the first page',
    schema: { type: 'string', minLength: 1, maxLength: 1024 },
  },
  {
    name: 'limit',
    in: 'query',
    description: 'The most items to return',
    schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
  },
];

/** Schema of a page of items. */
export function pageOf(items: JsonSchema): JsonSchema {
  return {
    type: 'object',
    required: ['items'],
    properties: {
      items: { type: 'array', items },
      next: { type: 'string', description: 'Cursor of the next page; absent on the last' },
    },
  };
}

/** A page of a list, as the store is asked for it. */
export function toPageRequest({ cursor, limit }: PageQuery): PageRequest {
  return { cursor, limit };
}

/** A page as the API shows it. */
export function toPageJson<T>({ items, next }: Page<T>, toJson: (item: T) => object): object {
  return { items: items.map((item) => toJson(item)), next };
}

import type { TokenStore } from '@csms/store';
import { foldCase } from '@csms/store';
import type { ItemFault } from '../api-error.js';
import { refuseItems } from '../item-faults.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { schemaRef } from '../schemas/common.js';
import { integer, objectOf } from '../schemas/object-of.js';
import { fromTokenJson, type TokenJson } from '../schemas/token.js';

const name = 'tokens';

/** Creates or replaces many tokens: all of them, or none when one is at fault. */
export function setTokens(
  tokens: Pick<TokenStore, 'setMany'>,
  clock: Clock,
): Operation<unknown, unknown, readonly TokenJson[]> {
  return {
    operationId: 'setTokens',
    method: 'post',
    path: '/api/v0/tokens',
    tag: 'tokens',
    summary: 'Create or replace many tokens',
    description:
      'All of them, or none when one is at fault: every fault is told by the index of its token. When the store fails on the way, some may be set; sending the same again sets all.',
    roles: writers,
    items: { schema: schemaRef('Token'), name, max: 5_000 },
    responses: {
      200: { description: 'They are stored', schema: objectOf({ count: integer('How many') }) },
    },
    async handle({ body }) {
      refuseItems(name, repeatedUids(body));
      const now = clock.now();
      await tokens.setMany(body.map((token) => fromTokenJson(token, now)));
      return { status: 200, body: { count: body.length } };
    },
  };
}

function repeatedUids(tokens: readonly TokenJson[]): readonly ItemFault[] {
  const seen = new Map<string, number>();
  return tokens.flatMap(({ uid }, index) => {
    const first = seen.get(foldCase(uid));
    if (first !== undefined) return [{ index, error: `uid is that of ${name}[${first}]` }];
    seen.set(foldCase(uid), index);
    return [];
  });
}

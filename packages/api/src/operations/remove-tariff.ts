import type { TariffStore } from '@csms/store';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { tariffIdInPath } from '../schemas/tariff.js';

/** Removes a tariff. */
export function removeTariff(tariffs: Pick<TariffStore, 'remove'>): Operation<{ tariffId: string }> {
  return {
    operationId: 'removeTariff',
    method: 'delete',
    path: '/api/v0/tariffs/{tariffId}',
    tag: 'tariffs',
    summary: 'Remove a tariff',
    description:
      'What transactions cost that were billed by it stays. Those that go on have no cost any more.',
    roles: writers,
    parameters: [tariffIdInPath],
    responses: { 204: { description: 'It is gone, or there was none' } },
    async handle({ path: { tariffId } }) {
      await tariffs.remove(tariffId);
      return { status: 204 };
    },
  };
}

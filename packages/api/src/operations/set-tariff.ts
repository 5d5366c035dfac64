import type { TariffStore } from '@csms/store';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { schemaRef } from '../schemas/common.js';
import { fromTariffJson, type TariffJson, tariffIdInPath } from '../schemas/tariff.js';

/** Sets a tariff, for sessions that begin from now on. */
export function setTariff(
  tariffs: Pick<TariffStore, 'set'>,
  clock: Clock,
): Operation<{ tariffId: string }, unknown, TariffJson> {
  return {
    operationId: 'setTariff',
    method: 'put',
    path: '/api/v0/tariffs/{tariffId}',
    tag: 'tariffs',
    summary: 'Set a tariff',
    description:
      'Sets a tariff of OCPI 2.2.1. Sessions that have begun are billed as before: earlier versions are kept.',
    roles: writers,
    parameters: [tariffIdInPath],
    body: schemaRef('Tariff'),
    responses: { 204: { description: 'It is set' } },
    async handle({ path: { tariffId }, body }) {
      await tariffs.set(fromTariffJson(tariffId, body, clock.now()));
      return { status: 204 };
    },
  };
}

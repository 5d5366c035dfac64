import type { TariffStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { schemaRef } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { toTariffJson } from '../schemas/tariff.js';

/** Lists tariffs. */
export function listTariffs(tariffs: Pick<TariffStore, 'list'>): Operation<unknown, PageQuery> {
  return {
    operationId: 'listTariffs',
    method: 'get',
    path: '/api/v0/tariffs',
    tag: 'tariffs',
    summary: 'List tariffs',
    description: 'The latest version of each tariff, ordered by id.',
    roles: readers,
    parameters: pageParameters,
    responses: { 200: { description: 'A page of tariffs', schema: pageOf(schemaRef('Tariff')) } },
    async handle({ query }) {
      return { status: 200, body: toPageJson(await tariffs.list(toPageRequest(query)), toTariffJson) };
    },
  };
}

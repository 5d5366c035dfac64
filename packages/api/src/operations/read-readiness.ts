import type { Store } from '@csms/store';
import type { Operation } from '../operation.js';
import type { Logger, Readiness } from '../options.js';
import { schemaRef } from '../schemas/common.js';

/** What readiness depends on. */
export interface ReadinessDeps {
  readonly store: Pick<Store, 'check'>;
  readonly ready: () => Promise<Readiness>;
  /** How long the store is waited for, in milliseconds. */
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** Tells whether requests can be served, and what is missing when they can't. */
export function readReadiness({ store, ready, timeoutMs, logger }: ReadinessDeps): Operation {
  async function storeAnswers(): Promise<boolean> {
    try {
      await within(timeoutMs, store.check());
      return true;
    } catch (err) {
      logger.warn({ err }, 'the store is not ready');
      return false;
    }
  }

  return {
    operationId: 'readReadiness',
    method: 'get',
    path: '/health/ready',
    tag: 'health',
    summary: 'Check whether requests can be served',
    responses: {
      200: { description: 'They can', schema: schemaRef('Health') },
      503: { description: 'Something is missing; `checks` says what', schema: schemaRef('Health') },
    },
    async handle() {
      const [answers, others] = await Promise.all([storeAnswers(), ready()]);
      const checks = { store: answers, ...others };
      return Object.values(checks).every(Boolean)
        ? { status: 200, body: { status: 'OK', checks } }
        : { status: 503, body: { status: 'Service Unavailable', checks } };
    },
  };
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

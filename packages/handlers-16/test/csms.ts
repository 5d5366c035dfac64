import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import { createRouter, type Interceptor } from '@csms/router';
import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { clock, createTestCsms, type TestCsms } from '@csms/test-handlers';
import { type Handlers16Options, handlers16 } from '../src/index.js';

/** What a CSMS of these tests is made of. */
export interface CsmsOptions extends Partial<Handlers16Options> {
  readonly store?: Store;
  readonly interceptors?: readonly Interceptor[];
}

/** The handlers on a router, and on a memory store unless another is given. */
export function aCsms(options: CsmsOptions = {}): TestCsms<Ocpp16Messages> {
  const { store = createMemoryStore(), interceptors = [], ...others } = options;
  const router = createRouter(ocpp16, { clock }).mount(handlers16({ store, ...others }));
  for (const interceptor of interceptors) router.use(interceptor);
  return createTestCsms(router, store);
}

import { type Ocpp201Messages, ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter, type Interceptor } from '@csms/router';
import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { clock, createTestCsms, type TestCsms } from '@csms/test-handlers';
import { type Handlers201Options, handlers201 } from '../src/index.js';

/** What a CSMS of these tests is made of. */
export interface CsmsOptions extends Partial<Handlers201Options> {
  readonly store?: Store;
  readonly interceptors?: readonly Interceptor[];
}

/** The handlers on a router, and on a memory store unless another is given. */
export function aCsms(options: CsmsOptions = {}): TestCsms<Ocpp201Messages> {
  const { store = createMemoryStore(), interceptors = [], ...others } = options;
  const router = createRouter(ocpp201, { clock }).mount(handlers201({ store, ...others }));
  for (const interceptor of interceptors) router.use(interceptor);
  return createTestCsms(router, store);
}

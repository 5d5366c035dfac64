import { boundCases } from './bound-cases.js';
import { closingCases } from './closing-cases.js';
import { confirmCases } from './confirm-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { deliveryCases } from './delivery-cases.js';
import { propertyCases } from './property-cases.js';
import { sharingCases } from './sharing-cases.js';

export type { ConformanceCase } from './conformance-case.js';

/**
 * What every transport does, for any test runner.
 *
 * @example
 * for (const { name, run } of transportCases) test(name, () => run(async () => createMyTransport()));
 */
export const transportCases: readonly ConformanceCase[] = [
  ...deliveryCases,
  ...sharingCases,
  ...confirmCases,
  ...propertyCases,
  ...boundCases,
  ...closingCases,
];

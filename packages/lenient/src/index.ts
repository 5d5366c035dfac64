export { createDeviationLog, type DeviationLog, type DeviationLogOptions } from './deviation-log.js';
export { createLenientReader, type LenientReaderOptions } from './lenient-reader.js';
export type { Tolerance } from './rule.js';
export { type OtherTolerance, otherTolerances, tolerances } from './tolerances.js';

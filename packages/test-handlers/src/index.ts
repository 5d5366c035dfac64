export { connectStation, type TestStation } from './connect-station.js';
export { contentOf } from './content.js';
export { counted } from './counted.js';
export { claimingProvider, csrPem } from './csr.js';
export { aStory, describeReplays, type StoryLine } from './describe-replays.js';
export { type ReadmeRun, runReadme } from './run-readme.js';
export { createTestCsms, Refused, type StationCall, type TestCsms } from './test-csms.js';
export { at, clock, time } from './times.js';
export { aToken } from './tokens.js';

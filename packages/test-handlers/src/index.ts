export {
  type ChargingSession,
  chargingSessions,
  type MeterValue,
  toldBegin,
  writtenTime,
} from './charging-session.js';
export { connectStation, type TestStation } from './connect-station.js';
export { contentOf } from './content.js';
export { counted } from './counted.js';
export { claimingProvider, csrPem } from './csr.js';
export { type CallMaker, deliveries } from './deliveries.js';
export { type AnswerLine, describeAnswerReplays } from './describe-answer-replays.js';
export { type BadInputOptions, describeBadInput } from './describe-bad-input.js';
export { type Budget, type BudgetOptions, describeBudgets } from './describe-budgets.js';
export { aStory, describeReplays, type ReplayOptions, type StoryLine } from './describe-replays.js';
export { describeSessions } from './describe-sessions.js';
export { receivedActions } from './received-actions.js';
export { type ReadmeRun, runReadme } from './run-readme.js';
export { createTestCsms, Refused, type StationAnswer, type StationCall, type TestCsms } from './test-csms.js';
export { at, clock, time } from './times.js';
export { aToken } from './tokens.js';

import { definedFields } from '@csms/services';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { createCommand } from './create-command.js';
import { idFrom } from './id-from.js';
import { message16, message201, readStatus } from './message.js';

/** A log to be uploaded. */
export interface GetLog {
  readonly log: 'Diagnostics' | 'Security';
  /** URL of the folder to which the station uploads it. */
  readonly location: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly retries?: number;
  readonly retryIntervalS?: number;
  /**
   * Names the request in what the station tells of its progress; follows from the id of the call by default. On 1.6
   * only the security extension has such ids: without one, diagnostics are asked for in the way that every 1.6 station
   * knows.
   */
  readonly requestId?: number;
}

/**
 * Whether the station will. `AcceptedCanceled` when an upload that went on is given up for this one, and `Empty` when
 * there is nothing to upload, which only 1.6 tells.
 */
export interface GetLogAnswer extends StatusAnswer<'Accepted' | 'Rejected' | 'AcceptedCanceled' | 'Empty'> {
  readonly fileName?: string;
  /** Absent for diagnostics of 1.6 that were asked for without one. */
  readonly requestId?: number;
}

/** Has a log uploaded (1.6 section 5.9 GetDiagnostics, and GetLog of the security extension; 2.0.1 N01). */
export function getLog(deps: CommandsDeps): Command<GetLog, GetLogAnswer> {
  return createCommand<GetLog, GetLogAnswer>(deps, {
    '1.6': (input, { callId }) =>
      input.log === 'Diagnostics' && input.requestId === undefined
        ? message16('GetDiagnostics', diagnosticsRequest(input), ({ fileName }) =>
            definedFields({ status: fileName === undefined ? ('Empty' as const) : 'Accepted', fileName }),
          )
        : message16('GetLog', logRequest(input, callId), readLog),
    '2.0.1': (input, { callId }) => message201('GetLog', logRequest(input, callId), readLog),
  });
}

function diagnosticsRequest({ location, from, to, retries, retryIntervalS }: GetLog) {
  return definedFields({
    location,
    startTime: from?.toISOString(),
    stopTime: to?.toISOString(),
    retries,
    retryInterval: retryIntervalS,
  });
}

/** The security extension of 1.6 has the message of 2.0.1. */
function logRequest(input: GetLog, callId: string) {
  const { log, location, from, to, retries, retryIntervalS, requestId = idFrom(callId) } = input;
  return definedFields({
    logType: log === 'Security' ? ('SecurityLog' as const) : ('DiagnosticsLog' as const),
    requestId,
    retries,
    retryInterval: retryIntervalS,
    log: definedFields({
      remoteLocation: location,
      oldestTimestamp: from?.toISOString(),
      latestTimestamp: to?.toISOString(),
    }),
  });
}

interface LogResponse {
  readonly status: 'Accepted' | 'Rejected' | 'AcceptedCanceled';
  readonly filename?: string;
}

function readLog(response: LogResponse, { requestId }: { readonly requestId: number }): GetLogAnswer {
  return definedFields({ ...readStatus(response), fileName: response.filename, requestId });
}

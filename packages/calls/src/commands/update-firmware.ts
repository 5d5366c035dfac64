import { definedFields } from '@csms/services';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { createCommand } from './create-command.js';
import { idFrom } from './id-from.js';
import { message16, message201, readStatus } from './message.js';

/** Firmware to be installed. */
export interface UpdateFirmware {
  /** URL from which the station fetches it. */
  readonly location: string;
  /** When to fetch it; now by default. */
  readonly retrieveAt?: Date;
  /** When to install it; as soon as it is there by default. Unsigned firmware of 1.6 has no such time. */
  readonly installAt?: Date;
  /** Who vouches for it; without it, the station may refuse (2.0.1 L01.FR.11). */
  readonly signed?: {
    /** PEM of the certificate of the signature. */
    readonly certificate: string;
    /** Base64. */
    readonly signature: string;
  };
  readonly retries?: number;
  readonly retryIntervalS?: number;
  /**
   * Names the request in what the station tells of its progress; unsigned firmware of 1.6 has none. By default it
   * follows from the id of the call.
   */
  readonly requestId?: number;
}

/** Whether the station will. `AcceptedCanceled` when an update that went on is given up for this one. */
export interface UpdateFirmwareAnswer
  extends StatusAnswer<
    'Accepted' | 'Rejected' | 'AcceptedCanceled' | 'InvalidCertificate' | 'RevokedCertificate'
  > {
  /** Absent for unsigned firmware of 1.6. */
  readonly requestId?: number;
}

/**
 * Has new firmware installed (1.6 section 5.19 UpdateFirmware, and SignedUpdateFirmware of the security extension for
 * firmware that is signed; 2.0.1 L01 and L02). A 1.6 station can refuse an unsigned update by an error only.
 */
export function updateFirmware(deps: CommandsDeps): Command<UpdateFirmware, UpdateFirmwareAnswer> {
  return createCommand<UpdateFirmware, UpdateFirmwareAnswer>(deps, {
    '1.6'(input, { callId, now }) {
      const { location, retrieveAt = now, installAt, signed, retries, retryIntervalS, requestId } = input;
      const trying = { retries, retryInterval: retryIntervalS };
      if (signed) {
        return message16(
          'SignedUpdateFirmware',
          definedFields({
            ...trying,
            requestId: requestId ?? idFrom(callId),
            firmware: definedFields({
              location,
              retrieveDateTime: retrieveAt.toISOString(),
              installDateTime: installAt?.toISOString(),
              signingCertificate: signed.certificate,
              signature: signed.signature,
            }),
          }),
          withRequestId,
        );
      }
      if (installAt || requestId !== undefined) {
        throw new CommandError(
          'not-supported',
          'expected no time of installation and no id: unsigned firmware of OCPP 1.6 has neither',
        );
      }
      const retrieveDate = retrieveAt.toISOString();
      return message16('UpdateFirmware', definedFields({ ...trying, location, retrieveDate }), () => ({
        status: 'Accepted' as const,
      }));
    },
    '2.0.1'(input, { callId, now }) {
      const { location, retrieveAt = now, installAt, signed, retries, retryIntervalS, requestId } = input;
      return message201(
        'UpdateFirmware',
        definedFields({
          retries,
          retryInterval: retryIntervalS,
          requestId: requestId ?? idFrom(callId),
          firmware: definedFields({
            location,
            retrieveDateTime: retrieveAt.toISOString(),
            installDateTime: installAt?.toISOString(),
            signingCertificate: signed?.certificate,
            signature: signed?.signature,
          }),
        }),
        withRequestId,
      );
    },
  });
}

function withRequestId(
  response: Parameters<typeof readStatus<UpdateFirmwareAnswer['status']>>[0],
  { requestId }: { readonly requestId: number },
): UpdateFirmwareAnswer {
  return { ...readStatus(response), requestId };
}

import { readVendorAnswer, type VendorAnswer, vendorRequest } from '@csms/router';
import type { CertificateRequestRecord, StationCertificateUse } from '@csms/store';
import type { Call } from './call.js';

/** A certificate for a station, and how the station asked for it. */
export type CertificateToSend = Pick<CertificateRequestRecord, 'dialect' | 'use'> & {
  /** PEM, from the leaf on. */
  readonly chain: string;
};

/** A call that brings a station its certificate. */
export interface CertificateMessage {
  readonly action: 'CertificateSigned' | 'DataTransfer';
  readonly request: object;
  /** Why the station does not take the certificate, by its response to the call; `undefined` when it does. */
  reasonIn(response: object): string | undefined;
}

/** What 2.0.1 and the extensions of 1.6 call each use; a request for both uses names none (2.0.1 A02.FR.14). */
const types = {
  csms: 'ChargingStationCertificate',
  v2g: 'V2GCertificate',
  combined: undefined,
} as const satisfies Record<StationCertificateUse, string | undefined>;

/**
 * The call that brings a station its certificate, in the dialect in which it asked. The messages of an extension are
 * loaded when a station speaks it.
 *
 * @param ocppVersion the version that the station speaks
 */
export async function certificateMessage(
  ocppVersion: string,
  { dialect, use, chain }: CertificateToSend,
): Promise<CertificateMessage> {
  switch (dialect) {
    case 'ocpp': {
      const certificateType = ocppVersion === '1.6' ? undefined : types[use];
      const request = { certificateChain: chain, ...(certificateType && { certificateType }) };
      return {
        action: 'CertificateSigned',
        request,
        reasonIn: (response) => reasonInStatus(response as StatusResponse),
      };
    }
    case 'pnc': {
      const { pnc } = await import('@csms/ocpp-messages/pnc');
      return {
        action: 'DataTransfer',
        request: vendorRequest(pnc, 'CertificateSigned', { certificateChain: chain }),
        reasonIn: (response) =>
          reasonInVendor(readVendorAnswer(pnc, 'CertificateSigned', response as DataTransferResponse)),
      };
    }
    case 'has2be': {
      const { has2be } = await import('@csms/ocpp-messages/has2be');
      const typeOfCertificate = types[use] ?? 'V2GCertificate';
      return {
        action: 'DataTransfer',
        request: vendorRequest(has2be, 'CertificateSigned', { cert: chain, typeOfCertificate }),
        reasonIn: (response) =>
          reasonInVendor(readVendorAnswer(has2be, 'CertificateSigned', response as DataTransferResponse)),
      };
    }
  }
}

/** A response to DataTransfer, which was validated when it came. */
type DataTransferResponse = Parameters<typeof readVendorAnswer>[2];

/** What the responses to CertificateSigned have in common; they were validated when they came. */
interface StatusResponse {
  readonly status: string;
  readonly statusInfo?: { readonly reasonCode: string };
}

function reasonInStatus({ status, statusInfo }: StatusResponse): string | undefined {
  if (status === 'Accepted') return undefined;
  return `the station said ${status}${statusInfo ? `: ${statusInfo.reasonCode}` : ''}`;
}

function reasonInVendor(answer: VendorAnswer<{ readonly status: string }>): string | undefined {
  return answer.status === 'Accepted'
    ? reasonInStatus(answer.response)
    : `the station said ${answer.status} to the DataTransfer`;
}

/** What became of a call that brings a certificate. */
export type CertificateDelivery =
  | { readonly status: 'Installed' }
  | { readonly status: 'Rejected'; readonly reason: string }
  /** The station did not get it, or did not answer. */
  | { readonly status: 'Missed' }
  /** It is not known yet. */
  | { readonly status: 'Open' };

/** Reads what became of a call that brings a certificate. */
export function certificateDelivery(
  call: Call,
  { reasonIn }: Pick<CertificateMessage, 'reasonIn'>,
): CertificateDelivery {
  switch (call.status) {
    case 'Answered': {
      const reason = reasonIn(call.response);
      return reason === undefined ? { status: 'Installed' } : { status: 'Rejected', reason };
    }
    case 'Refused':
      return { status: 'Rejected', reason: `the station answered with ${call.error.code}` };
    case 'NotConnected':
    case 'TimedOut':
      return { status: 'Missed' };
    case 'Pending':
    case 'Sent':
      return { status: 'Open' };
  }
}

import type { Fault, FromCsms, MessageMap, VendorMessages } from '@csms/ocpp-messages';
import { CallRequestError } from './call-request-error.js';
import { readVendorData } from './vendor-data.js';

/** A DataTransfer request of any version that carries a message of a vendor. */
export interface VendorRequest {
  readonly vendorId: string;
  readonly messageId: string;
  /** The message, as the text of a JSON object: 1.6 allows only text. */
  readonly data: string;
}

/**
 * The DataTransfer request that carries a message to a station.
 *
 * @throws {CallRequestError} `unknown-action` when the CSMS sends no such message, `invalid-request` when it breaks the
 *   message's schema.
 * @example
 * await calls.call('CP01', 'DataTransfer', vendorRequest(pnc, 'TriggerMessage', { requestedMessage: 'SignV2GCertificate' }));
 */
export function vendorRequest<M extends MessageMap<M>, A extends FromCsms<M>>(
  { vendorId, actions }: VendorMessages<M>,
  messageId: A,
  request: M[A]['request'],
): VendorRequest {
  const info = actions.get(messageId);
  if (!info || info.sender === 'station') {
    throw new CallRequestError(
      'unknown-action',
      `expected a message of ${vendorId} that a CSMS sends, not ${messageId}`,
    );
  }
  const fault = info.validateRequest(request);
  if (fault) {
    const message = `${fault.path || 'the payload'} of ${messageId} ${fault.message}`;
    throw new CallRequestError('invalid-request', message, fault);
  }
  return { vendorId, messageId, data: JSON.stringify(request) };
}

/** A station's answer to a {@link vendorRequest}. It has a response only if it was `Accepted` and can be read. */
export type VendorAnswer<R> =
  | { readonly status: 'Accepted'; readonly response: R }
  | { readonly status: 'Rejected' | 'UnknownMessageId' | 'UnknownVendorId' }
  /** The station accepted the DataTransfer, but its data is not a valid response to the message. */
  | { readonly status: 'Malformed'; readonly fault: Fault };

/** Reads the answer to a {@link vendorRequest} in a DataTransfer response of any version. */
export function readVendorAnswer<M extends MessageMap<M>, A extends FromCsms<M>>(
  messages: VendorMessages<M>,
  messageId: A,
  { status, data }: { readonly status: DataTransferStatus; readonly data?: unknown },
): VendorAnswer<M[A]['response']> {
  if (status !== 'Accepted') return { status };
  const info = messages.actions.get(messageId);
  if (!info?.validateResponse) throw new TypeError(`expected a message that is answered, not ${messageId}`);
  const read = readVendorData(messages, info, data, info.validateResponse);
  return 'fault' in read ? { status: 'Malformed', fault: read.fault } : { status, response: read.message };
}

/** The status that answers a DataTransfer in all versions (1.6 section 7.14, 2.0.1 DataTransferStatusEnumType). */
export type DataTransferStatus = 'Accepted' | 'Rejected' | 'UnknownMessageId' | 'UnknownVendorId';

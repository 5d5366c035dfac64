import type { FromCsms, MessageMap, VendorMessages } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';
import type { DataTransferCall } from './data-transfer.js';
import type { AnyHandler } from './handler-table.js';
import { type DataTransferStatus, readVendorAnswer } from './vendor-calls.js';
import { readVendorData } from './vendor-data.js';

/** Takes a station's answer to a message of a vendor. Request and response are valid. */
export type VendorResultHandler<P extends MessageMap<P>, M extends MessageMap<M>, A extends FromCsms<M>> = (
  result: { readonly request: M[A]['request']; readonly response: M[A]['response'] },
  context: HandlerContext<P>,
) => void | Promise<void>;

/** The handlers of the answers to a vendor's messages, by `messageId`. */
export type VendorResultSet<P extends MessageMap<P>, M extends MessageMap<M>> = {
  readonly [A in FromCsms<M>]?: VendorResultHandler<P, M, A>;
};

/** A DataTransfer of the CSMS, of any version, with its answer. */
export interface DataTransferExchange {
  readonly request?: DataTransferCall;
  readonly response: { readonly status: DataTransferStatus; readonly data?: unknown };
}

/**
 * Makes a handler of DataTransfer results that hands the answers to a vendor's messages to their handlers. Answers to
 * other vendors' messages and to messages without a handler are ignored, as are those that the station did not accept
 * or that break their schema: the record of the call has them.
 *
 * @example
 * router.onResult('DataTransfer', vendorResults(pnc, { InstallCertificate: ({ request, response }) => {} }));
 */
export function vendorResults<P extends MessageMap<P>, M extends MessageMap<M>>(
  messages: VendorMessages<M>,
  handlers: VendorResultSet<P, M>,
): (exchange: DataTransferExchange, context: HandlerContext<P>) => Promise<void> {
  const table = new Map<string, AnyHandler | undefined>(Object.entries(handlers));
  return async ({ request, response }, context) => {
    const { vendorId, messageId = '', data } = request ?? { vendorId: undefined };
    const info = messages.actions.get(messageId);
    const handler = table.get(messageId);
    if (vendorId !== messages.vendorId || !info || !handler) return;
    const asked = readVendorData(messages, info, data, info.validateRequest);
    const answer = readVendorAnswer(messages, messageId as FromCsms<M>, response);
    if ('fault' in asked || answer.status !== 'Accepted') return;
    await handler({ request: asked.message, response: answer.response } as never, context as never);
  };
}

import type { PncMessages } from '@csms/ocpp-messages/pnc';
import { readVendorAnswer, vendorRequest } from '@csms/router';
import type { StatusAnswer } from './command.js';
import { type Message, message16, readStatus } from './message.js';

/** What the CSMS says by the extension and is answered with a status. */
type PncAction = 'InstallCertificate' | 'TriggerMessage';

/**
 * Makes a message of the Plug & Charge extension of 1.6, which is loaded when it is needed. A station that does not know
 * the extension, or answers with something else, rejects the message.
 */
export async function pncMessage<A extends PncAction>(
  action: A,
  request: PncMessages[A]['request'],
): Promise<Message<StatusAnswer<PncMessages[A]['response']['status'] | 'Rejected'>>> {
  const { pnc } = await import('@csms/ocpp-messages/pnc');
  return message16('DataTransfer', vendorRequest(pnc, action, request), (response) => {
    const answer = readVendorAnswer(pnc, action, response);
    if (answer.status === 'Accepted') return readStatus(answer.response);
    return { status: 'Rejected', reason: { code: answer.status } };
  });
}

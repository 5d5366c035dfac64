import type { EvCertificateProvider, EvCertificateRequest } from '../ev-certificates.js';
import { fieldOf, jsonIn } from './answers.js';
import type { AuthorizedRequest } from './authorized-request.js';
import { OutsideError } from './outside-error.js';

/** Which pool contract certificates come from, and how it is asked. */
export interface OpcpEvCertificatesOptions {
  /** What stands before `/v1/ccp`. */
  readonly url: string;
  readonly request: AuthorizedRequest;
  /** Hears of an EV that gets none, and why. */
  readonly onFailed?: (request: Pick<EvCertificateRequest, 'stationId' | 'action'>, reason: unknown) => void;
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Gets contract certificates, first ones and newer ones alike, from a contract certificate pool of the Open Plug & Charge
 * Protocol. The pool is asked each time: {@link claimEvCertificates} has it asked once for all copies of a request.
 */
export function createOpcpEvCertificates({
  url,
  request,
  onFailed = () => {},
}: OpcpEvCertificatesOptions): EvCertificateProvider {
  const endpoint = `${url.replace(/\/+$/, '')}/v1/ccp/signedContractData`;

  async function ask({ schemaVersion, exiRequest }: EvCertificateRequest): Promise<string> {
    const body = JSON.stringify({
      certificateInstallationReq: exiRequest,
      xsdMsgDefNamespace: schemaVersion,
    });
    const answer = jsonIn(await request(endpoint, { method: 'POST', contentType: 'application/json', body }));
    const contents = fieldOf(fieldOf(answer, 'CCPResponse'), 'emaidContent');
    const message = fieldOf(Array.isArray(contents) ? contents[0] : undefined, 'messageDef');
    const [exiResponse, contractId] = [
      fieldOf(message, 'certificateInstallationRes'),
      fieldOf(message, 'emaid'),
    ];
    if (typeof contractId !== 'string' || contractId === '') {
      throw new OutsideError('malformed', 'expected the contract that the certificate is for');
    }
    if (typeof exiResponse !== 'string' || !base64.test(exiResponse)) {
      throw new OutsideError('malformed', 'expected a CertificateInstallationRes in base64');
    }
    return exiResponse;
  }

  return {
    async provide(asked) {
      try {
        return await ask(asked);
      } catch (reason) {
        const { stationId, action } = asked;
        onFailed({ stationId, action }, reason);
        return undefined;
      }
    },
  };
}

import type { ApiRequest, ApiResponse, Operation } from './operation.js';

/** Which operation a request is for. */
export type RequestedOperation = Pick<Operation, 'operationId' | 'method' | 'path'>;

/**
 * Does what a request asks for, once it is known that its sender may ask for it. Rejects with what is wrong with the
 * request, or went wrong: {@link statusOf} tells with which status that is answered.
 */
export type HandleRequest = (operation: RequestedOperation, request: ApiRequest) => Promise<ApiResponse>;

/** Wraps what is done for every request, for traces and metrics. The first one is the outermost. */
export type ApiInterceptor = (next: HandleRequest) => HandleRequest;

import type { ActionInfo, FromStation, MessageMap, VendorMessages } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';
import type { Exactly } from './exactly.js';
import type { AnyHandler } from './handler-table.js';
import type { Answer } from './handlers.js';
import type { DataTransferStatus } from './vendor-calls.js';
import { type AnyVendorMessages, readVendorData } from './vendor-data.js';

/** A station's DataTransfer request, of any version. */
export interface DataTransferCall {
  readonly vendorId: string;
  readonly messageId?: string;
  readonly data?: unknown;
}

/** What a DataTransfer is answered. */
export interface DataTransferAnswer {
  readonly status: DataTransferStatus;
  /** The answer of the message's handler; valid. */
  readonly data?: object;
}

/** Answers one message of a vendor. The request is valid; what it returns is validated before it is sent. */
export type VendorHandler<
  P extends MessageMap<P>,
  M extends MessageMap<M>,
  A extends FromStation<M>,
  R extends Answer<M, A> = Answer<M, A>,
> = (request: M[A]['request'], context: HandlerContext<P>) => R | Promise<R>;

/** Handlers of many messages of a vendor, by `messageId`. */
export type VendorHandlerSet<P extends MessageMap<P>, M extends MessageMap<M>> = {
  readonly [A in FromStation<M>]?: VendorHandler<P, M, A>;
};

/** The handlers of a vendor's messages. */
export interface VendorRoutes<P extends MessageMap<P>, M extends MessageMap<M>> {
  /** Registers the handler of a message. Throws a `TypeError` when it has one already. */
  on<A extends FromStation<M>, R extends Answer<M, A>>(
    messageId: A,
    handler: VendorHandler<P, M, A, R> & Exactly<R, M[A]['response']>,
  ): VendorRoutes<P, M>;
  /** Registers many handlers at once, leaving out what is `undefined`. Throws a `TypeError` as `on` does. */
  mount(handlers: VendorHandlerSet<P, M>): VendorRoutes<P, M>;
}

/** The vendors' messages that a CSMS takes in DataTransfer of the version `P`, and their handlers. */
export interface DataTransferRoutes<P extends MessageMap<P>> {
  /** Makes a vendor known, and takes the handlers of its messages. */
  vendor<M extends MessageMap<M>>(messages: VendorMessages<M>): VendorRoutes<P, M>;
  /**
   * Hands a message to its handler. A message that has none, or can't be read, is answered with a status and never with
   * an error (1.6 section 4.3, 2.0.1 P01). Rejects with what the handler threw, and when its answer breaks the schema.
   */
  handle(request: DataTransferCall, context: HandlerContext<P>): Promise<DataTransferAnswer>;
}

/** What {@link createDataTransfer} works with. */
export interface DataTransferOptions {
  /**
   * Whether a station may use a vendor's messages; all may by default. The others are told that the vendor is unknown.
   * The vendor's id is spelled as in its message set.
   */
  readonly isEnabled?: (vendorId: string, stationId: string) => boolean | Promise<boolean>;
}

interface Vendor {
  /** As its message set spells it, whatever the letter case of a station. */
  readonly vendorId: string;
  /** By `messageId`, in lower case. */
  readonly routes: Map<string, Route>;
}

interface Route {
  readonly messages: AnyVendorMessages;
  readonly info: ActionInfo;
  readonly handler: AnyHandler;
}

/**
 * Makes the table in which DataTransfer finds its handlers. Vendor and message ids are compared regardless of letter
 * case, since they are of type CiString in 1.6.
 *
 * @example
 * const routes = createDataTransfer<Ocpp16Messages>();
 * routes.vendor(pnc).on('SignCertificate', () => ({ status: 'Rejected' }));
 */
export function createDataTransfer<P extends MessageMap<P>>({
  isEnabled = () => true,
}: DataTransferOptions = {}): DataTransferRoutes<P> {
  /** By vendor id, in lower case. */
  const vendors = new Map<string, Vendor>();

  function routesOf(vendorId: string): Map<string, Route> {
    const vendor = vendors.get(fold(vendorId)) ?? { vendorId, routes: new Map<string, Route>() };
    vendors.set(fold(vendorId), vendor);
    return vendor.routes;
  }

  return {
    vendor<M extends MessageMap<M>>(messages: VendorMessages<M>) {
      const routes = routesOf(messages.vendorId);
      const vendor: VendorRoutes<P, M> = {
        on(messageId, handler) {
          register(routes, messages, messageId, handler);
          return vendor;
        },
        mount(handlers) {
          for (const [messageId, handler] of Object.entries(handlers)) {
            if (handler !== undefined) register(routes, messages, messageId, handler as AnyHandler);
          }
          return vendor;
        },
      };
      return vendor;
    },
    async handle({ vendorId, messageId, data }, context) {
      const vendor = vendors.get(fold(vendorId));
      if (!vendor || !(await isEnabled(vendor.vendorId, context.stationId))) {
        return { status: 'UnknownVendorId' };
      }
      const route = messageId === undefined ? undefined : vendor.routes.get(fold(messageId));
      return route ? answerTo(route, data, context) : { status: 'UnknownMessageId' };
    },
  };
}

function register(
  routes: Map<string, Route>,
  messages: AnyVendorMessages,
  messageId: string,
  handler: AnyHandler,
): void {
  const { vendorId, actions } = messages;
  const info = actions.get(messageId);
  if (!info || info.sender === 'csms') {
    throw new TypeError(`expected a message of ${vendorId} that a station sends, not ${messageId}`);
  }
  if (routes.has(fold(messageId))) {
    throw new TypeError(`expected one handler for ${messageId} of ${vendorId}, not a second`);
  }
  routes.set(fold(messageId), { messages, info, handler });
}

async function answerTo(
  { messages, info, handler }: Route,
  data: unknown,
  context: HandlerContext,
): Promise<DataTransferAnswer> {
  const { vendorId } = messages;
  const read = readVendorData(messages, info, data, info.validateRequest);
  if ('fault' in read) {
    const { path, message } = read.fault;
    context.logger.warn(
      { vendorId, action: info.action },
      `rejected the data of a DataTransfer: ${path || 'the payload'} ${message}`,
    );
    return { status: 'Rejected' };
  }
  const answer: unknown = await handler(read.message as never, context as never);
  const fault = info.validateResponse?.(answer);
  if (fault) {
    const place = fault.path || 'the payload';
    throw new TypeError(`the answer to ${info.action} of ${vendorId} is wrong: ${place} ${fault.message}`);
  }
  return { status: 'Accepted', data: answer as object };
}

function fold(id: string): string {
  return id.toLowerCase();
}

import type { MessageMap, Protocol } from '@csms/ocpp-messages';
import { type Emitter, type Envelope, type Message, type StationTopic, traceFields } from '@csms/transport';
import { callId } from './call-id.js';
import { type CallMaker, createCallMaker } from './call-maker.js';
import type { CallRecords } from './call-records.js';
import type { Clock, HandlerContext, Logger } from './context.js';
import { loggerWith } from './message-logger.js';

/** What all messages of a router share. */
export interface ContextDeps<M extends MessageMap<M>> {
  readonly protocol: Protocol<M>;
  readonly records?: CallRecords;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The context of one message. Its costlier parts are made when first used, which most handlers never do. */
export class MessageContext<M extends MessageMap<M> = MessageMap<object>> implements HandlerContext<M> {
  readonly clock: Clock;
  readonly stationId: string;
  readonly messageId: string;
  readonly receivedAt: Date;
  readonly isReceiptTold: boolean;
  #logger: Logger | undefined;
  #abort: AbortController | undefined;
  #calls: CallMaker<M> | undefined;
  #expired = false;

  constructor(
    private readonly deps: ContextDeps<M>,
    private readonly emitter: Emitter,
    private readonly envelope: Envelope,
    private readonly message: Message<StationTopic>,
  ) {
    const { topic, receivedAt } = message;
    this.clock = deps.clock;
    this.stationId = topic.stationId;
    this.messageId = envelope.id;
    this.receivedAt = receivedAt ?? deps.clock.now();
    this.isReceiptTold = receivedAt !== undefined;
  }

  get logger(): Logger {
    const { deps, envelope, message, stationId, messageId } = this;
    this.#logger ??= loggerWith(
      { stationId, messageId, action: envelope.action, ...traceFields(message.trace) },
      deps.logger,
    );
    return this.#logger;
  }

  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController();
      if (this.#expired) this.#abort.abort();
    }
    return this.#abort.signal;
  }

  get calls(): CallMaker<M> {
    this.#calls ??= this.#numbered();
    return this.#calls;
  }

  /** Aborts the handler: the time limit is over. */
  expire(): void {
    this.#expired = true;
    this.#abort?.abort();
  }

  /** A call maker that derives the ids of calls from this message and their ordinals. */
  #numbered(): CallMaker<M> {
    const maker = createCallMaker(this.deps.protocol, { ...this.deps, emitter: this.emitter });
    let ordinal = 0;
    return {
      call: (stationId, action, request, options) => {
        const id = options?.id ?? callId(this.stationId, this.envelope, ordinal++);
        return maker.call(stationId, action, request, { ...options, id });
      },
    };
  }
}

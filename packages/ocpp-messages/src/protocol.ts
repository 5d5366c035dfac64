import type { CallErrorCode } from './call-error-code.js';
import { type CompiledValidator, type Validator, validator } from './validation.js';

/** The OCPP versions that the CSMS supports. */
export type OcppVersion = '1.6' | '2.0.1' | '2.1';

/** The name of a version as a WebSocket subprotocol and as a level of an MQTT topic. */
export type Subprotocol = `ocpp${OcppVersion}`;

/** Who may send an action: the station, the CSMS, or both. */
export type Sender = 'station' | 'csms' | 'both';

/** The payloads of every action of a message set, by action name. */
export type MessageMap<M> = {
  [A in keyof M]: { sender: Sender; request: object; response: object };
};

/** The actions of `M` that a station may send. */
export type FromStation<M extends MessageMap<M>> = {
  [A in keyof M]: M[A]['sender'] extends 'csms' ? never : A;
}[keyof M] &
  string;

/** The actions of `M` that the CSMS may send. */
export type FromCsms<M extends MessageMap<M>> = {
  [A in keyof M]: M[A]['sender'] extends 'station' ? never : A;
}[keyof M] &
  string;

/** What is known of an action: who sends it, in what kind of frame, and the checks of its payloads. */
export interface ActionInfo {
  readonly action: string;
  readonly sender: Sender;
  /** A `send` is never answered (OCPP 2.1 part 4, section 4.2.5). */
  readonly kind: 'call' | 'send';
  /** The functional block (2.x) or feature profile (1.6) of the action in the standard. */
  readonly block: string;
  readonly validateRequest: Validator;
  /** Absent for a `send`. */
  readonly validateResponse?: Validator;
}

/**
 * A set of messages: its actions with their checks. `M` has the types of the payloads, and exists at compile time only.
 */
export interface MessageSet<M extends MessageMap<M>> {
  /** Actions by name. A `Map`, so that no word of a station reaches an object's prototype. */
  readonly actions: ReadonlyMap<string, ActionInfo>;
  readonly __messages?: M;
}

/** A set of messages that DataTransfer carries for a vendor id: each as the `data` of the `messageId` with its name. */
export interface VendorMessages<M extends MessageMap<M>> extends MessageSet<M> {
  readonly vendorId: string;
  /** Changes known spellings of manufacturers into that of this set. The result is not validated yet. */
  readonly respell?: (messageId: string, payload: object) => object;
}

/** A version of OCPP: its messages, and what is different about OCPP-J in it. */
export interface Protocol<M extends MessageMap<M> = MessageMap<object>> extends MessageSet<M> {
  readonly version: OcppVersion;
  readonly subprotocol: Subprotocol;
  /** How this version spells each error code. */
  readonly errorCodes: Readonly<Record<CallErrorCode, string>>;
  /** The kinds of frame that this version has, by their message type number. */
  readonly messageTypes: ReadonlySet<number>;
  /** Whether a frame of an unknown kind is refused; otherwise it is ignored. */
  readonly refusesUnknownMessageTypes: boolean;
  /** The message id of an answer to a frame whose own id can't be read; absent where the version has no rule (1.6). */
  readonly unknownMessageId?: string;
}

type ActionRow = { readonly sender: Sender; readonly kind: 'call' | 'send'; readonly block: string };

/** Builds the table of a version's actions from its generated parts. */
export function actionTable(
  rows: Readonly<Record<string, ActionRow>>,
  validators: Readonly<Record<string, CompiledValidator>>,
): ReadonlyMap<string, ActionInfo> {
  return new Map(
    Object.entries(rows).map(([action, row]) => {
      const request = validators[`${action}Request`];
      const response = validators[`${action}Response`];
      if (!request) throw new TypeError(`no validator for ${action}Request`);
      const info: ActionInfo = {
        action,
        ...row,
        validateRequest: validator(request),
        ...(response && { validateResponse: validator(response) }),
      };
      return [action, info];
    }),
  );
}

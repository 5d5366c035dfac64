import type { Attributes } from '@opentelemetry/api';

/** The facts about a message that spans have. */
export interface MessageFacts {
  readonly stationId: string;
  readonly version?: string;
  readonly action?: string;
  readonly messageId?: string;
}

/** Attributes that say which message a span is about. */
export function attributesOf({ stationId, version, action, messageId }: MessageFacts): Attributes {
  return {
    'csms.station.id': stationId,
    ...(version !== undefined && { 'csms.ocpp.version': version }),
    ...(action !== undefined && { 'csms.action': action }),
    ...(messageId !== undefined && { 'csms.message.id': messageId }),
  };
}

import type { FromCsms, FromStation, MessageMap, Protocol } from '@csms/ocpp-messages';
import type {
  Ocpp16Messages,
  StatusNotificationRequest,
  StopTransactionRequest,
  TriggerMessageRequest,
} from '@csms/ocpp-messages/1.6';
import type {
  BootNotificationRequest,
  Ocpp201Messages,
  TransactionEventRequest,
} from '@csms/ocpp-messages/2.0.1';
import { type Ocpp21Messages, ocpp21 } from '@csms/ocpp-messages/2.1';
import type { Has2beMessages } from '@csms/ocpp-messages/has2be';
import { describe, expectTypeOf, test } from 'vitest';

// The compiler checks what is expected here, together with the types of the package.

describe('the maps of actions', () => {
  test('name what a station sends', () => {
    expectTypeOf<'Heartbeat' | 'DataTransfer' | 'StartTransaction'>().toExtend<FromStation<Ocpp16Messages>>();
    expectTypeOf<'Reset' | 'TransactionEvent'>().not.toExtend<FromStation<Ocpp16Messages>>();
    expectTypeOf<'Reset'>().not.toExtend<FromStation<Ocpp201Messages>>();
    expectTypeOf<'NotifyPeriodicEventStream'>().toExtend<FromStation<Ocpp21Messages>>();
    expectTypeOf<FromStation<Has2beMessages>>().toEqualTypeOf<
      'Authorize' | 'Get15118EVCertificate' | 'GetCertificateStatus' | 'SignCertificate'
    >();
  });

  test('name what the CSMS sends', () => {
    expectTypeOf<'Reset' | 'DataTransfer'>().toExtend<FromCsms<Ocpp16Messages>>();
    expectTypeOf<'Heartbeat'>().not.toExtend<FromCsms<Ocpp16Messages>>();
    expectTypeOf<'AFRRSignal'>().toExtend<FromCsms<Ocpp21Messages>>();
    expectTypeOf<'AFRRSignal'>().not.toExtend<FromCsms<Ocpp201Messages>>();
  });

  test('split every action but DataTransfer between the two', () => {
    type Both<M extends MessageMap<M>> = FromStation<M> & FromCsms<M>;
    type Either<M extends MessageMap<M>> = FromStation<M> | FromCsms<M>;
    expectTypeOf<Both<Ocpp16Messages>>().toEqualTypeOf<'DataTransfer'>();
    expectTypeOf<Both<Ocpp201Messages>>().toEqualTypeOf<'DataTransfer'>();
    expectTypeOf<Both<Ocpp21Messages>>().toEqualTypeOf<'DataTransfer'>();
    expectTypeOf<Either<Ocpp201Messages>>().toEqualTypeOf<keyof Ocpp201Messages>();
  });

  test('lead to the payloads', () => {
    expectTypeOf<Ocpp16Messages['StopTransaction']['request']>().toEqualTypeOf<StopTransactionRequest>();
    expectTypeOf<Ocpp21Messages['NotifyPeriodicEventStream']['response']>().toBeNever();
    expectTypeOf(ocpp21).toExtend<Protocol>();
  });
});

describe('the payloads', () => {
  test('know the words of an enumeration', () => {
    expectTypeOf<StatusNotificationRequest['status']>().toEqualTypeOf<
      | 'Available'
      | 'Preparing'
      | 'Charging'
      | 'SuspendedEVSE'
      | 'SuspendedEV'
      | 'Finishing'
      | 'Reserved'
      | 'Unavailable'
      | 'Faulted'
    >();
    // @ts-expect-error: a word that the enumeration does not have
    ({ connectorId: 1, errorCode: 'NoError', status: 'Occupied' }) satisfies StatusNotificationRequest;
    // @ts-expect-error: a word that only 2.1 has
    'CostLimitReached' satisfies TransactionEventRequest['triggerReason'];
  });

  test('know what is required and what is not', () => {
    expectTypeOf<{
      reason: 'PowerUp';
      chargingStation: { vendorName: string; model: string };
    }>().toExtend<BootNotificationRequest>();
    expectTypeOf<StatusNotificationRequest['info']>().toEqualTypeOf<string | undefined>();
    // @ts-expect-error: the model is missing
    ({ reason: 'PowerUp', chargingStation: { vendorName: 'ACME' } }) satisfies BootNotificationRequest;
    // @ts-expect-error: a number is no text
    ({ connectorId: '1', errorCode: 'NoError', status: 'Available' }) satisfies StatusNotificationRequest;
    // @ts-expect-error: a field that does not belong
    ({ requestedMessage: 'Heartbeat', evseId: 1 }) satisfies TriggerMessageRequest;
  });

  test('may hold anything in custom data, and must name its vendor', () => {
    type CustomData = NonNullable<BootNotificationRequest['customData']>;
    expectTypeOf<{ vendorId: string; anything: number[] }>().toExtend<CustomData>();
    expectTypeOf<{ anything: number[] }>().not.toExtend<CustomData>();
  });
});

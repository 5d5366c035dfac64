import { describe, expect, test } from 'vitest';
import { ocpp16 } from './v16.js';
import { ocpp21 } from './v21.js';
import { ocpp201 } from './v201.js';
import { type Fault, validator } from './validation.js';

const statusNotification = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
const bootNotification = {
  reason: 'PowerUp',
  chargingStation: { vendorName: 'ACME', model: 'One', modem: { iccid: '1' } },
};
const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'a',
  issuerKeyHash: 'b',
  serialNumber: 'c',
  responderURL: 'd',
};

describe('a fault', () => {
  test.each<[string, unknown, Fault]>([
    ['null', null, { kind: 'format', path: '', message: 'must be of type object' }],
    ['a list', [], { kind: 'format', path: '', message: 'must be of type object' }],
    ['a text', 'text', { kind: 'format', path: '', message: 'must be of type object' }],
    [
      'a missing field',
      { connectorId: 1, errorCode: 'NoError' },
      { kind: 'occurrence', path: '', message: 'must have the field status' },
    ],
    [
      'a null field',
      { ...statusNotification, info: null },
      { kind: 'type', path: '/info', message: 'must be of type string' },
    ],
    [
      'a fraction',
      { ...statusNotification, connectorId: 1.5 },
      { kind: 'type', path: '/connectorId', message: 'must be of type integer' },
    ],
    [
      'a long text',
      { ...statusNotification, info: 'x'.repeat(51) },
      { kind: 'property', path: '/info', message: 'must be at most 50 characters long' },
    ],
    [
      'an unknown word',
      { ...statusNotification, status: 'Unavailble' },
      {
        kind: 'property',
        path: '/status',
        message:
          'must be one of Available, Preparing, Charging, SuspendedEVSE, SuspendedEV, Finishing, Reserved, Unavailable, Faulted',
      },
    ],
    [
      'a time without a zone',
      { ...statusNotification, timestamp: '2026-01-31T12:00:00' },
      { kind: 'property', path: '/timestamp', message: 'must be an RFC 3339 date and time with a zone' },
    ],
    [
      'a field that does not belong',
      { ...statusNotification, firmware: '1' },
      { kind: 'format', path: '', message: 'must not have the field "firmware"' },
    ],
  ])('in 1.6 is told: %s', (_what, payload, fault) => {
    expect(ocpp16.actions.get('StatusNotification')?.validateRequest(payload)).toEqual(fault);
  });

  test.each<[string, unknown, Fault]>([
    [
      'a missing field below',
      { reason: 'PowerUp', chargingStation: { vendorName: 'ACME' } },
      { kind: 'occurrence', path: '/chargingStation', message: 'must have the field model' },
    ],
    [
      'an object that is a text',
      { reason: 'PowerUp', chargingStation: 'ACME' },
      { kind: 'type', path: '/chargingStation', message: 'must be of type object' },
    ],
    [
      'a field of custom data that is missing',
      { ...bootNotification, customData: { any: 1 } },
      { kind: 'occurrence', path: '/customData', message: 'must have the field vendorId' },
    ],
  ])('in 2.0.1 and 2.1 is told: %s', (_what, payload, fault) => {
    expect(ocpp201.actions.get('BootNotification')?.validateRequest(payload)).toEqual(fault);
    expect(ocpp21.actions.get('BootNotification')?.validateRequest(payload)).toEqual(fault);
  });

  test.each<[string, unknown[], Fault]>([
    [
      'too few items',
      [],
      { kind: 'occurrence', path: '/iso15118CertificateHashData', message: 'must have at least 1 item' },
    ],
    [
      'too many items',
      [hash, hash, hash, hash, hash],
      { kind: 'occurrence', path: '/iso15118CertificateHashData', message: 'must have at most 4 items' },
    ],
    [
      'an item at fault',
      [hash, { ...hash, serialNumber: 'x'.repeat(41) }],
      {
        kind: 'property',
        path: '/iso15118CertificateHashData/1/serialNumber',
        message: 'must be at most 40 characters long',
      },
    ],
  ])('of a list is told: %s', (_what, iso15118CertificateHashData, fault) => {
    const payload = { idToken: { idToken: '1', type: 'Central' }, iso15118CertificateHashData };
    expect(ocpp201.actions.get('Authorize')?.validateRequest(payload)).toEqual(fault);
  });

  test('of a number is told with its limit', () => {
    const needs = (evseId: number) => ({
      evseId,
      chargingNeeds: { requestedEnergyTransfer: 'DC' },
    });
    expect(ocpp21.actions.get('NotifyEVChargingNeeds')?.validateRequest(needs(0))).toEqual({
      kind: 'property',
      path: '/evseId',
      message: 'must be >= 1',
    });
  });

  test('does not repeat a long or hostile name of a field', () => {
    const payload = { ...statusNotification, [`\n${'x'.repeat(10_000)}`]: 1 };
    expect(ocpp16.actions.get('StatusNotification')?.validateRequest(payload)?.message).toBe(
      `must not have the field "\\n${'x'.repeat(49)}"`,
    );
  });

  test.each(['__proto__', 'constructor', 'toString'])('is a field of an object that is called %s', (name) => {
    const payload = JSON.parse(
      `{"${name}": {"status": "Available"}, "connectorId": 1, "errorCode": "NoError"}`,
    );
    expect(ocpp16.actions.get('StatusNotification')?.validateRequest(payload)?.kind).toBe('occurrence');
    const complete = JSON.parse(
      `{"${name}": {}, "connectorId": 1, "errorCode": "NoError", "status": "Available"}`,
    );
    expect(ocpp16.actions.get('StatusNotification')?.validateRequest(complete)?.message).toBe(
      `must not have the field "${name}"`,
    );
  });

  test('is still one when the check does not say which', () => {
    expect(validator(() => false)({})).toEqual({ kind: 'property', path: '', message: 'is not valid' });
  });
});

describe('a valid payload', () => {
  test('has no fault, and is not changed', () => {
    const payload = Object.freeze({ ...statusNotification });
    expect(ocpp16.actions.get('StatusNotification')?.validateRequest(payload)).toBeUndefined();
    expect(payload).toEqual(statusNotification);
  });

  test('may hold anything in custom data, at any depth', () => {
    const nested = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
    const payload = { ...bootNotification, customData: { vendorId: 'v', nested } };
    expect(ocpp201.actions.get('BootNotification')?.validateRequest(payload)).toBeUndefined();
  });

  test.each([0.1, 0.3, 0.7, 1.2, 16.1, 22000.5])('may hold %d as a multiple of 0.1', (limit) => {
    const chargingSchedule = { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit }] };
    const csChargingProfiles = {
      chargingProfileId: 1,
      stackLevel: 0,
      chargingProfilePurpose: 'TxProfile',
      chargingProfileKind: 'Absolute',
      chargingSchedule,
    };
    const check = ocpp16.actions.get('SetChargingProfile')?.validateRequest;
    expect(check?.({ connectorId: 1, csChargingProfiles })).toBeUndefined();
  });
});

import type { OcppVersion } from '@csms/ocpp-messages';
import { pnc as extension } from '@csms/ocpp-messages/pnc';
import type { Wanted } from '@csms/store';
import { describe, expect, it } from 'vitest';
import { type Answer, aCsms, accepted, pass, setting, start, takesAll, withFakeTime } from './rig.js';

withFakeTime();

const pem = '-----BEGIN CERTIFICATE-----';
const trigger = (message: Extract<Wanted, { kind: 'trigger' }>['message']): Wanted => ({
  kind: 'trigger',
  message,
});
const root = (use: Extract<Wanted, { kind: 'certificate' }>['use']): Wanted => ({
  kind: 'certificate',
  use,
  certificate: pem,
});
const pnc = (messageId: string, data: object) => ({
  vendorId: extension.vendorId,
  messageId,
  data: JSON.stringify(data),
});
const pncAccepted: Answer = { response: { status: 'Accepted', data: '{"status":"Accepted"}' } };

/** Has one thing brought to a station, and tells what it was asked and what became of it. */
async function brought(version: OcppVersion, wanted: Wanted, answer: Answer) {
  const csms = await aCsms();
  csms.manager();
  const station = await csms.connect('CS1', version, () => answer);
  await csms.want('CS1', wanted);
  await pass(1_000);
  const [item] = await csms.workOf('CS1');
  return { asked: station.asked(), item };
}

describe('what is wanted of a station', () => {
  it.each<[string, OcppVersion, Wanted, string, object, Answer?]>([
    ['a setting', '1.6', setting('Key', '5'), 'ChangeConfiguration', { key: 'Key', value: '5' }],
    [
      'a certificate of the CSMS',
      '1.6',
      root('csms_root'),
      'InstallCertificate',
      { certificateType: 'CentralSystemRootCertificate', certificate: pem },
    ],
    [
      'a certificate of the manufacturer',
      '1.6',
      root('manufacturer_root'),
      'InstallCertificate',
      { certificateType: 'ManufacturerRootCertificate', certificate: pem },
    ],
    [
      'a certificate for ISO 15118',
      '1.6',
      root('v2g_root'),
      'DataTransfer',
      pnc('InstallCertificate', { certificateType: 'V2GRootCertificate', certificate: pem }),
      pncAccepted,
    ],
    [
      'a certificate for contracts',
      '1.6',
      root('mo_root'),
      'DataTransfer',
      pnc('InstallCertificate', { certificateType: 'MORootCertificate', certificate: pem }),
      pncAccepted,
    ],
    [
      'a boot',
      '1.6',
      trigger('BootNotification'),
      'TriggerMessage',
      { requestedMessage: 'BootNotification' },
    ],
    [
      'the status of its connectors',
      '1.6',
      trigger('StatusNotification'),
      'TriggerMessage',
      { requestedMessage: 'StatusNotification' },
    ],
    [
      'a request for its certificate',
      '1.6',
      trigger('SignChargingStationCertificate'),
      'ExtendedTriggerMessage',
      { requestedMessage: 'SignChargePointCertificate' },
    ],
    [
      'a request for a certificate for ISO 15118',
      '1.6',
      trigger('SignV2GCertificate'),
      'DataTransfer',
      pnc('TriggerMessage', { requestedMessage: 'SignV2GCertificate' }),
      pncAccepted,
    ],
    [
      'a setting',
      '2.0.1',
      setting('SampledDataCtrlr/TxInterval', '5'),
      'SetVariables',
      {
        setVariableData: [
          { component: { name: 'SampledDataCtrlr' }, variable: { name: 'TxInterval' }, attributeValue: '5' },
        ],
      },
      {
        response: {
          setVariableResult: [
            {
              attributeStatus: 'Accepted',
              component: { name: 'SampledDataCtrlr' },
              variable: { name: 'TxInterval' },
            },
          ],
        },
      },
    ],
    ...(
      [
        ['csms_root', 'CSMSRootCertificate'],
        ['manufacturer_root', 'ManufacturerRootCertificate'],
        ['v2g_root', 'V2GRootCertificate'],
        ['mo_root', 'MORootCertificate'],
      ] as const
    ).map(
      ([use, certificateType]) =>
        [
          `a ${certificateType}`,
          '2.0.1',
          root(use),
          'InstallCertificate',
          { certificateType, certificate: pem },
        ] as [string, OcppVersion, Wanted, string, object],
    ),
    ...(
      [
        'BootNotification',
        'SignV2GCertificate',
        'SignChargingStationCertificate',
        'SignCombinedCertificate',
      ] as const
    ).map(
      (message) =>
        [
          `that it sends ${message}`,
          '2.0.1',
          trigger(message),
          'TriggerMessage',
          { requestedMessage: message },
        ] as [string, OcppVersion, Wanted, string, object],
    ),
    [
      'a queued call',
      '1.6',
      { kind: 'call', callId: 'c', action: 'ClearCache', request: {} },
      'ClearCache',
      {},
    ],
  ])(
    '%s goes out on %s within a second, and has ended when the station takes it',
    async (_what, version, wanted, action, request, answer = accepted) => {
      const { asked, item } = await brought(version, wanted, answer);
      expect(asked).toEqual([[action, request]]);
      expect(item).toMatchObject({ status: 'Accepted', attempts: 1 });
      expect(item).not.toHaveProperty('dueAt');
    },
  );

  it.each<[string, OcppVersion, Wanted, Answer, string, string]>([
    [
      'is rejected',
      '1.6',
      setting('Key'),
      { response: { status: 'Rejected' } },
      'Rejected',
      'the station said Rejected',
    ],
    [
      'is not known',
      '1.6',
      setting('Key'),
      { response: { status: 'NotSupported' } },
      'Rejected',
      'the station does not know it',
    ],
    [
      'has no name of 2.0.1',
      '2.0.1',
      setting('Key'),
      accepted,
      'Rejected',
      'expected component[;instance[;evse]]/variable[;instance[;attribute]], not Key',
    ],
    [
      'is rejected for a reason',
      '2.0.1',
      root('v2g_root'),
      {
        response: { status: 'Rejected', statusInfo: { reasonCode: 'CertExpired', additionalInfo: 'in May' } },
      },
      'Rejected',
      'the station said Rejected: CertExpired: in May',
    ],
    [
      'is not implemented by the station',
      '2.0.1',
      trigger('BootNotification'),
      { response: { status: 'NotImplemented' } },
      'Rejected',
      'the station said NotImplemented',
    ],
    [
      'is refused with an error that will always be',
      '1.6',
      root('csms_root'),
      { error_code: 'NotImplemented', error_description: 'no security' },
      'Rejected',
      'the station said NotImplemented: no security',
    ],
    [
      'is not a message of its version',
      '1.6',
      trigger('SignCombinedCertificate'),
      accepted,
      'Rejected',
      'expected a message that OCPP 1.6 can trigger, not SignCombinedCertificate',
    ],
    [
      'is a call that breaks its schema',
      '1.6',
      { kind: 'call', callId: 'c', action: 'Reset', request: { type: 'Cold' } },
      accepted,
      'Rejected',
      '/type of Reset must be one of Hard, Soft',
    ],
    [
      'is a call that the station rejects',
      '1.6',
      { kind: 'call', callId: 'c', action: 'ClearCache', request: {} },
      { response: { status: 'Rejected' } },
      'Rejected',
      'the station said Rejected',
    ],
    [
      'is the status of connectors that are not known',
      '2.0.1',
      trigger('StatusNotification'),
      accepted,
      'Failed',
      'no connector of the station is known',
    ],
  ])('that %s has ended with the reason (%s)', async (_what, version, wanted, answer, status, reason) => {
    const { item } = await brought(version, wanted, answer);
    expect(item).toMatchObject({ status, reason, attempts: 1, endedAt: expect.any(Date) as Date });
  });

  it('takes effect when the station boots, if the station says so, and the time of its answer is kept', async () => {
    const { item } = await brought('1.6', setting('Key'), { response: { status: 'RebootRequired' } });
    expect(item).toMatchObject({ status: 'RebootRequired' });
    expect(item?.endedAt?.getTime()).toBeGreaterThan(start.getTime());
  });
});

describe('settings', () => {
  it('go to a station of 1.6 one by one', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '1.6');
    await csms.want('CS1', setting('B', '2'), setting('A', '1'));
    await pass(1_000);
    expect(station.asked()).toEqual([
      ['ChangeConfiguration', { key: 'A', value: '1' }],
      ['ChangeConfiguration', { key: 'B', value: '2' }],
    ]);
  });

  it('go to a station of 2.0.1 together, in parts that it takes (B05.FR.11)', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '2.0.1', takesAll);
    await csms.store.deviceModel.recordReportPart('CS1', {
      requestId: 1,
      seqNo: 0,
      isLast: true,
      at: start,
      receivedAt: start,
      items: [
        {
          component: { name: 'DeviceDataCtrlr' },
          variable: { name: 'ItemsPerMessage', instance: 'SetVariables' },
          attributes: [
            { type: 'Actual', value: '2', mutability: 'ReadOnly', isPersistent: true, isConstant: true },
          ],
        },
      ],
    });
    await csms.want('CS1', ...['A', 'B', 'C'].map((name) => setting(`Ctrlr/${name}`)));
    await pass(1_000);
    const counts = station
      .asked()
      .map(
        ([, { setVariableData }]: readonly [string, { setVariableData?: object[] }]) =>
          setVariableData?.length,
      );
    expect(counts).toEqual([2, 1]);
    expect((await csms.workOf('CS1')).map(({ status }) => status)).toEqual(Array(3).fill('Accepted'));
  });

  it('that cannot be written do not keep the others from the station', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '2.0.1', takesAll);
    await csms.want('CS1', setting('Ctrlr/A'), setting('no name'), setting('Ctrlr/B', 'x'.repeat(1_001)));
    await pass(1_000);
    expect(station.received).toHaveLength(1);
    expect((await csms.workOf('CS1')).map(({ status }) => status)).toEqual([
      'Accepted',
      'Rejected',
      'Rejected',
    ]);
  });

  it('that are set again while they are on their way go out with the newest value', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '1.6', () => undefined);
    await csms.want('CS1', setting('Key', '1'));
    await pass(1_000);
    await csms.want('CS1', setting('Key', '2'));
    await csms.want('CS1', setting('Key', '3'));
    await pass(1_000);
    expect(station.received).toHaveLength(1);
    await station.answer(station.received[0], { response: { status: 'Accepted' } });
    await pass(2_000);
    expect(station.asked()[1]).toEqual(['ChangeConfiguration', { key: 'Key', value: '3' }]);
    await station.answer(station.received[1], { response: { status: 'Accepted' } });
    await pass(2_000);
    expect(station.received).toHaveLength(2);
    expect(await csms.workOf('CS1')).toMatchObject([{ wanted: { value: '3' }, status: 'Accepted' }]);
  });

  it('may go to a station that is pending, and to none that is rejected (B02.FR.01, B03.FR.03)', async () => {
    const csms = await aCsms();
    csms.manager();
    const authentication = { securityProfile: 1, anyUsername: false } as const;
    const stations = await Promise.all(
      (['Pending', 'Rejected'] as const).map(async (registrationStatus) => {
        const station = await csms.connect(registrationStatus, '1.6');
        await csms.store.stations.register(registrationStatus, { authentication, registrationStatus });
        await csms.want(registrationStatus, setting('Key'));
        return station;
      }),
    );
    await pass(1_000);
    expect(stations.map(({ received }) => received.length)).toEqual([1, 0]);
    expect(await csms.workOf('Rejected')).toMatchObject([{ status: 'Pending', attempts: 0 }]);
  });
});

describe('the status of connectors', () => {
  it('is asked for connector by connector on 2.0.1 (F06.FR.13)', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '2.0.1');
    for (const [evseId, connectorId] of [
      [0, 0],
      [1, 1],
      [2, 1],
    ] as const) {
      await csms.store.stations.recordConnectorStatus('CS1', {
        evseId,
        connectorId,
        status: 'Available',
        at: start,
      });
    }
    await csms.want('CS1', trigger('StatusNotification'));
    await pass(1_000);
    expect(station.asked()).toEqual(
      [1, 2].map((id) => [
        'TriggerMessage',
        { requestedMessage: 'StatusNotification', evse: { id, connectorId: 1 } },
      ]),
    );
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted' }]);
  });
});

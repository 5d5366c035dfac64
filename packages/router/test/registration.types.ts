// What compiles and what does not. Each `@ts-expect-error` names a part of the compiler's message;
// `registration.types.test.ts` checks that the line after it is refused for that reason and no other.
import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { ocpp21 } from '@csms/ocpp-messages/2.1';
import { CallError, type CallHandler, type CallMaker, createRouter, type HandlerSet } from '../src/index.js';

const router = createRouter(ocpp16);
declare const calls: CallMaker<Ocpp16Messages>;
declare const heartbeat: CallHandler<Ocpp16Messages, 'Heartbeat'>;
declare const handlers: HandlerSet<Ocpp16Messages>;

// Handlers of calls that are right: plain and asynchronous, refusing, choosing between answers, made elsewhere.
router.on('Heartbeat', heartbeat);
router.on('StatusNotification', () => ({}));
router.on('BootNotification', async (request, { clock }) => {
  if (request.chargePointVendor !== 'ACME') throw new CallError('SecurityError', 'unknown vendor');
  return { status: 'Accepted', currentTime: clock.now().toISOString(), interval: 300 };
});
router.replace('Authorize', ({ idTag }) =>
  idTag === 'A'
    ? { idTagInfo: { status: 'Accepted', parentIdTag: 'B' } }
    : { idTagInfo: { status: 'Invalid' } },
);
router.replace('StopTransaction', async ({ idTag }) => (idTag ? { idTagInfo: { status: 'Accepted' } } : {}));
createRouter(ocpp201).on('DataTransfer', () => ({
  status: 'Accepted',
  data: { anything: [1, 'two'] },
  customData: { vendorId: 'org.example', more: 1 },
}));
createRouter(ocpp21).on('NotifyPeriodicEventStream', () => {});
createRouter(ocpp21).on('NotifyPeriodicEventStream', async () => {});

// @ts-expect-error "BootNotifcation"
router.on('BootNotifcation', () => ({}));
// @ts-expect-error "Reset"
router.on('Reset', () => ({ status: 'Accepted' }));
// @ts-expect-error 'chargerVendor' does not exist on type 'BootNotificationRequest'
router.on('BootNotification', ({ chargerVendor }) => ({
  status: 'Accepted',
  currentTime: chargerVendor,
  interval: 1,
}));
// @ts-expect-error '"ACME"' have no overlap
router.on('StatusNotification', ({ status }) => (status === 'ACME' ? {} : {}));
// @ts-expect-error Type '"Acepted"' is not assignable
router.on('BootNotification', () => ({ status: 'Acepted', currentTime: '', interval: 300 }));
// @ts-expect-error Type '"Acepted"' is not assignable
router.on('BootNotification', async () => ({ status: 'Acepted', currentTime: '', interval: 300 }));
// @ts-expect-error Property 'interval' is missing
router.on('BootNotification', () => ({ status: 'Accepted', currentTime: '' }));
// @ts-expect-error Property 'interval' is missing
router.on('BootNotification', async () => ({ status: 'Accepted', currentTime: '' }));
// @ts-expect-error Type 'string' is not assignable to type 'number'
router.on('BootNotification', async () => ({ status: 'Accepted', currentTime: '', interval: '300' }));
// @ts-expect-error Type 'void' is not assignable
router.on('Heartbeat', () => {});
// @ts-expect-error the response has no field time
router.on('Heartbeat', (_request, { clock }) => ({ currentTime: '', time: clock.now() }));
// @ts-expect-error the response has no field time
router.on('Heartbeat', async () => ({ currentTime: '', time: '' }));
// @ts-expect-error the response has no field time
router.replace('Heartbeat', async () => ({ currentTime: '', time: '' }));
// @ts-expect-error the response has no field parentTag
router.on('Authorize', async ({ idTag }) => ({ idTagInfo: { status: 'Accepted', parentTag: idTag } }));
// @ts-expect-error the response has no field note
createRouter(ocpp201).on('Authorize', async () => ({
  idTokenInfo: {
    status: 'Accepted',
    groupIdToken: {
      idToken: 'G',
      type: 'Central',
      additionalInfo: [{ additionalIdToken: '', type: '', note: '' }],
    },
  },
}));
// @ts-expect-error Type '{}' is not assignable to type 'void
createRouter(ocpp21).on('NotifyPeriodicEventStream', () => ({}));

// Results and errors.
router.onResult('TriggerMessage', ({ request, response, state }) => {
  if (request?.requestedMessage === 'Heartbeat' && response.status === 'Accepted' && state) return;
});
router.onError('TriggerMessage', async ({ request, error }) => {
  if (request?.requestedMessage === 'Heartbeat' && error.code === 'NotSupported') return;
});
// @ts-expect-error "BootNotification"
router.onResult('BootNotification', () => {});
// @ts-expect-error "BootNotification"
router.onError('BootNotification', () => {});
// @ts-expect-error Property 'state' does not exist
router.onResult('TriggerMessage', ({ response }) => response.state);
// @ts-expect-error '"Ok"' have no overlap
router.onResult('TriggerMessage', ({ response }) => void (response.status === 'Ok'));
// @ts-expect-error 'request' is possibly 'undefined'
router.onError('TriggerMessage', ({ request }) => void request.requestedMessage);

// Many at once.
router.mount(handlers);
router.mount({ calls: { ...handlers.calls, Heartbeat: heartbeat }, results: handlers.results });
router.mount({
  calls: {
    Heartbeat: async (_request, { clock }) => ({ currentTime: clock.now().toISOString() }),
    Authorize: undefined,
  },
  errors: { Reset: ({ error }) => void error.code },
});
// @ts-expect-error 'Heartbeet' does not exist
router.mount({ calls: { Heartbeet: heartbeat } });
// @ts-expect-error 'Reset' does not exist
router.mount({ calls: { Reset: async () => ({ status: 'Accepted' }) } });
// @ts-expect-error 'Heartbeat' does not exist
router.mount({ results: { Heartbeat: () => {} } });
// @ts-expect-error Type '"Yes"' is not assignable
router.mount({ calls: { Authorize: () => ({ idTagInfo: { status: 'Yes' } }) } });
// @ts-expect-error the response has no field time
router.mount({ calls: { Heartbeat: async () => ({ currentTime: '', time: '' }) } });

// Calls to stations.
void calls.call(
  'CP01',
  'TriggerMessage',
  { requestedMessage: 'Heartbeat', connectorId: 1 },
  { state: { a: 1 } },
);
// @ts-expect-error "Heartbeat"
void calls.call('CP01', 'Heartbeat', {});
// @ts-expect-error Property 'requestedMessage' is missing
void calls.call('CP01', 'TriggerMessage', { connectorId: 1 });
// @ts-expect-error Type '"Heartbeet"' is not assignable
void calls.call('CP01', 'TriggerMessage', { requestedMessage: 'Heartbeet' });
// @ts-expect-error 'connector' does not exist
void calls.call('CP01', 'TriggerMessage', { requestedMessage: 'Heartbeat', connector: 1 });

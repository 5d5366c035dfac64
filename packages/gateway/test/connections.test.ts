import { once } from 'node:events';
import { connect } from 'node:net';
import { type GatewayBeat, type GatewayTopic, type Message, parseGatewayBeat } from '@csms/transport';
import { describe, expect, test } from 'vitest';
import { gatewayWill } from '../src/index.js';
import { createQueue, type Queue } from './queue.js';
import { password, type Rig, startRig } from './rig.js';
import { basic, upgradeRequest } from './station.js';

const reset = (id: string) => ({ type: 2, id, action: 'Reset', request: { type: 'Soft' } });

describe('a connection', () => {
  test('can be called from the moment at which it is told of, and no more when it has ended', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    const { connected, connectionId, gatewayId, version, stationId } = await rig.events.next();
    expect({ connected, gatewayId, version, stationId }).toEqual({
      connected: true,
      gatewayId: rig.gateway.gatewayId,
      version: '1.6',
      stationId: 'CP01',
    });
    expect(await rig.tell(reset('c1'))).toBe('heard');
    station.socket.close();
    expect(await rig.events.next()).toMatchObject({ connected: false, connectionId, gatewayId });
    expect(await rig.tell(reset('c2'))).toBe('unheard');
    expect(rig.gateway.connections).toBe(0);
  });

  test('is told of before its first frame', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'm1', 'Heartbeat', {}]);
    await rig.calls.next();
    const kinds = rig.line.emitted
      .map(({ message }) => message.topic.kind)
      .filter((kind) => kind !== 'gateway');
    expect(kinds).toEqual(['connection', 'in']);
  });

  test('is told of with confirmation', async () => {
    const rig = await startRig();
    await rig.connect();
    await rig.events.next();
    const { options } = rig.line.emitted.find(({ message }) => message.topic.kind === 'connection') ?? {};
    expect(options).toMatchObject({ confirm: true });
  });

  test('survives the broker, and its end is told of when the broker is back', async () => {
    const rig = await startRig({ timing: { eventRetryMs: 1 } });
    const [staying, leaving] = [await rig.connect(), await rig.connect({ stationId: 'CP02' })];
    await rig.events.next();
    await rig.events.next();
    rig.line.cut = true;
    leaving.socket.close();
    await rig.line.refused.next();
    rig.line.cut = false;
    expect(await rig.events.next()).toMatchObject({ stationId: 'CP02', connected: false });
    staying.send([2, 'm1', 'Heartbeat', {}]);
    expect((await rig.calls.next()).stationId).toBe('CP01');
  });

  test('gives way to a newer one of the same station', async () => {
    const rig = await startRig();
    const older = await rig.connect();
    const first = await rig.events.next();
    const newer = await rig.connect();
    const second = await rig.events.next();
    expect(await older.closed).toEqual({ code: 1000, reason: 'replaced by a newer connection' });
    expect(second).toMatchObject({ connected: true });
    expect(second.connectionId).not.toBe(first.connectionId);
    expect(rig.gateway.connections).toBe(1);
    newer.send([2, 'm1', 'Heartbeat', {}]);
    await rig.answer(await rig.calls.next(), {});
    expect(await newer.frames.next()).toEqual([3, 'm1', {}]);
    expect(await rig.tell(reset('c1'))).toBe('heard');
    // The end of the older one is not told: it would come after the start of the newer one.
    newer.socket.close();
    expect(await rig.events.next()).toMatchObject({ connected: false, connectionId: second.connectionId });
  });

  test('that does not close when it is replaced is cut off, and disturbs nothing', async () => {
    const rig = await startRig({ timing: { closeTimeoutMs: 5 } });
    const older = await rig.connect();
    older.socket.pause();
    const newer = await rig.connect();
    newer.send([2, 'm1', 'Heartbeat', {}]);
    await rig.calls.next();
    older.socket.resume();
    await older.closed;
    expect(await rig.tell(reset('c1'))).toBe('heard');
    expect(await newer.frames.next()).toMatchObject({ 1: 'c1' });
  });

  test('has ended when one of another version comes in its place, whatever becomes of that', async () => {
    const rig = await startRig();
    await rig.connect();
    const { connectionId } = await rig.events.next();
    Object.defineProperty(rig.line, 'listen', { value: () => Promise.reject(new Error('no broker')) });
    const newer = await rig.connect({ protocols: ['ocpp2.0.1'] });
    expect((await newer.closed).code).toBe(1013);
    expect(await rig.events.next()).toMatchObject({ connected: false, connectionId, version: '1.6' });
  });

  test('forgets its calls when it is replaced', async () => {
    const rig = await startRig();
    const older = await rig.connect();
    older.send([2, 'm1', 'StatusNotification', {}]);
    const call = await rig.calls.next();
    const newer = await rig.connect();
    await rig.answer(call, {});
    await older.closed;
    expect(older.frames.left).toEqual([]);
    newer.send([2, 'm2', 'Heartbeat', {}]);
    await rig.answer(await rig.calls.next(), {});
    expect(await newer.frames.next()).toEqual([3, 'm2', {}]);
  });
});

describe('a station that is silent', () => {
  test('is cut off when it answers no ping', async () => {
    const rig = await startRig({ timing: { pingIntervalMs: 10 } });
    const station = await rig.connect({ client: { autoPong: false } });
    expect((await station.closed).code).toBe(1006);
    expect(await rig.events.next()).toMatchObject({ connected: true });
    expect(await rig.events.next()).toMatchObject({ connected: false });
  });

  test.each([
    ['pongs', (socket: { pong(): void }) => socket.pong()],
    ['pings', (socket: { ping(): void }) => socket.ping()],
    ['frames', (socket: { send(text: string): void }) => socket.send('[2,"1","Heartbeat",{}]')],
  ])('is left alone as long as it sends %s', async (_, sign) => {
    const rig = await startRig({ timing: { pingIntervalMs: 500 } });
    const station = await rig.connect({ client: { autoPong: false } });
    await once(station.socket, 'ping');
    sign(station.socket);
    await once(station.socket, 'ping');
    expect(station.socket.readyState).toBe(station.socket.OPEN);
  });
});

describe('beats', () => {
  async function listenToBeats(rig: Rig): Promise<Queue<GatewayBeat & { readonly gatewayId: string }>> {
    const beats = createQueue<GatewayBeat & { readonly gatewayId: string }>();
    await rig.line.listen({ kind: 'gateway' }, ({ topic, payload }) => {
      beats.push({ ...parseGatewayBeat(payload), gatewayId: (topic as GatewayTopic).gatewayId });
    });
    return beats;
  }

  test('say again and again that the gateway is alive, and at its end that it is not', async () => {
    const rig = await startRig({ gatewayId: 'gateway-1', timing: { beatIntervalMs: 5 } });
    const beats = await listenToBeats(rig);
    expect(await beats.next()).toEqual({ alive: true, gatewayId: 'gateway-1' });
    expect(await beats.next()).toEqual({ alive: true, gatewayId: 'gateway-1' });
    await rig.gateway.close();
    expect(beats.left.at(-1)).toEqual({ alive: false, gatewayId: 'gateway-1' });
  });

  test('go on after the broker was away', async () => {
    const rig = await startRig({ timing: { beatIntervalMs: 1 } });
    const beats = await listenToBeats(rig);
    await beats.next();
    rig.line.cut = true;
    await rig.line.refused.next();
    rig.line.cut = false;
    expect(await beats.next()).toMatchObject({ alive: true });
  });

  test('have a last will that says the same for a gateway that dies', () => {
    const will: Message = gatewayWill('gateway-1');
    expect(will).toEqual({ topic: { kind: 'gateway', gatewayId: 'gateway-1' }, payload: '{"alive":false}' });
  });
});

describe('a gateway that stops', () => {
  test('finishes what is in progress, then closes the sockets and says so', async () => {
    const rig = await startRig({ timing: { drainMs: 10_000 } });
    const station = await rig.connect();
    await rig.events.next();
    station.send([2, 'm1', 'Heartbeat', {}]);
    const call = await rig.calls.next();
    await rig.tell(reset('c1'));
    const closing = rig.gateway.close();
    expect(rig.gateway.ready).toBe(false);
    station.send([2, 'm2', 'Heartbeat', {}]);
    await rig.answer(call, {});
    expect(await station.frames.next()).toMatchObject([2, 'c1', 'Reset', {}]);
    expect(await station.frames.next()).toEqual([3, 'm1', {}]);
    station.send([3, 'c1', {}]);
    expect((await rig.answers.next()).envelope.id).toBe('c1');
    expect(await station.closed).toEqual({ code: 1001, reason: 'the gateway stops' });
    await closing;
    expect(await rig.events.next()).toMatchObject({ connected: false });
    expect(rig.calls.left).toEqual([]);
    await expect(rig.connect()).rejects.toThrow('ECONNREFUSED');
  });

  test('does not wait for ever', async () => {
    const rig = await startRig({ timing: { drainMs: 5, closeTimeoutMs: 5 } });
    const station = await rig.connect();
    station.send([2, 'm1', 'Heartbeat', {}]);
    await rig.calls.next();
    await rig.tell(reset('c1'), { done: true });
    await rig.gateway.close();
    expect((await station.closed).code).toBe(1001);
    await rig.gateway.close();
  });

  // Less than the 30 s after which ws cuts them off.
  test('does not wait for those who do not leave although they are turned away', {
    timeout: 20_000,
  }, async () => {
    const rig = await startRig();
    rig.register('CP01');
    const { hostname, port } = new URL(rig.url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    socket.write(upgradeRequest('/ws/CP01', 'ocpp0.9', basic('CP01', password)));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('expected one of the subprotocols');
    await rig.gateway.close();
    await closed;
  });
});

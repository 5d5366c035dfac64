import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createOperator } from './operator.js';
import { connectStation } from './station.js';
import { standaloneProgram, startStandalone } from './systems.js';

describe('the standalone program', () => {
  it('says where it listens and that it is ready', async () => {
    const system = await startStandalone();
    const response = await fetch(`${system.apiUrl}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ checks: { store: true, transport: true, gateway: true } });
    await system.close();
  });

  it('takes its addresses from the environment', async () => {
    const system = await startStandalone([], { CSMS_API_ADDR: '[::1]:0', CSMS_GATEWAY_ADDR: '[::1]:0' });
    expect(system.apiUrl).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(system.gatewayUrl).toMatch(/^ws:\/\/\[::1\]:\d+\/ws$/);
    await system.close();
  });

  it('ends with exit code 0 on SIGTERM, with a station connected', async () => {
    const system = await startStandalone();
    const password = await createOperator(system.apiUrl).registerStation('CP01');
    const { gatewayUrl } = system;
    const station = await connectStation({ gatewayUrl, stationId: 'CP01', password, protocol: 'ocpp1.6' });
    const closed = once(station, 'close');
    system.kill('SIGTERM');
    expect(await system.exited).toBe(0);
    await closed;
  });

  it.each(['text', 'json'])(
    'lets no station write on the terminal that shows its log, in %s',
    async (format) => {
      const system = await startStandalone([`--observability-log-format=${format}`]);
      const password = await createOperator(system.apiUrl).registerStation('CP01');
      const station = await connectStation({
        gatewayUrl: system.gatewayUrl,
        stationId: 'CP01',
        password,
        protocol: 'ocpp1.6',
        strict: false,
      });
      // They begin what terminals obey, in one character each: the second is one of Unicode's own.
      await expect(station.call('\u001b[2J\u009b2J\u007f', {})).rejects.toThrow(
        'OCPP 1.6 has no such action',
      );
      await station.close();
      await system.close();
      const log = system.lines.join('\n');
      expect(log).toContain('\\u001b[2J\\u009b2J\\u007f');
      expect(log.match(/[^\P{Cc}\n]/gu)).toBeNull();
    },
  );

  it.each([
    [
      ['--gateway-addr', 'nowhere'],
      'csms-standalone: gateway.addr: expected an address such as "127.0.0.1:9310" or ":9310"\n',
    ],
    [['--gatway-addr', '127.0.0.1:0'], 'csms-standalone: unknown flag --gatway-addr (--gateway-addr?)\n'],
    [
      ['--config', '/nonexistent/csms.toml'],
      "csms-standalone: /nonexistent/csms.toml: can't be read (ENOENT)\n",
    ],
    [['--api-addr', '0.0.0.0:0'], expect.stringMatching(/^csms-standalone: .*keys.*\n$/)],
  ])('ends with exit code 1 and one line for %j', async (args, line) => {
    const program = spawn(process.execPath, [
      standaloneProgram,
      '--storage-type=in_memory',
      '--gateway-addr=127.0.0.1:0',
      ...args,
    ]);
    const [errors, [code]] = await Promise.all([text(program.stderr), once(program, 'exit')]);
    expect(code).toBe(1);
    expect(errors).toEqual(line);
  });

  it.each(['gateway', 'api'])('says in one line that the address of its %s is in use', async (service) => {
    const system = await startStandalone();
    const program = spawn(process.execPath, [
      standaloneProgram,
      '--storage-type=in_memory',
      '--gateway-addr=127.0.0.1:0',
      '--api-addr=127.0.0.1:0',
      `--${service}-addr=${new URL(system.apiUrl).host}`,
    ]);
    const [said, errors, [code]] = await Promise.all([
      text(program.stdout),
      text(program.stderr),
      once(program, 'exit'),
    ]);
    expect(code).toBe(1);
    expect(said).toBe('');
    expect(errors).toMatch(new RegExp(`^csms-standalone: .*${service}.*EADDRINUSE.*\\n$`));
    await system.close();
  });
});

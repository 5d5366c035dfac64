import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csms, failed, printed } from './csms.js';

const folder = mkdtempSync(join(tmpdir(), 'csms-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function aFile(content: string): string {
  const file = join(folder, 'csms.toml');
  writeFileSync(file, content);
  return file;
}

describe('config check', () => {
  it('takes a good file, and tells which keys mean nothing', async () => {
    const file = aFile('[api]\naddr = ":9410"\nhost = "example.com"\n');
    const words = 'configuration is valid\napi.host means nothing here and is ignored\n';
    expect(await csms(['config', 'check', '--config', file])).toEqual(printed(words));
    const { stdout } = await csms(['config', 'check', '--json'], { env: { CSMS_CONFIG: file } });
    expect(JSON.parse(stdout)).toEqual({ valid: true, ignored: ['api.host'], unknownVariables: [] });
  });

  it.each([
    ['[gateway]\nadr = ":9310"\n', /^csms: gateway\.adr: unknown key \(gateway\.addr\?\)\n$/],
    ['[gateway]\naddr = 9310\n', /^csms: gateway\.addr: expected an address .*\n$/],
    ['[gateway\n', /^csms: .*csms\.toml:\d+:\d+: .*\n$/],
  ])('names what is wrong with %j', async (content, line) => {
    expect(await csms(['config', 'check', '--config', aFile(content)])).toEqual(
      failed(1, expect.stringMatching(line)),
    );
  });

  it('checks what a program needs that is to start with it', async () => {
    const check = (program: string) =>
      csms(['config', 'check', '--program', program, '--config', aFile('[api]\naddr = ":9410"\n')]);
    expect(await check('manager')).toEqual(printed('configuration is valid\n'));
    expect(await check('api')).toEqual(failed(1, expect.stringMatching(/^csms: api\.keys: .*\n$/)));
    expect(await check('gateway')).toEqual(
      failed(1, expect.stringMatching(/^csms: gateway\.api_url: expected .*\n$/)),
    );
  });

  it('names what is wrong in the environment', async () => {
    const { code, stderr } = await csms(['config', 'check'], { env: { CSMS_GATEWAY_ADDR: 'nowhere' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^csms: gateway\.addr: expected an address/);
  });

  it('tells which variables of the environment set no key', async () => {
    const words =
      'configuration is valid\nno key is set by these environment variables: CSMS_GATEWAY_ADRR (CSMS_GATEWAY_ADDR?)\n';
    expect(await csms(['config', 'check'], { env: { CSMS_GATEWAY_ADRR: ':1' } })).toEqual(printed(words));
  });

  it('names a file that is not there', async () => {
    const file = join(folder, 'nothing.toml');
    const run = await csms(['config', 'check', '--config', file]);
    expect(run).toEqual(failed(1, `csms: ${file}: can't be read (ENOENT)\n`));
  });
});

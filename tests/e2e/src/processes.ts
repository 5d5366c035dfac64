import { closing } from '@csms/config';
import { type Mosquitto, startMosquitto } from '@csms/test-mosquitto';
import { type Postgres, startPostgres } from '@csms/test-postgres';
import { type Part, startPart } from './part.js';
import { type System, type SystemOptions, type Urls, urlsIn } from './system.js';

/** Gateway, three managers and API, each a process of its own, on a broker and a database server. */
export interface SeparateSystem extends System {
  readonly gateway: Part;
  readonly managers: readonly Part[];
  readonly api: Part;
  readonly broker: Mosquitto;
  readonly database: Postgres;
}

/** Starts a {@link SeparateSystem}; resolves when every part is ready. */
export async function startSeparate({ args = [], env = {} }: SystemOptions = {}): Promise<SeparateSystem> {
  const { defer, close } = closing();
  try {
    const [broker, database] = await Promise.all([startMosquitto(), startPostgres()]);
    defer(() => broker.stop());
    defer(() => database.remove());
    const onBroker = [
      '--transport-type=mqtt',
      `--transport-mqtt-urls=["${broker.url}"]`,
      '--transport-mqtt-connect-retry-delay=100ms',
      '--observability-log-level=error',
      ...args,
    ];
    const onBoth = [...onBroker, '--storage-type=postgres', `--storage-postgres-url=${database.url}`];
    const run = async (options: Omit<Parameters<typeof startPart>[0], 'env'>) => {
      const part = await startPart({ ...options, env });
      defer(() => stop(part));
      return part;
    };

    const [api, ...managers] = await Promise.all([
      run({ name: 'api', args: onBoth, listen: 'api-addr', scheme: 'http' }),
      ...[1, 2, 3].map(() =>
        run({ name: 'manager', args: onBoth, listen: 'observability-addr', scheme: 'http' }),
      ),
    ]);
    const asksApi = [...onBroker, `--gateway-api-url=${api.url}`];
    const gateway = await run({ name: 'gateway', args: asksApi, listen: 'gateway-addr', scheme: 'ws' });
    return {
      ...(urlsIn([...api.lines, ...gateway.lines]) as Urls),
      gateway,
      managers,
      api,
      broker,
      database,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function stop(part: Part): Promise<void> {
  part.kill('SIGTERM');
  await part.exited;
}

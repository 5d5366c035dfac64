import type { ConfigDefaults } from './config.js';

/** A part of the system that a program may run. */
export type ServiceName = 'api' | 'gateway' | 'manager';

/** What programs differ in: their defaults, and what they run. */
export interface Program extends ConfigDefaults {
  readonly services: readonly ServiceName[];
}

/** The programs in `apps/` that serve. */
export const programs = {
  api: { transport: 'mqtt', services: ['api'] },
  gateway: { transport: 'mqtt', services: ['gateway'] },
  manager: { transport: 'mqtt', services: ['manager'] },
  standalone: { transport: 'in_process', dataDir: './data', services: ['manager', 'gateway', 'api'] },
} as const satisfies Record<string, Program>;

/** Whether there is a store: every service has one but for a gateway, unless it shares the process with another. */
export function hasStore(services: readonly ServiceName[]): boolean {
  return services.some((service) => service !== 'gateway');
}

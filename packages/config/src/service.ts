/** What a service waits for, by name: true where it is there. */
export type Readiness = Readonly<Record<string, boolean>>;

/** A part of the system that runs. */
export interface Service {
  /** Lines that say where it listens, for whoever started it. */
  readonly listensOn: readonly string[];
  /** Whether what it depends on is there. Never rejects. */
  readiness(): Promise<Readiness>;
  /** Takes no new work, ends what runs, and lets go of everything that it opened. */
  close(): Promise<void>;
}

/** Whether everything is there. */
export function isReady(readiness: Readiness): boolean {
  return Object.values(readiness).every(Boolean);
}

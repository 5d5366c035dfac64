/**
 * Processor time of this process since `start`, in milliseconds. Unlike the time on the clock it does not include the
 * time of other programs, which on a busy machine adds more to long stretches of work than to short ones.
 */
export function cpuMs(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/**
 * Processor time of this process since `start`, in milliseconds. Unlike the time on the clock it leaves out when other
 * programs had the processor, which on a busy machine falls on long stretches of work more than on short ones.
 */
export function cpuMs(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

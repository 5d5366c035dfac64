import type { GatewayObserver } from '@csms/gateway';

/** Two observers as one: what is published belongs to the trace of the second. */
export function observeBoth(first: GatewayObserver, second: GatewayObserver): GatewayObserver {
  return {
    begin(call) {
      const observations = [first.begin(call), second.begin(call)] as const;
      const { trace } = observations[1];
      return {
        ...(trace && { trace }),
        end(outcome) {
          for (const observation of observations) observation.end(outcome);
        },
      };
    },
  };
}

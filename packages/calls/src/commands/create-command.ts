import { randomUUID } from 'node:crypto';
import { systemClock } from '@csms/router';
import type { CallVersion } from '../messages.js';
import type { Command, CommandsDeps } from './command.js';
import type { Message } from './message.js';
import { targetOf } from './target.js';

/** What the message of a command is made with. */
export interface CommandContext {
  readonly stationId: string;
  readonly callId: string;
  readonly now: Date;
}

/** How a command is expressed in each version. What a version can't express is a `CommandError`. */
export type Wording<Input, Answer> = {
  readonly [V in CallVersion]: (
    input: Input,
    context: CommandContext,
  ) => Message<Answer> | Promise<Message<Answer>>;
};

/** Makes a command that is one call. */
export function createCommand<Input, Answer>(
  deps: CommandsDeps,
  wording: Wording<Input, Answer>,
): Command<Input, Answer> {
  const { clock = systemClock } = deps;
  return async (stationId, input, options = {}) => {
    const target = await targetOf(deps, stationId);
    if (!target.version) return { status: 'NotConnected' };
    const { id: callId = randomUUID() } = options;
    const message = await wording[target.version](input, { stationId, callId, now: clock.now() });
    return target.send(message, { ...options, id: callId });
  };
}

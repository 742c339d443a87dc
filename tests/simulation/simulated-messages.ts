import type { MessageCalls } from '../../lib/queue/sqs-client';
import type { WakeUpMessage } from '../../lib/queue/wake-ups';
import type { Clock } from './clock';

/** A queue of messages in memory, with what it was asked. Nothing is lost in it, and each message comes once. */
export interface SimulatedMessages extends MessageCalls {
  calls: number;
  /** Messages that wait. */
  waiting(): number;
  /** The next message, whenever it comes. */
  next(): Promise<WakeUpMessage>;
}

/** An empty queue whose calls take so long, in simulated milliseconds. */
export function createSimulatedMessages(clock: Clock, callMs: number): SimulatedMessages {
  let bodies: string[] = [];
  let taken = 0;
  const takers: ((message: WakeUpMessage) => void)[] = [];
  const put = (body: string): void => {
    const taker = takers.shift();
    if (taker) taker({ receipt: 'r', body });
    else bodies.push(body);
  };
  const call = async (): Promise<void> => {
    messages.calls += 1;
    await clock.sleep(callMs);
  };
  const messages: SimulatedMessages = {
    calls: 0,
    waiting: () => bodies.length - taken,
    next: async () => {
      const body = bodies[taken];
      if (body === undefined) return new Promise((resolve) => { takers.push(resolve); });
      taken += 1;
      if (taken > 10_000) {
        bodies = bodies.slice(taken);
        taken = 0;
      }
      await call();
      return { receipt: 'r', body };
    },
    send: async (body, delaySeconds) => {
      await call();
      if (delaySeconds === undefined || delaySeconds === 0) put(body);
      else void clock.sleep(delaySeconds * 1_000).then(() => put(body));
    },
    sendTogether: async (all) => {
      await call();
      for (const body of all) put(body);
      return all.map(() => true);
    },
    receive: async () => undefined,
    hold: call,
    remove: call,
    attributes: async () => ({}),
    deadLetters: async () => undefined,
    moveBack: async () => undefined,
    close: () => undefined,
  };
  return messages;
}

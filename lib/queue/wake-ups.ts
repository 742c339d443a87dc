import type { Job } from './port';

/** A message as a server hands it out. */
export interface WakeUpMessage {
  /** Names this delivery to the server. */
  receipt: string;
  body: string;
}

/** What lies in a message queue; the server counts approximately. */
export interface QueueDepth {
  /** May be taken now. */
  waiting: number;
  /** Are being worked on. */
  running: number;
  /** Come later. */
  delayed: number;
  /** Failed so often that they were put aside, until somebody has them tried again. */
  dead: number;
}

/**
 * What a queue of messages has besides what every queue has. A message says only "this person has something due": which repository is next stands in the state of
 * the collections, so that a message that comes twice, late or never changes nothing but the moment.
 */
export interface WakeUps {
  /** Sends a message for a person, unless one is on its way. `delay` in seconds, at most 900: such a one is sent in any case. */
  wake(ownerId: string, delay?: number): Promise<void>;
  /** Sends a message for everybody who has something due: what makes up for lost ones. Gives for how many people; when the signal fires, the rest is left to the next call. */
  wakeAll(signal?: AbortSignal): Promise<number>;
  /** The job of a message that was delivered; undefined when its person has nothing due: the message is removed then. Throws `wrong-use` for one that is not ours. */
  accept(message: WakeUpMessage, signal?: AbortSignal): Promise<Job | undefined>;
  depth(): Promise<QueueDepth>;
  /** Puts everything that was set aside back into the queue. Throws `not-found` where there is no place for such messages. */
  redrive(): Promise<void>;
}

import {
  ChangeMessageVisibilityCommand, DeleteMessageCommand, GetQueueAttributesCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient, StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import { AppError } from '../errors/app-error';
import { awsAgent } from '../net/aws-agent';
import type { WakeUpMessage } from './wake-ups';

const CONNECT_MS = 2_000;
/** Beyond the longest wait for a message. */
const ANSWER_MS = 25_000;
const TRIES = 3;

/** Which queue of SQS carries the messages. */
export interface SqsSettings {
  /** Its address, as SQS names it. */
  url: string;
  region: string | undefined;
  endpoint: string | undefined;
}

function failure(cause: unknown): AppError {
  return new AppError('store-failed', 'The queue of this site, AWS SQS, does not answer or refuses. Nothing is lost: what is due stands in the store, and is done once it answers.', { cause });
}

/** What a queue of messages is asked for; SQS is one. */
export type MessageCalls = Pick<SqsCalls, 'send' | 'sendTogether' | 'receive' | 'hold' | 'remove' | 'attributes' | 'deadLetters' | 'moveBack' | 'close'>;

/** The calls to SQS that are needed. Each throws `store-failed` when the server does not do it. */
export class SqsCalls {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor({ url, region, endpoint }: SqsSettings) {
    this.#url = url;
    this.#client = new SQSClient({
      region, endpoint, maxAttempts: TRIES, requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true, ...awsAgent('sqs', { region, endpoint }) },
    });
  }

  async send(body: string, delaySeconds = 0): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody: body, DelaySeconds: delaySeconds })).catch((cause: unknown) => { throw failure(cause); });
  }

  /** At most ten messages in one call. Gives which of them were taken. */
  async sendTogether(bodies: readonly string[]): Promise<boolean[]> {
    const command = new SendMessageBatchCommand({ QueueUrl: this.#url, Entries: bodies.map((MessageBody, place) => ({ Id: String(place), MessageBody })) });
    const { Successful } = await this.#client.send(command).catch((cause: unknown) => { throw failure(cause); });
    const taken = new Set((Successful ?? []).map(({ Id }) => Id));
    return bodies.map((_, place) => taken.has(String(place)));
  }

  /** The next message, waited for so long; undefined when none came, or the signal fired. */
  async receive(waitSeconds: number, holdSeconds: number, signal?: AbortSignal): Promise<WakeUpMessage | undefined> {
    const command = new ReceiveMessageCommand({ QueueUrl: this.#url, MaxNumberOfMessages: 1, WaitTimeSeconds: waitSeconds, VisibilityTimeout: holdSeconds });
    const { Messages } = await this.#client.send(command, { abortSignal: signal }).catch((cause: unknown) => {
      if (signal?.aborted) return { Messages: undefined };
      throw failure(cause);
    });
    const [message] = Messages ?? [];
    return message?.ReceiptHandle === undefined ? undefined : { receipt: message.ReceiptHandle, body: message.Body ?? '' };
  }

  /** How long nobody else is given this message, from now. A delivery that is over already stays so. */
  async hold({ receipt }: WakeUpMessage, seconds: number): Promise<void> {
    await this.#client.send(new ChangeMessageVisibilityCommand({ QueueUrl: this.#url, ReceiptHandle: receipt, VisibilityTimeout: seconds })).catch(() => undefined);
  }

  /** Removes a message. Where that fails it comes once more, and finds nothing to do. */
  async remove({ receipt }: WakeUpMessage): Promise<void> {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receipt })).catch(() => undefined);
  }

  async attributes(url: string = this.#url): Promise<Partial<Record<QueueAttributeName, string>>> {
    const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
    return (await this.#client.send(command).catch((cause: unknown) => { throw failure(cause); })).Attributes ?? {};
  }

  /** ARN and address of the queue that takes what failed too often; undefined where there is none. */
  async deadLetters(): Promise<{ arn: string; url: string } | undefined> {
    const policy: unknown = JSON.parse((await this.attributes()).RedrivePolicy ?? 'null');
    const arn = typeof policy === 'object' && policy !== null && 'deadLetterTargetArn' in policy ? String(policy.deadLetterTargetArn) : undefined;
    if (arn === undefined) return undefined;
    const { QueueUrl } = await this.#client.send(new GetQueueUrlCommand({ QueueName: arn.split(':').at(-1) })).catch((cause: unknown) => { throw failure(cause); });
    return QueueUrl === undefined ? undefined : { arn, url: QueueUrl };
  }

  /** Moves everything from that queue back to where it came from. */
  async moveBack(arn: string): Promise<void> {
    await this.#client.send(new StartMessageMoveTaskCommand({ SourceArn: arn })).catch((cause: unknown) => { throw failure(cause); });
  }

  close(): void {
    this.#client.destroy();
  }
}

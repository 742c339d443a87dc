import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** How often a message is delivered before it is put aside. */
const MOST_DELIVERIES = 5;

/** The messages that wake collectors, and what failed too often. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  /** `held`: longer than a collector may run, so that no message is delivered twice while the first still runs. */
  constructor(scope: Construct, id: string, { held }: { held: Duration }) {
    super(scope, id);
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) };
    this.dead = new Queue(this, 'Dead', { ...common, redriveAllowPolicy: { redrivePermission: RedrivePermission.ALLOW_ALL } });
    this.queue = new Queue(this, 'Work', { ...common, visibilityTimeout: held, receiveMessageWaitTime: Duration.seconds(20), deadLetterQueue: { queue: this.dead, maxReceiveCount: MOST_DELIVERIES } });
  }
}

import { CfnOutput, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { Delivery } from './delivery';
import type { EdgeStack } from './edge-stack';
import type { PlaceSettings } from './settings';
import { LONGEST, SiteFunction } from './site-function';
import { Watch } from './watch';
import { WorkQueue } from './work-queue';

/** MB: it waits for forges most of its time. */
const SCHEDULE_MEMORY = 512;

export interface SiteStackProps extends StackProps {
  place: PlaceSettings;
  edge: EdgeStack;
  repository: IRepository;
  /** Tag of the image that runs. */
  image: string;
}

/** A whole site: stage and production are made of this one class, with other settings. */
export class SiteStack extends Stack {
  readonly #key: Key;
  readonly #secret: Secret;
  readonly #work: WorkQueue;

  constructor(scope: Construct, id: string, { place, edge, repository, image, ...props }: SiteStackProps) {
    super(scope, id, props);
    this.#key = new Key(this, 'VaultKey', { description: `Tokens of ${place.domain}`, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN, pendingWindow: Duration.days(30) });
    // The operator adds the addresses of the stores and the sign-in's secrets; see docs/deploying.md.
    this.#secret = new Secret(this, 'Settings', {
      description: `Settings of ${place.domain} that are secret`, removalPolicy: RemovalPolicy.RETAIN,
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'COMMIT_STATS_AUTH_SECRET', passwordLength: 48, excludePunctuation: true },
    });
    this.#work = new WorkQueue(this, 'Queue', { held: LONGEST.plus(Duration.minutes(1)) });
    const common = { repository, image, environment: this.#environment(place) };
    const web = new SiteFunction(this, 'Web', { ...common, program: 'lambda-web', memory: place.webMemory, timeout: Duration.minutes(1), limit: place.webLimit, ready: place.webReady });
    const schedule = new SiteFunction(this, 'Schedule', { ...common, program: 'lambda-schedule', memory: SCHEDULE_MEMORY, timeout: LONGEST, limit: place.schedulers + 1 });
    const collect = new SiteFunction(this, 'Collect', { ...common, program: 'lambda-collect', memory: place.collectMemory, timeout: LONGEST, disk: Size.mebibytes(place.collectDisk), limit: place.collectors });
    for (const one of [web, schedule, collect]) this.#allow(one);
    this.#allowRedrive(web);
    this.#allowCounting(schedule);
    collect.live.addEventSource(new SqsEventSource(this.#work.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: place.collectors }));
    this.#schedule(schedule, place.schedulers);
    const { distribution } = new Delivery(this, 'Delivery', { web: web.live, edge, domain: place.domain });
    void new Watch(this, 'Watch', { functions: { Web: web, Schedule: schedule, Collect: collect }, schedule, work: this.#work, mail: place.mail, budget: place.budget });
    const outputs = { DistributionId: distribution.distributionId, SecretName: this.#secret.secretName, WebFunction: web.plain.functionName, ScheduleFunction: schedule.plain.functionName, CollectFunction: collect.plain.functionName };
    for (const [name, value] of Object.entries(outputs)) void new CfnOutput(this, name, { value });
  }

  #environment({ domain }: PlaceSettings): Record<string, string> {
    return {
      NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', COMMIT_STATS_BASE_URL: `https://${domain}`, COMMIT_STATS_PROXIES: '1', COMMIT_STATS_LOG: 'info', COMMIT_STATS_DATA: '/tmp/data', COMMIT_STATS_TEMP: '/tmp',
      COMMIT_STATS_KMS_KEY: this.#key.keyArn, COMMIT_STATS_SQS_QUEUE: this.#work.queue.queueUrl, COMMIT_STATS_SECRETS: this.#secret.secretArn,
    };
  }

  /** What each of the functions does: reads its settings, uses the key for the vault's own purpose, wakes collectors. */
  #allow({ plain }: SiteFunction): void {
    this.#secret.grantRead(plain);
    plain.addToRolePolicy(new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext'], resources: [this.#key.keyArn], conditions: { StringEquals: { 'kms:EncryptionContext:application': 'commit-stats' } },
    }));
    plain.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'], resources: [this.#work.queue.queueArn] }));
  }

  /** The status page shows the operator what was put aside, and has it tried again. */
  #allowRedrive({ plain }: SiteFunction): void {
    plain.addToRolePolicy(new PolicyStatement({
      actions: ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:StartMessageMoveTask', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], resources: [this.#work.dead.queueArn],
    }));
  }

  /** The schedule looks whether the queue answers, with what was put aside. */
  #allowCounting({ plain }: SiteFunction): void {
    plain.addToRolePolicy(new PolicyStatement({ actions: ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes'], resources: [this.#work.dead.queueArn] }));
  }

  #schedule({ live }: SiteFunction, calls: number): void {
    const target = (task: string): FunctionTarget => new FunctionTarget(live, { event: RuleTargetInput.fromObject({ task }), retryAttempts: 2, maxEventAge: Duration.minutes(10) });
    void new Rule(this, 'EveryRound', { description: 'Asks the forges for something new', schedule: Schedule.rate(Duration.minutes(15)), targets: Array.from({ length: calls }, () => target('round')) });
    void new Rule(this, 'EveryHour', { description: 'What is done from time to time; what one call does not end is gone on with by the next', schedule: Schedule.cron({ minute: '40' }), targets: [target('chores')] });
  }
}

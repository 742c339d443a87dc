import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStacks } from './make-stacks';

const { context } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../cdk.json'), 'utf8')) as { context: Record<string, unknown> };
const made: string[] = [];

interface Resource { Type: string; Properties?: Record<string, unknown>; UpdateReplacePolicy?: string; DeletionPolicy?: string }
interface Statement { Effect: string; Action: string | string[]; Resource?: unknown; Principal?: unknown; Condition?: unknown }

/** All templates of the app, as they would be deployed; what the checks of AWS Solutions find and nobody explained fails here. */
function synthesize(changes: Record<string, unknown> = {}): Record<string, Template> {
  const outdir = mkdtempSync(path.join(tmpdir(), 'commit-stats-cdk-'));
  made.push(outdir);
  const app = new App({ context: { ...context, ...changes }, outdir });
  makeStacks(app);
  return Object.fromEntries(app.synth().stacks.map(({ stackName, template }) => [stackName, Template.fromJSON(template as object)]));
}

function all(template: Template | undefined, type?: string): Resource[] {
  const found = template?.toJSON() as { Resources: Record<string, Resource> } | undefined;
  return Object.values(found?.Resources ?? {}).filter(({ Type }) => type === undefined || Type === type);
}

function statements(template: Template | undefined): Statement[] {
  const documents = all(template).flatMap(({ Properties }) => [Properties?.PolicyDocument, Properties?.KeyPolicy, ...((Properties?.Policies as { PolicyDocument: unknown }[] | undefined) ?? []).map(({ PolicyDocument }) => PolicyDocument)]);
  return documents.filter((document) => document !== undefined).flatMap((document) => (document as { Statement: Statement[] }).Statement);
}

describe('what is deployed to AWS', () => {
  let templates: Record<string, Template>;
  let site: Template;
  let edge: Template;

  beforeAll(() => {
    templates = synthesize();
    const { CommitStatsProduction, CommitStatsEdgeProduction } = templates;
    if (!CommitStatsProduction || !CommitStatsEdgeProduction) throw new Error('A stack is missing.');
    site = CommitStatsProduction;
    edge = CommitStatsEdgeProduction;
  });
  afterAll(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

  it('is stage and production of the same class', () => {
    const types = (name: string): string[] => all(templates[name]).map(({ Type }) => Type).sort();
    expect(types('CommitStatsStage')).toEqual(types('CommitStatsProduction'));
    expect(types('CommitStatsEdgeStage')).toEqual(types('CommitStatsEdgeProduction'));
  });

  it('encrypts: a key of its own for the vault, turned each year and kept; queues; secrets', () => {
    site.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 } });
    site.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    site.hasResource('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' });
    for (const one of all(site, 'AWS::Lambda::Function').filter(({ Properties }) => Properties?.PackageType === 'Image')) {
      const set = one.Properties?.Environment as { Variables: Record<string, unknown> } | undefined;
      expect(Object.keys(set?.Variables ?? { MISSING_SECRET: '' }).filter((name) => /SECRET$|PASSWORD|_URI$|TOKEN/u.test(name))).toEqual([]);
    }
  });

  it('takes no unencrypted connection', () => {
    const refusals = statements(site).filter(({ Effect, Condition }) => Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}');
    expect(refusals).toHaveLength(3);
    site.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' }, DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' }, CacheBehaviors: [{ ViewerProtocolPolicy: 'redirect-to-https' }, { ViewerProtocolPolicy: 'redirect-to-https' }] },
    });
  });

  it('opens nothing to everybody but CloudFront: who calls the web function is named, and signs', () => {
    site.allResourcesProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
    site.hasResourceProperties('AWS::CloudFront::OriginAccessControl', { OriginAccessControlConfig: { OriginAccessControlOriginType: 'lambda', SigningBehavior: 'always', SigningProtocol: 'sigv4' } });
    for (const { Properties } of all(site, 'AWS::Lambda::Permission')) {
      expect(Properties?.Principal).not.toBe('*');
      expect(Properties?.SourceArn).toBeDefined();
    }
    for (const { Effect, Principal } of [...statements(site), ...statements(edge)]) if (Effect === 'Allow') expect(JSON.stringify(Principal ?? '')).not.toMatch(/"\*"/u);
    for (const template of Object.values(templates)) expect(all(template).filter(({ Type }) => /^AWS::(S3::Bucket|EC2::|ApiGateway|ElasticLoadBalancing)/u.test(Type))).toEqual([]);
  });

  it('allows each function what it needs: no wildcard but for traces', () => {
    const allowed = statements(site).filter(({ Effect, Principal }) => Effect === 'Allow' && Principal === undefined);
    const actions = new Set(allowed.flatMap(({ Action }) => Action));
    expect([...actions].filter((action) => action.includes('*'))).toEqual([]);
    const anywhere = allowed.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect([...new Set(anywhere)].sort()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
    expect([...actions].filter((action) => action.startsWith('kms:')).sort()).toEqual(['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext']);
    const vault = allowed.filter(({ Action }) => Action.includes('kms:GenerateDataKeyWithoutPlaintext'));
    expect(vault).toHaveLength(3);
    for (const { Condition } of vault) expect(Condition).toEqual({ StringEquals: { 'kms:EncryptionContext:application': 'commit-stats' } });
  });

  it('puts aside what fails five times, and holds a message for longer than a collector may run', () => {
    site.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'] })]) } });
    site.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() }, VisibilityTimeout: 960 });
    site.hasResourceProperties('AWS::Lambda::EventSourceMapping', { FunctionResponseTypes: ['ReportBatchItemFailures'], BatchSize: 1, ScalingConfig: { MaximumConcurrency: 10 } });
    site.hasResourceProperties('AWS::Lambda::Function', { ImageConfig: { Command: ['dist/lambda-collect.handler'] }, Timeout: 900, EphemeralStorage: { Size: 6_144 }, ReservedConcurrentExecutions: 10 });
  });

  it('asks the forges every 15 minutes, and goes on every hour with what is done from time to time', () => {
    site.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(40 * * * ? *)', Targets: [Match.objectLike({ Input: '{"task":"chores"}' })] });
    site.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)', Targets: [Match.objectLike({ Input: '{"task":"round"}' })] });
  });

  it('asks them with several calls at a time where the settings of a place say so', () => {
    const { CommitStatsProduction: large } = synthesize({ production: { ...(context.production as object), schedulers: 3 } });
    large?.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(15 minutes)', Targets: Array.from({ length: 3 }, () => Match.objectLike({ Input: '{"task":"round"}' })) });
    large?.hasResourceProperties('AWS::Lambda::Function', { ImageConfig: { Command: ['dist/lambda-schedule.handler'] }, ReservedConcurrentExecutions: 4 });
  });

  it('tells of messages put aside, an old queue, errors, throttles, a schedule that stands still, and costs', () => {
    const alarms = all(site, 'AWS::CloudWatch::Alarm');
    expect(alarms.map(({ Properties }) => String(Properties?.MetricName)).sort()).toEqual([
      'ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible', 'Errors', 'Errors', 'Errors', 'Invocations', 'Throttles', 'Throttles', 'Throttles',
    ]);
    for (const { Properties } of alarms) expect(Properties?.AlarmActions).toHaveLength(1);
    site.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'operator@example.org' });
    site.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetLimit: { Amount: 50, Unit: 'USD' }, TimeUnit: 'MONTHLY' } });
  });

  it('keeps files with a hash in their name and nothing else, passes everything to one origin, and limits each address', () => {
    const [distribution] = all(site, 'AWS::CloudFront::Distribution');
    const config = distribution?.Properties?.DistributionConfig as { Origins: unknown[]; DefaultCacheBehavior: { CachePolicyId: string }; CacheBehaviors: { PathPattern: string; CachePolicyId: string }[]; WebACLId: unknown; Logging?: unknown };
    // The policies of AWS: CachingDisabled and CachingOptimized.
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(config.CacheBehaviors.map(({ PathPattern, CachePolicyId }) => [PathPattern, CachePolicyId])).toEqual([
      ['/assets/*', '658327ea-f89d-4fab-a63d-7e88639e58f6'], ['/_next/static/*', '658327ea-f89d-4fab-a63d-7e88639e58f6'],
    ]);
    expect(config.Origins).toHaveLength(1);
    expect(config.WebACLId).toBeDefined();
    expect(config.Logging).toBeUndefined();
    edge.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT', Rules: Match.arrayWith([Match.objectLike({ Action: { Block: {} }, Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 2_000 } } })]) });
  });

  it('keeps each release as a version behind a name, and its image', () => {
    for (const program of ['web', 'schedule', 'collect']) site.hasResourceProperties('AWS::Lambda::Function', { ImageConfig: { Command: [`dist/lambda-${program}.handler`] } });
    expect(all(site, 'AWS::Lambda::Version').every(({ DeletionPolicy }) => DeletionPolicy === 'Retain')).toBe(true);
    expect(all(site, 'AWS::Lambda::Alias')).toHaveLength(3);
    templates.CommitStatsImages?.hasResourceProperties('AWS::ECR::Repository', { ImageTagMutability: 'IMMUTABLE', ImageScanningConfiguration: { ScanOnPush: true }, LifecyclePolicy: Match.anyValue() });
    const version = (template: Template | undefined): string[] => Object.keys(template?.findResources('AWS::Lambda::Version') ?? {}).sort();
    expect(version(synthesize({ image: 'abc' }).CommitStatsStage)).not.toEqual(version(templates.CommitStatsStage));
  });

  it('keeps functions ready where that is asked for, and delegates a domain from another account', () => {
    const changed = synthesize({ stage: JSON.stringify({ domain: 'stage.example.org', mail: 'a@example.org', delegationRole: 'arn:aws:iam::111111111111:role/zone', parentZoneId: 'Z1', webReady: 2 }) });
    changed.CommitStatsStage?.hasResourceProperties('AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } });
    changed.CommitStatsEdgeStage?.hasResourceProperties('Custom::CrossAccountZoneDelegation', { AssumeRoleArn: 'arn:aws:iam::111111111111:role/zone', ParentZoneId: 'Z1', DelegatedZoneName: 'stage.example.org' });
  });
});

describe('the function at the edge', () => {
  const { handler } = createRequire(import.meta.url)('./body-hash.cjs') as { handler: (event: unknown) => Promise<{ status?: string; headers?: Record<string, { value: string }[]> }> };
  const ask = (body?: { data: string; inputTruncated?: boolean }): ReturnType<typeof handler> => handler({ Records: [{ cf: { request: { headers: {}, body } } }] });

  it('names the hash of what a form sends, and of nothing', async () => {
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect((await ask({ data: Buffer.from('password=ä').toString('base64') })).headers?.['x-amz-content-sha256']?.[0]?.value).toBe(hash('password=ä'));
    expect((await ask()).headers?.['x-amz-content-sha256']?.[0]?.value).toBe(hash(''));
  });

  it('refuses what CloudFront cut off', async () => {
    expect((await ask({ data: '', inputTruncated: true })).status).toBe('413');
  });
});

import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { EdgeStack } from './edge-stack';
import type { ImagesStack } from './images-stack';
import type { SiteStack } from './site-stack';

interface Exception { id: string; reason: string }

const EDGE_LOGS: Exception = {
  id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  reason: 'CloudFront writes the logs of its functions into groups of every region, whose names nobody knows beforehand. The policy allows writing logs and nothing else.',
};
const TRACES: Exception = { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray takes traces without naming a resource: xray:PutTraceSegments and xray:PutTelemetryRecords alone are allowed on *.' };
const ROTATION: Exception = { id: 'AwsSolutions-SMG4', reason: 'What lies there belongs to other services (MongoDB, InfluxDB, GitHub, mail) and is replaced there first. AWS cannot do that; docs/deploying.md says how.' };
const NO_LOGS: Exception = { id: 'AwsSolutions-CFR3', reason: 'Addresses of shared CVs carry the secret of their link. They are written into no log.' };
const EVERYWHERE: Exception = { id: 'AwsSolutions-CFR1', reason: 'A CV may be read from every country.' };

function acknowledge(scope: IConstruct, paths: readonly string[], exceptions: readonly Exception[]): void {
  for (const path of paths) {
    const found = path.split('/').reduce<IConstruct | undefined>((at, name) => at?.node.tryFindChild(name), scope);
    if (!found) throw new Error(`${scope.node.path} has no ${path}: the exception for it is out of date.`);
    Validations.of(found).acknowledge(...exceptions);
  }
}

/** Every finding of the checks that stays, each with its reason. There is no other place for such. */
export function acknowledgeFindings({ stage, production }: { images: ImagesStack; stage: { edge: EdgeStack; site: SiteStack }; production: { edge: EdgeStack; site: SiteStack } }): void {
  for (const { edge, site } of [stage, production]) {
    acknowledge(edge, ['BodyHashRole/Resource'], [EDGE_LOGS]);
    acknowledge(site, ['Web', 'Schedule', 'Collect'].map((name) => `${name}/Role/DefaultPolicy/Resource`), [TRACES]);
    acknowledge(site, ['Settings/Resource'], [ROTATION]);
    acknowledge(site, ['Delivery/Distribution/Resource'], [NO_LOGS, EVERYWHERE]);
  }
}

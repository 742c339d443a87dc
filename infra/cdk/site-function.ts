import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Size } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Architecture, DockerImageCode, DockerImageFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface SiteFunctionProps {
  repository: IRepository;
  /** Tag of the image: a commit. */
  image: string;
  /** Its program in `dist/`, e.g. `lambda-web`. */
  program: string;
  memory: number;
  timeout: Duration;
  disk?: Size;
  /** How many may run at the same time. */
  limit: number;
  /** How many are kept ready. */
  ready?: number;
  environment: Record<string, string>;
}

/** One function of the image. Each release is a version that stays; `live` is the name that everything calls, and what is pointed back to take a release back. */
export class SiteFunction extends Construct {
  readonly plain: DockerImageFunction;
  readonly live: Alias;

  constructor(scope: Construct, id: string, { repository, image, program, memory, timeout, disk, limit, ready = 0, environment }: SiteFunctionProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    logGroup.grantWrite(role);
    this.plain = new DockerImageFunction(this, 'Function', {
      code: DockerImageCode.fromEcr(repository, { tagOrDigest: image, cmd: [`dist/${program}.handler`] }),
      architecture: Architecture.X86_64, memorySize: memory, timeout, ephemeralStorageSize: disk, reservedConcurrentExecutions: limit, environment, tracing: Tracing.ACTIVE, role, logGroup,
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN, description: image },
    });
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: this.plain.currentVersion, provisionedConcurrentExecutions: ready === 0 ? undefined : ready });
  }
}

/** The longest that Lambda lets a function run. */
export const LONGEST = Duration.minutes(15);

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CompositePrincipal, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IVersion } from 'aws-cdk-lib/aws-lambda';
import { CrossAccountZoneDelegationRecord, HostedZone, PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import type { IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Role as ImportedRole } from 'aws-cdk-lib/aws-iam';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { PlaceSettings } from './settings';

/** Requests of one address within five minutes, of everything and of signing in. */
const MOST_REQUESTS = 2_000;
const MOST_SIGN_INS = 100;

/** What CloudFront takes from the region us-east-1 only: the domain's certificate, the firewall, and the function that signs what forms send. */
export class EdgeStack extends Stack {
  readonly zone: IHostedZone;
  readonly certificate: ICertificate;
  readonly firewall: string;
  readonly bodyHash: IVersion;

  constructor(scope: Construct, id: string, { place, ...props }: StackProps & { place: PlaceSettings }) {
    super(scope, id, props);
    this.zone = this.#zone(place);
    this.certificate = new Certificate(this, 'Certificate', { domainName: place.domain, validation: CertificateValidation.fromDns(this.zone) });
    this.firewall = this.#firewall().attrArn;
    this.bodyHash = this.#bodyHash();
  }

  #zone({ domain, zoneId, delegationRole, parentZoneId }: PlaceSettings): IHostedZone {
    if (zoneId !== undefined) return HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId: zoneId, zoneName: domain });
    const zone = new PublicHostedZone(this, 'Zone', { zoneName: domain });
    if (delegationRole !== undefined && parentZoneId !== undefined) {
      void new CrossAccountZoneDelegationRecord(this, 'Delegation', { delegatedZone: zone, delegationRole: ImportedRole.fromRoleArn(this, 'DelegationRole', delegationRole), parentHostedZoneId: parentZoneId });
    }
    return zone;
  }

  #firewall(): CfnWebACL {
    const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false });
    const rate = (name: string, priority: number, limit: number, scopeDownStatement?: CfnWebACL.StatementProperty): CfnWebACL.RuleProperty => ({
      name, priority, action: { block: {} }, visibilityConfig: seen(name), statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, scopeDownStatement } },
    });
    const managed = (name: string, priority: number): CfnWebACL.RuleProperty => ({
      name, priority, overrideAction: { none: {} }, visibilityConfig: seen(name), statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    });
    const signIn: CfnWebACL.StatementProperty = {
      byteMatchStatement: { fieldToMatch: { uriPath: {} }, positionalConstraint: 'STARTS_WITH', searchString: '/api/auth/', textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }] },
    };
    return new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT', defaultAction: { allow: {} }, visibilityConfig: seen('Firewall'),
      rules: [
        rate('RateOfEverything', 1, MOST_REQUESTS), rate('RateOfSignIn', 2, MOST_SIGN_INS, signIn),
        managed('AWSManagedRulesAmazonIpReputationList', 3), managed('AWSManagedRulesKnownBadInputsRuleSet', 4),
      ],
    });
  }

  /** CloudFront signs each request to the web function, but not its body: it asks for the body's hash in a header, which browsers do not send. */
  #bodyHash(): IVersion {
    const role = new Role(this, 'BodyHashRole', {
      assumedBy: new CompositePrincipal(new ServicePrincipal('lambda.amazonaws.com'), new ServicePrincipal('edgelambda.amazonaws.com')),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole')],
    });
    const code = readFileSync(path.join(import.meta.dirname, 'body-hash.cjs'), 'utf8');
    return new LambdaFunction(this, 'BodyHash', {
      role, runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline(code), timeout: Duration.seconds(5),
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    }).currentVersion;
  }
}

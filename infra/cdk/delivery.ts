import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods, CachePolicy, Distribution, Function as EdgeScript, FunctionCode, FunctionEventType, FunctionRuntime, HttpVersion, LambdaEdgeEventType, OriginRequestPolicy, PriceClass, SecurityPolicyProtocol, ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { BehaviorOptions } from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { FunctionUrlAuthType, InvokeMode } from 'aws-cdk-lib/aws-lambda';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { AaaaRecord, ARecord, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { EdgeStack } from './edge-stack';

/** Files whose names carry a hash of their content. */
const HASHED = ['/assets/*', '/_next/static/*'];

/** Whatever the asker wrote there is overwritten: what the server takes for his address. */
const VIEWER_SCRIPT = `function handler(event) {
  event.request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return event.request;
}`;

/** CloudFront in front of the web function: one origin, so nothing is asked across origins; only hashed files are kept, CVs and everything signed-in never. */
export class Delivery extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { web, edge, domain }: { web: Alias; edge: EdgeStack; domain: string }) {
    super(scope, id);
    const url = web.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM, invokeMode: InvokeMode.RESPONSE_STREAM });
    const origin = FunctionUrlOrigin.withOriginAccessControl(url, { readTimeout: Duration.seconds(60), keepaliveTimeout: Duration.seconds(30) });
    const viewer = new EdgeScript(this, 'Viewer', { code: FunctionCode.fromInline(VIEWER_SCRIPT), runtime: FunctionRuntime.JS_2_0 });
    const common: BehaviorOptions = {
      origin, viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true, originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [{ function: viewer, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const never: BehaviorOptions = {
      ...common, allowedMethods: AllowedMethods.ALLOW_ALL, cachePolicy: CachePolicy.CACHING_DISABLED,
      edgeLambdas: [{ functionVersion: edge.bodyHash, eventType: LambdaEdgeEventType.ORIGIN_REQUEST, includeBody: true }],
    };
    const hashed: BehaviorOptions = { ...common, allowedMethods: AllowedMethods.ALLOW_GET_HEAD, cachePolicy: CachePolicy.CACHING_OPTIMIZED };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: domain, domainNames: [domain], certificate: edge.certificate, webAclId: edge.firewall, minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3, enableIpv6: true, priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: never, additionalBehaviors: Object.fromEntries(HASHED.map((pattern) => [pattern, hashed])),
    });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    void new ARecord(this, 'Address', { zone: edge.zone, recordName: domain, target });
    void new AaaaRecord(this, 'Address6', { zone: edge.zone, recordName: domain, target });
  }
}

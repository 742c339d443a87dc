import type { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { EdgeStack } from './edge-stack';
import { acknowledgeFindings } from './exceptions';
import { ImagesStack } from './images-stack';
import { readCdkSettings } from './settings';
import { SiteStack } from './site-stack';

/** Where CloudFront takes certificates, firewalls and edge functions from. */
const EDGE_REGION = 'us-east-1';

export interface Stacks {
  images: ImagesStack;
  stage: { edge: EdgeStack; site: SiteStack };
  production: { edge: EdgeStack; site: SiteStack };
}

/** All stacks of the app, with the rules they are checked by. */
export function makeStacks(app: App): Stacks {
  const { account, region, image, ...places } = readCdkSettings(app.node);
  const images = new ImagesStack(app, 'CommitStatsImages', { env: { account, region } });
  const make = (name: 'stage' | 'production', title: string): { edge: EdgeStack; site: SiteStack } => {
    const place = places[name];
    const edge = new EdgeStack(app, `CommitStatsEdge${title}`, { env: { account, region: EDGE_REGION }, crossRegionReferences: true, place });
    const site = new SiteStack(app, `CommitStats${title}`, { env: { account, region }, crossRegionReferences: true, terminationProtection: name === 'production', place, edge, repository: images.repository, image });
    return { edge, site };
  };
  const stacks = { images, stage: make('stage', 'Stage'), production: make('production', 'Production') };
  acknowledgeFindings(stacks);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  return stacks;
}

import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Repository, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import type { Construct } from 'constructs';

/** Releases that can be gone back to. */
const KEPT_IMAGES = 20;

/** Where the images of the functions lie: made once, before the first release. Stage and production run the same image. */
export class ImagesStack extends Stack {
  readonly repository: IRepository;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.repository = new Repository(this, 'Images', {
      repositoryName: 'commit-stats',
      imageScanOnPush: true,
      // A tag is a commit: what it names never changes.
      imageTagMutability: TagMutability.IMMUTABLE,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { rulePriority: 1, description: 'left over from builds', tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
        { rulePriority: 2, description: 'releases to go back to', tagStatus: TagStatus.ANY, maxImageCount: KEPT_IMAGES },
      ],
    });
    void new CfnOutput(this, 'RepositoryUri', { value: this.repository.repositoryUri });
  }
}

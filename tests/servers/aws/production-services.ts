import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startElasticMq } from '../elasticmq';
import { startMoto } from '../moto';

const ACCOUNT = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/** A key of KMS and a queue of SQS, and the environment that names them. */
export interface ProductionServices {
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts what stands for KMS and SQS. */
export async function startProductionServices(): Promise<ProductionServices> {
  const [moto, elasticMq] = await Promise.all([startMoto(), startElasticMq()]);
  const account = { region: ACCOUNT.AWS_REGION, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const kms = new KMSClient({ ...account, endpoint: moto.endpoint });
  const sqs = new SQSClient({ ...account, endpoint: elasticMq.endpoint });
  const key = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? '';
  const queue = (await sqs.send(new CreateQueueCommand({ QueueName: 'work' }))).QueueUrl ?? '';
  kms.destroy();
  sqs.destroy();
  return {
    environment: { ...ACCOUNT, COMMIT_STATS_KMS_KEY: key, AWS_ENDPOINT_URL_KMS: moto.endpoint, COMMIT_STATS_SQS_QUEUE: queue, AWS_ENDPOINT_URL_SQS: elasticMq.endpoint },
    stop: async () => {
      await Promise.all([moto.stop(), elasticMq.stop()]);
    },
  };
}

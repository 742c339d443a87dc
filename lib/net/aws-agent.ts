import type { HttpsProxyAgent } from 'https-proxy-agent';
import { tunnelFor } from './tunnel';

/** The agent for a client of a service of AWS, where it is reached through a proxy; to be spread into its `requestHandler`. */
export function awsAgent(service: string, { region, endpoint }: { region: string | undefined; endpoint: string | undefined }): { httpsAgent?: HttpsProxyAgent<string> } {
  const httpsAgent = tunnelFor(new URL(endpoint ?? `https://${service}.${region ?? 'us-east-1'}.amazonaws.com`));
  return httpsAgent ? { httpsAgent } : {};
}

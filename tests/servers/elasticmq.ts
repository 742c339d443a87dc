import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce, runToEnd } from './install-once';
import { freePort } from '../support/free-port';
import { answers, startServer } from './start-server';
import type { RunningServer } from './start-server';

const VERSION = '1.6.12';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId>
  <artifactId>elasticmq</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.elasticmq</groupId><artifactId>elasticmq-server_2.13</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`;

function configuration(port: number, queues: readonly string[]): string {
  return `include classpath("application.conf")
node-address { protocol = http, host = "127.0.0.1", port = ${port}, context-path = "" }
rest-sqs { enabled = true, bind-port = ${port}, bind-hostname = "127.0.0.1", sqs-limits = strict }
rest-stats { enabled = false }
aws { region = us-east-1, accountId = 123456789012 }
queues { ${queues.map((name) => `${name} { }`).join('\n')} }
`;
}

/** Installs ElasticMQ, a server that speaks the protocol of SQS. Needs Maven and a Java runtime. Gives its folder. */
export function installElasticMq(): Promise<string> {
  return installOnce(`elasticmq-${VERSION}`, async (into) => {
    await writeFile(path.join(into, 'pom.xml'), POM);
    await runToEnd('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${path.join(into, 'lib')}`], into);
  });
}

/** Starts ElasticMQ, installed when it is not there yet, with empty queues of these names. It keeps everything in memory; a given port is taken again. */
export async function startElasticMq({ port: wanted, queues = [] }: { port?: number; queues?: readonly string[] } = {}): Promise<RunningServer> {
  const folder = await installElasticMq();
  const port = wanted ?? (await freePort());
  const file = path.join(folder, `${port}.conf`);
  await writeFile(file, configuration(port, queues));
  return startServer('java', ['-Xmx256m', `-Dconfig.file=${file}`, '-cp', path.join(folder, 'lib/*'), 'org.elasticmq.server.Main'], port, answers);
}

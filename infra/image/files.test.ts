import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const WORKFLOWS = readdirSync(path.join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);

interface Service { ports?: string[]; environment?: Record<string, string>; image?: string; read_only?: boolean; cap_drop?: string[] }

describe('the workflows', () => {
  it.each(WORKFLOWS)('%s takes its steps by a version, and no key that lasts', (name) => {
    const text = read(name);
    const used = [...text.matchAll(/uses: (\S+)/gu)].map(([, action = '']) => action).filter((action) => !action.startsWith('./'));
    expect(used.filter((action) => !/^[\w-]+\/[\w/-]+@v\d+$/u.test(action))).toEqual([]);
    expect(text).not.toMatch(/secrets\.|access-key/iu);
    const { permissions } = parse(text) as { permissions: Record<string, string> };
    expect(permissions.contents).toBe('read');
    expect(Object.keys(permissions).filter((right) => !['contents', 'id-token'].includes(right))).toEqual([]);
  });

  it('deploys to stage first, and to production after it', () => {
    const { jobs } = parse(read('.github/workflows/deploy.yml')) as { jobs: Record<string, { needs?: string }> };
    expect([jobs.stage?.needs, jobs.production?.needs]).toEqual(['image', 'stage']);
  });
});

describe('the compose file', () => {
  const { services } = parse(read('infra/compose.yaml'), { merge: true }) as { services: Record<string, Service> };

  it('opens nothing to the network, and asks for every password', () => {
    for (const { ports = [] } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u);
    const given = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment)).filter(([name]) => /PASSWORD|TOKEN|_URI$/u.test(name));
    expect(given.length).toBeGreaterThan(4);
    for (const [, value] of given) expect(value).toContain(':?Set ');
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
});

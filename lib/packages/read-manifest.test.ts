import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isManifest, readManifest } from './read-manifest';

const names = (path: string, text: string): string[] => readManifest(path, text).map(({ name }) => name);

describe('a manifest gives the names that its registry knows', () => {
  it('npm: every group of dependencies, aliases as what they stand for; no folder, workspace or repository', () => {
    const text = JSON.stringify({
      dependencies: { 'react': '^19.0.0', 'react-17': 'npm:react@17', '@acme/billing': 'workspace:*', 'local': 'file:../local', 'forked': 'git+https://git.example/x.git', 'short': 'ada/short', 'lodash': '' },
      devDependencies: { '@types/node': '20' }, peerDependencies: { typescript: '*' }, optionalDependencies: { fsevents: '~2' },
    });
    expect(names('web/package.json', text)).toEqual(['react', 'lodash', '@types/node', 'typescript', 'fsevents']);
  });

  it('PyPI: requirements by PEP 508, names as PEP 503 writes them', () => {
    const text = '# comment\nDjango>=4.2,<5\nzope.interface ; python_version < "3.12"\nrequests[security]==2.31  # why\n-r base.txt\n--index-url https://pypi.example\n./local\ngit+https://git.example/x.git\nprivate @ https://git.example/x.whl\nPyYAML\n';
    expect(names('requirements-dev.txt', text)).toEqual(['django', 'zope-interface', 'requests', 'pyyaml']);
    expect(names('requirements/base.txt', 'numpy\n')).toEqual(['numpy']);
  });

  it('PyPI: pyproject.toml by its standard tables and by Poetry', () => {
    const text = '[build-system]\nrequires = ["hatchling"]\n[project]\ndependencies = ["httpx>=0.27"]\n[project.optional-dependencies]\nplot = ["matplotlib"]\n[dependency-groups]\ntest = ["pytest", {include-group = "x"}]\n[tool.poetry.dependencies]\npython = "^3.11"\nflask = "^3"\nmine = {path = "../mine"}\n[tool.poetry.group.dev.dependencies]\nruff = "*"\n';
    expect(names('pyproject.toml', text)).toEqual(['httpx', 'matplotlib', 'pytest', 'hatchling', 'flask', 'ruff']);
  });

  it('Go: modules required directly, in blocks and alone; none that a folder replaces', () => {
    const text = 'module example.org/tool\n\ngo 1.22\n\nrequire github.com/spf13/cobra v1.8.0\n\nrequire (\n\tgolang.org/x/sync v0.7.0\n\tgithub.com/acme/private v0.1.0\n\tgithub.com/pkg/errors v0.9.1 // indirect\n)\n\nreplace github.com/acme/private => ../private\n';
    expect(names('go.mod', text)).toEqual(['github.com/spf13/cobra', 'golang.org/x/sync']);
  });

  it('Cargo: every table, renamed crates as what they are, none that are a folder only', () => {
    const text = '[dependencies]\nserde = { version = "1", features = ["derive"] }\nmine = { path = "../mine" }\nboth = { path = "../both", version = "1" }\njson = { package = "serde_json", version = "1" }\n[dev-dependencies]\nproptest = "1"\n[target."cfg(unix)".dependencies]\nnix = "0.29"\n[workspace.dependencies]\ntokio = "1"\n';
    expect(names('Cargo.toml', text)).toEqual(['serde', 'both', 'serde_json', 'proptest', 'tokio', 'nix']);
  });

  it('Maven and Gradle: group and artifact, without what a build computes', () => {
    const pom = '<project><dependencies><dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2</version></dependency><dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId></dependency></dependencies><build><plugins><plugin><dependencies><dependency><groupId>junit</groupId><artifactId>junit</artifactId></dependency></dependencies></plugin></plugins></build></project>';
    expect(names('pom.xml', pom)).toEqual(['org.slf4j:slf4j-api', 'junit:junit']);
    const gradle = "dependencies {\n  implementation 'com.google.guava:guava:33.0'\n  testImplementation(\"org.junit.jupiter:junit-jupiter:5.10.0\")\n  implementation(platform(\"io.micrometer:micrometer-bom:1\"))\n  api group: 'org.apache.commons', name: 'commons-lang3', version: '3'\n  // implementation 'no:no:1'\n  implementation project(':core')\n}\n";
    expect(names('app/build.gradle.kts', gradle)).toEqual(['com.google.guava:guava', 'org.junit.jupiter:junit-jupiter', 'io.micrometer:micrometer-bom', 'org.apache.commons:commons-lang3']);
    expect(names('gradle/libs.versions.toml', '[libraries]\nokhttp = "com.squareup.okhttp3:okhttp:4.12.0"\nmoshi = { module = "com.squareup.moshi:moshi", version = "1" }\nktor = { group = "io.ktor", name = "ktor-client-core" }\n')).toEqual(['com.squareup.okhttp3:okhttp', 'com.squareup.moshi:moshi', 'io.ktor:ktor-client-core']);
  });

  it('NuGet, RubyGems and Composer', () => {
    expect(names('src/App.csproj', '<Project><ItemGroup><PackageReference Include="Serilog" Version="3" /><PackageReference Include="$(Computed)" /></ItemGroup></Project>')).toEqual(['Serilog']);
    expect(names('packages.config', '<packages><package id="NUnit" version="3" /></packages>')).toEqual(['NUnit']);
    expect(names('Gemfile', "source 'https://rubygems.org'\ngem 'rails', '~> 7'\ngem \"rspec\"\ngem 'mine', path: '../mine'\ngem 'fork', github: 'ada/fork'\n# gem 'no'\n")).toEqual(['rails', 'rspec']);
    expect(names('tool.gemspec', "Gem::Specification.new do |s|\n  s.add_dependency 'thor', '~> 1'\n  s.add_development_dependency(\"rake\")\nend")).toEqual(['thor', 'rake']);
    expect(names('composer.json', '{"require":{"php":">=8.1","ext-json":"*","symfony/console":"^7"},"require-dev":{"PHPUnit/PHPUnit":"^11"}}')).toEqual(['symfony/console', 'phpunit/phpunit']);
  });
});

describe('whatever stands in a manifest', () => {
  it('is read or gives nothing, and never throws', () => {
    const path = fc.constantFrom('package.json', 'pyproject.toml', 'requirements.txt', 'Pipfile', 'go.mod', 'Cargo.toml', 'pom.xml', 'build.gradle', 'libs.versions.toml', 'a.csproj', 'packages.config', 'Gemfile', 'a.gemspec', 'composer.json');
    const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"dependencies":{"__proto__":"1","constructor":1}}', '[a', '<a><b>', '{"dependencies":[]}', '\uFEFF{}', '<!DOCTYPE x [<!ENTITY a "b">]><packages>&a;</packages>', '['.repeat(10_000)));
    fc.assert(fc.property(path, text, (file, content) => {
      for (const { name } of readManifest(file, content)) expect(name).toMatch(/^[^\s\p{Cc}]{1,214}$/u);
    }));
  });

  it('of vendored folders is nobody’s choice', () => {
    expect(['node_modules/x/package.json', 'vendor/y/go.mod', 'src/main.go', 'package.json.bak'].filter(isManifest)).toEqual([]);
    expect(['package.json', 'a/b/go.mod', 'requirements_test.txt'].filter(isManifest)).toHaveLength(3);
  });
});

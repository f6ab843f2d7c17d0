import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { envNames } from '../../api/env';
import { backupSettings } from '../backup/openBackedUp';
import { projectRoot } from '../paths';

const here = import.meta.dirname;
const read = (file: string): string => readFileSync(path.join(here, file), 'utf8');
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = '']) => found)),
];

const compose = read('compose.yaml');
const known = [...envNames, ...backupSettings, 'ADMIN_MONGODB_URI', 'PROGRAM_PASSWORD'];
/** Settings of the program among what stands in a text; the rest is of the database's image. */
const settingsIn = (text: string, pattern: RegExp): string[] =>
  all(text, pattern).filter((name) => !name.startsWith('MONGO_'));

describe('the compose file', () => {
  it('sets only what the program reads', () => {
    const names = settingsIn(compose, /^ {4,6}([A-Z][A-Z0-9_]+): /gm);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('takes from .env what env.example names, and all of it', () => {
    const wanted = all(compose, /\$\{([A-Z_]+)[:}]/g).sort();
    expect(all(read('env.example'), /^([A-Z_]+)=/gm).sort()).toEqual(wanted);
  });

  it('mounts files that are there', () => {
    const files = all(compose, /\.\/([\w./-]+\.(?:js|conf)):/g);
    expect(files.length).toBe(3);
    expect(files.filter((file) => !existsSync(path.join(here, file)))).toEqual([]);
  });

  it('has the processes the balancer knows', () => {
    const servers = all(read('nginx/upstream.compose.conf'), /server (\w+):3000/g);
    expect(servers).toEqual(all(compose, /^ {2}(api\d):/gm));
  });
});

it('copies into the image what is there, and ends as nobody in particular', () => {
  const dockerfile = read('Dockerfile');
  const sources = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((line) => line.split(' '));
  expect(sources.filter((source) => !existsSync(path.join(projectRoot, source)))).toEqual([]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});

it('gives units only settings that are read, and programs that are there', () => {
  for (const unit of readdirSync(path.join(here, 'systemd'))) {
    const text = read(path.join('systemd', unit));
    const names = settingsIn(text.replace(/^EnvironmentFile.*$/gm, ''), /\b([A-Z][A-Z0-9_]{3,})=/g);
    expect([unit, names.filter((name) => !known.includes(name))]).toEqual([unit, []]);
    for (const program of all(text, /--import tsx (\S+)/g))
      expect(existsSync(path.join(projectRoot, program))).toBe(true);
  }
});

it('tells the API the caller’s own address and lets sockets through', () => {
  const nginx = read('nginx/nginx.conf');
  expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  expect(nginx).toContain('proxy_set_header Upgrade $http_upgrade;');
});

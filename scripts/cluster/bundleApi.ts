import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../paths';

/** They read files beside their own, or are another language's. */
const READ_BESIDE = ['sharp', 'pdfkit', 'swagger-ui-dist'];

/** What the driver and the sockets use where somebody has installed it. */
const NOT_INSTALLED = [
  '@aws-sdk/credential-providers',
  '@mongodb-js/zstd',
  'aws4',
  'bufferutil',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'snappy',
  'socks',
  'utf-8-validate',
];

/** What packages in the older form look for. */
const COMMONJS = `import { createRequire as $createRequire } from 'node:module';
import { fileURLToPath as $fileURLToPath } from 'node:url';
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $fileURLToPath(new URL('.', import.meta.url));`;

/**
 * Makes one file of the API with the packages it imports, so that a process of it starts in a second and a half:
 * finding and loading a thousand files takes three times as long, and checks start hundreds of processes.
 * Without a source map: Node reads it whole for the first error there is, a third of a second, and the file says itself
 * which module a line is of.
 * @param entry the program, from the project's root
 * @param outfile an absolute path; below the project, so that packages are found from there
 */
export async function bundleApi(entry: string, outfile: string): Promise<string> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: [...READ_BESIDE, ...NOT_INSTALLED],
    alias: { '@shared': path.join(projectRoot, 'shared') },
    banner: { js: COMMONJS },
    logLevel: 'warning',
  });
  return outfile;
}

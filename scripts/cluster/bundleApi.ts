import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../paths';

/**
 * Makes one file of the API and what it imports of ours, so that a process of it starts in a second: loading some 300
 * files through tsx takes three times as long, and checks start hundreds of processes.
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
    packages: 'external',
    alias: { '@shared': path.join(projectRoot, 'shared') },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

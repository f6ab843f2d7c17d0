import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runMain } from '../console/runMain';
import { projectRoot } from '../paths';
import { drawWorkflow } from './drawWorkflow';
import { workflowTable } from './workflowTable';

/** Writes docs/workflow.svg and docs/workflow.md anew. */
await runMain(async () => {
  const docs = path.join(projectRoot, 'docs');
  await writeFile(path.join(docs, 'workflow.svg'), drawWorkflow());
  await writeFile(path.join(docs, 'workflow.md'), workflowTable());
  console.log('Wrote docs/workflow.svg and docs/workflow.md.');
  return 0;
});

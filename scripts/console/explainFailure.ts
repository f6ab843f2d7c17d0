import { EnvError } from '../../api/env';
import { ExpectedFailure } from './ExpectedFailure';

interface SystemFault {
  code?: unknown;
  port?: unknown;
  path?: unknown;
}

/**
 * The text to show for a failure: a sentence for what can happen on any machine (port taken, disk
 * full, no permission), the stack for what should not happen at all.
 */
export function explainFailure(failure: unknown): string {
  if (failure instanceof ExpectedFailure || failure instanceof EnvError) return failure.message;
  if (!(failure instanceof Error)) return String(failure);
  const { code, port, path } = failure as SystemFault;
  if (code === 'EADDRINUSE') {
    return `Port ${String(port ?? '')} is taken by another program: stop that one, or set PORT to a free port.`;
  }
  if (code === 'ENOSPC' || /no space left on device/i.test(failure.message)) {
    return 'The disk is full: free some space and run the command again; nothing that was stored before is lost.';
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return `No permission for ${String(path ?? failure.message)}: give this user the right to use it, or choose another.`;
  }
  return failure.stack ?? failure.message;
}

import type { Deps } from '../deps';
import type { RobotMessage, RobotResult } from '../integrations/wecom/robotClient';
import { GroupRobot, type GroupRobotDocument } from '../models/GroupRobot';
import type { PushDocument } from '../models/Push';
import { ROBOT_RETRY_MS } from '../robotLimits';
import { openRobotKey } from '../secrets/robotKey';
import { afterFailure, type Outcome, settlePushes } from './pushLedger';

/** Sends claimed rows as one message, once, and writes down what came of it, on them and on the robot. */
export async function tellGroup(
  deps: Deps,
  robot: GroupRobotDocument,
  claimed: readonly PushDocument[],
  message: RobotMessage,
): Promise<RobotResult> {
  const result = await deps.robots.send(openRobotKey(deps.keyRing, robot), message);
  await settlePushes(deps, claimed, (push) => outcomeOf(deps, push, result));
  const code = codeOf(result);
  if (result.outcome !== 'sent')
    deps.logger.warn({ robotId: robot._id, code }, 'a message to a group did not arrive');
  await GroupRobot.updateOne(
    { _id: robot._id, county: robot.county, key: robot.key },
    {
      $set: {
        lastCode: code,
        lastAt: deps.now(),
        // 93000: there is no such robot any more; who looks after it gives the new address.
        ...(result.outcome === 'refused' ? { enabled: false } : {}),
      },
    },
  );
  return result;
}

const codeOf = (result: RobotResult): string | null => {
  if (result.outcome === 'sent') return null;
  return result.outcome === 'unknown' ? result.cause : String(result.code);
};

function outcomeOf(deps: Deps, push: PushDocument, result: RobotResult): Outcome {
  const code = codeOf(result);
  if (result.outcome !== 'failed') return { state: result.outcome, code };
  const { retryable } = result;
  return afterFailure(deps, push, { code: code ?? '', retryable, firstRetryMs: ROBOT_RETRY_MS });
}

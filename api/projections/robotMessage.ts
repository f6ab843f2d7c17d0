import { ROBOT_KINDS } from '@shared/pushes';
import type { PushDocument } from '../models/Push';
import { ROBOT_MARKDOWN_BYTES } from '../robotLimits';
import { sendMessages } from '../sendMessages';

/** Several matters as one Markdown message: as many of the first as its 4,096 bytes hold, at least one. */
export function robotMessage(pushes: readonly PushDocument[]): { content: string; told: number } {
  let told = 1;
  let content = contentOf(pushes.slice(0, told));
  while (told < pushes.length) {
    const longer = contentOf(pushes.slice(0, told + 1));
    if (Buffer.byteLength(longer) > ROBOT_MARKDOWN_BYTES) break;
    content = longer;
    told += 1;
  }
  return { content, told };
}

const contentOf = (pushes: readonly PushDocument[]): string =>
  ROBOT_KINDS.flatMap((kind) => {
    const lines = pushes
      .filter(({ template }) => template === kind)
      .map(({ values }) => sendMessages.robotLine(values));
    return lines.length === 0 ? [] : [[sendMessages.robotHeading(kind, lines.length), ...lines]];
  })
    .map((block) => block.join('\n'))
    .join('\n\n');

/** Shows where a long task stands: one line that rewrites itself on a terminal, a line a step elsewhere. */
export function createProgressLine(output: NodeJS.WriteStream) {
  let last = '';
  const show = (what: string, done = 0, total = 0): void => {
    const count = total > 0 ? ` ${done}/${total}` : done > 0 ? ` ${done} MB` : '';
    if (output.isTTY) output.write(`\r\u001B[2K${what}${count}`);
    else if (what !== last) output.write(`${what}\n`);
    last = what;
  };
  const note = (line: string): void => {
    if (output.isTTY && last) output.write('\r\u001B[2K');
    output.write(`${line}\n`);
    last = '';
  };
  const end = (): void => {
    if (output.isTTY && last) output.write('\r\u001B[2K');
    last = '';
  };
  return { show, note, end };
}

/** How often (ms) the line is written again. */
const INTERVAL = 100;

/** A line on a terminal that shows how far the export is; nothing where the output goes to a file. */
export function openProgress(stream: NodeJS.WriteStream): { step(): void; end(): void } {
  if (!stream.isTTY) return { step() {}, end() {} };
  let done = 0;
  let shown = 0;
  return {
    step() {
      done += 1;
      const now = Date.now();
      if (now - shown < INTERVAL) return;
      shown = now;
      stream.write(`\r已写出 ${done} 个文件`);
    },
    end: () => void stream.write('\r\x1b[K'),
  };
}

import { connect, type Socket } from 'node:net';

/** A client's end of one connection. */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #closed = false;
  #wake = (): void => {};

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk) => {
      this.#received += chunk.toString('latin1');
      this.#wake();
    });
    this.#socket.on('error', () => this.#wake());
    this.#socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
  }

  send(bytes: string): void {
    this.#socket.write(bytes, 'latin1');
  }

  /** The next whole response, without its date; what there is of it when the server closes. */
  async receive({ head = false } = {}): Promise<string> {
    for (;;) {
      const response = firstResponse(this.#received, head);
      if (response !== null || this.#closed) {
        const taken = response ?? this.#received;
        this.#received = this.#received.slice(taken.length);
        return taken.replace(/^Date: .*\r\n/m, '');
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** @param headOnly whether the answer is to HEAD: no body follows its length */
function firstResponse(received: string, headOnly: boolean): string | null {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = received.slice(0, end + 4);
  const isInterim = head.startsWith('HTTP/1.1 100');
  if (isInterim) {
    const rest = firstResponse(received.slice(head.length), headOnly);
    return rest === null ? null : head + rest;
  }
  const length =
    headOnly || head.startsWith('HTTP/1.1 304') ? 0 : Number(/^Content-Length: (\d+)/im.exec(head)?.[1] ?? 0);
  return received.length < head.length + length ? null : received.slice(0, head.length + length);
}

/** A GET request as bytes. */
export const request = (target: string, ...fields: string[]): string =>
  `GET ${target} HTTP/1.1\r\nHost: site\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n`;

/** The answers to requests on one connection, each sent when the one before has been answered. */
export async function talk(port: number, ...requests: string[]): Promise<string[]> {
  const connection = new Connection(port);
  const answers: string[] = [];
  for (const bytes of requests) {
    connection.send(bytes);
    answers.push(await connection.receive({ head: bytes.trimStart().startsWith('HEAD ') }));
  }
  connection.close();
  return answers;
}

/** The answer on a connection of its own, whose first request always goes to Node. */
export const alone = async (port: number, bytes: string): Promise<string> =>
  (await talk(port, bytes))[0] ?? '';

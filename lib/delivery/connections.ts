import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

interface State {
  readonly socket: Socket;
  /** Answers to requests that have come. */
  readonly underWay: Set<ServerResponse>;
  /** Bytes received when the last answer was done; any that came since begin another request. */
  read: number;
}

/** Value of `read` before the first request has been answered. */
const NEW = -1;
/** After a stop: how long (ms) answers may take, so that the process has ended within ten seconds. */
const STOP_TIMEOUT = 8_000;
/** After a stop: how long (ms) connections are taken that the system has accepted already. */
const STOP_ACCEPT = 1_000;
/** After a stop: how long (ms) a connection on which nothing has come yet may still bring its request. */
const STOP_GRACE = 1_000;

/**
 * The connections of a server, and which of them may be closed. `closeIdleConnections` of Node leaves those open on
 * which nothing has come yet, as browsers keep them in reserve, and cuts answers that are still on their way.
 */
export class Connections {
  readonly #server: Server;
  readonly #states = new Map<Duplex, State>();
  #ending = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#states.set(socket, { socket, underWay: new Set(), read: NEW });
      socket.on('close', () => this.#states.delete(socket));
    });
    server.on('request', ({ socket }, response: ServerResponse) => {
      const state = this.#states.get(socket);
      if (state === undefined) return;
      state.underWay.add(response);
      if (this.#ending) response.shouldKeepAlive = false;
      response.on('close', () => {
        state.underWay.delete(response);
        state.read = socket.bytesRead;
      });
    });
  }

  /** Resolves when the answers that are under way on the connection have been sent; null when none is. */
  answered(socket: Duplex): Promise<unknown> | null {
    const underWay = [...(this.#states.get(socket)?.underWay ?? [])];
    return underWay.length === 0 ? null : Promise.all(underWay.map((response) => once(response, 'close')));
  }

  /**
   * Stops the server: no new connections, what is under way is finished, after eight seconds cut off. Resolves when the
   * last connection is closed.
   */
  async stop(): Promise<void> {
    await this.#takeWaiting();
    // That of `http.Server` cuts answers that are still on their way.
    const close = NetServer.prototype.close.bind(this.#server);
    const closed = new Promise<void>((resolve) => close(() => resolve()));
    // From now on each connection ends with the answer that is under way on it, and the reader is told so.
    this.#ending = true;
    for (const { underWay } of this.#states.values())
      for (const response of underWay) response.shouldKeepAlive = false;
    const begun = performance.now();
    const closeIdle = (): void => this.#closeIdle(performance.now() - begun > STOP_GRACE);
    closeIdle();
    const cut = setTimeout(() => this.#server.closeAllConnections(), STOP_TIMEOUT);
    const idle = setInterval(closeIdle, 100);
    await closed;
    clearTimeout(cut);
    clearInterval(idle);
  }

  /**
   * Waits until the system's accept queue is empty: connections in it are reset when the server closes. Node accepts
   * one in each turn of its event loop, so that on a busy site many wait there.
   */
  async #takeWaiting(): Promise<void> {
    let taken = true;
    this.#server.on('connection', () => {
      taken = true;
    });
    const begun = performance.now();
    while (taken && performance.now() - begun < STOP_ACCEPT) {
      taken = false;
      // The first may come before the turn's connection, the second comes after it.
      await nextTurn();
      await nextTurn();
    }
  }

  /**
   * Closes connections on which nothing is under way.
   * @param unsure also those on which a request may just be coming
   */
  #closeIdle(unsure: boolean): void {
    for (const { socket, underWay, read } of this.#states.values()) {
      const answered = underWay.size === 0 && socket.writableLength === 0;
      if (answered && (unsure || read === socket.bytesRead)) socket.destroySoon();
    }
  }
}

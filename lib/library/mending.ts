/** How long (ms) an answer holds: whoever asks meanwhile gets the same. */
const HOLDS = 60_000;
/** How long (ms) it is waited for: the thread may be in the middle of an import, or hang, and readers wait. */
const LONGEST = 10_000;

/** Asks the library's thread to mend the database, once for all who find that they can't read it. */
export class Mending {
  #asked: Promise<boolean> | null = null;
  #answer: (mended: boolean) => void = () => {};

  /**
   * @param send passes the question on, if there is someone to answer it
   * @returns whether the database was built again; false, too, when nobody has said so in time
   */
  ask(send: () => void): Promise<boolean> {
    if (this.#asked === null) {
      this.#asked = new Promise((resolve) => {
        this.#answer = resolve;
        setTimeout(() => resolve(false), LONGEST).unref();
        send();
      });
      setTimeout(() => {
        this.#asked = null;
      }, HOLDS).unref();
    }
    return this.#asked;
  }

  /** To be called with the thread's answer, or when none will come any more. */
  answered(mended: boolean): void {
    this.#answer(mended);
  }
}

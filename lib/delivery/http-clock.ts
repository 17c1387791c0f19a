/** The value of the `Date` header (RFC 9110 §6.6.1), formatted once a second. */
export class HttpClock {
  #second = 0;
  #text = '';

  now(): string {
    const second = Math.trunc(Date.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#text = new Date(second * 1000).toUTCString();
    }
    return this.#text;
  }
}

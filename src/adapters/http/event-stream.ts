/** One event of a stream. */
export interface StreamEvent {
  /** `message` where the stream names none. */
  readonly type: string;
  readonly data: string;
}

/**
 * Takes a stream of server-sent events apart, in whatever pieces it comes: WHATWG HTML, 9.2.6 "Interpreting an event
 * stream". The text is decoded already, its byte order mark taken away. What is not ended by an empty line is no event.
 */
export class EventStreamParser {
  /** How long to wait before connecting again, in milliseconds; when the stream says so. */
  retry: number | undefined;
  /** Of the last event that was ended. Goes on from the connection before, so that an event without an id keeps the place. */
  lastEventId: string;
  #id: string;
  #type = '';
  #data: string[] = [];
  /** The begin of a line that has not ended yet. */
  #line = '';
  #afterReturn = false;

  constructor(lastEventId = '') {
    this.lastEventId = lastEventId;
    this.#id = lastEventId;
  }

  /** The events that `text` brings to their end. */
  push(text: string): StreamEvent[] {
    if (text === '') return [];
    // A CR ends its line at once; an LF right after it, even in the next piece, belongs to it.
    const fresh = this.#afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    this.#afterReturn = text.endsWith('\r');
    const lines = (this.#line + fresh).split(/\r\n|\r|\n/u);
    this.#line = lines.pop() ?? '';
    return lines.flatMap((line) => this.#take(line));
  }

  #take(line: string): StreamEvent[] {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return [];
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /u, '');
    if (name === 'event') this.#type = value;
    else if (name === 'data') this.#data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
    else if (name === 'retry' && /^[0-9]+$/u.test(value)) this.retry = Number(value);
    return [];
  }

  #dispatch(): StreamEvent[] {
    const [type, data] = [this.#type || 'message', this.#data];
    this.lastEventId = this.#id;
    [this.#type, this.#data] = ['', []];
    return data.length === 0 ? [] : [{ type, data: data.join('\n') }];
  }
}

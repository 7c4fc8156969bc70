// The companion's own connection to the server, for one test. It proves itself there with a ticket
// that a page handed over, and from then on with the key the server gave it; a page never has it.

import { PROTOCOL, heartbeatFrame, linkFrame, parseServerFrame, resumeFrame } from "./protocol.js";

export const CLOSE_FORGED = 4400;
export const CLOSE_NOT_LINKED = 4401;
export const CLOSE_WRONG_ORIGIN = 4403;
/** Another copy of the companion has linked for the same device. */
export const CLOSE_DISPLACED = 4409;
/** Two copies must not take the link from each other each second. */
const REST_MS = 30_000;
const NORMAL = 1000;
/** Silence of so many heartbeats is a dead connection. */
const MOST_SILENT_BEATS = 3;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** A network that swallows connections is told from one that is slow. */
const LONGEST_INTRODUCTION_MS = 10_000;
/** Changes within this time go out in one heartbeat. */
const GATHER_MS = 200;

/**
 * @typedef {import("./saved_state.js").LinkSecret} LinkSecret
 * @typedef {object} LinkHost what the link needs around it
 * @property {() => Promise<object>} body of the next heartbeat
 * @property {(secret: LinkSecret | null) => Promise<void>} saveSecret
 * @property {(frame: import("./protocol.js").ServerFrame) => Promise<void>} onFrame
 * @property {() => void} onChange connected or not any more
 * @property {() => {version: string, browser: string}} about
 * @property {() => number} nowMs
 */

export class ServerLink {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {string | null} */
  #ticket = null;
  #isLinked = false;
  #isClosed = false;
  #failures = 0;
  #restsUntilMs = 0;
  #heardAtMs = 0;
  /** @type {any} */
  #beatTimer = null;
  /** @type {any} */
  #retryTimer = null;
  /** @type {any} */
  #gatherTimer = null;
  /** @type {any} */
  #introductionTimer = null;
  /** Frames and heartbeats one after the other: counters must leave in their order. */
  #queue = Promise.resolve();

  /**
   * @param {{origin: string, session: number}} test
   * @param {LinkSecret | null} secret of an earlier connection
   * @param {LinkHost} host
   */
  constructor(test, secret, host) {
    this.address = `${test.origin.replace(/^http/, "ws")}/api/socket/companion/${test.session}`;
    this.secret = secret;
    this.host = host;
  }

  /** Does the connection stand, and has the server accepted it? */
  get isLinked() {
    return this.#isLinked;
  }

  /** Can it come back by itself, or is a ticket needed? */
  get canResume() {
    return this.secret !== null;
  }

  /** Has it failed since it last stood? */
  get hasFailed() {
    return this.#failures > 0;
  }

  /** Is a connection being made or standing? */
  get isBusy() {
    return this.#socket !== null;
  }

  /** May a ticket be used now? A slow network needs its time; the next ticket waits for it. */
  get takesTicket() {
    return !this.#isLinked && !this.isBusy && this.host.nowMs() >= this.#restsUntilMs;
  }

  /** @param {string} ticket */
  useTicket(ticket) {
    this.#ticket = ticket;
    this.#dropSocket();
    this.#failures = 0;
    this.connect();
  }

  /** A page asks: a script that was suspended has lost its connection and its timers. */
  connectIfIdle() {
    if (this.#socket === null && this.#failures === 0) this.connect();
  }

  connect() {
    clearTimeout(this.#retryTimer);
    if (this.#isClosed || this.#socket !== null) return;
    if (this.#ticket === null && this.secret === null) return;
    const socket = new WebSocket(this.address, PROTOCOL);
    this.#socket = socket;
    this.#heardAtMs = this.host.nowMs();
    this.#introductionTimer = setTimeout(
      () => this.#inOrder(() => this.#lost(socket, 0)),
      LONGEST_INTRODUCTION_MS,
    );
    socket.onopen = () => this.#inOrder(() => this.#introduce(socket));
    socket.onmessage = ({ data }) => this.#inOrder(() => this.#receive(socket, data));
    socket.onclose = ({ code }) => this.#inOrder(() => this.#lost(socket, code));
  }

  /** @param {() => Promise<void>} action */
  #inOrder(action) {
    this.#queue = this.#queue.then(action).catch((error) => console.warn("vigie: link:", error));
  }

  /** @param {WebSocket} socket */
  async #introduce(socket) {
    if (socket !== this.#socket) return;
    if (this.#ticket !== null) {
      socket.send(linkFrame({ ticket: this.#ticket, ...this.host.about() }));
      // One use: whatever the server thinks of it.
      this.#ticket = null;
      return;
    }
    if (this.secret === null) return socket.close(NORMAL);
    socket.send(await resumeFrame(this.secret, await this.#nextCounter()));
  }

  /** The counter is on record before it is sent: a suspended script never repeats one. */
  async #nextCounter() {
    const secret = /** @type {LinkSecret} */ (this.secret);
    this.secret = { ...secret, counter: secret.counter + 1 };
    await this.host.saveSecret(this.secret);
    return this.secret.counter;
  }

  /** @param {WebSocket} socket @param {unknown} data */
  async #receive(socket, data) {
    if (socket !== this.#socket) return;
    const frame = parseServerFrame(data);
    if (frame === null) return;
    this.#heardAtMs = this.host.nowMs();
    if (frame.type === "linked" && !(await this.#accept(frame))) {
      socket.close(NORMAL);
      return;
    }
    await this.host.onFrame(frame);
  }

  /** @param {Extract<import("./protocol.js").ServerFrame, {type: "linked"}>} frame */
  async #accept(frame) {
    if (frame.key !== null) {
      const { link, key, heartbeatMs } = frame;
      this.secret = { link, key, counter: 0, heartbeatMs };
      await this.host.saveSecret(this.secret);
    }
    if (this.secret === null || this.secret.link !== frame.link) return false;
    this.#isLinked = true;
    clearTimeout(this.#introductionTimer);
    this.#failures = 0;
    clearInterval(this.#beatTimer);
    this.#beatTimer = setInterval(() => this.#tick(), frame.heartbeatMs);
    this.host.onChange();
    this.beatSoon();
    return true;
  }

  #tick() {
    const silentMs = this.host.nowMs() - this.#heardAtMs;
    const heartbeatMs = this.secret?.heartbeatMs ?? 5000;
    // A network that has gone says nothing: only the silence does.
    if (silentMs > heartbeatMs * MOST_SILENT_BEATS) {
      const socket = this.#socket;
      if (socket !== null) this.#inOrder(() => this.#lost(socket, 0));
      return;
    }
    this.#inOrder(() => this.#beat());
  }

  /** Something has changed: the server learns it now and not with the next heartbeat. */
  beatSoon() {
    if (!this.#isLinked || this.#gatherTimer !== null) return;
    this.#gatherTimer = setTimeout(() => {
      this.#gatherTimer = null;
      this.#inOrder(() => this.#beat());
    }, GATHER_MS);
  }

  /** The counts of the last moment, when the server has ended the test. Only while one of its
   * frames is taken: heartbeats have an order. */
  async beatLast() {
    if (this.#gatherTimer !== null) await this.#beat();
  }

  async #beat() {
    const socket = this.#socket;
    if (!this.#isLinked || socket === null || this.secret === null) return;
    const body = JSON.stringify(await this.host.body());
    const counter = await this.#nextCounter();
    const sentAt = Math.round(this.host.nowMs() * 1000);
    const frame = await heartbeatFrame(this.secret, counter, sentAt, body);
    if (socket === this.#socket && socket.readyState === WebSocket.OPEN) socket.send(frame);
  }

  /** @param {WebSocket} socket @param {number} code */
  async #lost(socket, code) {
    if (socket !== this.#socket) return;
    this.#dropSocket();
    const needsTicket = code === CLOSE_FORGED || code === CLOSE_NOT_LINKED;
    const isOthers = code === CLOSE_WRONG_ORIGIN || code === CLOSE_DISPLACED;
    if (isOthers) this.#restsUntilMs = this.host.nowMs() + REST_MS;
    if (needsTicket || isOthers) {
      this.secret = null;
      await this.host.saveSecret(null);
    }
    // The server was reached, it only wants a ticket: that is no failure of the network.
    this.#failures = needsTicket ? 0 : this.#failures + 1;
    if (!this.#isClosed && this.secret !== null) {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LONGEST_RETRY_MS);
      // Half of the wait is chance: a room does not come back in one instant.
      this.#retryTimer = setTimeout(() => this.connect(), wait / 2 + (Math.random() * wait) / 2);
    }
    this.host.onChange();
  }

  #dropSocket() {
    clearInterval(this.#beatTimer);
    clearTimeout(this.#gatherTimer);
    clearTimeout(this.#introductionTimer);
    this.#gatherTimer = null;
    this.#isLinked = false;
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      if (socket.readyState <= WebSocket.OPEN) socket.close(NORMAL);
    }
  }

  /** For good. */
  close() {
    this.#isClosed = true;
    clearTimeout(this.#retryTimer);
    this.#dropSocket();
  }
}

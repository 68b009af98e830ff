import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/telegram/out/pace.js';
import { handClock } from '../../fakes/clock.js';

/** A pace by hand, and what was sent when: `chat@seconds`. */
function pacing() {
  const clock = handClock(0);
  const pace = createPace({ clock, signal: new AbortController().signal });
  const sent: string[] = [];
  const seconds = () => clock.now() / 1000;
  return {
    clock,
    pace,
    sent,
    send: (chat: number, { isAsked = true, call = async () => {} } = {}) =>
      void pace.send({ chat, isAsked }, () => {
        sent.push(`${chat}@${seconds()}`);
        return call();
      }),
    async pass(milliseconds: number, step = 100) {
      await turn();
      for (let passed = 0; passed < milliseconds; passed += step) {
        clock.pass(step);
        await turn();
      }
    },
  };
}

describe('the pace of messages', () => {
  it('is one a second in a chat', async () => {
    const { send, sent, pass } = pacing();
    for (let count = 0; count < 3; count += 1) send(7);
    await pass(5000);
    expect(sent).toEqual(['7@0', '7@1', '7@2']);
  });

  it('is twenty a minute in a group', async () => {
    const { send, sent, pass } = pacing();
    for (let count = 0; count < 41; count += 1) send(-7);
    await pass(125_000, 500);
    const at = sent.map((one) => Number(one.split('@')[1]));
    expect(at.slice(0, 21)).toEqual([...Array.from({ length: 20 }, (_, second) => second), 60]);
    expect(at.slice(39)).toEqual([79, 120]);
  });

  it('is thirty a second in all, each chat in its turn', async () => {
    const { send, sent, pass } = pacing();
    // As answers are sent: a chat's second one comes into line when the first is sent.
    for (let chat = 1; chat <= 40; chat += 1) send(chat, { call: async () => send(chat) });
    await pass(4000);
    const chats = Array.from({ length: 40 }, (_, index) => index + 1);
    expect(sent.slice(0, 30)).toEqual(chats.slice(0, 30).map((chat) => `${chat}@0`));
    expect(sent.slice(30, 60).every((one) => one.endsWith('@1'))).toBe(true);
    expect(sent.slice(60).every((one) => one.endsWith('@2'))).toBe(true);
    expect(new Set(sent.slice(0, 60).map((one) => one.split('@')[0])).size).toBe(40);
  });

  it('counts from the end of a call, and lets one that hangs hold up other chats for ten seconds at most', async () => {
    const { send, sent, pass } = pacing();
    for (let chat = 1; chat <= 30; chat += 1) send(chat, { call: () => new Promise(() => {}) });
    send(31);
    await pass(12_000);
    expect(sent.at(-1)).toBe('31@11');
  });

  it('lets the others go by while a group at the head of the line waits for its minute', async () => {
    const { send, sent, pass } = pacing();
    for (let count = 0; count < 21; count += 1) send(-7);
    await pass(25_000);
    for (let chat = 1; chat <= 31; chat += 1) send(chat);
    await pass(2000);
    expect(sent.slice(20)).toEqual([...Array.from({ length: 30 }, (_, index) => `${index + 1}@25`), '31@26']);
  });

  it('lets what was asked for go before what nobody asked for', async () => {
    const { send, sent, pass } = pacing();
    for (let chat = 1; chat <= 60; chat += 1) send(chat, { isAsked: false });
    send(99);
    await pass(3000);
    expect(sent.indexOf('99@1')).toBe(30);
    expect(sent).toHaveLength(61);
  });

  it('goes on after a call that failed', async () => {
    const { pace, send, sent, pass } = pacing();
    await expect(pace.send({ chat: 7, isAsked: true }, () => Promise.reject(new Error('lost')))).rejects.toThrow(
      'lost',
    );
    send(7);
    await pass(2000);
    expect(sent).toEqual(['7@1']);
  });
});

describe('room to spare', () => {
  it('is there once a second in a chat, and not while a message waits', async () => {
    const { pace, send, pass } = pacing();
    pace.spare(7)?.();
    expect(pace.spare(7)).toBeUndefined();
    send(7);
    await pass(1000);
    expect(pace.spare(7)).toBeUndefined();
    await pass(1000);
    expect(pace.spare(7)).toBeDefined();
  });

  it('is half of what a group takes in a minute', async () => {
    const { pace, send, sent, pass } = pacing();
    let shown = 0;
    for (let second = 0; second < 30; second += 1) {
      const done = pace.spare(-7);
      if (done) shown += 1;
      done?.();
      await pass(1000, 1000);
    }
    expect(shown).toBe(10);
    send(-7);
    await pass(0);
    expect(sent).toEqual(['-7@30']);
  });

  it('is half of what Telegram takes in all, for signs that are no messages too', async () => {
    const { pace, pass } = pacing();
    const places = () => Array.from({ length: 20 }, () => pace.spare()).filter((done) => done !== undefined);
    const taken = places();
    expect(taken).toHaveLength(15);
    for (const done of taken) done();
    expect(places()).toHaveLength(0);
    await pass(1000);
    expect(places()).toHaveLength(15);
  });
});

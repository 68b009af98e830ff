import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queue } from '../../src/contracts/queue.js';
import type { Register } from '../../src/contracts/register.js';
import { anAnswer } from '../fakes/ask.js';
import { filingOf } from '../store/filings.js';

const NOW = 1_800_000_000_000;
const SEAT = { chat: 7, thread: 0, person: 7 };
const GROUP = { chat: -5, thread: 3, person: 8 };
const AGENCY = '青禾区人民政府';

/** What every register is held to, with the queue it shares its commits with. The same place twice is one file. */
export function describeRegister(
  name: string,
  open: (place: string) => Promise<{ queue: Queue; register: Register }>,
): void {
  describe(`${name} as a register`, () => {
    let place: string;
    let queue: Queue;
    let register: Register;

    beforeEach(async () => {
      place = mkdtempSync(join(tmpdir(), 'wenbao-register-'));
      ({ queue, register } = await open(place));
    });
    afterEach(async () => {
      await queue.close();
      rmSync(place, { recursive: true });
    });

    async function reopen(): Promise<void> {
      await queue.close();
      ({ queue, register } = await open(place));
    }

    const asked = anAnswer({ question: '金丝雀收到多少申请', text: '9件', warnings: ['请核对原文'] });

    describe('an answer', () => {
      it('comes back under an id of its own after a restart, without the words of the question', async () => {
        const id = await register.keepAnswer({ answer: asked, seat: SEAT, at: NOW });
        const other = await register.keepAnswer({ answer: asked, seat: GROUP, at: NOW });
        expect(id).toMatch(/^[A-Za-z0-9_-]{11}$/);
        expect(other).not.toBe(id);
        await reopen();
        expect(await register.answer(id)).toEqual({ answer: { ...asked, question: '' }, seat: SEAT, at: NOW });
        expect(await register.answer('AAAAAAAAAAA')).toBeNull();
      });
    });

    it('drops the answers that cite a removed report, and what was to be told of it', async () => {
      const citing = (report: string) => ({
        ...asked,
        citations: [{ n: 1, report, agency: AGENCY, year: 2020, title: '题', section: '三', quote: '9', source: 'a' }],
      });
      const gone = await register.keepAnswer({ answer: citing('a'), seat: SEAT, at: NOW });
      const stays = await register.keepAnswer({ answer: citing('b'), seat: SEAT, at: NOW });
      await register.watch({ ...SEAT, agency: AGENCY, since: NOW, language: 'zh' });
      const filed = ['a', 'b'].map((report) => ({ report, agency: AGENCY, at: NOW }));
      await register.announce(filed);
      await register.dropReport('a');
      expect(await register.answer(gone)).toBe('removed');
      expect(await register.answer(stays)).toMatchObject({ seat: SEAT });
      expect((await register.announcements()).map(({ report }) => report)).toEqual(['b']);
      expect(await register.announce(filed)).toBe(0);
    });

    describe('preferences', () => {
      it('are of one person and change one at a time', async () => {
        expect(await register.preferences(7)).toEqual({ language: null, quiet: null, digest: false });
        await register.prefer(7, { quiet: { from: 22, to: 0 } });
        await register.prefer(7, { language: 'en', digest: true });
        expect(await register.preferences(7)).toEqual({ language: 'en', quiet: { from: 22, to: 0 }, digest: true });
        await register.prefer(7, { quiet: null, language: null });
        expect(await register.preferences(7)).toEqual({ language: null, quiet: null, digest: true });
        expect((await register.preferences(8)).digest).toBe(false);
      });
    });

    describe('watching', () => {
      const filed = (report: string, at = NOW + 1) => ({ report, agency: AGENCY, at });
      const watching = async () => (await register.announcements()).map(({ watch, report }) => [watch.chat, report]);

      beforeEach(async () => {
        expect(await register.watch({ ...SEAT, agency: AGENCY, language: 'zh', since: NOW })).toBe(true);
        expect(await register.watch({ ...GROUP, agency: AGENCY, language: 'zh', since: NOW + 5 })).toBe(true);
      });

      it('is once for each chat and agency, and ends once', async () => {
        expect(await register.watch({ ...SEAT, agency: AGENCY, language: 'zh', since: NOW + 9 })).toBe(false);
        const own = { ...SEAT, agency: AGENCY, language: 'zh', since: NOW, pausedAt: null };
        expect(await register.watches({ person: 7 })).toEqual([own]);
        expect(await register.watches({ agency: AGENCY })).toHaveLength(2);
        expect(await register.watches({ chat: -5 })).toMatchObject([{ person: 8, thread: 3 }]);
        expect(await register.watched()).toEqual([AGENCY]);
        expect(await register.unwatch({ ...SEAT, person: 9, agency: AGENCY })).toBe(false);
        expect(await register.unwatch({ ...SEAT, agency: AGENCY })).toBe(true);
        expect(await register.unwatch({ ...SEAT, agency: AGENCY })).toBe(false);
        expect(await register.watches({ person: 7 })).toEqual([]);
      });

      it('tells each report once to each chat that watched before it was filed', async () => {
        expect(await register.announce([filed('a'), filed('b', NOW + 9)])).toBe(3);
        expect(await register.announce([filed('a'), filed('b', NOW + 9)])).toBe(0);
        expect(await register.announce([{ ...filed('c'), agency: '丹枫镇人民政府' }])).toBe(0);
        expect(await watching()).toEqual([
          [7, 'a'],
          [-5, 'b'],
          [7, 'b'],
        ]);
        await register.told([{ chat: 7, report: 'a' }]);
        await reopen();
        expect(await register.announce([filed('a')])).toBe(0);
        expect(await watching()).toEqual([
          [-5, 'b'],
          [7, 'b'],
        ]);
      });

      it('remembers up to which filing it looked, in the commit that puts down what there was', async () => {
        expect(await register.announcedUpTo()).toBeNull();
        await register.announce([filed('a')], 3);
        await expect(register.announce([{ ...filed('b'), at: {} as never }], 4)).rejects.toThrow();
        await reopen();
        expect(await register.announcedUpTo()).toBe(3);
        await register.announce([]);
        expect(await register.announcedUpTo()).toBe(3);
      });

      it('ends with what was still to be told', async () => {
        await register.announce([filed('a')]);
        await register.unwatch({ ...SEAT, agency: AGENCY });
        expect(await watching()).toEqual([]);
      });

      it('waits while a chat has blocked the bot', async () => {
        await register.announce([filed('a')]);
        await register.pauseWatches(7, NOW + 2);
        await register.pauseWatches(7, NOW + 3);
        expect(await watching()).toEqual([]);
        expect(await register.watches({ person: 7 })).toMatchObject([{ pausedAt: NOW + 2 }]);
        await register.resumeWatches(7);
        expect(await watching()).toEqual([[7, 'a']]);
      });

      it('puts a notice on its way and marks what it tells in one commit, once', async () => {
        await register.announce([filed('a'), filed('b')]);
        const notice = { chat: 7, at: NOW + 2, content: '两份新报告', tells: ['a', 'b'] };
        await queue.post([notice]);
        await queue.post([notice]);
        await reopen();
        expect(await watching()).toEqual([]);
        const outgoing = await queue.nextOutgoing(7, NOW);
        expect(outgoing).toMatchObject({ update: null, chat: 7, at: NOW + 2, content: '两份新报告' });
        await queue.delivered(outgoing!, 'sent');
        expect(await queue.nextOutgoing(7, NOW)).toBeNull();
      });

      it('marks nothing where the messages cannot all be written', async () => {
        await register.announce([filed('a')]);
        const broken = { chat: 7, at: Number.NaN, content: '坏', tells: [] };
        const notice = { chat: 7, at: NOW, content: '新报告', tells: ['a'] };
        await expect(queue.post([notice, { ...broken, tells: undefined }] as never)).rejects.toThrow();
        expect(await watching()).toEqual([[7, 'a']]);
        expect(await queue.nextOutgoing(7, NOW)).toBeNull();
      });

      it('goes where a group moved, even where that is watched from already', async () => {
        await register.watch({ ...GROUP, chat: -100, agency: AGENCY, language: 'zh', since: NOW });
        await register.watch({ ...GROUP, agency: '丹枫镇人民政府', language: 'zh', since: NOW });
        await register.announce([filed('a', NOW + 9), { ...filed('b', NOW + 9), agency: '丹枫镇人民政府' }]);
        await queue.moved(-5, -100);
        const moved = (await watching()).filter(([chat]) => chat !== 7);
        expect(moved).toEqual([
          [-100, 'a'],
          [-100, 'b'],
        ]);
        expect((await register.watches({ person: 8 })).map(({ chat }) => chat)).toEqual([-100, -100]);
      });
    });

    describe('a complaint', () => {
      const figure = { report: 'r', metric: 'applications.received', applicant: 'total' };

      it('is open until it is ended, once', async () => {
        const first = await register.complain({ seat: SEAT, language: 'en', at: NOW, figure, words: '应为九件' });
        const second = await register.complain({ seat: GROUP, language: 'en', at: NOW + 1, figure: null, words: '' });
        expect((await register.openComplaints()).map(({ number }) => number)).toEqual([first, second]);
        const reply = { by: 1, at: NOW + 2, words: '已更正', outcome: 'corrected' as const };
        expect(await register.endComplaint(first, reply)).toBe(true);
        expect(await register.endComplaint(first, { ...reply, outcome: 'declined' })).toBe(false);
        expect(await register.endComplaint(99, reply)).toBe(false);
        const whole = { number: first, seat: SEAT, language: 'en', at: NOW, figure, words: '应为九件', reply };
        expect(await register.complaint(first)).toEqual(whole);
        expect(await register.complaint(second)).toMatchObject({ figure: null, words: '', reply: null });
        expect(await register.complaint(99)).toBeNull();
        expect((await register.openComplaints()).map(({ number }) => number)).toEqual([second]);
      });
    });

    describe('a draft', () => {
      const filing = filingOf({ texts: ['金丝雀草稿。'], facts: [{ value: null, status: 'blank' }] });
      const draft = { filing, name: '报告.docx', bytes: Uint8Array.from([0, 200, 7]), at: NOW };

      it('is of one conversation, the last one sent', async () => {
        await register.keepDraft('tg:7:0:7', { ...draft, name: '旧.docx' });
        await register.keepDraft('tg:7:0:7', draft);
        await reopen();
        expect(await register.draft('tg:7:0:7')).toEqual(draft);
        expect(await register.draft('tg:7:0:17')).toBeNull();
        expect(await register.draftKeptAt('tg:7:0:7')).toBe(NOW);
        expect(await register.draftKeptAt('tg:7:0:17')).toBeNull();
        expect(await register.dropDraft('tg:7:0:7')).toBe(true);
        expect(await register.dropDraft('tg:7:0:7')).toBe(false);
      });
    });

    describe('an expectation', () => {
      const expected = { topic: 'complaint', about: '3', until: NOW + 10 };

      it('is of one person in one place, in time, the last one only', async () => {
        await register.expect(SEAT, { ...expected, about: '2' });
        await register.expect(SEAT, expected);
        expect(await register.expected(SEAT, NOW)).toEqual(expected);
        expect(await register.expected({ ...SEAT, thread: 1 }, NOW)).toBeNull();
        expect(await register.expected({ ...SEAT, person: 8 }, NOW)).toBeNull();
        expect(await register.expected(SEAT, NOW + 10)).toBeNull();
        await register.expect(SEAT, null);
        expect(await register.expected(SEAT, NOW)).toBeNull();
      });
    });

    it('counts thumbs, watches, open complaints and drafts', async () => {
      expect(await register.counts()).toEqual({ watches: 0, openComplaints: 0, good: 0, bad: 0, drafts: 0 });
      await register.rate({ kind: 'figure', good: true });
      await register.rate({ kind: 'narrative', good: true });
      await register.rate({ kind: 'figure', good: false });
      await register.watch({ ...SEAT, agency: AGENCY, language: 'zh', since: NOW });
      await register.complain({ seat: SEAT, language: 'en', at: NOW, figure: null, words: '好' });
      await register.keepDraft('tg:7:0:7', { filing: filingOf(), name: 'a', bytes: new Uint8Array(), at: NOW });
      expect(await register.counts()).toEqual({ watches: 1, openComplaints: 1, good: 2, bad: 1, drafts: 1 });
    });

    it('forgets a person and nobody else', async () => {
      const ids = new Map<number, string>();
      const figure = { report: 'r', metric: 'applications.received', applicant: null };
      for (const seat of [SEAT, GROUP]) {
        const { person } = seat;
        ids.set(person, await register.keepAnswer({ answer: asked, seat, at: NOW }));
        await register.prefer(person, { digest: true });
        await register.watch({ ...seat, agency: AGENCY, language: 'zh', since: NOW });
        await register.complain({ seat, language: 'en', at: NOW, figure, words: '金丝雀' });
        await register.expect(seat, { topic: 't', about: 'a', until: NOW + 10 });
        const conversation = `tg:${seat.chat}:${seat.thread}:${person}`;
        await register.keepDraft(conversation, { filing: filingOf(), name: 'a', bytes: new Uint8Array(), at: NOW });
      }
      await register.announce([{ report: 'a', agency: AGENCY, at: NOW + 1 }]);
      expect(await register.forget(7)).toBe(6);
      expect(await register.forget(7)).toBe(0);
      expect(await register.answer(ids.get(7) ?? '')).toBeNull();
      expect((await register.preferences(7)).digest).toBe(false);
      expect(await register.watches({ person: 7 })).toEqual([]);
      expect(await register.draft('tg:7:0:7')).toBeNull();
      expect(await register.expected(SEAT, NOW)).toBeNull();
      const [anonymous, others] = await register.openComplaints();
      expect(anonymous).toMatchObject({ seat: { chat: 0, thread: 0, person: 0 }, words: '', figure });
      expect(others).toMatchObject({ seat: GROUP, words: '金丝雀' });
      expect(await register.answer(ids.get(8) ?? '')).not.toBeNull();
      expect((await register.announcements()).map(({ watch }) => watch.person)).toEqual([8]);
      expect(await register.draft('tg:-5:3:8')).not.toBeNull();
    });

    it('forgets a person who has answered others', async () => {
      const number = await register.complain({ seat: GROUP, language: 'en', at: NOW, figure: null, words: '好' });
      await register.endComplaint(number, { by: 7, at: NOW, words: '谢谢', outcome: 'answered' });
      await register.forget(7);
      expect((await register.complaint(number))?.reply).toEqual({ by: 0, at: NOW, words: '谢谢', outcome: 'answered' });
    });

    it('sweeps drafts by a time of their own where there is one', async () => {
      const draft = { filing: filingOf(), name: 'a', bytes: new Uint8Array() };
      await register.keepDraft('tg:1:0:1', { ...draft, at: NOW - 1 });
      await register.sweep({ dropBefore: NOW - 5, draftsBefore: NOW - 1, complaintsBefore: NOW });
      expect(await register.draftKeptAt('tg:1:0:1')).toBe(NOW - 1);
      await register.sweep({ dropBefore: NOW - 5, draftsBefore: NOW, complaintsBefore: NOW });
      expect(await register.draftKeptAt('tg:1:0:1')).toBeNull();
    });

    it('sweeps what is over and keeps what is not', async () => {
      const old = await register.keepAnswer({ answer: asked, seat: SEAT, at: NOW - 1 });
      const young = await register.keepAnswer({ answer: asked, seat: SEAT, at: NOW });
      const draft = { filing: filingOf(), name: 'a', bytes: new Uint8Array() };
      await register.keepDraft('tg:1:0:1', { ...draft, at: NOW - 1 });
      await register.keepDraft('tg:2:0:2', { ...draft, at: NOW });
      await register.expect(SEAT, { topic: 't', about: 'a', until: NOW - 1 });
      const [ended, open] = [
        await register.complain({ seat: SEAT, language: 'en', at: NOW - 9, figure: null, words: '一' }),
        await register.complain({ seat: SEAT, language: 'en', at: NOW - 9, figure: null, words: '二' }),
      ];
      await register.endComplaint(ended, { by: 1, at: NOW - 5, words: '', outcome: 'answered' });
      await register.sweep({ dropBefore: NOW, complaintsBefore: NOW - 5 });
      expect(await register.complaint(ended)).not.toBeNull();
      await register.sweep({ dropBefore: NOW, complaintsBefore: NOW - 4 });
      expect([await register.answer(old), await register.draft('tg:1:0:1')]).toEqual([null, null]);
      expect(await register.expected(SEAT, NOW - 2)).toBeNull();
      expect(await register.answer(young)).not.toBeNull();
      expect(await register.draft('tg:2:0:2')).not.toBeNull();
      expect(await register.complaint(ended)).toBeNull();
      expect(await register.complaint(open)).not.toBeNull();
    });
  });
}

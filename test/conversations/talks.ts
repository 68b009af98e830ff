import type { LanguageId } from '../../src/contracts/language.js';
import { enChat } from '../../src/language/en/chat.js';
import { zhChat } from '../../src/language/zh/chat.js';
import type { ModelServer } from '../fakes/model-server.js';
import { pointing, type Scripted } from '../fakes/pointing.js';
import type { Recorder } from './recorder.js';
import { COUNTY, draftReport } from './reports.js';

/** What people type, in their language. */
type Words = {
  citizen: {
    figure: string;
    year: string;
    compare: string;
    trend: string;
    narrative: string;
    /** What the model words of the passage that it is given. */
    model: Scripted;
    wrong: string;
    answer: string;
    watch: string;
  };
  staff: {
    draft: string;
    final: string;
    figure: string;
    compare: string;
    text: string;
    model: Scripted;
    remove: string;
  };
  notes: { administrator: string; noModel: string; filed: string; mended: string };
};

const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    citizen: {
      figure: '青岭县2024年收到多少件公开申请？',
      year: '那2023年呢？',
      compare: '和白水县比呢',
      trend: '青岭县历年新收申请变化',
      narrative: '青岭县2024年年报里说存在哪些问题？',
      model: {
        points: [{ heading: '问题', of: ['个别栏目'] }],
        summary: [{ of: '个别栏目', text: '个别栏目没有更新，年轻干部经验不足。' }],
      },
      wrong: '县政府网站上写的好像是390件。',
      answer: '核对过原件，年报印的是391件；网站新闻里的390件不含一件并案的申请。',
      watch: '/watch 青岭县',
    },
    staff: {
      draft: '青岭县2025年报（征求意见稿）.docx',
      final: '青岭县2025年报（定稿）.docx',
      figure: '收到多少件申请？',
      compare: '和2024年比呢？',
      text: '2025年存在的问题写了哪些？',
      model: { points: [{ heading: '问题', of: ['个别栏目'] }] },
      remove: '/remove 青岭县 2025',
    },
    notes: {
      administrator: '管理员的聊天里',
      noModel: '同一个问题，机器人没有设置模型时：',
      filed: '几天后，管理员收录了2025年的年报',
      mended: '改好之后',
    },
  },
  en: {
    citizen: {
      figure: 'How many applications did Qingling County receive in 2024?',
      year: 'and in 2023?',
      compare: 'compared with Baishui County?',
      trend: 'trend of applications received in Qingling County',
      narrative: 'What problems does the 2024 report of Qingling County name?',
      model: {
        points: [{ heading: '问题', of: ['个别栏目'] }],
        translations: [
          {
            of: '个别栏目',
            text: 'First, some columns were not updated for two months; second, young officials lack experience in dealing with applications.',
          },
        ],
      },
      wrong: 'The county website seems to say 390.',
      answer:
        'Checked against the original: the report prints 391; the 390 in the news leaves out one application that was joined.',
      watch: '/watch 青岭县',
    },
    staff: {
      draft: 'qingling-2025-draft.docx',
      final: 'qingling-2025-final.docx',
      figure: 'How many applications were received?',
      compare: 'compared with 2024',
      text: 'What problems does the report of 2025 name?',
      model: { points: [{ heading: '问题', of: ['个别栏目'] }] },
      remove: '/remove 青岭县 2025',
    },
    notes: {
      administrator: "in the administrator's chat",
      noModel: 'The same question where the bot has no model:',
      filed: 'Some days later an administrator filed the report of 2025',
      mended: 'After it was mended',
    },
  },
};

export type Language = keyof typeof WORDS;

/** What the bot calls things in this language. */
export function wordingOf(language: LanguageId) {
  return language === 'en' ? enChat : zhChat;
}

/** A citizen who checks an agency, up to the day when its next report is filed. */
export async function citizenAsks(
  { citizen, admin }: { citizen: Recorder; admin: Recorder },
  { language, model }: { language: Language; model: ModelServer },
): Promise<void> {
  const { citizen: says, notes } = WORDS[language];
  const { actions, feedback } = wordingOf(language);
  await citizen.says('/start');
  await citizen.says(says.figure);
  await citizen.presses(actions.row);
  await citizen.says(says.year);
  await citizen.presses(actions.wrong);
  await citizen.replies(says.wrong);
  citizen.note(notes.administrator);
  const before = admin.events.length;
  await admin.hears();
  await admin.presses(feedback.reply);
  await admin.replies(says.answer);
  citizen.events.push(...admin.events.splice(before));
  await citizen.hears();
  await citizen.says(says.compare);
  await citizen.says(says.trend, /20\d\d/);
  model.does(pointing(says.model));
  await citizen.says(says.narrative);
  await citizen.says(says.watch);
}

/** What the citizen hears of the new report, and the same question as before to a bot without a model. */
export async function citizenHears(citizen: Recorder, language: Language): Promise<void> {
  const { citizen: says, notes } = WORDS[language];
  citizen.note(notes.filed);
  await citizen.hears(/2025/);
  citizen.note(notes.noModel);
  await citizen.says(says.narrative);
}

/** Somebody of the county's office who prepares this year's report, and files it. */
export async function staffPrepares(
  staff: Recorder,
  { language, model }: { language: Language; model: ModelServer },
): Promise<void> {
  const { staff: says, notes } = WORDS[language];
  const { actions, uploads, admin } = wordingOf(language);
  const reviewed = new RegExp(COUNTY);
  await staff.sendsFile(says.draft, draftReport({ total: true, carried: true, text: true }), reviewed);
  await staff.says(says.figure);
  await staff.says(says.compare);
  await staff.presses(actions.export);
  await staff.presses(actions.xlsx, /./);
  model.does(pointing(says.model));
  await staff.says(says.text);
  staff.note(notes.mended);
  await staff.sendsFile(says.final, draftReport(), reviewed);
  await staff.presses(uploads.file);
  await staff.presses(uploads.confirm);
  await staff.says(says.remove);
  await staff.presses(admin.remove);
  await staff.presses(admin.undo);
}

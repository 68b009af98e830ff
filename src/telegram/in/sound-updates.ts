import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { Log } from '../../contracts/log.js';
import type { Meter } from '../../contracts/meter.js';

const person = z.looseObject({
  id: z.int(),
  first_name: z.string(),
  is_bot: z.boolean().optional(),
  language_code: z.string().optional(),
});
const chat = z.looseObject({ id: z.int(), type: z.string().optional() });
const marks = z.array(
  z
    .looseObject({ type: z.string(), offset: z.int(), length: z.int(), user: person.optional() })
    .refine(({ type, user }) => type !== 'text_mention' || user !== undefined),
);
const replied = z.looseObject({ message_id: z.int(), date: z.int(), chat, from: person.optional() });
const message = replied.extend({
  message_thread_id: z.int().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: marks.optional(),
  caption_entities: marks.optional(),
  media_group_id: z.string().optional(),
  guest_query_id: z.string().optional(),
  document: z
    .looseObject({ file_id: z.string(), file_name: z.string().optional(), file_size: z.number().optional() })
    .optional(),
  reply_to_message: replied.optional(),
  migrate_to_chat_id: z.int().optional(),
});

const member = z.looseObject({ status: z.string() });

const numberSchema = z.looseObject({ update_id: z.int() });

/** As much of an update as is read of it. What Telegram adds to updates is let through. */
const updateSchema = numberSchema.extend({
  message: message.optional(),
  edited_message: message.optional(),
  guest_message: message.optional(),
  callback_query: z
    .looseObject({ id: z.string(), from: person, message: message.optional(), data: z.string().optional() })
    .optional(),
  inline_query: z.looseObject({ id: z.string(), from: person, query: z.string() }).optional(),
  my_chat_member: z.looseObject({ chat, from: person, old_chat_member: member, new_chat_member: member }).optional(),
  stopped_message_generation: z.looseObject({ chat }).optional(),
});

/**
 * Those of the updates that are as Telegram writes them. Another one would be the same if it came again: it is counted as `malformed`,
 * told of in the log by the names of its parts, and passed over.
 */
export function soundUpdates(given: readonly unknown[], { meter, log }: { meter: Meter; log: Log }): Update[] {
  return given.flatMap((one) => {
    const { success, error } = updateSchema.safeParse(one);
    // Whatever else is in it is not read.
    if (success) return [one as Update];
    const parts = error.issues.map(({ path }) => path.join('.'));
    meter.received('malformed');
    log.warn(
      { update: numberSchema.safeParse(one).data?.update_id ?? null, parts },
      'a malformed update was passed over',
    );
    return [];
  });
}

/** What a body of JSON says; `null` where it is none. */
export function saidIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

import { ModelError } from '../../contracts/errors.js';
import type { LanguageModel } from '../../contracts/model.js';

/** The model for one question: however often it is asked, all its answers together take no longer than the limit from now. */
export function withDeadline(model: LanguageModel, limit: number): LanguageModel {
  const end = performance.now() + limit;
  const late = () => new ModelError(`the question took longer than ${limit} ms`, { fault: 'silent' });
  return {
    async write(request) {
      const left = end - performance.now();
      if (left <= 0) throw late();
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(late()), left);
      const signal = request.signal ? AbortSignal.any([stop.signal, request.signal]) : stop.signal;
      try {
        return await model.write({ ...request, signal });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

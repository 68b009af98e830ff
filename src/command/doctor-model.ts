import { connect } from 'node:net';
import { endpointOf } from '../config/proxy.js';
import { ModelError } from '../contracts/errors.js';
import type { UpkeepWording } from '../contracts/language.js';
import type { ModelConfig } from '../model/config.js';
import { storedDimension } from '../store/vectors/index-state.js';
import type { Check } from './doctor.js';

const CONNECT = 5000;
/** A probe is no question. */
const UNCOUNTED = { called: () => {} };

/** Whether a proxy takes connections; what lies behind it is for others to find out. */
export async function examineProxy(
  { variable, address }: { variable: string; address: string | undefined },
  wording: UpkeepWording,
): Promise<Check[]> {
  if (address === undefined) return [];
  const { host, port } = endpointOf(address);
  const found = { variable, endpoint: `${host}:${port}` };
  const isThere = await new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
  if (isThere) return [{ check: 'proxy', state: 'ok', text: wording.proxy(found) }];
  return [{ check: 'proxy', state: 'broken', text: wording.proxyUnreachable(found) }];
}

/** What the models do when they are asked for the least that answers need of them. */
export async function examineModels(
  { config, index }: { config: ModelConfig; index: string },
  wording: UpkeepWording,
): Promise<Check[]> {
  // LangChain takes a second to load, and most runs need no model.
  const { openEmbedder, openStream } = await import('../model/open.js');
  const { probeEmbedder, probeModel } = await import('../model/probe.js');
  const host = new URL(config.baseUrl).host;
  const { chat, embedding } = config;
  const checks: Check[] = [];
  if (chat !== undefined) {
    checks.push(
      await attempt('model', async () => {
        const milliseconds = await probeModel(openStream({ ...config, chat }));
        return { check: 'model', state: 'ok', text: wording.model({ model: chat, host, milliseconds }) };
      }),
    );
  }
  if (embedding !== undefined) {
    checks.push(
      await attempt('embedding', async () => {
        const embedder = openEmbedder({ ...config, embedding }, { meter: UNCOUNTED });
        const dimension = await probeEmbedder(embedder);
        const stored = storedDimension(index, embedder.id);
        if (stored === undefined || stored === dimension)
          return { check: 'embedding', state: 'ok', text: wording.embedding({ model: embedding, host, dimension }) };
        const changed = { model: embedding, from: stored, to: dimension };
        return { check: 'embedding', state: 'warning', text: wording.embeddingChanged(changed) };
      }),
    );
  }
  return checks;

  async function attempt(check: 'model' | 'embedding', probe: () => Promise<Check>): Promise<Check> {
    try {
      return await probe();
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      const model = (check === 'model' ? chat : embedding) ?? '';
      const text = wording.modelFails({ check, model, host, fault: error.fault, said: error.message });
      return { check, state: 'broken', text };
    }
  }
}

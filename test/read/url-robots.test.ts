import { describe, expect, it } from 'vitest';
import { robotsAllow } from '../../src/read/robots.js';
import { cpuOf } from '../growth.js';

describe('robotsAllow', () => {
  it.each([
    { robots: '', path: '/a', allows: true, why: 'no rules' },
    { robots: 'User-agent: *\nDisallow: /', path: '/a', allows: false, why: 'everything is closed' },
    { robots: 'User-agent: *\nDisallow:', path: '/a', allows: true, why: 'an empty rule closes nothing' },
    { robots: 'User-agent: other\nDisallow: /', path: '/a', allows: true, why: 'another robot is meant' },
    {
      robots: 'User-agent: *\nAllow: /\n\nUser-agent: wenbao\nDisallow: /x',
      path: '/x/1',
      allows: false,
      why: 'named',
    },
    { robots: 'User-agent: a\nUser-agent: *\nDisallow: /x # no', path: '/x', allows: false, why: 'a shared group' },
    {
      robots: 'User-agent: *\nDisallow: /x\nAllow: /x/open',
      path: '/x/open/1',
      allows: true,
      why: 'the longer decides',
    },
    { robots: 'User-agent: *\nDisallow: /*.pdf$', path: '/a/b.pdf', allows: false, why: 'star and end' },
    { robots: 'User-agent: *\nDisallow: /*.pdf$', path: '/a/b.pdf?x', allows: true, why: 'not at the end' },
    { robots: 'User-agent: *\nDisallow: /a$', path: '/ab', allows: true, why: 'the whole path' },
    { robots: '<html><body>404</body></html>', path: '/a', allows: true, why: 'a page instead' },
  ])('says $allows for $path: $why', ({ robots, path, allows }) => {
    expect(robotsAllow(robots, path)).toBe(allows);
  });

  it('is not slowed down by a pattern of stars', async () => {
    const spent = await cpuOf(() =>
      robotsAllow(`User-agent: *\nDisallow: /${'*a'.repeat(5000)}b`, `/${'a'.repeat(20_000)}`),
    );
    expect(spent).toBeLessThan(1000);
  });
});

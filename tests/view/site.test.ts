import { expect, test } from 'vitest';
import { type SiteOptions, siteView } from '../../src/view/site.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

const options: SiteOptions = { audience: 'contractor', url: null, logo: null, stylesheets: [] };

test('terms come from every glossary, and the first definition wins', () => {
  const workspace = exampleWorkspace({
    files: {
      'glossary.mdx': '## Minor unit\n\nA cent.\n\n### Trial\n\nNo term.\n',
      'terms.mdx':
        '---\ntitle: T\ndescription: T.\nkind: glossary\n---\n\n## Minor unit\n\nA dime.\n\n## Constructor\n\nOne who builds.\n',
    },
  });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('the example has no engagement');
  const { terms } = siteView(engagement, workspace, options);
  expect(Object.entries(terms)).toEqual([
    ['minor-unit', { term: 'Minor unit', href: '/glossary/#minor-unit', definition: 'A cent.' }],
    [
      'constructor',
      { term: 'Constructor', href: '/terms/#constructor', definition: 'One who builds.' },
    ],
  ]);
});

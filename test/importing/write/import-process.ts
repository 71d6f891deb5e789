// An import as a process of its own, to be killed: `node import-process.ts DIR VERSION COUNT`. Says `begun` and `ended`.
import { importIssues } from '../../../src/importing/import.ts';
import { foundOf, issueOf, optionsFor } from './stand-in.ts';

const [to, version, count] = process.argv.slice(2);
const issues = Array.from({ length: Number(count) }, (_, i) => {
  const date = new Date(Date.UTC(2020, 0, 1 + 7 * i)).toISOString().slice(0, 10);
  const text = `The text of version${version}. So a version ${version} thing (V${version}T).`;
  return issueOf(date, ['One', 'Two'], text);
});
console.log('begun');
const report = await importIssues(foundOf(issues), optionsFor(to!, { update: true }));
console.log('stopped' in report ? report.stopped : 'ended');

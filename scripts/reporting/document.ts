import type { Kysely } from 'kysely';
import { type Described, describedFunctions, type DescribedView, describedViews } from './described.ts';
import { type Question, subjects } from './questions.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const viewInMarkdown = ({ name, says, columns }: DescribedView): string =>
  [`### ${name}`, '', says, '', '| column | type | meaning |', '|---|---|---|', ...columns.map((column) => `| \`${column.name}\` | ${column.type} | ${cell(column.says)} |`)].join('\n');

const functionInMarkdown = ({ name, says, returns }: Described & { readonly returns: string }): string =>
  `- \`${name}\` → \`${returns}\`: ${says}`;

const questionInMarkdown = ({ asks, notes, sql }: Question): string =>
  [`#### ${asks}`, ...(notes === '' ? [] : [notes]), `\`\`\`sql\n${sql}\n\`\`\``].join('\n\n');

const introduction = `# Views for reports

For analysts and quality assurance (SQAS): what the programme's figures are counted from, in SQL. The schema \`reporting\` has a view for
each subject. Names, columns and meanings of views and functions are an interface, like the HTTP one: they stay, or are replaced with notice. The
tables under them (schema \`read_model\`) may change with any version. The page is made from the comments in the database by
\`npm run reporting\`, and a test fails when the two differ. Another test runs every query below.

**Who may read them.** A role that may read these views and nothing else: see [the database's roles](database-roles.md). No names, no NHS
numbers, no addresses or postcodes, no slide numbers, and of the date of birth only the month: a test goes by the
columns that the tables call personal. What is left is still about single people: \`participant_id\` is a pseudonym, the
same in every view, that whoever runs the system can trace to a person. So these are not figures to be published.

**As of when.** No view asks which day it is. A query names its day, as those below do, and the view \`freshness\` tells up to which event of the log
each view stands. Views show how things stand now. For a day that has passed, such as the end of a quarter, fill a schema
of its own, and put its name for \`reporting\` in any query (there is no \`freshness\` in it, and its owner grants who may read its views):

    npm run csms -- read-models --as-of 2026-09-30 --basis happened --into quarter
    select * from quarter.practice_coverage(date '2026-09-30')

\`--basis happened\` takes in what is known by now of what had happened by then: run two months later, it has the results of tests taken
in the quarter, as the published coverage does. \`--basis known\` shows what one would have seen on the day.

**Ages.** Show no day of birth, and everything is asked at the end of a month: by then, everybody born in it has had their birthday, so the
function \`age\` is exact. The figures of the programme are taken at the ends of months too.

**Small numbers.** Nothing is hidden here, as hiding depends on what else is published. Before a figure leaves those who may see
these views: the practice profiles of 2017 hid everything of a practice with fewer than 6 eligible, the number screened below 6, and, where exactly one
practice of an area was hidden, the next smallest with it, so that it could not be had by subtraction. The annual bulletin merges its
two smallest authorities into their neighbours. Which rule a publication follows is for its publisher to say.

**What can't be had from them.** Local authority, region and sub-ICB (join your own table on \`practice\`; residence is by postcode, which is not
shown). Results other than the newest, by the kind of invitation that led to them. What laboratories and colposcopy clinics count themselves (KC61, KC65).`;

/** The page docs/reporting.md, of a database that this version has made. */
export const reportingDocument = async (db: Kysely<unknown>): Promise<string> => {
  const [views, functions] = [await describedViews(db), await describedFunctions(db)];
  const asked = subjects.flatMap(({ title, file, questions }) => [`### ${title}`, `The same in [a file](${file}) for psql.`, ...questions.map(questionInMarkdown)]);
  return `${[
    introduction,
    '## Questions',
    ...asked,
    '## Views',
    ...views.map(viewInMarkdown),
    '## Functions',
    'They are told the day.',
    functions.map(functionInMarkdown).join('\n'),
  ].join('\n\n')}\n`;
};

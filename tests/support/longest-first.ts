import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long, the longest first, by what they took on two quiet cores; none of them may begin when the others
 * are about to end.
 */
const LONG = [
  'tests/faults/start.test.ts',
  'tests/access/agreement.test.ts',
  'tests/faults/kill.test.ts',
  'tests/faults/database-url.test.ts',
  'tests/faults/upload.test.ts',
  'tests/documents/accuracy.test.ts',
  'tests/documents/fuzz.test.ts',
  'tests/command-line/commands.test.ts',
  'tests/documents/bad-input.test.ts',
  'tests/http/openapi.test.ts',
  'src/modules/followup/demo.test.ts',
  'tests/audit/log.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? LONG.length : at;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

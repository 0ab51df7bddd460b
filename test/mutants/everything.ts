/** All that is quick and proves the rules, as one file, so that each mutant costs one start. */
import.meta.glob(['../../domain/**/*.test.ts', '!**/{book,events,merge}.test.ts'], { eager: true });
import './scenarios.ts';

/** The glossary's words that the views use, in both languages. */
export {
  documentKindNames,
  itemKindNames,
  preventionLevelNames,
  relationNames,
  versionStatusNames,
} from '../contract/labels.ts';

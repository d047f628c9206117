/** The use cases of governing documents. */
export * from './service/areas.ts';
export * from './service/comparing.ts';
export * from './service/following.ts';
export {
  addItem,
  changeItem,
  moveItem,
  removeItem,
  restoreItem,
  setFunding,
  setLinks,
  setOrganisations,
  setStrategies,
} from './service/items.ts';
export * from './service/proposal.ts';
export * from './service/reading.ts';
export * from './service/versions.ts';

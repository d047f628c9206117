// What pages of other modules may use.
export { OrganisationPicker } from './organisation-picker.tsx';

// What pages of other modules may use.
export { OrganisationField, OrganisationPicker, OrganisationsField } from './organisation-picker.tsx';

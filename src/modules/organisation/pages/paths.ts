/** Addresses of the module's pages. */
export const ORGANISATIONS = '/administration/organisationer';
export const AREAS = '/administration/omraden';
export const PEOPLE = '/administration/personer';
export const IMPORT = '/administration/importera';

export const organisationPath = (id: string) => `${ORGANISATIONS}/${id}`;
export const areaPath = (id: string) => `${AREAS}/${id}`;
export const personPath = (id: string) => `${PEOPLE}/${id}`;

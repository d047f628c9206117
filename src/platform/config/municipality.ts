/** What documents that leave the system are dressed in. */
export interface Municipality {
  name: string;
  /** The accent colour, `#rrggbb`. */
  colour: string;
}

let present: Municipality = { name: 'Kommunen', colour: '#12606b' };

/** Set once, when the server starts. */
export function setMunicipality(municipality: Municipality): void {
  present = municipality;
}

export const getMunicipality = (): Municipality => present;

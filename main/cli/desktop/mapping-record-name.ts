/** The file in the data folder that remembers what routers were asked for. */
export const MAPPING_RECORD = 'forwarded-ports.json';

import prebrief from './src/index.ts';

export default { integrations: [prebrief()] };

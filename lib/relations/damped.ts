import { ranking } from './constants.ts';

/** `count ** countPower` for each count that a vector can hold. */
export const damped = Float64Array.from({ length: 256 }, (_, count) => count ** ranking.countPower);

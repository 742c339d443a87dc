import { PYPI_A_TO_L } from './pypi-a-to-l';
import { PYPI_M_TO_Z } from './pypi-m-to-z';

/** The packages of PyPI that were downloaded most in 2026, about 5,000, by their normalised names. */
export const PYPI = `${PYPI_A_TO_L} ${PYPI_M_TO_Z}`.trim().split(/\s+/u);

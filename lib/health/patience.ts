import { AppError } from '../errors/app-error';

/** Patience runs out part by part: time in which this process itself stood still, busy or not let through, is none in which the store did not answer, and counts as one part. */
const PARTS = 20;

/** An answer that is waited for so many milliseconds at most, those not counted in which this process stood still. Throws `store-failed` after that, else what the answer throws. */
export function withPatience<T>(asked: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = PARTS;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      timer = setTimeout(() => {
        left -= 1;
        if (left > 0) wait();
        else reject(new AppError('store-failed', 'The store does not answer.'));
      }, ms / PARTS);
    };
    wait();
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

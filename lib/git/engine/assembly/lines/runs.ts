// Git sets a line aside that occurs often when it stands in a run that consists of lines without a match by more than three quarters, with such lines on both sides of it. In a run, let
// `u` be the lines without a match and `f` the others, with the frequent line itself: git asks whether 4 (f + 1) < f + 1 + u, which is u - 3 f > 3.

/** A run with so much more than three lines without a match for each other one is one. */
export const LEAST_EXCESS: i32 = 3;
/** What is less than any run can make up for. */
export const NO_RUN: i32 = -100_000;

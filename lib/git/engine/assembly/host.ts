/** Reads bytes of a pack file at an offset; gives how many were read. */
@external('host', 'read')
export declare function read(pack: i32, offset: f64, length: i32, to: usize): i32;

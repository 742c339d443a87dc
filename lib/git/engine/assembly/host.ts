/** Reads bytes of a pack file at an offset; gives how many were read. */
@external('host', 'read')
export declare function read(pack: i32, offset: f64, length: i32, to: usize): i32;

/** Shows the content by which a file is classified, of a row counted from 0 in its commit. Its bytes are valid during the call. */
@external('host', 'show')
export declare function show(row: i32, path: usize, pathBytes: i32, content: usize, bytes: i32): void;

//! Work in parallel with results in order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Places that one thread takes at a time.
const CHUNK: usize = 128;

/// The results of `work` on `0..count`, in this order. Each thread has a scratch of its own.
pub(super) fn in_parallel<S: Default, T: Send>(
    threads: usize,
    count: usize,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut scratch = S::default();
        let mut chunks = Vec::new();
        loop {
            let start = next.fetch_add(CHUNK, Ordering::Relaxed);
            if start >= count {
                return chunks;
            }
            let end = (start + CHUNK).min(count);
            let results: Vec<T> = (start..end).map(|at| work(&mut scratch, at)).collect();
            chunks.push((start, results));
        }
    };
    let mut chunks: Vec<(usize, Vec<T>)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(run)).collect();
        let mut all = run();
        for other in others {
            match other.join() {
                Ok(chunks) => all.extend(chunks),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    chunks.sort_unstable_by_key(|chunk| chunk.0);
    chunks.into_iter().flat_map(|chunk| chunk.1).collect()
}

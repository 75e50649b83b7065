//! The same bytes, however many threads write.

use std::thread;

use crate::render::sample::{SAMPLES, fonts, paper};

#[test]
fn the_same_bytes_with_one_thread_and_with_many() {
    let fonts = fonts();
    let all = || SAMPLES.map(|name| super::render(&paper(name), &fonts).sha256);
    let alone = all();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(all)).collect();
        for worker in workers {
            assert_eq!(worker.join().unwrap(), alone);
        }
    });
}

//! Times papers in one warm process, for `make bench`; prints one JSON object.
//!
//! `pace pdf|docx DIR` each paper of a directory (JSON) by itself, `pace all DIR COUNT` so many on all
//! cores, `pace annex PAPER LINES` one with a long list, `pace write DIR OUT` writes the DOCX files.
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Instant,
};

use fawen_domain::paper::{Annex, Block, List, ListMarker, Paper};
use fawen_render::{Meta, Rendering, docx, pdf};
use fawen_typeset::{Fonts, Pictures, Profile, typeset};
use mimalloc::MiMalloc;
use serde_json::json;

/// That of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let press = Press { fonts: Fonts::load(None)?, profile: Profile::default() };
    let figures = match *words.as_slice() {
        ["pdf", directory] => each(&papers(directory)?, |paper| press.pdf(paper))?,
        ["docx", directory] => each(&papers(directory)?, |paper| press.docx(paper))?,
        ["all", directory, count] => press.all(&papers(directory)?, count.parse()?)?,
        ["annex", paper, lines] => press.annex(read(Path::new(paper))?, lines.parse()?)?,
        ["write", directory, out] => press.write(directory, Path::new(out))?,
        _ => {
            return Err(
                "usage: pace pdf|docx DIR | all DIR COUNT | annex PAPER LINES | write DIR OUT"
                    .into(),
            );
        }
    };
    println!("{figures}");
    Ok(())
}

struct Press {
    fonts: Fonts,
    profile: Profile,
}

impl Press {
    fn pdf(&self, paper: &Paper) -> Outcome<Rendering> {
        let pictures = Pictures::default();
        let pages = typeset(paper, &self.profile, &self.fonts, &pictures)?;
        Ok(pdf(&pages, &self.fonts, &pictures, &Meta::of(paper))?)
    }

    fn docx(&self, paper: &Paper) -> Outcome<Rendering> {
        let pictures = Pictures::default();
        let pages = typeset(paper, &self.profile, &self.fonts, &pictures)?;
        Ok(docx(paper, &pages, &self.profile, &pictures, &Meta::of(paper))?)
    }

    /// So many papers as PDF, on all cores.
    fn all(&self, papers: &[Paper], count: usize) -> Outcome<serde_json::Value> {
        let next = AtomicUsize::new(0);
        let work = || -> Outcome<()> {
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                if place >= count {
                    return Ok(());
                }
                let paper = papers.get(place % papers.len().max(1)).ok_or("no papers")?;
                self.pdf(paper)?;
            }
        };
        let cores = thread::available_parallelism()?.get();
        let started = Instant::now();
        thread::scope(|scope| {
            let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .try_for_each(|worker| worker.join().map_err(|_| "a worker panicked")?)
        })?;
        let rate = count as f64 / started.elapsed().as_secs_f64();
        Ok(json!({ "papers": count, "cores": cores, "per_second": rate, "peak_mib": peak()? }))
    }

    /// A paper with an annex of so many lines; the best of three.
    fn annex(&self, mut paper: Paper, lines: usize) -> Outcome<serde_json::Value> {
        let items =
            (1..=lines).map(|line| format!("第{line}号单位《推选的特色品牌案例》")).collect();
        let list = Block::List(List { marker: ListMarker::Arabic, items });
        paper.annexes = vec![Annex { title: "名单".to_owned(), body: vec![list] }];
        let mut best = f64::INFINITY;
        for _ in 0..3 {
            let started = Instant::now();
            self.pdf(&paper)?;
            best = best.min(milliseconds(started));
        }
        Ok(json!({ "lines": lines, "ms": best }))
    }

    fn write(&self, directory: &str, out: &Path) -> Outcome<serde_json::Value> {
        fs::create_dir_all(out)?;
        let files = files(directory)?;
        for file in &files {
            let name = file.file_name().ok_or("no name")?;
            fs::write(out.join(name).with_extension("docx"), self.docx(&read(file)?)?.bytes)?;
        }
        Ok(json!({ "files": files.len() }))
    }
}

/// Each paper by itself; the first fifth warms up.
fn each(
    papers: &[Paper],
    make: impl Fn(&Paper) -> Outcome<Rendering>,
) -> Outcome<serde_json::Value> {
    let mut times = Vec::new();
    let mut bytes = 0;
    for (place, paper) in papers.iter().enumerate() {
        let started = Instant::now();
        bytes = make(paper)?.bytes.len();
        if place >= papers.len() / 5 {
            times.push(milliseconds(started));
        }
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).ok_or("no papers")?;
    Ok(json!({ "papers": times.len(), "median_ms": median, "bytes": bytes }))
}

fn milliseconds(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1000.0
}

/// The most memory that the process ever had, as Linux counts it.
fn peak() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kibibytes / 1024.0)
}

fn papers(directory: &str) -> Outcome<Vec<Paper>> {
    files(directory)?.iter().map(|file| read(file)).collect()
}

fn files(directory: &str) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(directory)?.map(|entry| Ok(entry?.path()));
    let mut files = entries.collect::<Outcome<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Outcome<Paper> {
    Ok(serde_json::from_slice(&fs::read(file)?)?)
}

use crate::lint::lint;
#[test]
fn show() {
    for dir in ["sources", "corpus"] {
        let mut files: Vec<_> = std::fs::read_dir(format!("../tests/fixtures/{dir}"))
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        files.sort();
        for f in files {
            let text = std::fs::read_to_string(&f).unwrap();
            println!("=== {}", f.display());
            if f.extension().unwrap() != "txt" {
                continue;
            }
            for x in lint(&text) {
                println!(
                    "{:?} {} {:?} [{}] «{}» {}",
                    x.severity, x.rule, x.line, x.place, x.quote, x.message
                );
            }
        }
    }
}

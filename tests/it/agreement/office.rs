//! LibreOffice, with the project's fonts under the names that the DOCX uses.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The faces of a DOCX by the families and styles of the project's fonts.
const FACES: [(&str, &str, &str); 5] = [
    ("FandolFang", "Regular", "仿宋_GB2312"),
    ("FandolKai", "Regular", "楷体_GB2312"),
    ("FandolHei", "Regular", "黑体"),
    ("FandolSong", "Regular", "宋体"),
    ("FandolSong", "Bold", "方正小标宋简体"),
];

/// Turns documents into PDF, into a folder `office` beside them.
pub(super) fn convert(folder: &Path, documents: &[PathBuf]) {
    let fonts = folder.join("fonts.conf");
    fs::write(&fonts, configuration(folder)).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    // One call for all: most of the time goes into starting.
    let output = Command::new("timeout")
        .args(["600", "soffice", &profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.join("office"))
        .args(documents)
        .env("FONTCONFIG_FILE", &fonts)
        .output()
        .unwrap_or_else(|error| panic!("timeout cannot be run: {error}"));
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "soffice failed (is it there? run make setup): {printed}");
}

/// A fontconfig file under which the project's fonts have the names of the standard faces.
fn configuration(folder: &Path) -> String {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts").canonicalize().unwrap();
    let renamed = FACES.map(|(family, style, face)| {
        format!(
            "<match target=\"scan\"><test name=\"family\"><string>{family}</string></test>\
             <test name=\"style\"><string>{style}</string></test>\
             <edit name=\"family\" mode=\"assign\"><string>{face}</string></edit>\
             <edit name=\"style\" mode=\"assign\"><string>Regular</string></edit>\
             <edit name=\"weight\" mode=\"assign\"><const>regular</const></edit></match>"
        )
    });
    format!(
        "<?xml version=\"1.0\"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir>{}</fontconfig>",
        fonts.display(),
        folder.join("font-cache").display(),
        renamed.concat()
    )
}

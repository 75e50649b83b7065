//! What can be wrong with a file, as a problem.

use axum::http::StatusCode;
use fawen_files::FilesError;

use super::Problem;

impl From<FilesError> for Problem {
    fn from(error: FilesError) -> Self {
        use FilesError as E;
        let (status, name, title) = match &error {
            E::BadName { .. } | E::Empty | E::WrongDigest | E::NoDigest => {
                (StatusCode::UNPROCESSABLE_ENTITY, "file", "不能接收这个文件")
            }
            E::QuotaFull { .. } | E::TooManyUploads { .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, "files-full", "不能接收更多文件")
            }
            E::TooBig { .. } | E::Overrun { .. } => {
                (StatusCode::PAYLOAD_TOO_LARGE, "file-too-big", "文件太大")
            }
            E::UnknownUpload | E::UnknownFile => (StatusCode::NOT_FOUND, "absent", "没有找到"),
            E::WrongOffset { .. } => (StatusCode::CONFLICT, "upload-offset", "续传的位置不对"),
            E::Busy => (StatusCode::CONFLICT, "upload-busy", "正在上传"),
            E::NotWhole { .. } => (StatusCode::CONFLICT, "upload-not-whole", "没有传完"),
            E::WrongRange { .. } => (StatusCode::RANGE_NOT_SATISFIABLE, "range", "没有这一段"),
            E::Interrupted(_) => (StatusCode::BAD_REQUEST, "upload-interrupted", "接收中断"),
            E::Location { .. } | E::Disk(_) | E::Store(_) | E::Damaged(_) => {
                return Self::internal(&error);
            }
        };
        Self::new(status, name, title, error.to_string())
    }
}

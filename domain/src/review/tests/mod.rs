pub(crate) use super::*;

//! Trouble with the machine: a full disk, damaged pages, a file that is taken away, a way back.

mod damaged_pages;
mod full_disk;
mod recovery;
mod vanished_file;

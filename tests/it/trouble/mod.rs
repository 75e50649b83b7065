//! Trouble with the machine: a full disk, damaged pages, a file that is taken away.

mod damaged_pages;
mod full_disk;
mod vanished_file;

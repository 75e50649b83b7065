#![doc = include_str!("../README.md")]

mod principal;

pub use self::principal::Principal;

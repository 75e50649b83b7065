//! The store on real files: commands, the log, consumers, rivals and crashes.

#[cfg(test)]
mod commands;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod files;
#[cfg(test)]
mod given;
#[cfg(test)]
mod immutability;
#[cfg(test)]
mod interleaving;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod projections;
#[cfg(test)]
mod reactors;
#[cfg(test)]
mod rivals;
#[cfg(test)]
mod upcasting;
#[cfg(test)]
mod views;

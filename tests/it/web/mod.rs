//! The service over real HTTP.

mod house;
mod manners;

use self::house::House;

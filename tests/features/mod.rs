//! One file a feature.

mod contract;

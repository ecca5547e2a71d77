//! Table cards for the stage: for everybody who has a part in the agenda, registered or not.

use summit_core::registrations::FilterKey;

use super::table_card::{self, CHOICES, SIZES};
use super::{Kind, Purpose, Whom};
use crate::event;
use crate::options::Order;
use crate::pieces::Making;

pub const KIND: Kind = Kind {
    name: "stage-cards",
    title: ("主席台席卡", "Table cards for the stage"),
    purpose: Purpose::Seats,
    whom: Whom::Agenda,
    sizes: SIZES,
    choices: CHOICES,
    orders: &[Order::Agenda, Order::Pinyin, Order::Organisation],
    take: |reading, filter, options| {
        let making = Making {
            kind: &KIND,
            keys: &[FilterKey::Organisation, FilterKey::Session, FilterKey::Day],
            draw: table_card::draw,
            show: |_, guest, shown| table_card::show(guest, shown),
        };
        making.take(reading, filter, options, event::on_stage(reading)?)
    },
};

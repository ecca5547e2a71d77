//! How many places are left in sessions, counted once for everybody whom one step signs up.

use std::collections::BTreeMap;

use crate::agenda::SessionId;

/// The free places of sessions as far as they were asked for; none where there is no end of them.
#[derive(Debug, Default)]
pub(crate) struct Places(BTreeMap<SessionId, Option<u32>>);

impl Places {
    /// Answers how many places are left; `count` is asked the first time.
    pub(super) fn free<E>(
        &mut self,
        session: SessionId,
        count: impl FnOnce() -> Result<Option<u32>, E>,
    ) -> Result<Option<u32>, E> {
        if let Some(free) = self.0.get(&session) {
            return Ok(*free);
        }
        let free = count()?;
        self.0.insert(session, free);
        Ok(free)
    }

    /// Takes one of the places.
    pub(super) fn take(&mut self, session: SessionId) {
        if let Some(Some(free)) = self.0.get_mut(&session) {
            *free = free.saturating_sub(1);
        }
    }

    /// Forgets the counts: somebody else has taken or left a place.
    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn places_are_counted_once() {
        let (one, other) = (SessionId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
        let mut places = Places::default();
        let mut asked = 0;
        let mut free = |places: &mut Places, session, count| {
            let counted = || {
                asked += 1;
                Ok::<_, ()>(count)
            };
            places.free(session, counted).unwrap()
        };

        assert_eq!(free(&mut places, one, Some(2)), Some(2));
        places.take(one);
        assert_eq!(free(&mut places, one, Some(9)), Some(1));
        assert_eq!(free(&mut places, other, None), None);
        places.take(other);
        assert_eq!(free(&mut places, other, Some(9)), None);
        places.forget();
        assert_eq!(free(&mut places, one, Some(9)), Some(9));
        assert_eq!(asked, 3);
    }
}

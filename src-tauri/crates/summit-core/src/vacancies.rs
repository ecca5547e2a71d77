//! How many places are left in sessions, counted once for everybody in one step.

use std::collections::BTreeMap;

/// The free places of each as far as they were asked for; none where there is no end of them.
#[derive(Debug)]
pub(crate) struct Vacancies<Of>(BTreeMap<Of, Option<u32>>);

impl<Of> Default for Vacancies<Of> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<Of: Ord + Copy> Vacancies<Of> {
    /// Answers how many places are left; `count` is asked the first time.
    pub(crate) fn free<E>(
        &mut self,
        of: Of,
        count: impl FnOnce() -> Result<Option<u32>, E>,
    ) -> Result<Option<u32>, E> {
        if let Some(free) = self.0.get(&of) {
            return Ok(*free);
        }
        let free = count()?;
        self.0.insert(of, free);
        Ok(free)
    }

    /// Takes one of the places.
    pub(crate) fn take(&mut self, of: Of) {
        if let Some(Some(free)) = self.0.get_mut(&of) {
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

    #[test]
    fn places_are_counted_once() {
        let (one, other) = (1, 2);
        let mut places = Vacancies::default();
        let mut asked = 0;
        let mut free = |places: &mut Vacancies<u8>, of, count| {
            let counted = || {
                asked += 1;
                Ok::<_, ()>(count)
            };
            places.free(of, counted).unwrap()
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

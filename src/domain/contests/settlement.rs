use serde::{Deserialize, Serialize};

use super::{ContestPlan, Participant};
use crate::domain::events::{AnyJson, Rank, Timestamp};

/// What a contest came to at its end. It is made once and an entry of the ledger; a sale that is voided later changes nothing
/// in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settlement {
    /// When it was made: at the end or, if the service did not run then, at its next start.
    pub settled_at: Timestamp,
    /// Who is on which place, best first.
    pub places: Vec<Placing>,
}

/// One participant's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Placing {
    /// 1-2-2-4.
    pub place: Rank,
    /// Who.
    pub participant: Participant,
    /// His score, in cents or tenths.
    pub value: i64,
    /// What he won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prize: Option<AnyJson>,
}

impl Settlement {
    /// Settles a contest, given the scores of all who take part, best first.
    pub fn new(
        plan: &ContestPlan,
        standings: impl IntoIterator<Item = (Participant, i64)>,
        settled_at: Timestamp,
    ) -> Self {
        Self { settled_at, places: settle(&plan.prizes, standings) }
    }

    /// The first so many places; more than so many where the last of them are equal.
    pub fn first(&self, places: u64) -> impl Iterator<Item = &Placing> {
        self.places.iter().take_while(move |placing| placing.place.get() <= places)
    }
}

/// The places and prizes of scores that come best first. Who came to an equal score earlier is not before the other.
///
/// Equal scores share a place, and each of them wins its prize whole: two firsts both get the first prize, the second prize
/// goes to nobody, and the next one is third. Who scored nothing has no place.
pub fn settle(prizes: &[AnyJson], standings: impl IntoIterator<Item = (Participant, i64)>) -> Vec<Placing> {
    let scored = standings.into_iter().take_while(|(_, value)| *value > 0);
    let mut places: Vec<Placing> = Vec::new();
    for (counted, (participant, value)) in (1_u64..).zip(scored) {
        let place = match places.last() {
            Some(last) if last.value == value => last.place,
            _ => Rank::nearest(counted),
        };
        let prize = usize::try_from(place.get() - 1).ok().and_then(|index| prizes.get(index)).cloned();
        places.push(Placing { place, participant, value, prize });
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::domain::UserId;

    fn prizes(texts: &[&str]) -> Vec<AnyJson> {
        texts.iter().map(|text| AnyJson::of(&(*text).into())).collect()
    }

    fn standings(values: &[i64]) -> impl Iterator<Item = (Participant, i64)> {
        (1..).zip(values).map(|(id, value)| (Participant::User(UserId::new(id).unwrap()), *value))
    }

    /// Each placing in a short line: the place, the user and what he won.
    fn settled(prizes: &[AnyJson], values: &[i64]) -> Vec<String> {
        let line = |placing: Placing| {
            let Participant::User(user) = placing.participant else { panic!("{placing:?} is no user's") };
            let prize = placing.prize.map(|prize| format!(" {}", prize.get().trim_matches('"'))).unwrap_or_default();
            format!("{}. {user}{prize}", placing.place.get())
        };
        settle(prizes, standings(values)).into_iter().map(line).collect()
    }

    #[test]
    fn a_place_brings_its_prize_and_equal_scores_bring_the_same() {
        let three = prizes(&["car", "bike", "cake"]);
        for (values, expected) in [
            (&[90, 80, 70, 60][..], &["1. 1 car", "2. 2 bike", "3. 3 cake", "4. 4"][..]),
            // Two firsts: both get the first prize, the second goes to nobody.
            (&[90, 90, 70, 60], &["1. 1 car", "1. 2 car", "3. 3 cake", "4. 4"]),
            // Two seconds.
            (&[90, 80, 80, 60], &["1. 1 car", "2. 2 bike", "2. 3 bike", "4. 4"]),
            // Three firsts.
            (&[90, 90, 90, 60], &["1. 1 car", "1. 2 car", "1. 3 car", "4. 4"]),
            // Three thirds.
            (&[90, 80, 70, 70, 70], &["1. 1 car", "2. 2 bike", "3. 3 cake", "3. 4 cake", "3. 5 cake"]),
            // Fewer places than prizes, and those who scored nothing.
            (&[90, 0, 0], &["1. 1 car"]),
            (&[0, 0], &[]),
            (&[], &[]),
        ] {
            assert_eq!(settled(&three, values), expected, "{values:?}");
        }
    }

    #[test]
    fn places_without_a_prize_are_places_all_the_same() {
        assert_eq!(settled(&prizes(&["car"]), &[9, 8, 8]), ["1. 1 car", "2. 2", "2. 3"]);
        assert_eq!(settled(&[], &[9, 8]), ["1. 1", "2. 2"]);
    }

    #[test]
    fn the_first_three_are_more_where_the_third_are_equal() {
        let at: Timestamp = serde_json::from_str("\"2026-04-01T00:00:00Z\"").unwrap();
        let first_three = |values: &[i64]| {
            let settlement = Settlement { settled_at: at, places: settle(&[], standings(values)) };
            settlement.first(3).count()
        };
        assert_eq!(first_three(&[9, 8, 7, 6]), 3);
        assert_eq!(first_three(&[9, 8, 7, 7, 7, 6]), 5);
        assert_eq!(first_three(&[9, 8, 8, 6]), 3);
        assert_eq!(first_three(&[9]), 1);
    }

    #[test]
    fn the_ledger_keeps_a_settlement_as_it_was_made() {
        let json = r#"{"settledAt":"2026-04-01T00:00:00.000Z","places":[{"place":1,"participant":{"userId":7},"value":1250000,"prize":{"b":1.50,"a":"Dinner"}},{"place":2,"participant":{"teamId":3},"value":900}]}"#;
        let settlement: Settlement = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&settlement).unwrap(), json);
    }

    proptest! {
        #[test]
        fn places_are_one_more_than_there_are_greater_scores(values in vec(0..12_i64, 0..40), prized in 0..6_usize) {
            let mut values = values;
            values.sort_unstable_by(|a, b| b.cmp(a));
            let prizes = prizes(&["a", "b", "c", "d", "e", "f"][..prized]);
            let places = settle(&prizes, standings(&values));
            prop_assert_eq!(places.len(), values.iter().filter(|value| **value > 0).count());
            for placing in &places {
                let greater = values.iter().filter(|value| **value > placing.value).count();
                prop_assert_eq!(placing.place.get(), greater as u64 + 1);
                prop_assert_eq!(placing.prize.as_ref(), prizes.get(greater));
            }
            prop_assert!(places.is_sorted_by_key(|placing| placing.place.get()));
        }
    }
}

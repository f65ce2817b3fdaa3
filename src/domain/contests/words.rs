use super::{ContestPlan, Placing};
use crate::domain::sales::{Currency, Words, ordinal};

/// What people read of a place in a contest that is over. A prize that is a text is named.
pub fn words(plan: &ContestPlan, placing: &Placing, currency: &Currency) -> Words {
    let place = placing.place.get();
    let place_text = if place == 1 { "Winner".to_owned() } else { format!("{} place", ordinal(place)) };
    let score = plan.metric.text(placing.value, currency);
    let prize = placing.prize.as_ref().and_then(|prize| serde_json::from_str::<String>(prize.get()).ok());
    let prize = prize.filter(|prize| prize.chars().count() <= MAX_PRIZE);
    let prize = prize.map(|prize| format!(" Prize: {prize}.")).unwrap_or_default();
    Words { title: plan.title.clone(), description: format!("{place_text} with {score}.{prize}"), icon: icon(place) }
}

/// The longest prize that is named, in characters; it stands in a description beside other words.
const MAX_PRIZE: usize = 1_000;

fn icon(place: u64) -> &'static str {
    match place {
        1 => "🥇",
        2 => "🥈",
        3 => "🥉",
        _ => "🏁",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        UserId,
        contests::{Participant, settle},
    };

    #[test]
    fn a_place_is_told_with_its_score_and_its_prize() {
        let json = r#"{"title":"Spring Sprint","startsAt":"2026-03-01T00:00:00Z","endsAt":"2026-04-01T00:00:00Z","metric":"signups","prizes":["Dinner",{"id":4}]}"#;
        let plan: ContestPlan = serde_json::from_str(json).unwrap();
        let user = |id| Participant::User(UserId::new(id).unwrap());
        let places = settle(&plan.prizes, [(user(1), 125), (user(2), 100), (user(3), 10), (user(4), 5)]);
        let told: Vec<_> = places.iter().map(|placing| words(&plan, placing, &Currency::new("$"))).collect();
        assert!(told.iter().all(|words| words.title == "Spring Sprint"));
        assert_eq!(
            told.iter().map(|words| words.description.as_str()).collect::<Vec<_>>(),
            [
                "Winner with 12.5 signups. Prize: Dinner.",
                "2nd place with 10 signups.",
                "3rd place with 1 signup.",
                "4th place with 0.5 signups.",
            ]
        );
        assert_eq!(told.iter().map(|words| words.icon).collect::<String>(), "🥇🥈🥉🏁");
    }
}

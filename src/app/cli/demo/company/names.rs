//! Names of people and teams, the same in every run, so that user 7 is who he was yesterday.

const FIRST: [&str; 40] = [
    "Ada", "Mateo", "Priya", "Kwame", "Ingrid", "Hiroshi", "Leila", "Tomasz", "Chidi", "Sofia", "Dmitri", "Aaliyah",
    "Noah", "Mei", "Fatima", "Lars", "Camila", "Yusuf", "Grace", "Santiago", "Anjali", "Olivia", "Kofi", "Zeynep",
    "Liam", "Nguyen", "Amara", "Jonas", "Rosa", "Tariq", "Hannah", "Diego", "Siobhán", "Wei", "Emma", "Rafael", "Noor",
    "Björn", "Keisha", "Elias",
];

const LAST: [&str; 40] = [
    "Okafor",
    "García",
    "Schmidt",
    "Patel",
    "Kim",
    "Johansson",
    "Haddad",
    "Nowak",
    "Silva",
    "Tanaka",
    "Murphy",
    "Chen",
    "Adeyemi",
    "Rossi",
    "Novák",
    "Singh",
    "Dubois",
    "Yılmaz",
    "Williams",
    "Mendoza",
    "Larsen",
    "Nakamura",
    "Mensah",
    "Fischer",
    "Reyes",
    "Cohen",
    "Ivanova",
    "Brooks",
    "Torres",
    "Khan",
    "Weber",
    "Tran",
    "O'Neill",
    "Santos",
    "Lindqvist",
    "Banerjee",
    "Diallo",
    "Jackson",
    "Kowalski",
    "Moreau",
];

const TEAMS: [&str; 12] = [
    "Falcons",
    "Comets",
    "Harbor",
    "Summit",
    "Voltage",
    "Redwood",
    "Northstar",
    "Cascade",
    "Ember",
    "Atlas",
    "Meridian",
    "Tempest",
];

/// The name of the n-th person, from 0. The first 1,600 have names of their own.
pub(super) fn person(n: usize) -> String {
    let round = n / FIRST.len();
    // From round to round the last names move on by 7 x 40 + 1 places, which shares no factor with 40.
    let (first, last) = (FIRST[n % FIRST.len()], LAST[(7 * n + round) % LAST.len()]);
    match n / (FIRST.len() * LAST.len()) {
        0 => format!("{first} {last}"),
        earlier => format!("{first} {last} {}", earlier + 1),
    }
}

/// The name of the n-th team, from 0.
pub(super) fn team(n: usize) -> String {
    TEAMS.get(n).map_or_else(|| format!("Team {}", n + 1), |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn nobody_is_called_like_somebody_else() {
        let names: BTreeSet<_> = (0..5_000).map(person).collect();
        assert_eq!(names.len(), 5_000);
        let names: BTreeSet<_> = (0..1_000).map(team).collect();
        assert_eq!(names.len(), 1_000);
    }
}

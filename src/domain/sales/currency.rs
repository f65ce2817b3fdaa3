/// How an amount of money is written for people. On the wire money is a bare number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    before: String,
    after: String,
}

impl Currency {
    /// The sign before the number (`$`, `CHF `); where it holds a `#`, that stands for the number (`# €`).
    pub fn new(sign: &str) -> Self {
        let (before, after) = sign.split_once('#').unwrap_or((sign, ""));
        Self { before: before.to_owned(), after: after.to_owned() }
    }

    /// So many cents: `$10,000`, and the cents only where there are any, `$10,000.50`.
    pub fn text(&self, cents: i64) -> String {
        let Self { before, after } = self;
        let sign = if cents < 0 { "-" } else { "" };
        let (whole, cents) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        let cents = if cents == 0 { String::new() } else { format!(".{cents:02}") };
        format!("{sign}{before}{}{cents}{after}", grouped(whole))
    }
}

/// A number with a comma between each three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_grouped_and_shows_cents_only_where_there_are_any() {
        for (sign, cents, text) in [
            ("$", 0, "$0"),
            ("$", 5, "$0.05"),
            ("$", 99_900, "$999"),
            ("$", 100_000, "$1,000"),
            ("$", 1_000_050, "$10,000.50"),
            ("$", 100_000_000, "$1,000,000"),
            ("$", 100_000_000_000_000, "$1,000,000,000,000"),
            ("$", -150_000, "-$1,500"),
            ("# €", 1_000_000, "10,000 €"),
            ("CHF ", 1_000_000, "CHF 10,000"),
            ("", 1_000_000, "10,000"),
        ] {
            assert_eq!(Currency::new(sign).text(cents), text);
        }
        assert_eq!(Currency::new("$").text(i64::MIN), "-$92,233,720,368,547,758.08");
    }
}

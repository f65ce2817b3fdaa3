//! The table, and the same as JSON lines.

use serde_json::json;

use crate::{
    aim::Aim,
    rows::{Figure, Row},
    stats::Series,
};

/// How results are printed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Form {
    Table,
    JsonLines,
}

impl Form {
    /// The head of the table.
    pub(crate) fn begin(self) {
        if let Self::Table = self {
            println!(
                "{:<44} {:>34} {:>34} {:>8}  {:<12}",
                "medians (least to most)", "Ridgecast", "measured by", "ratio", "aim"
            );
        }
    }

    /// The lines of one row: a pair of series for each figure, the service's (if it was measured) and the reference's.
    pub(crate) fn row(self, row: &Row, series: &[(Option<Series>, Series)]) {
        if let Self::Table = self {
            println!("{}, measured by: {}", row.name, row.reference.name());
        }
        for (figure, (subject, reference)) in row.figures.iter().zip(series) {
            let ratio = subject.as_ref().map(|subject| subject.median / reference.median);
            let met = figure
                .aim
                .zip(subject.as_ref())
                .map(|(aim, subject)| aim.is_met(subject.median, ratio.unwrap_or(f64::NAN)));
            match self {
                Self::Table => println!("{}", line(figure, subject.as_ref(), reference, ratio, met)),
                Self::JsonLines => println!(
                    "{}",
                    json!({
                        "row": row.name, "figure": figure.title, "ridgecast": subject, "reference": reference,
                        "referenceIs": row.reference, "ratio": ratio, "aim": figure.aim.map(|aim| aim.to_string()),
                        "met": met,
                    })
                ),
            }
        }
    }

    /// Something that went wrong in a row.
    pub(crate) fn fault(self, row: &Row, fault: &str) {
        match self {
            Self::Table => println!("  ! {}: {fault}", row.name),
            Self::JsonLines => println!("{}", json!({ "row": row.name, "fault": fault })),
        }
    }
}

fn line(
    figure: &Figure,
    subject: Option<&Series>,
    reference: &Series,
    ratio: Option<f64>,
    met: Option<bool>,
) -> String {
    format!(
        "  {:<42} {:>34} {:>34} {:>8}  {:<12} {}",
        figure.title,
        subject.map(Series::to_string).unwrap_or_default(),
        reference.to_string(),
        ratio.map(|ratio| format!("{ratio:.3}")).unwrap_or_default(),
        figure.aim.as_ref().map(Aim::to_string).unwrap_or_default(),
        match met {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        }
    )
    .trim_end()
    .to_owned()
}

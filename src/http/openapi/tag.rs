use utoipa::openapi::tag::{Tag as Documented, TagBuilder};

/// The chapters of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Tag {
    Reports,
    Leaderboard,
    Training,
    Notifications,
    Batch,
    Boards,
    Users,
    Journal,
    Identity,
    Admin,
    Demo,
    Operators,
}

impl Tag {
    /// All of them, in the order of the document.
    pub(super) const ALL: [Self; 12] = [
        Self::Reports,
        Self::Leaderboard,
        Self::Training,
        Self::Notifications,
        Self::Batch,
        Self::Boards,
        Self::Users,
        Self::Journal,
        Self::Identity,
        Self::Admin,
        Self::Demo,
        Self::Operators,
    ];

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Reports => "Reports",
            Self::Leaderboard => "Leaderboard events",
            Self::Training => "Training events",
            Self::Notifications => "Notifications and chats",
            Self::Batch => "Batch",
            Self::Boards => "Boards and contests",
            Self::Users => "Users",
            Self::Journal => "What was told",
            Self::Identity => "Identity",
            Self::Admin => "For administrators",
            Self::Demo => "Demonstration",
            Self::Operators => "For operators",
        }
    }

    const fn description(self) -> &'static str {
        match self {
            Self::Reports => "What happened: the service works out what follows and tells whom it concerns.",
            Self::Leaderboard => "Events on `/leaderboard`, told as they are posted.",
            Self::Training => "Events on `/training`, told as they are posted.",
            Self::Notifications => "Notifications, events of any name, and answers in chats.",
            Self::Batch => "Several of these at once.",
            Self::Boards => "What the reports have come to.",
            Self::Users => "What concerns one user.",
            Self::Journal => "What was told and is kept, and who listens.",
            Self::Identity => "Who is who.",
            Self::Admin => "What an administrator sees and does.",
            Self::Demo => "There only with the setting `demo.login`, and for browsers on this machine.",
            Self::Operators => "Whether all is well, and this document.",
        }
    }
}

impl From<Tag> for Documented {
    fn from(tag: Tag) -> Self {
        TagBuilder::new().name(tag.name()).description(Some(tag.description())).build()
    }
}

// @generated automatically by Diesel CLI.

diesel::table! {
    absences (user_id, device, namespace) {
        user_id -> Int8,
        device -> Text,
        namespace -> Text,
        seen_to -> Int8,
        ended_at -> Nullable<Int8>,
        noted_at -> Int8,
    }
}

diesel::table! {
    achievements (offset) {
        offset -> Int8,
        namespace -> Text,
        user_id -> Int8,
        public -> Bool,
        data -> Text,
        told_at -> Int8,
    }
}

diesel::table! {
    answers (caller, key) {
        caller -> Text,
        key -> Text,
        fingerprint -> Bytea,
        answer -> Bytea,
        made_at -> Int8,
    }
}

diesel::table! {
    events (offset) {
        offset -> Int8,
        namespace -> Text,
        room -> Text,
        event -> Text,
        data -> Text,
        told_at -> Int8,
    }
}

diesel::table! {
    frozen_screens (name) {
        name -> Text,
    }
}

diesel::table! {
    inbox (offset) {
        offset -> Int8,
        user_id -> Int8,
        namespace -> Text,
        event -> Text,
        data -> Text,
        told_at -> Int8,
        read_at -> Nullable<Int8>,
    }
}

diesel::table! {
    journal (id) {
        id -> Int4,
        epoch -> Text,
        last_offset -> Int8,
        pruned_to -> Int8,
        kept_bytes -> Int8,
    }
}

diesel::table! {
    ledger (seq) {
        seq -> Int8,
        recorded_at -> Int8,
        kind -> Text,
        data -> Text,
    }
}

diesel::table! {
    rank_snapshots (user_id, day) {
        user_id -> Int8,
        day -> Int8,
        data -> Text,
    }
}

diesel::table! {
    results (kind, id, part) {
        kind -> Text,
        id -> Int8,
        part -> Int8,
        data -> Text,
    }
}

diesel::table! {
    socketio_sessions (pid) {
        pid -> Text,
        sid -> Text,
        namespace -> Text,
        user_id -> Nullable<Int8>,
        kiosk -> Bool,
        rooms -> Text,
        noted_at -> Int8,
    }
}

diesel::table! {
    training_sessions (session_id) {
        session_id -> Text,
        users -> Text,
        ends_at -> Int8,
        scenario_id -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    absences,
    achievements,
    answers,
    events,
    frozen_screens,
    inbox,
    journal,
    ledger,
    rank_snapshots,
    results,
    socketio_sessions,
    training_sessions,
);

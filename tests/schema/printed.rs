//! Reads what `diesel print-schema` prints.

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    /// The names of the primary key's columns.
    pub(crate) key: Vec<String>,
    /// In their order.
    pub(crate) columns: Vec<Column>,
}

/// A column.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// By diesel's name for both databases: `BigInt`, not `Int8`.
    pub(crate) sql_type: String,
    pub(crate) nullable: bool,
}

impl Column {
    /// Whether it holds whole numbers of 32 or 64 bits.
    pub(crate) fn is_integer(&self) -> bool {
        matches!(self.sql_type.as_str(), "Integer" | "BigInt")
    }
}

/// The tables in the order in which they are printed. Panics where it does not understand.
pub(crate) fn tables(schema: &str) -> Vec<Table> {
    let blocks = schema.split("diesel::table! {").skip(1);
    blocks.map(|block| table(block).unwrap_or_else(|| panic!("not understood:{block}"))).collect()
}

fn table(block: &str) -> Option<Table> {
    let (head, rest) = block.split_once(" {\n")?;
    let (name, key) = head.trim().strip_suffix(')')?.split_once(" (")?;
    let (columns, _) = rest.split_once("    }\n}")?;
    Some(Table {
        name: name.to_owned(),
        key: key.split(", ").map(str::to_owned).collect(),
        columns: columns.lines().map(column).collect::<Option<_>>()?,
    })
}

fn column(line: &str) -> Option<Column> {
    let (name, sql_type) = line.trim().strip_suffix(',')?.split_once(" -> ")?;
    let inner = sql_type.strip_prefix("Nullable<").and_then(|inner| inner.strip_suffix('>'));
    let sql_type = match inner.unwrap_or(sql_type) {
        "Int4" => "Integer",
        "Int8" => "BigInt",
        "Bytea" => "Binary",
        other => other,
    };
    Some(Column { name: name.to_owned(), sql_type: sql_type.to_owned(), nullable: inner.is_some() })
}

#[test]
fn tables_are_read_with_keys_and_columns_in_order() {
    let schema = "// @generated\n\n\
        diesel::table! {\n    inbox (user_id, offset) {\n        user_id -> Int4,\n        \
        offset -> Nullable<Int8>,\n    }\n}\n\n\
        diesel::table! {\n    journal (id) {\n        id -> Integer,\n    }\n}\n\n\
        diesel::allow_tables_to_appear_in_same_query!(\n    inbox,\n    journal,\n);\n";
    let column =
        |name: &str, sql_type: &str, nullable| Column { name: name.into(), sql_type: sql_type.into(), nullable };
    let inbox = Table {
        name: "inbox".into(),
        key: vec!["user_id".into(), "offset".into()],
        columns: vec![column("user_id", "Integer", false), column("offset", "BigInt", true)],
    };
    let journal =
        Table { name: "journal".into(), key: vec!["id".into()], columns: vec![column("id", "Integer", false)] };
    assert_eq!(tables(schema), [inbox, journal]);
}

#[test]
#[should_panic(expected = "not understood")]
fn what_is_not_understood_is_not_passed_over() {
    tables("diesel::table! {\n    journal (id) {\n        id as Integer\n    }\n}\n");
}

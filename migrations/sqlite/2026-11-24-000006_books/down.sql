DROP TABLE rank_snapshots;
DROP TABLE results;
DROP TABLE ledger;

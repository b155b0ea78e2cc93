-- Whether a part explains an anomaly because its share of the cases changed, not its own value.
ALTER TABLE anomalies ADD COLUMN explained_by_shift {bool};

-- When a dismissal was taken back and by whom; who had dismissed it, when and why stays.

ALTER TABLE anomalies ADD COLUMN reinstated_at {instant};
ALTER TABLE anomalies ADD COLUMN reinstated_by {text};

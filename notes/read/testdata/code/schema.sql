-- Readings of the boiler.
CREATE TABLE IF NOT EXISTS readings (
  id INTEGER PRIMARY KEY,  -- counts up
  taken TIMESTAMP NOT NULL,
  bar REAL CHECK (bar > 0)
);

/* The last day. */
create view lately as select * from readings;
insert into readings values (1, 'a -- b', 2);

-- The roll-up of examples/records-to-index by hand: the same checks and joins, for DuckDB.
-- The files are views by the names of the tables; `places` has the texts of places (region, city)
-- with the number of the place they mean and 0, or 0 and the number of a reason below 0.

CREATE TEMP MACRO year_of(day) AS CASE
  WHEN day IS NULL THEN 0::TINYINT
  WHEN year(day) < 2020 THEN 1::TINYINT
  WHEN year(day) = 2020 THEN 2::TINYINT
  WHEN year(day) = 2021 THEN 3::TINYINT
  ELSE 4::TINYINT END;
CREATE TEMP MACRO impossible_day(day) AS year(day) NOT BETWEEN 1900 AND 2022;
CREATE TEMP MACRO impossible(number) AS number NOT BETWEEN 0 AND 1.7976931348623157e308;
CREATE TEMP MACRO text_of(place) AS coalesce(trim(place), '');

-- Entities, each with its place and what is wrong with it.

CREATE TEMP VIEW enterprises_checked AS
SELECT e.*, number AS place, year_of(founded) AS since,
  CASE WHEN reason < 0 THEN reason
    WHEN impossible_day(founded) THEN -15
    WHEN layer NOT IN ('base', 'technology', 'application') THEN -16
    WHEN impossible(valuation) OR impossible(patents) THEN -14
    ELSE 0 END::TINYINT AS flaw
FROM enterprises e LEFT JOIN places p ON text_of(e.region) = p.region AND text_of(e.city) = p.city;

CREATE TEMP VIEW investors_checked AS
SELECT e.*, number AS place, -1::TINYINT AS since,
  CASE WHEN text_of(e.region) <> '' THEN reason ELSE 0 END::TINYINT AS flaw
FROM investors e LEFT JOIN places p ON text_of(e.region) = p.region AND text_of(e.city) = p.city;

CREATE TEMP VIEW universities_checked AS
SELECT e.*, number AS place, -1::TINYINT AS since,
  CASE WHEN reason < 0 THEN reason
    WHEN impossible(domestic_papers) OR impossible(international_papers) OR impossible(patents)
    THEN -14 ELSE 0 END::TINYINT AS flaw
FROM universities e LEFT JOIN places p ON text_of(e.region) = p.region AND text_of(e.city) = p.city;

CREATE TEMP VIEW institutes_checked AS
SELECT e.*, number AS place, -1::TINYINT AS since,
  CASE WHEN reason < 0 THEN reason
    WHEN impossible(domestic_papers) OR impossible(international_papers) OR impossible(patents)
    THEN -14 ELSE 0 END::TINYINT AS flaw
FROM institutes e LEFT JOIN places p ON text_of(e.region) = p.region AND text_of(e.city) = p.city;

CREATE TEMP VIEW foreign_checked AS
SELECT e.*, 0::SMALLINT AS place, -1::TINYINT AS since, 0::TINYINT AS flaw FROM "foreign" e;

CREATE TEMP TABLE known AS
SELECT id, CASE WHEN flaw = 0 THEN place ELSE -1 END::SMALLINT AS place, since
FROM (SELECT id, place, since, flaw FROM enterprises_checked
  UNION ALL SELECT id, place, since, flaw FROM investors_checked
  UNION ALL SELECT id, place, since, flaw FROM universities_checked
  UNION ALL SELECT id, place, since, flaw FROM institutes_checked
  UNION ALL SELECT id, place, since, flaw FROM foreign_checked)
WHERE id IS NOT NULL;

-- Ids of several records: copies but for one are rejected, all where they differ.

CREATE TEMP TABLE again AS SELECT id FROM known GROUP BY id HAVING count(*) > 1;
CREATE TEMP TABLE enterprises_again AS SELECT c.* FROM enterprises_checked c SEMI JOIN again USING (id);
CREATE TEMP TABLE investors_again AS SELECT c.* FROM investors_checked c SEMI JOIN again USING (id);
CREATE TEMP TABLE universities_again AS SELECT c.* FROM universities_checked c SEMI JOIN again USING (id);
CREATE TEMP TABLE institutes_again AS SELECT c.* FROM institutes_checked c SEMI JOIN again USING (id);
CREATE TEMP TABLE foreign_again AS SELECT c.* FROM foreign_checked c SEMI JOIN again USING (id);
CREATE TEMP TABLE verdicts AS
SELECT id, CASE WHEN count(*) > 1 THEN -4 WHEN max(kinds) > 1 THEN -3 ELSE -2 END::TINYINT AS verdict
FROM (SELECT id, count(*) AS kinds FROM (SELECT DISTINCT * FROM enterprises_again) GROUP BY id
  UNION ALL SELECT id, count(*) FROM (SELECT DISTINCT * FROM investors_again) GROUP BY id
  UNION ALL SELECT id, count(*) FROM (SELECT DISTINCT * FROM universities_again) GROUP BY id
  UNION ALL SELECT id, count(*) FROM (SELECT DISTINCT * FROM institutes_again) GROUP BY id
  UNION ALL SELECT id, count(*) FROM (SELECT DISTINCT * FROM foreign_again) GROUP BY id)
GROUP BY id;
CREATE TEMP MACRO verdict_of(verdict, id, flaw) AS
  CASE WHEN verdict = -2 AND row_number() OVER (PARTITION BY id) = 1 THEN flaw ELSE verdict END;
CREATE TEMP TABLE settled AS
SELECT k.* FROM known k ANTI JOIN verdicts USING (id)
UNION ALL
SELECT id, max(CASE WHEN verdict = -2 THEN place ELSE -1 END), max(since)
FROM known JOIN verdicts USING (id) GROUP BY id;

-- One aggregate for every table: by reason below 0 or place, and by year.

CREATE TEMP TABLE enterprises_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, since AS year,
  count(*) AS records, count(city) AS cities, count(layer) AS layers,
  count(valuation) AS valuations, sum(valuation) AS valuation, count(patents) AS patented,
  sum(patents) AS patents, count(*) FILTER (layer IN ('base', 'technology')) AS deep,
  count(*) FILTER (layer = 'base') AS base, count(*) FILTER (layer = 'technology') AS technology
FROM (SELECT c.*, CASE WHEN id IS NULL THEN -1 ELSE flaw END AS reason
    FROM enterprises_checked c ANTI JOIN verdicts USING (id)
  UNION ALL BY NAME SELECT a.*, verdict_of(verdict, id, flaw) AS reason
    FROM enterprises_again a JOIN verdicts USING (id)) GROUP BY ALL;

CREATE TEMP TABLE investors_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, count(*) AS records,
  count(city) AS cities
FROM (SELECT c.*, CASE WHEN id IS NULL THEN -1 ELSE flaw END AS reason
    FROM investors_checked c ANTI JOIN verdicts USING (id)
  UNION ALL BY NAME SELECT a.*, verdict_of(verdict, id, flaw) AS reason
    FROM investors_again a JOIN verdicts USING (id)) GROUP BY ALL;

CREATE TEMP TABLE universities_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, count(*) AS records,
  count(city) AS cities, count(domestic_papers) AS domestic, sum(domestic_papers) AS domestic_papers,
  count(international_papers) AS international, sum(international_papers) AS international_papers,
  count(patents) AS patented, sum(patents) AS patents
FROM (SELECT c.*, CASE WHEN id IS NULL THEN -1 ELSE flaw END AS reason
    FROM universities_checked c ANTI JOIN verdicts USING (id)
  UNION ALL BY NAME SELECT a.*, verdict_of(verdict, id, flaw) AS reason
    FROM universities_again a JOIN verdicts USING (id)) GROUP BY ALL;

CREATE TEMP TABLE institutes_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, count(*) AS records,
  count(city) AS cities, count(domestic_papers) AS domestic, sum(domestic_papers) AS domestic_papers,
  count(international_papers) AS international, sum(international_papers) AS international_papers,
  count(patents) AS patented, sum(patents) AS patents
FROM (SELECT c.*, CASE WHEN id IS NULL THEN -1 ELSE flaw END AS reason
    FROM institutes_checked c ANTI JOIN verdicts USING (id)
  UNION ALL BY NAME SELECT a.*, verdict_of(verdict, id, flaw) AS reason
    FROM institutes_again a JOIN verdicts USING (id)) GROUP BY ALL;

CREATE TEMP TABLE foreign_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, count(*) AS records
FROM (SELECT c.*, CASE WHEN id IS NULL THEN -1 ELSE flaw END AS reason
    FROM foreign_checked c ANTI JOIN verdicts USING (id)
  UNION ALL BY NAME SELECT a.*, verdict_of(verdict, id, flaw) AS reason
    FROM foreign_again a JOIN verdicts USING (id)) GROUP BY ALL;

-- People have the place and the year of their enterprise.

CREATE TEMP TABLE people_twice AS
SELECT p.* FROM people p
SEMI JOIN (SELECT id FROM people WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1) USING (id);
CREATE TEMP TABLE people_verdicts AS
SELECT id, CASE WHEN count(*) > 1 THEN -3 ELSE -2 END::TINYINT AS verdict
FROM (SELECT DISTINCT * FROM people_twice) GROUP BY id;
CREATE TEMP TABLE people_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, since AS year,
  count(*) AS records, count(prior_international_study) AS study_known,
  count(prior_international_work) AS work_known,
  count(*) FILTER (prior_international_study) AS studied,
  count(*) FILTER (prior_international_work) AS worked
FROM (SELECT *, CASE WHEN verdict < 0 AND NOT (verdict = -2 AND nth = 1) THEN verdict
    WHEN id IS NULL THEN -1 WHEN enterprise IS NULL THEN -8 WHEN place IS NULL THEN -9
    WHEN place = -1 THEN -10 ELSE 0 END::TINYINT AS reason
  FROM (SELECT p.*, 0::TINYINT AS verdict, 1 AS nth FROM people p ANTI JOIN people_verdicts USING (id)
    UNION ALL SELECT t.*, verdict, row_number() OVER (PARTITION BY id)
    FROM people_twice t JOIN people_verdicts USING (id)) p
  LEFT JOIN (SELECT id AS enterprise, place, since FROM settled WHERE since >= 0) USING (enterprise))
GROUP BY ALL;

-- Anything else that has a place.

CREATE TEMP MACRO items(given) AS TABLE
WITH records AS (FROM query_table(given)),
verdicts AS (SELECT id, CASE WHEN count(*) > 1 THEN -3 ELSE -2 END::TINYINT AS verdict
  FROM (SELECT DISTINCT * FROM records
    SEMI JOIN (SELECT id FROM records WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1) USING (id))
  GROUP BY id),
single AS (SELECT r.*, 0::TINYINT AS verdict, 1 AS nth FROM records r ANTI JOIN verdicts USING (id)
  UNION ALL SELECT r.*, verdict, row_number() OVER (PARTITION BY id)
  FROM records r JOIN verdicts USING (id)),
checked AS (SELECT s.city, s.date, number AS place, year_of(date) AS year,
  CASE WHEN verdict < 0 AND NOT (verdict = -2 AND nth = 1) THEN verdict
    WHEN id IS NULL THEN -1 WHEN reason < 0 THEN reason
    WHEN impossible_day(date) THEN -15 ELSE 0 END::TINYINT AS reason
  FROM single s LEFT JOIN places p ON text_of(s.region) = p.region AND text_of(s.city) = p.city)
SELECT CASE WHEN reason < 0 THEN reason ELSE place END AS place, year, count(*) AS records,
  count(city) AS cities
FROM checked GROUP BY ALL;

CREATE TEMP TABLE alliances_sums AS FROM items('alliances');
CREATE TEMP TABLE conferences_sums AS FROM items('conferences');
CREATE TEMP TABLE policies_sums AS FROM items('policies');
CREATE TEMP TABLE parks_sums AS FROM items('parks');

-- Relations, by the places of both ends.

CREATE TEMP TABLE relations_sums AS
SELECT CASE WHEN reason < 0 THEN reason ELSE source_place END AS source_place,
  CASE WHEN reason < 0 THEN 0 ELSE target_place END AS target_place, year, count(*) AS records,
  count(international) AS flagged, count(amount) AS amounts,
  count(*) FILTER (kind = 'technology-enabling') AS enabling,
  count(*) FILTER (kind = 'technology-input') AS input,
  count(*) FILTER (kind = 'financing') AS financing,
  count(amount) FILTER (kind = 'financing') AS financing_amounts,
  sum(amount) FILTER (kind = 'financing') AS financing_amount,
  count(*) FILTER (kind = 'investment') AS investment,
  count(*) FILTER (kind = 'technology-input' AND international) AS input_abroad,
  count(*) FILTER (kind = 'technology-enabling' AND international) AS enabling_abroad
FROM (SELECT kind, international, amount, year_of(date) AS year, s.place AS source_place,
    t.place AS target_place,
    CASE WHEN source IS NULL OR target IS NULL THEN -8
      WHEN s.place IS NULL OR t.place IS NULL THEN -9 WHEN s.place = -1 OR t.place = -1 THEN -10
      WHEN impossible(amount) THEN -14 WHEN impossible_day(date) THEN -15
      WHEN kind NOT IN ('technology-enabling', 'technology-input', 'financing', 'investment')
      THEN -16 ELSE 0 END::TINYINT AS reason
  FROM relations
  LEFT JOIN settled s ON source = s.id
  LEFT JOIN settled t ON target = t.id)
GROUP BY ALL;

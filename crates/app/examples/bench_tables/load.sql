-- name: lists
CREATE TABLE redenen AS FROM read_csv(getvariable('folder') || '/redenen.csv');
CREATE TABLE oorzaken AS FROM read_csv(getvariable('folder') || '/oorzaken.csv');
CREATE TABLE soorten AS FROM read_csv(getvariable('folder') || '/soorten.csv');
CREATE TABLE streefcijfers AS FROM read_csv(getvariable('folder') || '/streefcijfers.csv', all_varchar = true);
-- name: days
-- Days are whole numbers since 1970-01-01.
CREATE MACRO dag(iso) AS (iso::DATE - DATE '1970-01-01');
-- name: read
CREATE TABLE gelezen AS FROM read_csv(getvariable('folder') || '/feiten.csv', header = true, columns = {
    'nr': 'INTEGER', 'soort': 'VARCHAR', 'inwoner': 'INTEGER', 'datum': 'INTEGER', 'sinds': 'INTEGER',
    'corrigeert': 'INTEGER', 'traject': 'INTEGER', 'groep': 'INTEGER', 'aanpak': 'VARCHAR', 'trajectsoort': 'VARCHAR',
    'trede': 'UTINYINT', 'groei': 'BOOLEAN', 'reden': 'VARCHAR', 'oorzaak': 'VARCHAR', 'uitkomst': 'VARCHAR',
    'groepsoort': 'VARCHAR'});
-- name: words
-- Words as numbers of one byte: what Meedoen does with its codes.
CREATE TYPE soort AS ENUM (SELECT DISTINCT soort FROM gelezen);
CREATE TYPE aanpak AS ENUM (SELECT DISTINCT aanpak FROM gelezen WHERE aanpak IS NOT NULL);
CREATE TYPE trajectsoort AS ENUM (SELECT DISTINCT trajectsoort FROM gelezen WHERE trajectsoort IS NOT NULL);
CREATE TYPE reden AS ENUM (SELECT DISTINCT reden FROM gelezen WHERE reden IS NOT NULL);
CREATE TYPE oorzaak AS ENUM (SELECT DISTINCT oorzaak FROM gelezen WHERE oorzaak IS NOT NULL);
CREATE TYPE uitkomst AS ENUM (SELECT DISTINCT uitkomst FROM gelezen WHERE uitkomst IS NOT NULL);
CREATE TYPE groepsoort AS ENUM (SELECT DISTINCT groepsoort FROM gelezen WHERE groepsoort IS NOT NULL);
ALTER TABLE redenen ALTER code TYPE reden;
ALTER TABLE redenen ALTER rij TYPE reden;
ALTER TABLE redenen ALTER aanpak TYPE aanpak;
ALTER TABLE oorzaken ALTER code TYPE oorzaak;
ALTER TABLE oorzaken ALTER aanpak TYPE aanpak;
ALTER TABLE soorten ALTER code TYPE trajectsoort;
ALTER TABLE soorten ALTER aanpak TYPE aanpak;
-- name: facts
-- `tot` is the day from which a fact is no longer believed, `eerst` when it was first known, whatever was corrected since:
-- Meedoen looks these up each time, here they are made beforehand.
CREATE TABLE feiten AS
SELECT f.nr, f.soort::soort AS soort, f.inwoner, f.datum, f.sinds, later.sinds AS tot,
    coalesce(earlier.sinds, f.sinds) AS eerst, f.traject, f.groep, f.aanpak::aanpak AS aanpak,
    f.trajectsoort::trajectsoort AS trajectsoort, f.trede, f.groei, f.reden::reden AS reden,
    f.oorzaak::oorzaak AS oorzaak, f.uitkomst::uitkomst AS uitkomst, f.groepsoort::groepsoort AS groepsoort
FROM gelezen f LEFT JOIN gelezen later ON later.corrigeert = f.nr LEFT JOIN gelezen earlier ON f.corrigeert = earlier.nr
ORDER BY f.nr;
DROP TABLE gelezen;

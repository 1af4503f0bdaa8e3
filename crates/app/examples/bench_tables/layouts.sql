-- name: one-table
CREATE VIEW gestart AS SELECT traject, inwoner, aanpak, trajectsoort, trede, datum FROM feiten WHERE soort = 'traject.gestart' AND tot IS NULL;
CREATE VIEW gesloten AS SELECT traject, datum, eerst, reden, oorzaak FROM feiten WHERE soort = 'traject.afgesloten' AND tot IS NULL;
CREATE VIEW metingen AS SELECT nr, traject, datum, trede, groei FROM feiten WHERE soort = 'meting.vastgelegd' AND tot IS NULL;
CREATE VIEW groepen AS SELECT groep, aanpak, groepsoort FROM feiten WHERE soort = 'groep.geopend' AND tot IS NULL;
CREATE VIEW deelnames AS SELECT inwoner, groep, datum FROM feiten WHERE soort = 'groep.deelname_gestart' AND tot IS NULL;
CREATE VIEW vertrokken AS SELECT inwoner, groep, datum, uitkomst FROM feiten WHERE soort = 'groep.deelname_geeindigd' AND tot IS NULL;
CREATE VIEW trajecten AS
SELECT g.traject, g.aanpak, g.trajectsoort, g.trede, g.datum AS instroom, e.datum AS einde, e.eerst AS boekdag, e.reden, e.oorzaak
FROM gestart g LEFT JOIN gesloten e USING (traject);
-- name: by-kind
DROP VIEW trajecten; DROP VIEW gestart; DROP VIEW gesloten; DROP VIEW metingen; DROP VIEW groepen; DROP VIEW deelnames; DROP VIEW vertrokken;
CREATE TABLE gestart AS SELECT traject, inwoner, aanpak, trajectsoort, trede, datum FROM feiten WHERE soort = 'traject.gestart' AND tot IS NULL;
CREATE TABLE gesloten AS SELECT traject, datum, eerst, reden, oorzaak FROM feiten WHERE soort = 'traject.afgesloten' AND tot IS NULL;
CREATE TABLE metingen AS SELECT nr, traject, datum, trede, groei FROM feiten WHERE soort = 'meting.vastgelegd' AND tot IS NULL;
CREATE TABLE groepen AS SELECT groep, aanpak, groepsoort FROM feiten WHERE soort = 'groep.geopend' AND tot IS NULL;
CREATE TABLE deelnames AS SELECT inwoner, groep, datum FROM feiten WHERE soort = 'groep.deelname_gestart' AND tot IS NULL;
CREATE TABLE vertrokken AS SELECT inwoner, groep, datum, uitkomst FROM feiten WHERE soort = 'groep.deelname_geeindigd' AND tot IS NULL;
CREATE VIEW trajecten AS
SELECT g.traject, g.aanpak, g.trajectsoort, g.trede, g.datum AS instroom, e.datum AS einde, e.eerst AS boekdag, e.reden, e.oorzaak
FROM gestart g LEFT JOIN gesloten e USING (traject);

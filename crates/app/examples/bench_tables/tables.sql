-- name: tabel-1
WITH begonnen AS (
    SELECT *, CASE WHEN instroom < dag('2009-01-01') THEN 0 WHEN instroom < dag('2010-01-01') THEN 1 ELSE 2 END AS jaar
    FROM trajecten WHERE aanpak = 'de-cirkel' AND instroom BETWEEN dag('2008-01-01') AND dag('2010-05-31')
), gemeten AS (
    SELECT m.traject, arg_min(m.trede, m.datum::BIGINT << 24 | nr) FILTER (m.trede IS NOT NULL) AS eerste,
        max(m.trede) FILTER (m.trede < 6 AND m.datum <= dag('2010-05-31')) AS hoogste,
        bool_or(groei AND m.datum <= dag('2010-05-31')) AS groei
    FROM metingen m JOIN begonnen b USING (traject) WHERE m.datum BETWEEN instroom AND coalesce(einde, m.datum)
    GROUP BY m.traject
), geteld AS (
    SELECT jaar, count(*) AS aantal,
        CASE WHEN coalesce(b.trede, eerste) IS NULL THEN 'stijging-onbekend'
            WHEN hoogste > coalesce(b.trede, eerste) THEN 'stijging-naar'
            WHEN groei THEN 'stijging-binnen' ELSE 'geen-stijging' END AS groei,
        CASE WHEN einde IS NULL OR einde > dag('2010-05-31') THEN 'nog-in-traject' WHEN r.algemeen = 'uitval' THEN 'uitval'
            WHEN r.algemeen = 'regulier-werk' THEN 'werk' WHEN r.algemeen = 'geen-recht-op-bijstand' THEN 'geen-recht'
            ELSE 'andere-uitstroom' END AS eind
    FROM begonnen b LEFT JOIN gemeten USING (traject) LEFT JOIN redenen r ON r.aanpak = b.aanpak AND r.code = b.reden
    GROUP BY ALL
)
SELECT rij, coalesce(jaar, 3), sum(aantal)::VARCHAR FROM (
    SELECT 'gerealiseerde-instroom' AS rij, jaar, aantal FROM geteld
    UNION ALL SELECT groei, jaar, aantal FROM geteld UNION ALL SELECT eind, jaar, aantal FROM geteld
) GROUP BY GROUPING SETS ((rij, jaar), (rij))
UNION ALL SELECT 'beoogde-' || soort, jaar::INTEGER - 2008, waarde FROM streefcijfers
WHERE aanpak = 'de-cirkel' AND soort IN ('instroom', 'stijging')
-- name: tabel-2
SELECT 'gerealiseerde-instroom', coalesce(jaar, 2), aantal::VARCHAR FROM (
    SELECT CASE WHEN datum < dag('2010-01-01') THEN 0 ELSE 1 END AS jaar, count(*) AS aantal FROM gestart
    WHERE aanpak = 'participatiehuis' AND datum BETWEEN dag('2009-01-01') AND dag('2010-03-31') GROUP BY GROUPING SETS ((jaar), ())
)
UNION ALL SELECT 'beoogde-instroom', jaar::INTEGER - 2009, waarde FROM streefcijfers
WHERE aanpak = 'participatiehuis' AND soort = 'instroom'
-- name: tabel-3
WITH leden AS (
    SELECT d.datum AS start, v.datum AS einde, v.uitkomst FROM deelnames d
    JOIN groepen g ON g.groep = d.groep AND g.aanpak = 'participatiehuis' AND g.groepsoort = 'training'
    LEFT JOIN vertrokken v ON v.inwoner = d.inwoner AND v.groep = d.groep
), geteld AS (
    SELECT count(*) FILTER (start BETWEEN dag('2010-04-01') AND dag('2010-04-30')) AS a,
        count(*) FILTER (start <= dag('2010-04-30')) AS b,
        count(*) FILTER (uitkomst = 'afgerond' AND einde BETWEEN dag('2010-04-01') AND dag('2010-04-30')) AS c,
        count(*) FILTER (uitkomst = 'afgerond' AND einde <= dag('2010-04-30')) AS d,
        count(*) FILTER (uitkomst = 'voortijdig' AND einde BETWEEN dag('2010-04-01') AND dag('2010-04-30')) AS e,
        count(*) FILTER (uitkomst = 'voortijdig' AND einde <= dag('2010-04-30')) AS f,
        count(*) FILTER (start <= dag('2010-04-30') AND (einde IS NULL OR einde > dag('2010-04-30'))) AS g
    FROM leden
)
SELECT unnest(['gestart', 'gestart', 'afgerond', 'afgerond', 'voortijdig', 'voortijdig', 'loopt-nog', 'loopt-nog']),
    unnest([0, 1, 0, 1, 0, 1, 0, 1]), unnest([a, b, c, d, e, f, g, g])::VARCHAR FROM geteld
-- name: tabel-4
WITH geteld AS (
    SELECT coalesce(r.rij, t.reden) AS rij, count(*) FILTER (boekdag >= dag('2010-04-01')) AS maand, count(*) AS tot
    FROM trajecten t LEFT JOIN redenen r ON r.aanpak = t.aanpak AND r.code = t.reden
    WHERE t.aanpak = 'participatiehuis' AND boekdag <= dag('2010-04-30') GROUP BY ALL
), rijen AS (
    SELECT r.code AS rij, r.plaats + CASE WHEN gedrukt THEN 0 ELSE 100 END AS plaats, coalesce(maand, 0) AS maand, coalesce(tot, 0) AS tot
    FROM redenen r LEFT JOIN geteld g ON g.rij = r.code WHERE aanpak = 'participatiehuis' AND (gedrukt OR tot > 0)
), delen AS (
    SELECT *, tot * 100 // sum(tot) OVER () AS heel,
        row_number() OVER (ORDER BY tot * 100 % som DESC, plaats) AS beurt, sum(maand) OVER () AS maanden, som
    FROM (SELECT *, sum(tot) OVER () AS som FROM rijen)
)
SELECT rij::VARCHAR, unnest([0, 1, 2]), unnest([maand, tot, 10 * (heel + CASE WHEN beurt <= 100 - over THEN 1 ELSE 0 END)])::BIGINT::VARCHAR
FROM (SELECT *, sum(heel) OVER () AS over FROM delen)
UNION ALL SELECT 'totaal', unnest([0, 1, 2]), unnest([sum(maand), sum(tot), 1000])::BIGINT::VARCHAR FROM rijen
-- name: tabel-5
WITH vraagt AS (SELECT code FROM redenen WHERE aanpak = 'participatiehuis' AND oorzaak_verwacht), geteld AS (
    SELECT coalesce(oorzaak::VARCHAR, 'geen-oorzaak') AS rij, count(*) FILTER (einde >= dag('2008-12-01')) AS periode, count(*) AS tot
    FROM trajecten WHERE aanpak = 'participatiehuis' AND einde <= dag('2010-04-30') AND reden IN (FROM vraagt) GROUP BY ALL
), rijen AS (
    SELECT o.code::VARCHAR AS rij, plaats, coalesce(periode, 0) AS periode, coalesce(tot, 0) AS tot
    FROM oorzaken o LEFT JOIN geteld g ON g.rij = o.code::VARCHAR WHERE aanpak = 'participatiehuis'
    UNION ALL SELECT rij, 100, periode, tot FROM geteld WHERE rij = 'geen-oorzaak'
), delen AS (
    SELECT *, tot * 100 // som AS heel, row_number() OVER (ORDER BY tot * 100 % som DESC, plaats) AS beurt
    FROM (SELECT *, sum(tot) OVER () AS som FROM rijen)
)
SELECT rij, unnest([0, 1]), unnest([periode, 10 * (heel + CASE WHEN beurt <= 100 - over THEN 1 ELSE 0 END)])::BIGINT::VARCHAR
FROM (SELECT *, sum(heel) OVER () AS over FROM delen)
UNION ALL SELECT 'totaal', unnest([0, 1]), unnest([sum(periode), 1000])::BIGINT::VARCHAR FROM rijen
-- name: tabel-6
WITH geteld AS (
    SELECT trajectsoort,
        count(*) FILTER (instroom < dag('2009-01-01') AND (einde IS NULL OR einde >= dag('2009-01-01'))) AS begin,
        count(*) FILTER (instroom >= dag('2009-01-01')) AS kwam,
        count(*) FILTER (einde BETWEEN dag('2009-01-01') AND dag('2009-12-31')) AS ging,
        count(*) FILTER (einde IS NULL OR einde > dag('2009-12-31')) AS eind
    FROM trajecten WHERE aanpak = 'service-voor-de-wijk' AND instroom <= dag('2009-12-31') GROUP BY trajectsoort
)
SELECT coalesce(trajectsoort::VARCHAR, 'totaal'), unnest([0, 1, 2, 3]), unnest([sum(begin), sum(kwam), sum(ging), sum(eind)])::BIGINT::VARCHAR
FROM geteld GROUP BY GROUPING SETS ((trajectsoort), ())
-- name: tabel-7
WITH kolommen AS (
    SELECT code, row_number() OVER (ORDER BY gedrukt DESC, plaats) - 1 AS kolom FROM redenen
    WHERE aanpak = 'service-voor-de-wijk' AND (gedrukt OR rij = code)
), geteld AS (
    SELECT t.trajectsoort, k.kolom, count(*) AS aantal
    FROM trajecten t JOIN redenen r ON r.aanpak = t.aanpak AND r.code = t.reden JOIN kolommen k ON k.code = r.rij
    WHERE t.aanpak = 'service-voor-de-wijk' AND einde BETWEEN dag('2009-01-01') AND dag('2009-12-31') GROUP BY ALL
), totalen AS (
    SELECT coalesce(trajectsoort::VARCHAR, 'totaal') AS rij, coalesce(kolom, (SELECT count(*) FROM kolommen)) AS kolom, sum(aantal) AS aantal
    FROM geteld GROUP BY CUBE (trajectsoort, kolom)
), delen AS (
    SELECT k.kolom, coalesce(aantal, 0) * 100 // som AS heel,
        row_number() OVER (ORDER BY coalesce(aantal, 0) * 100 % som DESC, k.kolom) AS beurt
    FROM kolommen k LEFT JOIN totalen t ON t.kolom = k.kolom AND t.rij = 'totaal', (SELECT sum(aantal) AS som FROM geteld)
)
SELECT rij, kolom, aantal::BIGINT::VARCHAR FROM totalen
UNION ALL SELECT 'percentage', kolom, (10 * (heel + CASE WHEN beurt <= 100 - over THEN 1 ELSE 0 END))::BIGINT::VARCHAR
FROM (SELECT *, sum(heel) OVER () AS over FROM delen)
UNION ALL SELECT 'percentage', count(*), '1000' FROM kolommen
-- name: tabel-4.1
WITH over(aanpak, plaats, van, tot, noemer) AS (VALUES
    ('participatiehuis'::aanpak, 0, dag('2008-12-01'), dag('2010-04-30'), 'stand'),
    ('de-cirkel'::aanpak, 1, dag('2008-01-01'), dag('2010-05-31'), 'instroom'),
    ('service-voor-de-wijk'::aanpak, 2, dag('2009-01-01'), dag('2009-12-31'), 'samen')
), gemeten AS (
    SELECT m.traject, arg_min(m.trede, m.datum::BIGINT << 24 | nr) FILTER (m.trede IS NOT NULL) AS eerste,
        max(m.trede) FILTER (m.trede < 6 AND m.datum <= o.tot) AS hoogste,
        bool_or(groei AND m.datum <= o.tot) AS groei, bool_or(m.datum <= o.tot) AS gemeten
    FROM metingen m JOIN trajecten t USING (traject) JOIN over o USING (aanpak)
    WHERE m.datum BETWEEN instroom AND coalesce(einde, m.datum) GROUP BY m.traject
), geteld AS (
    SELECT o.plaats, o.noemer, count(*) FILTER (instroom < van AND (einde IS NULL OR einde >= van)) AS begin,
        count(*) FILTER (instroom BETWEEN van AND o.tot) AS instroom,
        count(*) FILTER (instroom <= o.tot AND (einde IS NULL OR einde > o.tot)) AS stand,
        bool_or(gemeten AND instroom <= o.tot AND (einde IS NULL OR einde >= van)) AS gemeten,
        count(*) FILTER (instroom <= o.tot AND (einde IS NULL OR einde >= van)
            AND coalesce(t.trede, eerste) IS NOT NULL AND (hoogste > coalesce(t.trede, eerste) OR groei)) AS stijging,
        count(*) FILTER (einde BETWEEN van AND o.tot AND r.uitval_overig) AS uitval,
        count(*) FILTER (einde BETWEEN van AND o.tot AND r.rij_algemeen = 'geen-recht-op-bijstand') AS geen_recht,
        count(*) FILTER (einde BETWEEN van AND o.tot AND r.regulier_werk) AS werk
    FROM trajecten t JOIN over o USING (aanpak) LEFT JOIN gemeten USING (traject)
    LEFT JOIN redenen r ON r.aanpak = t.aanpak AND r.code = t.reden GROUP BY o.plaats, o.noemer
), noemers AS (
    SELECT *, begin + instroom AS samen,
        CASE noemer WHEN 'stand' THEN stand WHEN 'instroom' THEN instroom ELSE begin + instroom END AS van_alle FROM geteld
), delen AS (
    SELECT plaats, van_alle, samen,
        unnest(['stijging', 'uitval-overig', 'geen-recht', 'regulier-werk']) AS rij,
        unnest([CASE WHEN gemeten THEN stijging END, uitval, geen_recht, werk]) AS deel FROM noemers
)
SELECT rij, plaats * 3 + unnest([0, 1, 2]),
    unnest([deel, (deel * 2000 + van_alle) // (van_alle * 2), (deel * 2000 + samen) // (samen * 2)])::VARCHAR FROM delen
UNION ALL SELECT 'in-traject', plaats * 3, van_alle::VARCHAR FROM noemers
UNION ALL SELECT 'begin-en-instroom', plaats * 3, samen::VARCHAR FROM noemers

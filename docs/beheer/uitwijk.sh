#!/bin/sh
# De oefening bij uitwijk.md: een PostgreSQL met een reserve, op deze machine, in een map die daarna weg mag.
#
#   uitwijk.sh begin DIR      maak een eerste en een reserve die elke vastlegging bevestigt; zegt het adres
#   uitwijk.sh uitval DIR     de eerste valt uit, zonder waarschuwing
#   uitwijk.sh neem-over DIR  de reserve neemt het over
#   uitwijk.sh opruimen DIR   stop alles en haal DIR weg
#   uitwijk.sh alles DIR MEEDOEN   de hele oefening met dit programma, met iemand die doorlopend vastlegt
#
# Nodig: initdb, pg_ctl, pg_basebackup en psql, in POSTGRES_BIN, op het pad of waar Debian ze zet.
set -eu

zeg() { echo "uitwijk: $*"; }
stop_met() { echo "uitwijk: $*" >&2; exit 1; }

programmas() {
    for map in "${POSTGRES_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
        if [ -n "$map" ] && [ -x "$map/initdb" ]; then echo "$map"; return; fi
    done
    gevonden=$(command -v initdb) || stop_met "PostgreSQL staat niet op deze machine; op Debian: apt-get install postgresql"
    dirname "$gevonden"
}

# PostgreSQL wil niet als root draaien.
als() {
    if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
    wie=postgres
    id "$wie" >/dev/null 2>&1 || wie=nobody
    setpriv --reuid="$wie" --regid="$(id -g "$wie")" --clear-groups -- "$@"
}

vraag() { als "$BIN/psql" -X -q -A -t -h 127.0.0.1 -p "$1" -U meedoen -d postgres -c "$2"; }

# Wacht tot een vraag dit antwoord heeft, hoogstens een halve minuut.
wacht_op() {
    keer=0
    until [ "$(vraag "$1" "$2" 2>/dev/null || true)" = "$3" ]; do
        keer=$((keer + 1))
        [ "$keer" -lt 150 ] || stop_met "geen '$3' op: $2"
        sleep 0.2
    done
}

vrije_poort() {
    poort=$1
    while als "$BIN/pg_isready" -q -h 127.0.0.1 -p "$poort" || [ $? -eq 1 ]; do poort=$((poort + 1)); done
    echo "$poort"
}

start() {
    als "$BIN/pg_ctl" -D "$DIR/$1" -l "$DIR/$1.log" -w -s \
        -o "-p $2 -k $DIR -c listen_addresses=127.0.0.1 -c max_connections=60 -c shared_buffers=32MB" start
}

begin() {
    [ ! -e "$DIR" ] || [ -z "$(ls -A "$DIR")" ] || stop_met "$DIR is niet leeg"
    mkdir -p "$DIR"
    [ "$(id -u)" -ne 0 ] || chown "$(als id -u)" "$DIR"
    als "$BIN/initdb" -U meedoen -A trust -E UTF8 --locale=C -D "$DIR/eerste" >/dev/null
    een=$(vrije_poort "${POORT:-$((20000 + $$ % 20000))}")
    start eerste "$een"
    als "$BIN/pg_basebackup" -h 127.0.0.1 -p "$een" -U meedoen -D "$DIR/reserve" -X stream -R -c fast
    echo "primary_conninfo = 'host=127.0.0.1 port=$een user=meedoen application_name=reserve'" | als tee -a "$DIR/reserve/postgresql.auto.conf" >/dev/null
    twee=$(vrije_poort $((een + 1)))
    start reserve "$twee"
    # Van nu af aan is iets pas vastgelegd als de reserve het ook op schijf heeft.
    vraag "$een" "ALTER SYSTEM SET synchronous_standby_names = 'reserve'"
    vraag "$een" "SELECT pg_reload_conf()" >/dev/null
    wacht_op "$een" "SELECT sync_state FROM pg_stat_replication" sync
    echo "$een $twee" | als tee "$DIR/poorten" >/dev/null
    echo "postgres://meedoen@127.0.0.1:$een,127.0.0.1:$twee/postgres"
}

# Zoals een machine uitvalt: alles van de eerste is weg, midden in wat het deed.
uitval() {
    hoofd=$(head -n 1 "$DIR/eerste/postmaster.pid")
    kinderen=$(ps -o pid= --ppid "$hoofd")
    kill -9 "$hoofd" $kinderen 2>/dev/null || true
    # Een machine die terugkomt mag nooit vanzelf weer de eerste zijn.
    als mv "$DIR/eerste" "$DIR/eerste-buiten-dienst"
}

neem_over() {
    als "$BIN/pg_ctl" -D "$DIR/reserve" -w -s promote
    read -r een twee < "$DIR/poorten"
    wacht_op "$twee" "SELECT pg_is_in_recovery()" f
}

opruimen() {
    for kant in eerste reserve; do
        [ ! -e "$DIR/$kant/postmaster.pid" ] || als "$BIN/pg_ctl" -D "$DIR/$kant" -m immediate -w -s stop || true
    done
    rm -rf "$DIR"
}

alles() {
    programma=$1
    gegevens=$DIR-gegevens
    [ ! -e "$gegevens" ] || stop_met "$gegevens bestaat al"
    mkdir -p "$gegevens"
    MEEDOEN_LOG=$(begin)
    export MEEDOEN_LOG
    trap 'kill "$server" 2>/dev/null || true; opruimen; rm -rf "$gegevens"' EXIT
    server=
    zeg "het logboek staat in $MEEDOEN_LOG"
    "$programma" gemeente nieuw oefenstad --naam Oefenstad --map "$gegevens" >/dev/null
    toezicht=$(vrije_poort $(( $(cut -d ' ' -f 2 "$DIR/poorten") + 1 )))
    "$programma" start --map "$gegevens" --poort "$((toezicht + 1))" --toezicht "127.0.0.1:$toezicht" >"$gegevens/start.txt" 2>&1 &
    server=$!
    bevestigd=0
    keer=0
    uitgevallen=
    while [ "$bevestigd" -lt 12 ]; do
        keer=$((keer + 1))
        [ "$keer" -lt 120 ] || stop_met "na $keer pogingen zijn er pas $bevestigd bevestigd"
        if [ "$bevestigd" -ge 6 ] && [ -z "$uitgevallen" ]; then
            uitgevallen=ja
            uitval
            zeg "de eerste is uitgevallen na $bevestigd bevestigde vastleggingen"
            (sleep 1; neem_over) &
        fi
        if "$programma" medewerker nieuw "Oefenaar $keer" --rol begeleider --map "$gegevens" --gemeente oefenstad >>"$gegevens/vastgelegd.txt" 2>/dev/null; then
            bevestigd=$((bevestigd + 1))
            echo "Oefenaar $keer" >> "$gegevens/bevestigd.txt"
        else
            sleep 0.5
        fi
    done
    wait "$!" 2>/dev/null || true
    kill -0 "$server" || stop_met "Meedoen is gestopt: $(cat "$gegevens/start.txt")"
    zeg "na de overname is er doorgewerkt; $bevestigd vastleggingen zijn bevestigd"
    # Wie bevestigd is, is er: een tweede link kan alleen worden gegeven aan wie er werkt.
    while read -r naam; do
        inlog=$(echo "$naam" | tr 'A-Z ' 'a-z.')-opnieuw
        "$programma" medewerker toegang "$naam" --login "$inlog" --map "$gegevens" --gemeente oefenstad >/dev/null ||
            stop_met "$naam was bevestigd en is weg"
    done < "$gegevens/bevestigd.txt"
    "$programma" controleer --map "$gegevens"
    zeg "geslaagd: niets van wat bevestigd was, is weg, en de keten is heel"
}

wat=${1:-}
DIR=${2:-}
[ -n "$DIR" ] || { sed -n '2,12p' "$0" | sed 's/^# \{0,1\}//'; exit 2; }
case "$DIR" in /*) ;; *) DIR=$PWD/$DIR ;; esac
BIN=$(programmas)
case "$wat" in
    begin) begin ;;
    uitval) uitval ;;
    neem-over) neem_over ;;
    opruimen) opruimen ;;
    alles) alles "${3:?geef het programma meedoen}" ;;
    *) stop_met "onbekend: $wat" ;;
esac
